/** What saving makes of a value before it is stored: blank text becomes null, decimals what their column keeps, moments whole seconds. */
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { ApexDouble } from '../../values/apex-double.ts';
import { storedScale } from '../../storage/index.ts';

const textTypes: ReadonlySet<FieldSchema['type']> = new Set([
  'STRING',
  'TEXTAREA',
  'PHONE',
  'URL',
  'EMAIL',
  'PICKLIST',
  'MULTIPICKLIST',
  'COMBOBOX',
  'ENCRYPTEDSTRING',
  'REFERENCE',
]);
const decimalTypes: ReadonlySet<FieldSchema['type']> = new Set(['CURRENCY', 'DOUBLE', 'PERCENT']);

export function normalizeValue(field: FieldSchema, value: unknown): unknown {
  if (typeof value === 'string' && textTypes.has(field.type)) return normalizeText(field, value);
  if (decimalTypes.has(field.type)) return normalizeNumber(field, value);
  if (value instanceof ApexDatetime) return new ApexDatetime(Math.floor(value.milliseconds / 1000) * 1000);
  if (typeof value === 'bigint' && field.type === 'INTEGER') return Number(value);
  return value;
}

/** The platform trims text on save and holds no empty text. */
function normalizeText(field: FieldSchema, value: string): string | null {
  if (value.trim() === '') return null;
  if (field.type === 'PICKLIST' && field.isRestrictedPicklist) return canonicalPicklistValue(field, value);
  if (field.type === 'MULTIPICKLIST')
    return value
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(';');
  return field.type === 'TEXTAREA' ? value.trimEnd() : value.trim();
}

function canonicalPicklistValue(field: FieldSchema, value: string): string {
  return field.picklist?.find((entry) => entry.value.toLowerCase() === value.toLowerCase())?.value ?? value;
}

function normalizeNumber(field: FieldSchema, value: unknown): unknown {
  const decimal = toDecimal(value);
  const scale = storedScale(field) ?? field.scale;
  if (decimal === null || decimal.scale <= scale || field.precision === 0) return decimal ?? value;
  const divisor = 10n ** BigInt(decimal.scale - scale);
  const magnitude = decimal.unscaled < 0n ? -decimal.unscaled : decimal.unscaled;
  const rounded = (magnitude + divisor / 2n) / divisor;
  return new ApexDecimal(decimal.unscaled < 0n ? -rounded : rounded, scale);
}

function toDecimal(value: unknown): ApexDecimal | null {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  if (typeof value === 'number') return Number.isInteger(value) ? ApexDecimal.fromInteger(value) : ApexDecimal.fromDouble(value);
  if (typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  return null;
}
