/** FORMAT(): a value as text in the user's locale and time zone (SOQL and SOSL Reference, "FORMAT()"). */
import type { UserContext } from '../../contracts/transaction.ts';
import type { FieldSchema } from '../../contracts/schema.ts';
import { ApexDate } from '../../values/apex-date.ts';
import { ApexDatetime } from '../../values/apex-datetime.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';

export function formatValue(field: FieldSchema, value: unknown, user: UserContext): unknown {
  const locale = user.locale.replaceAll('_', '-');
  if (value instanceof ApexDecimal) {
    // As text, which keeps digits that a double has not.
    const number = new Intl.NumberFormat(locale, { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale }).format(
      value.toPlainString() as `${number}`,
    );
    return field.type === 'CURRENCY' ? `$${number}` : field.type === 'PERCENT' ? `${number}%` : number;
  }
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (value instanceof ApexDate) return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(value.days * 86_400_000));
  if (value instanceof ApexDatetime) {
    const zone = user.timeZone === 'GMT' ? 'UTC' : user.timeZone;
    return new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
      .format(new Date(value.milliseconds))
      .replace('\u202f', ' ');
  }
  return value;
}
