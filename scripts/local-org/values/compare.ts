/** Orders values as the comparison operators and List.sort do. */
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { ApexEnum } from './apex-enum.ts';
import { apexException } from './apex-exception.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexTime } from './apex-time.ts';
import { compareNumbers, isNumeric } from './numbers.ts';
import { SObjectTypeToken } from './schema-tokens.ts';
import { SObjectValue } from './sobject-value.ts';
import { toApexString } from './to-string.ts';

/** The operators `<` and `>` on Strings: in the user's locale and without case (Apex Developer Guide, "Expression Operators"). */
export function compareStrings(left: string, right: string): number {
  const locale = hasTransaction() ? transaction().user.locale.replaceAll('_', '-') : 'en-US';
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  return first === second ? 0 : first.localeCompare(second, locale);
}

/** String.compareTo and List.sort: by UTF-16 code unit. */
export function compareStringsExactly(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Fields by which List.sort orders records after their object: the name, then the rest in the order of the labels. */
function compareRecords(left: SObjectValue, right: SObjectValue): number {
  if (left.objectName !== right.objectName) return compareStringsExactly(left.objectName, right.objectName);
  const names = new Set([...left.fields.keys(), ...right.fields.keys()]);
  const others = [...names].filter((name) => name !== 'Name' && name !== 'Id').sort();
  for (const name of ['Name', ...others, 'Id']) {
    if (!names.has(name)) continue;
    const order = compareValues(left.fields.get(name) ?? null, right.fields.get(name) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** List.sort: null first; see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_lists_sorting.htm */
export function compareValues(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === 'string' && typeof right === 'string') return compareStringsExactly(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return left ? 1 : -1;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.milliseconds - right.milliseconds;
  if (left instanceof ApexTime && right instanceof ApexTime) return left.milliseconds - right.milliseconds;
  if (left instanceof ApexBlob && right instanceof ApexBlob) return Buffer.compare(left.bytes, right.bytes);
  if (left instanceof ApexEnum && right instanceof ApexEnum) return left.ordinal - right.ordinal;
  if (left instanceof SObjectValue && right instanceof SObjectValue) return compareRecords(left, right);
  if (left instanceof SObjectTypeToken && right instanceof SObjectTypeToken)
    return compareStringsExactly(left.objectName, right.objectName);
  if (left instanceof PlatformObject && left.apexCompare !== undefined) return left.apexCompare(right);
  if (left instanceof ApexObject && hasTransaction() && transaction().project.hasMethod(left, 'compareTo', 1)) {
    return Number(transaction().project.invokeByName(left, 'compareTo', [right]));
  }
  throw apexException('System.ListException', `One or more of the items in this list is not Comparable: ${toApexString(left)}`);
}
