/** Runs DML statements and merge for emitted code. */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode, DmlRequest } from '../../contracts/transaction.ts';
import { ApexList, SObjectValue, nullPointer } from '../../values/index.ts';

function recordsOf(value: unknown): SObjectValue[] {
  if (value === null) throw nullPointer();
  const records = value instanceof ApexList ? value.items : [value];
  if (records.includes(null)) throw nullPointer();
  return records as SObjectValue[];
}

export const dmlOperators = {
  dml(operation: DmlRequest['operation'], value: unknown, access: AccessMode, sharing: boolean, externalIdField: string | null): void {
    transaction().database.dml({ operation, records: recordsOf(value), allOrNone: true, access, sharing, externalIdField, options: null });
  },
  merge(master: unknown, duplicates: unknown, access: AccessMode): void {
    const [record] = recordsOf(master);
    if (record === undefined) throw nullPointer();
    transaction().database.merge({ master: record, duplicates: mergeRecords(duplicates, record.objectName), allOrNone: true, access });
  },
};

/** Duplicates may be given by Id. */
function mergeRecords(value: unknown, objectName: string): SObjectValue[] {
  const items: readonly unknown[] = value instanceof ApexList ? value.items : [value];
  return items.map((item) => {
    if (item === null) throw nullPointer();
    return typeof item === 'string' ? new SObjectValue(objectName, [['Id', item]]) : (item as SObjectValue);
  });
}
