/** Number.format(): the user's locale, grouped, at most three decimals rounded HALF_EVEN, as java.text.NumberFormat. */
import { userLocale } from '../parameters/locale.ts';

export function formatNumber(value: number | bigint | string): string {
  const options = { maximumFractionDigits: 3, roundingMode: 'halfEven' } as Intl.NumberFormatOptions;
  return new Intl.NumberFormat(userLocale(), options).format(value as number);
}
