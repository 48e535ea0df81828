/** Apex values as formulas see them, and the way back. */
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { ApexDouble } from '../../values/apex-double.ts';
import { ApexTime } from '../../values/apex-time.ts';
import { asText } from './coerce.ts';
import { decimal, divide, fromDouble, integer, multiply, round } from './numbers.ts';
import { FormulaValueError, isKind } from './values.ts';
import type { FormulaValue } from './values.ts';

/** A field's value as a formula sees it. Percent fields read as fractions (10 % is 0.1), as the platform documents. */
export function fromApex(value: unknown, field: Pick<FieldSchema, 'type'> | null): FormulaValue {
  const converted = convert(value);
  return field?.type === 'PERCENT' && isKind(converted, 'number') ? divide(converted, integer(100)) : converted;
}

function convert(value: unknown): FormulaValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return fromDouble(value);
  if (typeof value === 'bigint') return decimal(value, 0);
  if (value instanceof ApexDouble) return fromDouble(value.value);
  if (value instanceof ApexDecimal)
    return value.scale >= 0 ? decimal(value.unscaled, value.scale) : decimal(value.unscaled * 10n ** BigInt(-value.scale), 0);
  if (value instanceof ApexDate) return { kind: 'date', days: value.days };
  if (value instanceof ApexDatetime) return { kind: 'datetime', milliseconds: value.milliseconds };
  if (value instanceof ApexTime) return { kind: 'time', milliseconds: value.milliseconds };
  throw new FormulaValueError('This value has no place in a formula');
}

/** A formula's result as the value of a field: rounded half up to the field's scale, percentages times 100. */
export function toApex(value: FormulaValue, field: FieldSchema): unknown {
  if (field.type === 'BOOLEAN') return value === true;
  if (value === null || value === '') return null;
  if (isKind(value, 'number')) return numeric(value, field);
  if (isKind(value, 'date')) return new ApexDate(value.days);
  if (isKind(value, 'datetime')) return new ApexDatetime(value.milliseconds);
  if (isKind(value, 'time')) return new ApexTime(value.milliseconds);
  return typeof value === 'string' && field.length > 0 ? value.slice(0, field.length) : value;
}

function numeric(value: Extract<FormulaValue, { kind: 'number' }>, field: FieldSchema): unknown {
  const scaled = round(field.type === 'PERCENT' ? multiply(value, integer(100)) : value, field.scale);
  if (field.type === 'INTEGER') return Number(asText(round(scaled, 0)));
  if (field.type === 'LONG') return round(scaled, 0).unscaled;
  if (field.type === 'STRING' || field.type === 'TEXTAREA' || field.type === 'PICKLIST') return asText(value);
  return new ApexDecimal(scaled.unscaled, scaled.scale);
}
