/** Database.insert and its siblings: one implementation for all overloads, which differ only in what follows the records. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlRequest } from '../../contracts/transaction.ts';
import type { PlatformFunction } from '../../contracts/values.ts';
import { ApexList, SObjectFieldToken, SObjectValue, nullPointer, platformType, sobjectTypeOfId } from '../../values/index.ts';
import { findSignatures, memberKeys } from '../signatures/index.ts';
import { AccessLevel, resolveAccess } from './access-level.ts';
import { isDmlOptions, optionsOf } from './dml-options.ts';
import { results } from './results.ts';
import type { MergeRowResult } from '../../database/merge/merge.ts';

type Operation = DmlRequest['operation'];

const resultKinds = { insert: 'save', update: 'save', upsert: 'upsert', delete: 'delete', undelete: 'undelete' } as const;

/** Records may be given by Id where only the Id counts. */
function recordOf(value: unknown): SObjectValue {
  if (typeof value === 'string') return new SObjectValue(sobjectTypeOfId(value).objectName, [['Id', value]]);
  return value as SObjectValue;
}

/** AllOrNone, DMLOptions, an external Id field and an AccessLevel, told apart by what they are. */
function readExtras(extras: readonly unknown[]): {
  allOrNone: boolean;
  options: DmlRequest['options'];
  externalIdField: string | null;
  level: AccessLevel | null;
} {
  const read = {
    allOrNone: true,
    options: null as DmlRequest['options'],
    externalIdField: null as string | null,
    level: null as AccessLevel | null,
  };
  for (const extra of extras) {
    if (typeof extra === 'boolean') read.allOrNone = extra;
    else if (extra instanceof AccessLevel) read.level = extra;
    else if (extra instanceof SObjectFieldToken) read.externalIdField = extra.fieldName;
    else if (isDmlOptions(extra)) {
      read.options = optionsOf(extra);
      // Options without optAllOrNone save row by row, as the documentation of DMLOptions has it.
      read.allOrNone = read.options?.optAllOrNone ?? false;
    }
  }
  return read;
}

function save(operation: Operation, target: unknown, extras: readonly unknown[]): unknown {
  if (target === null) throw nullPointer();
  const { level, ...request } = readExtras(extras);
  const isList = target instanceof ApexList;
  const records = (isList ? target.items : [target]).map((item) => (item === null ? (null as unknown as SObjectValue) : recordOf(item)));
  const rows = transaction().database.dml({ operation, records, ...request, ...resolveAccess(level) });
  const { create, table } = results[resultKinds[operation]];
  return isList
    ? new ApexList<unknown>(platformType(table.name), rows.map(create))
    : create(rows[0] ?? { id: null, success: true, created: false, errors: [] });
}

function merge(master: SObjectValue | null, target: unknown, extras: readonly unknown[]): unknown {
  if (master === null || target === null) throw nullPointer();
  const { level, allOrNone } = readExtras(extras);
  const isList = target instanceof ApexList;
  const duplicates = (isList ? target.items : [target]).map(recordOf);
  const rows = transaction().database.merge({ master, duplicates, allOrNone, access: resolveAccess(level).access });
  const outcomes = rows.map((row) => {
    const outcome = results.merge.create(row);
    outcome.mergedIds = (row as MergeRowResult).mergedIds;
    outcome.relatedIds = (row as MergeRowResult).relatedIds;
    return outcome;
  });
  return isList ? new ApexList<unknown>(platformType('Database.MergeResult'), outcomes) : outcomes[0];
}

function emptyRecycleBin(target: unknown): unknown {
  if (target === null) throw nullPointer();
  const isList = target instanceof ApexList;
  const ids = (isList ? target.items : [target]).map((item) => (typeof item === 'string' ? item : ((item as SObjectValue).id ?? '')));
  const rows = transaction().database.emptyRecycleBin(ids).map(results.emptyRecycleBin.create);
  return isList ? new ApexList<unknown>(platformType('Database.EmptyRecycleBinResult'), rows) : rows[0];
}

/** `*Immediate` is the same call for objects that are stored here; big objects and external objects are not. */
const implementations: Readonly<Record<string, PlatformFunction>> = {
  insert: (target: unknown, ...extras: unknown[]) => save('insert', target, extras),
  update: (target: unknown, ...extras: unknown[]) => save('update', target, extras),
  upsert: (target: unknown, ...extras: unknown[]) => save('upsert', target, extras),
  delete: (target: unknown, ...extras: unknown[]) => save('delete', target, extras),
  undelete: (target: unknown, ...extras: unknown[]) => save('undelete', target, extras),
  merge: (master: SObjectValue | null, target: unknown, ...extras: unknown[]) => merge(master, target, extras),
  emptyRecycleBin,
};

/** Keys as the platform's signatures spell them, so that each overload is there and none is forgotten. */
export const dmlMembers: Readonly<Record<string, PlatformFunction>> = Object.fromEntries(
  memberKeys(findSignatures('System.Database') ?? { kind: 'class' }).flatMap((key) => {
    const implementation = implementations[/^static (\w+)\(/.exec(key)?.[1] ?? ''];
    return implementation === undefined ? [] : [[key, implementation] as const];
  }),
);
