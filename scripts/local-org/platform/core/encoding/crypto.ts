/** Implements System.Crypto: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexBlob, apexException } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';

const digests: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  sha256: 'sha256',
  'sha-512': 'sha512',
  sha512: 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};
const macs: Readonly<Record<string, string>> = { hmacmd5: 'md5', hmacsha1: 'sha1', hmacsha256: 'sha256', hmacsha512: 'sha512' };
const signatures: Readonly<Record<string, string>> = {
  rsa: 'sha1',
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
  'ecdsa-sha512': 'sha512',
};
const keyBytes: Readonly<Record<string, number>> = { aes128: 16, aes192: 24, aes256: 32 };
const blockBytes = 16;

function algorithm<T>(names: Readonly<Record<string, T>>, name: string): T {
  const found = names[name.toLowerCase()];
  if (found === undefined) throw apexException('System.InvalidParameterValueException', `Unsupported algorithm: ${name}`);
  return found;
}

function mac(name: string, input: ApexBlob, key: ApexBlob): Buffer {
  return createHmac(algorithm(macs, name), key.bytes).update(input.bytes).digest();
}

/** AES in CBC with PKCS#5 padding, the only mode the platform has. */
function cipherName(name: string, key: ApexBlob): string {
  const size = algorithm(keyBytes, name);
  if (key.size !== size) throw apexException('System.InvalidParameterValueException', `Invalid private key. Must be ${size} bytes.`);
  return `aes-${size * 8}-cbc`;
}

function encrypt(name: string, key: ApexBlob, vector: ApexBlob, data: ApexBlob): ApexBlob {
  checkVector(vector);
  const cipher = createCipheriv(cipherName(name, key), key.bytes, vector.bytes);
  return new ApexBlob(Buffer.concat([cipher.update(data.bytes), cipher.final()]));
}

function decrypt(name: string, key: ApexBlob, vector: ApexBlob, data: ApexBlob): ApexBlob {
  checkVector(vector);
  const decipher = createDecipheriv(cipherName(name, key), key.bytes, vector.bytes);
  try {
    return new ApexBlob(Buffer.concat([decipher.update(data.bytes), decipher.final()]));
  } catch {
    const isWhole = data.size % blockBytes === 0;
    throw apexException(
      'System.SecurityException',
      isWhole
        ? 'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.'
        : 'Input length must be multiple of 16 when decrypting with padded cipher',
    );
  }
}

function checkVector(vector: ApexBlob): void {
  if (vector.size !== blockBytes)
    throw apexException('System.InvalidParameterValueException', `Invalid initialization vector. Must be ${blockBytes} bytes.`);
}

/** The vector goes first. */
function encryptWithManagedVector(name: string, key: ApexBlob, data: ApexBlob): ApexBlob {
  const vector = new ApexBlob(randomBytes(blockBytes));
  return new ApexBlob(Buffer.concat([vector.bytes, encrypt(name, key, vector, data).bytes]));
}

function decryptWithManagedVector(name: string, key: ApexBlob, data: ApexBlob): ApexBlob {
  if (data.size < blockBytes)
    throw apexException('System.InvalidParameterValueException', 'Invalid data. Input data must be at least 16 bytes.');
  return decrypt(name, key, new ApexBlob(data.bytes.subarray(0, blockBytes)), new ApexBlob(data.bytes.subarray(blockBytes)));
}

/** The key is PKCS #8, DER. */
function sign(name: string, input: ApexBlob, key: ApexBlob): ApexBlob {
  const digest = algorithm(signatures, name);
  try {
    const privateKey = createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
    return new ApexBlob(createSign(digest).update(input.bytes).sign(privateKey));
  } catch (problem) {
    throw apexException('System.SecurityException', `Invalid Crypto Key: ${String(problem)}`);
  }
}

/** The key is X.509 SubjectPublicKeyInfo, DER. */
function verify(name: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob): boolean {
  const digest = algorithm(signatures, name);
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
    return createVerify(digest).update(data.bytes).verify(publicKey, signature.bytes);
  } catch (problem) {
    throw apexException('System.SecurityException', `Invalid Crypto Key: ${String(problem)}`);
  }
}

function verifyHmac(name: string, input: ApexBlob, key: ApexBlob, expected: ApexBlob): boolean {
  const actual = mac(name, input, key);
  return actual.length === expected.size && timingSafeEqual(actual, expected.bytes);
}

function generateAesKey(bits: number): ApexBlob {
  return new ApexBlob(randomBytes(algorithm(keyBytes, `AES${bits}`)));
}

export const cryptoTable: PlatformTypeTable = {
  name: 'System.Crypto',
  members: withoutNulls({
    'static decrypt(String, Blob, Blob, Blob)': decrypt,
    'static decryptWithManagedIV(String, Blob, Blob)': decryptWithManagedVector,
    'static encrypt(String, Blob, Blob, Blob)': encrypt,
    'static encryptWithManagedIV(String, Blob, Blob)': encryptWithManagedVector,
    'static generateAesKey(Integer)': generateAesKey,
    'static generateDigest(String, Blob)': (name: string, input: ApexBlob) =>
      new ApexBlob(createHash(algorithm(digests, name)).update(input.bytes).digest()),
    'static generateMac(String, Blob, Blob)': (name: string, input: ApexBlob, key: ApexBlob) => new ApexBlob(mac(name, input, key)),
    'static getRandomInteger()': () => randomBytes(4).readInt32BE(),
    'static getRandomLong()': () => randomBytes(8).readBigInt64BE(),
    'static sign(String, Blob, Blob)': sign,
    'static verify(String, Blob, Blob, Blob)': verify,
    'static verifyHmac(String, Blob, Blob, Blob)': verifyHmac,
  }),
};
