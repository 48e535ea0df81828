/**
 * Apex values <-> SQLite values.
 *
 * Numbers with decimals are stored as whole numbers of their smallest unit (`12.50` in a field of scale 2 is 1250). Salesforce numbers have at most
 * 18 digits, which a 64-bit integer holds exactly, so that equality, ranges, sorting, SUM, MIN and MAX are exact and done by SQLite itself;
 * a float would lose digits from the 16th on, and text would neither sort nor add up.
 * Dates are ISO text (their order is that of the text, and SQLite's date functions read it), moments and times milliseconds.
 */
import type { FieldSchema } from '../contracts/schema.ts';
import { ApexBlob } from '../values/apex-blob.ts';
import { ApexDate } from '../values/apex-date.ts';
import { ApexDatetime } from '../values/apex-datetime.ts';
import { ApexDecimal } from '../values/apex-decimal.ts';
import { ApexTime } from '../values/apex-time.ts';
import { isNumeric, toDecimal, toInteger, toLong } from '../values/numbers.ts';
import { to18 } from '../values/identifiers.ts';
import type { SqlValue } from './sqlite-storage.ts';

const decimalTypes: ReadonlySet<string> = new Set(['CURRENCY', 'DOUBLE', 'PERCENT']);

/** Standard amounts without decimals (Account.AnnualRevenue) keep cents that they are given: their scale is for display. */
function keepsCents(field: FieldSchema): boolean {
  return field.type === 'CURRENCY' && !field.isCustom && field.scale === 0;
}

/** Digits after the point that the column keeps; null for what is no decimal. */
export function storedScale(field: FieldSchema): number | null {
  if (!decimalTypes.has(field.type)) return null;
  return keepsCents(field) ? 2 : Math.min(field.scale, 18);
}

const largest = 2n ** 63n - 1n;

/** Plain JavaScript values of the same meaning (an ISO text, a millisecond count) are taken too: the org writes rows of its own. */
export function encodeValue(field: FieldSchema, value: unknown): SqlValue {
  if (value === null || value === undefined) return field.type === 'BOOLEAN' ? 0 : null;
  const encoder = encoders[field.type];
  return encoder === undefined ? encodeText(field, value) : encoder(value, field);
}

type Encoder = (value: unknown, field: FieldSchema) => SqlValue;

const encodeDecimal: Encoder = (value, field) => {
  const decimal =
    typeof value === 'number' && !Number.isInteger(value)
      ? ApexDecimal.fromDouble(value)
      : isNumeric(value)
        ? toDecimal(value)
        : unfit(field, value);
  const { unscaled } = decimal.setScale(storedScale(field) ?? 0, 'HALF_UP');
  return unscaled > largest || unscaled < -largest ? unfit(field, value) : unscaled;
};

const encoders: Readonly<Record<string, Encoder>> = {
  BOOLEAN: (value) => (value === true || value === 'true' || value === 1 ? 1 : 0),
  INTEGER: (value, field) => (isNumeric(value) ? toInteger(value) : unfit(field, value)),
  LONG: (value, field) => (isNumeric(value) ? toLong(value) : unfit(field, value)),
  CURRENCY: encodeDecimal,
  DOUBLE: encodeDecimal,
  PERCENT: encodeDecimal,
  DATE: (value, field) =>
    value instanceof ApexDate
      ? value.toString()
      : value instanceof ApexDatetime
        ? value.date('UTC').toString()
        : typeof value === 'string'
          ? value
          : unfit(field, value),
  // The platform keeps whole seconds.
  DATETIME: (value, field) =>
    wholeSecond(
      value instanceof ApexDatetime
        ? value.milliseconds
        : typeof value === 'number'
          ? value
          : value instanceof ApexDate
            ? value.days * 86_400_000
            : unfit(field, value),
    ),
  TIME: (value, field) => (value instanceof ApexTime ? value.milliseconds : typeof value === 'number' ? value : unfit(field, value)),
  BASE64: (value, field) =>
    value instanceof ApexBlob ? value.bytes : typeof value === 'string' ? Buffer.from(value, 'utf8') : unfit(field, value),
  ID: (value, field) => (typeof value === 'string' ? to18(value) : unfit(field, value)),
  REFERENCE: (value, field) => (typeof value === 'string' ? to18(value) : unfit(field, value)),
};

function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function encodeText(field: FieldSchema, value: unknown): SqlValue {
  if (typeof value === 'string') return value;
  return field.type === 'ANYTYPE' ? String(value) : unfit(field, value);
}

function unfit(field: FieldSchema, value: unknown): never {
  throw new TypeError(`The value ${String(value)} does not fit the field ${field.name} of type ${field.type}`);
}

/** How to select a column so that `decodeValue` can read it: wide integers come as text, since a JavaScript number holds 53 bits. */
export function selectExpression(field: FieldSchema, column: string): string {
  return storedScale(field) !== null || field.type === 'LONG' ? `CAST(${column} AS TEXT)` : column;
}

export function decodeValue(field: FieldSchema, value: unknown): unknown {
  if (value === null || value === undefined) return field.type === 'BOOLEAN' ? false : null;
  const decoder = decoders[field.type];
  return decoder === undefined ? value : decoder(value, field);
}

const decodeDecimal = (value: unknown, field: FieldSchema): ApexDecimal => {
  const decimal = new ApexDecimal(BigInt(value as string | number), storedScale(field) ?? 0);
  // Coordinates are kept with 15 digits but read as they were written.
  return field.scale > 8 || keepsCents(field) ? decimal.stripTo(0) : decimal;
};

const decoders: Readonly<Record<string, (value: unknown, field: FieldSchema) => unknown>> = {
  BOOLEAN: (value) => Number(value) === 1,
  INTEGER: (value) => Number(value),
  LONG: (value) => BigInt(value as string | number),
  CURRENCY: decodeDecimal,
  DOUBLE: decodeDecimal,
  PERCENT: decodeDecimal,
  DATE: (value) => dateFromText(String(value)),
  DATETIME: (value) => new ApexDatetime(Number(value)),
  TIME: (value) => new ApexTime(Number(value)),
  BASE64: (value) => new ApexBlob(value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array)),
};

export function dateFromText(text: string): ApexDate {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return ApexDate.of(year, month, day);
}
