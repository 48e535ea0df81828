/** Secrets at rest: AES-256-GCM with a key that only this user can read. Nothing outside this folder ever sees a secret in clear. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecretBox {
  seal(text: string): string;
  open(sealed: string): string;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

function readOrCreateKey(folder: string): Buffer {
  const file = join(folder, 'credentials.key');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another worker was first: its key is the key.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`The key file ${file} is damaged: it must have ${keyBytes} bytes`);
  return key;
}

/** `folder` null: a key for this process only. */
export function createSecretBox(folder: string | null): SecretBox {
  const key = folder === null ? randomBytes(keyBytes) : readOrCreateKey(folder);
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}
