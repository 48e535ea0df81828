/** Prints values as String.valueOf(Object), concatenation and System.debug do. */
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import { ApexDate } from './apex-date.ts';
import type { ApexDatetime } from './apex-datetime.ts';
import { ApexException } from './apex-exception.ts';
import { ApexList } from './apex-list.ts';
import { ApexMap } from './apex-map.ts';
import { ApexObject, PlatformObject } from './apex-object.ts';
import { ApexSet } from './apex-set.ts';
import { SObjectValue } from './sobject-value.ts';
import { typeName } from '../contracts/types.ts';

/** "Up to 10 items per collection are included in the output, followed by an ellipsis" (Apex Reference, List.toString). */
const printedItems = 10;

/** Collections and objects on the way down, to end references in circles. */
type Path = readonly object[];

/** String.valueOf(Object) and the operator + with a String. */
export function toApexString(value: unknown): string {
  return print(value, []);
}

function print(value: unknown, path: Path): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'object' && path.includes(value)) return '(already output)';
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexList) return `(${printItems(value.items, [...path, value])})`;
  if (value instanceof ApexSet) return `{${printItems(value.toArray(), [...path, value])}}`;
  if (value instanceof ApexMap) return printMap(value, [...path, value]);
  if (value instanceof SObjectValue) return printRecord(value, [...path, value]);
  if (value instanceof PlatformObject) return value.apexToString();
  if (value instanceof ApexObject) return printObject(value, path);
  return String(value);
}

function printItems(items: readonly unknown[], path: Path): string {
  const shown = items.slice(0, printedItems).map((item) => print(item, path));
  return (items.length > printedItems ? [...shown, '...'] : shown).join(', ');
}

function printMap(map: ApexMap, path: Path): string {
  const entries = map.entries();
  const shown = entries.slice(0, printedItems).map(([key, value]) => `${print(key, path)}=${print(value, path)}`);
  return `{${(entries.length > printedItems ? [...shown, '...'] : shown).join(', ')}}`;
}

/** `Account:{Name=Acme, Id=001...}` */
function printRecord(record: SObjectValue, path: Path): string {
  const fields = [...record.fields].map(([name, value]) => `${name}=${print(value, path)}`);
  const parents = [...record.parents].filter(([, parent]) => parent !== null).map(([name, parent]) => `${name}=${print(parent, path)}`);
  return `${record.objectName}:{${[...fields, ...parents].join(', ')}}`;
}

/** Its own toString, else `ClassName:[field=value, ...]`. */
function printObject(value: ApexObject, path: Path): string {
  if (hasTransaction() && transaction().project.hasMethod(value, 'toString', 0)) {
    return String(transaction().project.invokeByName(value, 'toString', []));
  }
  if (value instanceof ApexException) return value.apexToString();
  const name = typeName(value.apexType).replace(/^.*\./, '');
  if (!hasTransaction()) return name;
  const fields = transaction()
    .project.instanceFields(value)
    .map((field) => `${field.name}=${print(field.get(), [...path, value])}`);
  return `${name}:[${fields.join(', ')}]`;
}

/** String.valueOf(Date): without the time that concatenation adds. */
export function dateToString(value: ApexDate | null): string | null {
  return value === null ? null : value.toString();
}

/** String.valueOf(Datetime): `2024-02-29 13:05:00` in the user's time zone. */
export function datetimeToString(value: ApexDatetime | null): string | null {
  return value === null ? null : value.local().toFormat('yyyy-MM-dd HH:mm:ss');
}
