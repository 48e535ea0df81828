/** Queries in brackets, DML statements and merge. */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode, DmlRequest, QueryResult } from '../../contracts/transaction.ts';
import type { ApexType } from '../../contracts/types.ts';
import { ApexList, SObjectValue, apexException, nullPointer } from '../../values/index.ts';

function run(soql: string, values: readonly unknown[], access: AccessMode, sharing: boolean): QueryResult {
  const binds = new Map(values.map((value, index) => [`b${index}`, value]));
  return transaction().database.query({ soql, binds, access, sharing });
}

function recordsOf(value: unknown): SObjectValue[] {
  if (value === null) throw nullPointer();
  const records = value instanceof ApexList ? value.items : [value];
  if (records.includes(null)) throw nullPointer();
  return records as SObjectValue[];
}

function onlyRecord(records: readonly unknown[]): unknown {
  if (records.length === 0) throw apexException('System.QueryException', 'List has no rows for assignment to SObject');
  if (records.length > 1) throw apexException('System.QueryException', 'List has more than 1 row for assignment to SObject');
  return records[0];
}

export const databaseOperators = {
  queryList(
    soql: string,
    values: readonly unknown[],
    access: AccessMode,
    sharing: boolean,
    elementType: ApexType = { kind: 'sobject', name: 'SObject' },
  ): ApexList {
    return new ApexList(elementType, run(soql, values, access, sharing).records);
  },
  /** `Account a = [SELECT ...]` */
  querySingle(soql: string, values: readonly unknown[], access: AccessMode, sharing: boolean): unknown {
    return onlyRecord(run(soql, values, access, sharing).records);
  },
  /** `Account a = Database.query(...)`: the binder's conversion of a list to its record. */
  singleRecord(list: ApexList): unknown {
    return onlyRecord(list.items);
  },
  queryCount(soql: string, values: readonly unknown[], access: AccessMode, sharing: boolean): number {
    const { count, totalSize } = run(soql, values, access, sharing);
    return count ?? totalSize;
  },
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
