/** What a field is compared with, in the storage's encoding. */
import { DateTime } from 'luxon';
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { ApexDouble } from '../../values/apex-double.ts';
import { ApexEnum } from '../../values/apex-enum.ts';
import { ApexList } from '../../values/apex-list.ts';
import { ApexSet } from '../../values/apex-set.ts';
import { ApexTime } from '../../values/apex-time.ts';
import { isValidId, to18 } from '../../values/identifiers.ts';
import { SObjectFieldToken, SObjectTypeToken } from '../../values/schema-tokens.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { decodeValue, packDecimal, storedScale, sumKeyOf } from '../../storage/index.ts';
import type { SqlValue } from '../../storage/index.ts';
import { totalOf } from './context.ts';
import type { QueryEnvironment } from './context.ts';
import { dayRange, startOfDay } from './date-literals.ts';
import { malformed, queryError } from './errors.ts';
import type { Operand } from './syntax.ts';

export type EncodedOperand =
  | { readonly kind: 'value'; readonly value: SqlValue }
  /** From `start` up to but without `end`: a day, a month, ... */
  | { readonly kind: 'range'; readonly start: SqlValue; readonly end: SqlValue }
  | { readonly kind: 'list'; readonly items: readonly EncodedOperand[] };

const nothing: EncodedOperand = { kind: 'value', value: null };

export function encodeOperand(operand: Operand, field: FieldSchema, environment: QueryEnvironment): EncodedOperand {
  switch (operand.kind) {
    case 'null':
      return nothing;
    case 'boolean':
      return field.type === 'BOOLEAN' ? one(operand.value ? 1 : 0) : mistyped(field);
    case 'text':
      return encodeText(operand.value, field);
    case 'number':
      return encodeNumber(ApexDecimal.of(operand.text), field);
    case 'date':
      return encodeDay(operand.text, field, environment);
    case 'datetime':
      return encodeMoment(DateTime.fromISO(operand.text).toMillis(), field);
    case 'dateLiteral':
      return encodeRange(operand, field, environment);
    case 'list':
      return { kind: 'list', items: operand.items.map((item) => encodeOperand(item, field, environment)) };
    case 'bind':
      return encodeApex(bindValue(operand, environment), field, environment);
  }
}

export function bindValue(operand: Extract<Operand, { kind: 'bind' }>, { binds }: QueryEnvironment): unknown {
  const value = binds.get(operand.name) ?? [...binds].find(([name]) => name.toLowerCase() === operand.name.toLowerCase())?.[1];
  if (value === undefined && ![...binds.keys()].some((name) => name.toLowerCase() === operand.name.toLowerCase())) {
    throw queryError('MALFORMED_QUERY', `Variable does not exist: ${operand.name}`, operand.position);
  }
  return value ?? null;
}

function one(value: SqlValue): EncodedOperand {
  return { kind: 'value', value };
}

const soapNames: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  INTEGER: 'int',
  LONG: 'long',
  DOUBLE: 'double',
  CURRENCY: 'double',
  PERCENT: 'double',
  DATE: 'date',
  DATETIME: 'dateTime',
  TIME: 'time',
};

function mistyped(field: FieldSchema): never {
  const expected = soapNames[field.type];
  const rest = expected === undefined ? 'string and should be enclosed in quotes' : `${expected} and should not be enclosed in quotes`;
  throw queryError('INVALID_FIELD', `value of filter criterion for field '${field.name}' must be of type ${rest}`);
}

function encodeText(value: string, field: FieldSchema): EncodedOperand {
  // SOQL holds no empty text: '' stands for null.
  if (value === '') return nothing;
  if (field.type === 'ID' || field.type === 'REFERENCE') {
    if (!isValidId(value)) throw queryError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${value}`);
    return one(to18(value));
  }
  return soapNames[field.type] === undefined ? one(value) : mistyped(field);
}

function encodeNumber(value: ApexDecimal, field: FieldSchema): EncodedOperand {
  const total = totalOf(field);
  if (total === 'average') return one(value.toNumber());
  if (total === 'sum') {
    const { key, isExact } = sumKeyOf(field, value);
    return isExact ? one(key) : { kind: 'range', start: key, end: key };
  }
  if (storedScale(field) === null && field.type !== 'INTEGER' && field.type !== 'LONG') return mistyped(field);
  const whole = storedScale(field) === null ? value.toBigInt('HALF_UP') : packDecimal(field, value);
  // Beyond 64 bits no column has the number, and SQLite compares a double with whole numbers exactly.
  if (whole !== BigInt.asIntN(64, whole)) return one(value.toNumber());
  const kept = storedScale(field) === null ? ApexDecimal.fromInteger(whole) : (decodeValue(field, whole) as ApexDecimal);
  const side = kept.compareTo(value);
  if (side === 0) return one(whole);
  // Between two numbers that the column can hold: an empty range before the greater one.
  const next = side > 0 ? whole : whole + 1n;
  return { kind: 'range', start: next, end: next };
}

/** A day against a moment: midnight in GMT for literals, as the API reads `2024-01-01`. */
function encodeDay(isoDate: string, field: FieldSchema, _environment: QueryEnvironment): EncodedOperand {
  return field.type === 'DATE' ? one(isoDate) : mistyped(field);
}

function encodeMoment(milliseconds: number, field: FieldSchema): EncodedOperand {
  if (field.type === 'DATETIME') return one(milliseconds);
  if (field.type === 'DATE') return one(new Date(milliseconds).toISOString().slice(0, 10));
  return mistyped(field);
}

function encodeRange(
  operand: Extract<Operand, { kind: 'dateLiteral' }>,
  field: FieldSchema,
  { now, user }: QueryEnvironment,
): EncodedOperand {
  const zone = user.timeZone === 'GMT' ? 'UTC' : user.timeZone;
  const { start, end } = dayRange(operand.name, operand.count, DateTime.fromMillis(now, { zone }));
  if (field.type === 'DATE') return { kind: 'range', start, end };
  if (field.type === 'DATETIME') return { kind: 'range', start: startOfDay(start, zone), end: startOfDay(end, zone) };
  return mistyped(field);
}

/** A bound Apex value: a collection stands for its elements, a record for its Id. */
function encodeApex(value: unknown, field: FieldSchema, environment: QueryEnvironment): EncodedOperand {
  if (value === null || value === undefined) return nothing;
  if (value instanceof ApexList || value instanceof ApexSet || Array.isArray(value)) {
    const items = value instanceof ApexList ? value.items : value instanceof ApexSet ? value.toArray() : (value as unknown[]);
    return { kind: 'list', items: items.map((item) => encodeApex(item, field, environment)) };
  }
  if (typeof value === 'string') return encodeText(value, field);
  if (typeof value === 'boolean') return field.type === 'BOOLEAN' ? one(value ? 1 : 0) : mistyped(field);
  if (typeof value === 'number' || typeof value === 'bigint') return encodeNumber(ApexDecimal.fromInteger(value), field);
  if (value instanceof ApexDecimal) return encodeNumber(value, field);
  if (value instanceof ApexDouble) return encodeNumber(ApexDecimal.fromDouble(value.value), field);
  if (value instanceof ApexDate)
    return field.type === 'DATETIME' ? one(value.days * 86_400_000) : encodeDay(value.toString(), field, environment);
  if (value instanceof ApexDatetime) return encodeMoment(value.milliseconds, field);
  if (value instanceof ApexTime) return field.type === 'TIME' ? one(value.milliseconds) : mistyped(field);
  if (value instanceof SObjectValue) return value.id === null ? nothing : encodeText(value.id, field);
  if (value instanceof ApexEnum || value instanceof SObjectTypeToken || value instanceof SObjectFieldToken)
    return encodeText(value instanceof ApexEnum ? value.name : value.apexToString(), field);
  throw queryError('MALFORMED_QUERY', `Invalid bind expression type of ${typeof value} for column ${field.name}`);
}

/** LIMIT and OFFSET. */
export function rowCount(operand: Operand, environment: QueryEnvironment, clause: string): number {
  const value = operand.kind === 'bind' ? bindValue(operand, environment) : operand.kind === 'number' ? Number(operand.text) : null;
  const count = typeof value === 'bigint' ? Number(value) : value;
  if (count === null) throw malformed(`${clause} cannot be null`);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) throw malformed(`Invalid ${clause} value: ${String(value)}`);
  return count;
}
