/**
 * Converts Apex values to those of SQLite and back.
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

/**
 * Digits after the point that the column keeps; null for what is no decimal. A custom field's scale is for display as well: what the API
 * and Apex save is not rounded to it (Salesforce Help, articles 000385689 and 000394530), so that it keeps what is left of 18 digits.
 */
export function storedScale(field: FieldSchema): number | null {
  if (!decimalTypes.has(field.type)) return null;
  if (keepsCents(field)) return 2;
  const isStored = field.isCustom && field.formula === null && field.precision > 0;
  return Math.min(18, isStored ? Math.max(field.scale, 18 - (field.precision - field.scale)) : field.scale);
}

const largest = 2n ** 63n - 1n;

/** 18 digits and cents are more than 64 bits: from the 17th digit on an amount that keeps cents is stored in whole units, behind all others. */
const mostCents = 10n ** 18n;
const firstWhole = mostCents / 100n;

function packCents(value: ApexDecimal): bigint {
  const cents = value.setScale(2, 'HALF_UP').unscaled;
  if (cents <= mostCents && cents >= -mostCents) return cents;
  const whole = value.toBigInt('HALF_UP');
  return whole < 0n ? whole + firstWhole - mostCents : whole - firstWhole + mostCents;
}

function unpackCents(stored: bigint): ApexDecimal {
  if (stored <= mostCents && stored >= -mostCents) return new ApexDecimal(stored, 2);
  return new ApexDecimal(stored < 0n ? stored - firstWhole + mostCents : stored + firstWhole - mostCents, 0);
}

/** The whole number that a column holds for a value that has no more decimals than the column keeps. */
export function packDecimal(field: FieldSchema, value: ApexDecimal): bigint {
  return keepsCents(field) ? packCents(value) : value.setScale(storedScale(field) ?? 0, 'HALF_UP').unscaled;
}

/**
 * What to add up for the sum of a column, so that no part leaves 64 bits: sums of SQL expressions, each in so many of the column's
 * smallest units.
 */
export function sumParts(field: FieldSchema, column: string): readonly (readonly [sql: string, units: bigint])[] {
  const billion = 1_000_000_000n;
  if (!keepsCents(field))
    return [
      [`sum(${column} / ${billion})`, billion],
      [`sum(${column} % ${billion})`, 1n],
    ];
  const isWhole = `abs(${column}) > ${mostCents}`;
  const whole = `(CASE WHEN ${isWhole} THEN ${column} - ${mostCents - firstWhole} * (CASE WHEN ${column} < 0 THEN -1 ELSE 1 END) ELSE ${column} / 100 END)`;
  return [
    [`sum(${whole} / ${billion})`, billion * 100n],
    [`sum(${whole} % ${billion})`, 100n],
    [`sum(CASE WHEN ${isWhole} THEN 0 ELSE ${column} % 100 END)`, 1n],
  ];
}

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
  const packed = packDecimal(field, decimal);
  return packed > largest || packed < -largest ? unfit(field, value) : packed;
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

/** So many of a field's smallest units. */
export function decimalOfUnits(field: FieldSchema, units: bigint): ApexDecimal {
  const decimal = new ApexDecimal(units, storedScale(field) ?? 0);
  // Coordinates are kept with 15 digits but read as they were written.
  return decimal.stripTo(field.scale > 8 ? 0 : field.scale);
}

const decodeDecimal = (value: unknown, field: FieldSchema): ApexDecimal => {
  const stored = BigInt(value as string | number | bigint);
  return keepsCents(field) ? unpackCents(stored).stripTo(0) : decimalOfUnits(field, stored);
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
