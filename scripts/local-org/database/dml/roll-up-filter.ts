/** Which children a roll-up summary counts (Metadata API Developer Guide, "FilterItem"): every item has to hold. */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema, SummaryFilter } from '../../contracts/schema.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { isNumeric, toDecimal } from '../../values/numbers.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { toApexString } from '../../values/to-string.ts';
import { createReader } from '../records/reader.ts';
import type { ParentCache } from '../records/reader.ts';

type Test = (actual: unknown, wanted: string) => boolean;

const textOf = (actual: unknown): string => (actual === null ? '' : toApexString(actual)).toLowerCase();

function isEqual(actual: unknown, wanted: string): boolean {
  if (typeof actual === 'boolean') return actual === /^(?:true|1)$/i.test(wanted);
  return isNumeric(actual) ? compare(actual, wanted) === 0 : textOf(actual) === wanted.toLowerCase();
}

/** null: the two cannot be compared, so that no order holds. */
function compare(actual: unknown, wanted: string): number | null {
  if (actual === null) return null;
  if (!isNumeric(actual)) return textOf(actual) < wanted.toLowerCase() ? -1 : textOf(actual) > wanted.toLowerCase() ? 1 : 0;
  const number = ApexDecimal.parse(wanted);
  return number === null ? null : toDecimal(actual).compareTo(number);
}

const ordered =
  (holds: (order: number) => boolean): Test =>
  (actual, wanted) => {
    const order = compare(actual, wanted);
    return order !== null && holds(order);
  };

const contains: Test = (actual, wanted) => textOf(actual).includes(wanted.toLowerCase());
const includes: Test = (actual, wanted) => textOf(actual).split(';').includes(wanted.toLowerCase());

/** A list of values means any of them; for the negations, none of them. */
const anyOf: Readonly<Record<string, Test>> = {
  equals: isEqual,
  lessThan: ordered((order) => order < 0),
  greaterThan: ordered((order) => order > 0),
  lessOrEqual: ordered((order) => order <= 0),
  greaterOrEqual: ordered((order) => order >= 0),
  contains,
  startsWith: (actual, wanted) => textOf(actual).startsWith(wanted.toLowerCase()),
  includes,
};
const noneOf: Readonly<Record<string, Test>> = { notEqual: isEqual, notContain: contains, excludes: includes };

export function passesFilters(filters: readonly SummaryFilter[], child: ObjectSchema, record: SObjectValue): boolean {
  const parents: ParentCache = new Map();
  const read = createReader(child, record, parents);
  return filters.every(({ field, operation, value }) => {
    const actual = read([fieldName(child, field)]);
    const wanted = value.split(',').map((item) => item.trim());
    const positive = anyOf[operation];
    if (positive !== undefined) return wanted.some((item) => positive(actual, item));
    const negative = noneOf[operation];
    if (negative === undefined) throw new Error(`The local org does not support ${operation} in the filter of a roll-up summary`);
    return !wanted.some((item) => negative(actual, item));
  });
}

function fieldName(child: ObjectSchema, written: string): string {
  const name = written.split('.').at(-1) ?? written;
  return transaction().schema.findField(child.name, name)?.name ?? name;
}
