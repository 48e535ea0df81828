/**
 * Implements System.EncodingUtil:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm
 */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { ApexBlob, apexException } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';

const encodings: Readonly<Record<string, BufferEncoding>> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'iso-8859-1': 'latin1',
  'us-ascii': 'ascii',
  'utf-16le': 'utf16le',
};

function encoding(name: string): BufferEncoding {
  const found = encodings[name.toLowerCase()];
  if (found === undefined) throw apexException('System.IllegalArgumentException', `Unsupported encoding: ${name}`);
  return found;
}

/** java.net.URLEncoder: letters, digits and `.-*_` stay, a space becomes `+`. */
function urlEncode(text: string, encodingName: string): string {
  const charset = encoding(encodingName);
  return text.replace(/[^a-zA-Z0-9.\-*_]+/gu, (part) =>
    [...Buffer.from(part, charset)].map((byte) => (byte === 32 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)).join(''),
  );
}

function urlDecode(text: string, encodingName: string): string {
  const charset = encoding(encodingName);
  if (/%(?![0-9a-fA-F]{2})/.test(text))
    throw apexException('System.IllegalArgumentException', 'URLDecoder: Illegal hex characters in escape (%) pattern');
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(charset));
}

function base64Decode(text: string): ApexBlob {
  return new ApexBlob(Buffer.from(text, 'base64'));
}

function convertFromHex(text: string): ApexBlob {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw apexException('System.InvalidParameterValueException', 'Invalid hex string');
  return new ApexBlob(Buffer.from(text, 'hex'));
}

export const encodingUtilTable: PlatformTypeTable = {
  name: 'System.EncodingUtil',
  members: withoutNulls({
    'static base64Decode(String)': base64Decode,
    'static base64Encode(Blob)': (blob: ApexBlob) => blob.base64(),
    'static convertFromHex(String)': convertFromHex,
    'static convertToHex(Blob)': (blob: ApexBlob) => blob.hex(),
    'static urlDecode(String, String)': urlDecode,
    'static urlEncode(String, String)': urlEncode,
  }),
};
