/**
 * Sums and averages of a column that SQL can compare and sort. SQLite's own SUM of the stored whole numbers ends in an error beyond 64 bits,
 * and does not know how amounts are packed.
 */
import type { FieldSchema } from '../contracts/schema.ts';
import type { ApexDecimal } from '../values/apex-decimal.ts';
import { storedScale, sumParts } from './codec.ts';

/** Makes the high part positive, so that its digits sort as the numbers do. */
const BIAS = 4n * 10n ** 18n;

interface Halves {
  readonly high: string;
  readonly low: string;
  /** What one of the high part stands for, in the column's smallest units. */
  readonly unit: bigint;
}

/** The sum as two whole numbers, high * unit + low, where low is at least 0 and less than the unit. */
function halvesOf(field: FieldSchema, column: string): Halves {
  const [first, ...others] = sumParts(field, column);
  const [high, unit] = first ?? ['0', 1n];
  const rest = others.map(([sql, units]) => `${sql} * ${units}`).join(' + ');
  const low = `(((${rest}) % ${unit} + ${unit}) % ${unit})`;
  return { high: `(${high} + ((${rest}) - ${low}) / ${unit})`, low, unit };
}

/** The sum as text whose order is the order of the sums; null where nothing was added up. */
export function sumKeySql(field: FieldSchema, column: string): string {
  const { high, low } = halvesOf(field, column);
  return `CASE WHEN count(${column}) > 0 THEN printf('%019d%011d', ${high} + ${BIAS}, ${low}) END`;
}

export interface SumKey {
  readonly key: string;
  /** False: the key is that of the next sum above, since no sum of this column is the value itself. */
  readonly isExact: boolean;
}

/** What a sum by that column is compared with. */
export function sumKeyOf(field: FieldSchema, value: ApexDecimal): SumKey {
  const below = value.setScale(storedScale(field) ?? 0, 'FLOOR');
  const isExact = below.compareTo(value) === 0;
  const units = isExact ? below.unscaled : below.unscaled + 1n;
  const unit = sumParts(field, '')[0]?.[1] ?? 1n;
  const low = ((units % unit) + unit) % unit;
  return { key: `${String((units - low) / unit + BIAS).padStart(19, '0')}${String(low).padStart(11, '0')}`, isExact };
}

/** The average as a double, as the platform gives it. */
export function averageSql(field: FieldSchema, column: string): string {
  const { high, low, unit } = halvesOf(field, column);
  return `((CAST(${high} AS REAL) * ${unit} + ${low}) / (count(${column}) * ${10n ** BigInt(storedScale(field) ?? 0)}))`;
}
