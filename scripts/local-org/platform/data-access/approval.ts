/** Locks of records: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_approval.htm. Approval processes are not here. */
import { transaction } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { isLocked, setLocked } from '../../database/dml/record-locks.ts';
import { readRecords } from '../../database/records/record-store.ts';
import { dmlErrors } from '../../database/rules/dml-errors.ts';
import { ApexList, ApexMap, SObjectValue, dmlException, nullPointer, platformType } from '../../values/index.ts';
import { results } from './results.ts';
import type { RowOutcome } from './results.ts';

function idOf(target: unknown): string {
  const id = target instanceof SObjectValue ? target.id : target;
  if (typeof id !== 'string') throw nullPointer();
  return id;
}

function exists(id: string): boolean {
  const object = transaction().schema.findObjectByKeyPrefix(id.slice(0, 3));
  return object !== null && readRecords(object, [id]).has(id);
}

/** Counts as DML, as the platform's does. */
function change(locked: boolean): (target: unknown, allOrNone?: boolean) => unknown {
  const { create, table } = locked ? results.lock : results.unlock;
  const one = (target: unknown, index: number, allOrNone: boolean): RowOutcome => {
    const id = idOf(target);
    if (exists(id)) {
      setLocked(id, locked);
      return create({ id, success: true, created: false, errors: [] });
    }
    const error = dmlErrors.invalidCrossReference();
    if (allOrNone) throw dmlException([{ index, id, error }], locked ? 'Lock' : 'Unlock');
    return create({ id, success: false, created: false, errors: [error] });
  };
  return (target, allOrNone = true) => {
    if (target === null) throw nullPointer();
    const items = target instanceof ApexList ? target.items : [target];
    transaction().limits.consume('DmlStatements', 1);
    transaction().limits.consume('DmlRows', items.length);
    const outcomes = items.map((item, index) => one(item, index, allOrNone));
    return target instanceof ApexList ? new ApexList<unknown>(platformType(table.name), outcomes) : outcomes[0];
  };
}

const targets = ['Id', 'SObject', 'List<Object>'];

function overloads(name: string, implementation: PlatformFunction): [string, PlatformFunction][] {
  return targets.flatMap((target): [string, PlatformFunction][] => [
    [`static ${name}(${target})`, implementation],
    [`static ${name}(${target}, Boolean)`, implementation],
  ]);
}

export const approvalTable: PlatformTypeTable = {
  name: 'System.Approval',
  members: Object.fromEntries([
    ...overloads('lock', change(true)),
    ...overloads('unlock', change(false)),
    ['static isLocked(Id)', (target: unknown) => isLocked(idOf(target))],
    ['static isLocked(SObject)', (target: unknown) => isLocked(idOf(target))],
    [
      'static isLocked(List<Object>)',
      (list: ApexList) =>
        new ApexMap<string, boolean>(
          primitive('Id'),
          primitive('Boolean'),
          list.items.map((item) => [idOf(item), isLocked(idOf(item))] as const),
        ),
    ],
  ]),
};
