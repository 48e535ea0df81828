/** Keeps the passwords of the org's users, as scrypt hashes in a file of the state folder. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface StoredPassword {
  readonly salt: string;
  readonly hash: string;
}

export interface Passwords {
  set(userId: string, password: string): Promise<void>;
  /** Takes as long for a user without a password as for a wrong one. */
  matches(userId: string | null, password: string): Promise<boolean>;
}

const hashBytes = 32;

function hashOf(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64'), hashBytes, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}

export function createPasswords(stateFolder: string): Passwords {
  const file = join(stateFolder, 'passwords.json');
  const read = (): Record<string, StoredPassword> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, StoredPassword>) : {};
  return {
    async set(userId, password) {
      const salt = randomBytes(16).toString('base64');
      const hash = (await hashOf(password, salt)).toString('base64');
      writeFileSync(`${file}.new`, JSON.stringify({ ...read(), [userId]: { salt, hash } }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    async matches(userId, password) {
      const stored = userId === null ? undefined : read()[userId];
      const given = await hashOf(password, stored?.salt ?? 'AAAAAAAAAAAAAAAAAAAAAA==');
      return stored !== undefined && timingSafeEqual(given, Buffer.from(stored.hash, 'base64'));
    },
  };
}
