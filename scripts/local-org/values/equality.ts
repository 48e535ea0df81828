/**
 * Equality as `==`, assertEquals and the collections see it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { ApexException } from './apex-exception.ts';
import { ApexList } from './apex-list.ts';
import { ApexMap } from './apex-map.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexSet } from './apex-set.ts';
import { ApexTime } from './apex-time.ts';
import { isNumeric, compareNumbers } from './numbers.ts';
import { hasOwnEquality, ownEquals } from './own-equality.ts';
import { SObjectValue } from './sobject-value.ts';

/** `==` on Strings: case-insensitive. */
export function equalStrings(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right;
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** `===`: the same instance, or the same primitive. */
export function identical(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return isPrimitiveObject(left) && equalValues(left, right);
}

function isPrimitiveObject(value: unknown): boolean {
  return (
    isNumeric(value) || value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime || value instanceof ApexBlob
  );
}

/** `==` on operands of type Object and of any class: Strings at the top compare without case, inside collections with it. */
export function equalOperands(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return equalStrings(left, right);
  return equalValues(left, right);
}

/** Equality of collections' elements, assertEquals and Object.equals: Strings with case, numbers by value. */
export function equalValues(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left === 'string' || typeof left === 'boolean') return false;
  if (isNumeric(left)) return isNumeric(right) && compareNumbers(left, right) === 0;
  if (left instanceof ApexDate) return right instanceof ApexDate && left.days === right.days;
  if (left instanceof ApexDatetime) return right instanceof ApexDatetime && seconds(left) === seconds(right);
  if (left instanceof ApexTime) return right instanceof ApexTime && left.milliseconds === right.milliseconds;
  if (left instanceof ApexBlob) return right instanceof ApexBlob && left.equals(right);
  if (left instanceof ApexList) return right instanceof ApexList && equalLists(left, right);
  if (left instanceof ApexSet)
    return right instanceof ApexSet && left.size === right.size && left.toArray().every((item) => right.contains(item));
  if (left instanceof ApexMap) return right instanceof ApexMap && equalMaps(left, right);
  if (left instanceof SObjectValue) return right instanceof SObjectValue && equalRecords(left, right);
  if (left instanceof PlatformObject) return left.apexEquals(right);
  if (left instanceof ApexException) return false;
  return left instanceof ApexObject && hasOwnEquality(left) && ownEquals(left, right);
}

/** Milliseconds count for `<` and `>`, but not for equality: a moment equals what became of it in the database. */
function seconds(moment: ApexDatetime): number {
  return Math.floor(moment.milliseconds / 1000);
}

function equalLists(left: ApexList, right: ApexList): boolean {
  return left.items.length === right.items.length && left.items.every((item, index) => equalValues(item, right.items[index]));
}

function equalMaps(left: ApexMap, right: ApexMap): boolean {
  if (left.size !== right.size) return false;
  return left.entries().every(([key, value]) => right.containsKey(key) && equalValues(value, right.get(key)));
}

/** Field by field; an absent field equals a null one. */
function equalRecords(left: SObjectValue, right: SObjectValue): boolean {
  if (left.objectName !== right.objectName) return false;
  for (const name of new Set([...left.fields.keys(), ...right.fields.keys()])) {
    if (!equalValues(left.fields.get(name) ?? null, right.fields.get(name) ?? null)) return false;
  }
  return true;
}
