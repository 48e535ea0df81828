/** Text of custom metadata records as the values of their fields. */
import type { FieldSchema } from '../contracts/schema.ts';
import { ApexDatetime } from '../values/apex-datetime.ts';
import { ApexDecimal } from '../values/apex-decimal.ts';

const converters: Partial<Record<FieldSchema['type'], (text: string) => unknown>> = {
  BOOLEAN: (text) => text.toLowerCase() === 'true',
  INTEGER: (text) => Math.trunc(Number(text)),
  DOUBLE: (text) => ApexDecimal.parse(text),
  CURRENCY: (text) => ApexDecimal.parse(text),
  PERCENT: (text) => ApexDecimal.parse(text),
  DATETIME: (text) => new ApexDatetime(Date.parse(text)),
};

export function valueFromText(field: FieldSchema, text: string | null): unknown {
  if (text === null) return field.type === 'BOOLEAN' ? false : null;
  return converters[field.type]?.(text) ?? text;
}
