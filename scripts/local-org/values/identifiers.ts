/** Record Ids: 15 characters, or 18 with a checksum of their case. Inside they are always 18. */
import { apexException } from './apex-exception.ts';

const checksumDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** One character for every five: its bits say which of them are capitals. */
export function idChecksum(fifteen: string): string {
  let checksum = '';
  for (let block = 0; block < 3; block += 1) {
    let bits = 0;
    for (let place = 0; place < 5; place += 1) {
      const character = fifteen.charCodeAt(block * 5 + place);
      if (character >= 65 && character <= 90) bits |= 1 << place;
    }
    checksum += checksumDigits.charAt(bits);
  }
  return checksum;
}

export function isValidId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}

/** The 18-character form, or the text itself when it is no Id. */
export function to18(text: string): string {
  return text.length === 15 && isValidId(text) ? text + idChecksum(text) : text;
}

/** The implicit conversion String -> Id. */
export function stringToId(text: string | null): string | null {
  if (text === null) return null;
  if (!isValidId(text)) throw apexException('System.StringException', `Invalid id: ${text}`);
  return to18(text);
}

/** The implicit conversion Id -> String: Ids print in their 18-character form. */
export function idToString(id: string | null): string | null {
  return id === null ? null : to18(id);
}

/** Two Ids are the same in either form; case counts. */
export function sameId(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right;
  if (left.length === right.length) return left === right;
  return to18(left) === to18(right);
}
