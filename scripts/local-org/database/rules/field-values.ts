/** System validation of single values: type, length, range, picklist, email ("Triggers and Order of Execution", step 5). */
import type { DmlError } from '../../contracts/transaction.ts';
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexBlob } from '../../values/apex-blob.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { ApexTime } from '../../values/apex-time.ts';
import { isNumeric, toDecimal } from '../../values/numbers.ts';
import type { Numeric } from '../../values/numbers.ts';
import { storedScale } from '../../storage/index.ts';
import { dmlErrors } from './dml-errors.ts';

type ValueCheck = (field: FieldSchema, value: unknown) => DmlError | null;

/** Local part, @, dotted domain; what the platform's own check lets through in practice. */
const emailPattern = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z0-9-]{2,}$/;

function checkText(field: FieldSchema, value: unknown): DmlError | null {
  if (typeof value !== 'string') return dmlErrors.invalidType(field.name, field.label, String(value));
  if (field.length === 0 || value.length <= field.length) return null;
  return dmlErrors.stringTooLong(field.name, field.label, value, field.length);
}

function checkEmail(field: FieldSchema, value: unknown): DmlError | null {
  const tooLong = checkText(field, value);
  if (tooLong !== null || typeof value !== 'string') return tooLong;
  return emailPattern.test(value.trim()) ? null : dmlErrors.invalidEmail(field.name, field.label, value);
}

function checkPicklist(field: FieldSchema, value: unknown): DmlError | null {
  if (typeof value !== 'string') return dmlErrors.invalidType(field.name, field.label, String(value));
  if (!field.isRestrictedPicklist || field.picklist === null) return checkText(field, value);
  return isActiveValue(field, value) ? null : dmlErrors.badPicklistValue(field.name, field.label, value);
}

function checkMultiPicklist(field: FieldSchema, value: unknown): DmlError | null {
  if (typeof value !== 'string') return dmlErrors.invalidType(field.name, field.label, String(value));
  if (!field.isRestrictedPicklist) return null;
  const bad = value.split(';').find((part) => part.trim() !== '' && !isActiveValue(field, part.trim()));
  return bad === undefined ? null : dmlErrors.badPicklistValue(field.name, field.label, bad);
}

function isActiveValue(field: FieldSchema, value: string): boolean {
  return (field.picklist ?? []).some((entry) => entry.isActive && entry.value.toLowerCase() === value.toLowerCase());
}

/** Digits before the point: at most precision - scale. Decimals beyond those that are kept are rounded on save, not refused. */
function checkNumber(field: FieldSchema, value: unknown): DmlError | null {
  if (!isNumeric(value)) return dmlErrors.invalidType(field.name, field.label, String(value));
  if (field.precision === 0) return null;
  const limit = 10n ** BigInt(field.precision - field.scale);
  const whole = toDecimal(value)
    .setScale(storedScale(field) ?? 0, 'HALF_UP')
    .abs()
    .toBigInt('DOWN');
  return whole < limit ? null : dmlErrors.numberOutsideRange(field.name, field.label, textOf(value));
}

function textOf(value: Numeric): string {
  return value instanceof ApexDecimal ? value.toPlainString() : String(value);
}

function instanceCheck(type: abstract new (...parameters: never[]) => unknown): ValueCheck {
  return (field, value) => (value instanceof type ? null : dmlErrors.invalidType(field.name, field.label, String(value)));
}

function checkBoolean(field: FieldSchema, value: unknown): DmlError | null {
  return typeof value === 'boolean' ? null : dmlErrors.invalidType(field.name, field.label, String(value));
}

/** The first and the last moment that a field holds (SOQL and SOSL Reference, "Date Formats and Date Literals", "Minimum and Maximum Dates"). */
const earliest = Date.UTC(1700, 0, 1);
const latest = Date.UTC(4000, 11, 31);
const millisecondsOfDay = 86_400_000;

/** Apex makes moments beyond that range; an org refuses to store them (salesforce.stackexchange.com 339236). */
function checkMoment(field: FieldSchema, value: ApexDate | ApexDatetime): DmlError | null {
  const moment = value instanceof ApexDate ? value.days * millisecondsOfDay : value.milliseconds;
  return moment >= earliest && moment <= latest ? null : dmlErrors.dateOutsideRange(field.name, field.label, String(value));
}

function checkDate(field: FieldSchema, value: unknown): DmlError | null {
  return value instanceof ApexDate ? checkMoment(field, value) : dmlErrors.invalidType(field.name, field.label, String(value));
}

function checkDatetime(field: FieldSchema, value: unknown): DmlError | null {
  return value instanceof ApexDatetime ? checkMoment(field, value) : dmlErrors.invalidType(field.name, field.label, String(value));
}

const checks: Partial<Record<FieldSchema['type'], ValueCheck>> = {
  STRING: checkText,
  TEXTAREA: checkText,
  PHONE: checkText,
  URL: checkText,
  ENCRYPTEDSTRING: checkText,
  COMBOBOX: checkText,
  EMAIL: checkEmail,
  PICKLIST: checkPicklist,
  MULTIPICKLIST: checkMultiPicklist,
  BOOLEAN: checkBoolean,
  CURRENCY: checkNumber,
  DOUBLE: checkNumber,
  INTEGER: checkNumber,
  LONG: checkNumber,
  PERCENT: checkNumber,
  DATE: checkDate,
  DATETIME: checkDatetime,
  TIME: instanceCheck(ApexTime),
  BASE64: instanceCheck(ApexBlob),
};

/** The complaint about one value that is not null; references are checked in bulk by references.ts. */
export function checkValue(field: FieldSchema, value: unknown): DmlError | null {
  return checks[field.type]?.(field, value) ?? null;
}

const truncatedTypes: ReadonlySet<FieldSchema['type']> = new Set([
  'STRING',
  'TEXTAREA',
  'PHONE',
  'URL',
  'EMAIL',
  'PICKLIST',
  'COMBOBOX',
  'ENCRYPTEDSTRING',
  'MULTIPICKLIST',
]);

/** DMLOptions.allowFieldTruncation: too long text is cut instead of refused. */
export function truncate(field: FieldSchema, value: unknown): unknown {
  if (typeof value !== 'string' || field.length === 0 || !truncatedTypes.has(field.type)) return value;
  return value.slice(0, field.length);
}
