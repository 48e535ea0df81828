/**
 * Hashing for Set and Map: a JavaScript Map key that is the same for values that the platform holds equal.
 * Strings are case-sensitive; numbers differ by type; records compare by their fields; a class of the project by its own
 * equals and hashCode, else by identity.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm
 */
import { transaction } from '../contracts/transaction.ts';
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { ApexDecimal } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import { ApexException } from './apex-exception.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexTime } from './apex-time.ts';
import { hasOwnEquality, ownEquals } from './own-equality.ts';

/** Starts every made-up key, so that none equals a String. */
const mark = '\u0000';

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

export function identityNumber(value: object): number {
  let number = identities.get(value);
  if (number === undefined) {
    lastIdentity += 1;
    number = lastIdentity;
    identities.set(value, number);
  }
  return number;
}

/** A value made of others: collections and records. Its key is made of theirs. */
interface Composed {
  collectionKey(keyOf: (part: unknown) => string): string;
}

function isComposed(value: object): value is Composed {
  return 'collectionKey' in value;
}

/** The key of a part of a composed key: a text that says its type. */
function nestedKey(value: unknown): string {
  const key = hashKey(value);
  if (typeof key === 'string') return `${key.length}:${key}`;
  if (typeof key === 'object' && key !== null) return `object:${hasHash(key) ? String(hashOf(key)) : String(identityNumber(key))}`;
  return `${typeof key}:${String(key)}`;
}

function hasHash(value: object): value is ApexObject {
  return value instanceof ApexObject && !(value instanceof PlatformObject) && !(value instanceof ApexException) && hasOwnEquality(value);
}

function hashOf(value: ApexObject): unknown {
  const project = transaction().project;
  return project.hasMethod(value, 'hashCode', 0) ? project.invokeByName(value, 'hashCode', []) : identityNumber(value);
}

/** Objects that compare by their own methods come back as they are; see KeyIndex. */
function hashKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof ApexDouble) return `${mark}double:${value.value}`;
  if (value instanceof ApexDecimal) return `${mark}decimal:${value.stripTrailingZeros().toString()}`;
  if (value instanceof ApexDate) return `${mark}date:${value.days}`;
  if (value instanceof ApexDatetime) return `${mark}datetime:${value.milliseconds}`;
  if (value instanceof ApexTime) return `${mark}time:${value.milliseconds}`;
  if (value instanceof ApexBlob) return `${mark}blob:${value.base64()}`;
  if (isComposed(value)) return `${mark}${value.collectionKey(nestedKey)}`;
  if (value instanceof PlatformObject) {
    const key = value.apexKey();
    return key === null ? value : `${mark}${value.apexToString()}:${key}`;
  }
  return value;
}

/** One per Set or Map: finds the representative of objects that are equal by their own equals and hashCode. */
export class KeyIndex {
  #buckets: Map<unknown, ApexObject[]> | null = null;

  /** `isNew`: remembers the object when no equal one is known. */
  keyOf(value: unknown, isNew: boolean): unknown {
    const key = hashKey(value);
    if (typeof key !== 'object' || key === null || !hasHash(key)) return key;
    const hash = hashOf(key);
    this.#buckets ??= new Map();
    const bucket = this.#buckets.get(hash) ?? [];
    const known = bucket.find((candidate) => candidate === key || ownEquals(key, candidate));
    if (known !== undefined) return known;
    if (isNew) this.#buckets.set(hash, [...bucket, key]);
    return key;
  }

  forget(key: unknown): void {
    if (this.#buckets === null) return;
    for (const [hash, bucket] of this.#buckets)
      this.#buckets.set(
        hash,
        bucket.filter((candidate) => candidate !== key),
      );
  }

  clear(): void {
    this.#buckets = null;
  }
}

/** Object.hashCode and System.hashCode: Java's for Strings and numbers; else stable and equal for equal values. */
export function hashCode(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
  if (value instanceof ApexObject && hasHash(value)) return Number(hashOf(value));
  const key = hashKey(value);
  if (typeof key === 'object' && key !== null) return identityNumber(key);
  return stringHash(String(key));
}

/** java.lang.String.hashCode */
export function stringHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}
