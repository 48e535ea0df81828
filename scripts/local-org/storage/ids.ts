/**
 * Record Ids: key prefix, instance and a counter in base 62, plus the checksum of case that makes 18 characters
 * (Salesforce help, "How are Salesforce record IDs structured"). The counter is a row of the database, taken under the write lock, so
 * that threads and processes never give the same Id; the alphabet is in byte order, so that later Ids sort later.
 */
import type { Storage } from '../contracts/transaction.ts';
import { to18 } from '../values/identifiers.ts';
import { definite } from '../values/definite.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Two characters of instance and a reserved zero. */
const instance = 'Lo0';

const counterDigits = 9;

/** A rolled-back transaction takes its count back; what its Apex has already seen is not given again on this connection. */
const given = new WeakMap<Storage, Map<string, number>>();

/** `count` new Ids in ascending order. Takes the write lock. */
export function newIds(storage: Storage, keyPrefix: string, count: number): readonly string[] {
  storage.beginWrite();
  let seen = given.get(storage);
  if (seen === undefined) given.set(storage, (seen = new Map<string, number>()));
  const stored = Number(storage.get('SELECT next FROM storage_id WHERE key_prefix = ?', [keyPrefix])?.['next'] ?? 1);
  const first = Math.max(stored, seen.get(keyPrefix) ?? 1);
  storage.run('INSERT INTO storage_id (key_prefix, next) VALUES (?, ?) ON CONFLICT (key_prefix) DO UPDATE SET next = excluded.next', [
    keyPrefix,
    first + count,
  ]);
  seen.set(keyPrefix, first + count);
  return Array.from({ length: count }, (_, index) => idOf(keyPrefix, first + index));
}

export function newId(storage: Storage, keyPrefix: string): string {
  return definite(newIds(storage, keyPrefix, 1)[0], `an Id for ${keyPrefix}`);
}

export function idOf(keyPrefix: string, number: number): string {
  let digits = '';
  for (let rest = number; digits.length < counterDigits; rest = Math.floor(rest / alphabet.length))
    digits = alphabet.charAt(rest % alphabet.length) + digits;
  return to18(keyPrefix + instance + digits);
}
