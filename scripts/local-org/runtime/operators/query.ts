/** Runs queries in brackets for emitted code. */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode, QueryResult } from '../../contracts/transaction.ts';
import type { ApexType } from '../../contracts/types.ts';
import { ApexList, apexException } from '../../values/index.ts';

function run(soql: string, values: readonly unknown[], access: AccessMode, sharing: boolean): QueryResult {
  const binds = new Map(values.map((value, index) => [`b${index}`, value]));
  return transaction().database.query({ soql, binds, access, sharing });
}

function onlyRecord(records: readonly unknown[]): unknown {
  if (records.length === 0) throw apexException('System.QueryException', 'List has no rows for assignment to SObject');
  if (records.length > 1) throw apexException('System.QueryException', 'List has more than 1 row for assignment to SObject');
  return records[0];
}

export const queryOperators = {
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
};
