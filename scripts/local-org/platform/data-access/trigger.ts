/**
 * Implements System.Trigger: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
import type { TriggerDispatcher } from '../../contracts/transaction.ts';
import type { ApexType } from '../../contracts/types.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { ApexList, ApexMap, SObjectValue, findEnumConstant, platformType } from '../../values/index.ts';

type Invocation = Parameters<TriggerDispatcher['run']>[0];

export interface TriggerContext {
  readonly invocation: Invocation;
  readonly newList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldList: ApexList | null;
  readonly oldMap: ApexMap | null;
}

let current: TriggerContext | null = null;

const idType: ApexType = { kind: 'primitive', name: 'Id' };

function listOf(objectName: string, records: Invocation['newRecords']): ApexList | null {
  if (records === null) return null;
  return new ApexList<unknown>({ kind: 'sobject', name: objectName }, [...records]).makeReadOnly();
}

function mapOf(objectName: string, records: Invocation['newRecords']): ApexMap | null {
  if (records === null) return null;
  const entries = records.map((record): [unknown, unknown] => [record instanceof SObjectValue ? record.id : null, record]);
  return new ApexMap<unknown, unknown>(idType, { kind: 'sobject', name: objectName }, entries).makeReadOnly();
}

/** New records have no Id before their insert, so there is no map of them. */
export function createTriggerContext(invocation: Invocation): TriggerContext {
  const { objectName, newRecords, oldRecords, timing, operation } = invocation;
  return {
    invocation,
    newList: listOf(objectName, newRecords),
    newMap: timing === 'before' && operation === 'insert' ? null : mapOf(objectName, newRecords),
    oldList: listOf(objectName, oldRecords),
    oldMap: mapOf(objectName, oldRecords),
  };
}

/** Triggers nest: DML in one runs others. */
export function withTriggerContext(context: TriggerContext, work: () => void): void {
  const before = current;
  current = context;
  try {
    work();
  } finally {
    current = before;
  }
}

/** Code that runs outside any trigger on behalf of one (a job that stopTest drains) sees no trigger. */
function isOperation(operation: Invocation['operation']): boolean {
  return current?.invocation.operation === operation;
}

function operationType(): unknown {
  if (current === null) return null;
  const { timing, operation } = current.invocation;
  return findEnumConstant(platformType('System.TriggerOperation'), `${timing}_${operation}`.toUpperCase());
}

export const triggerTable: PlatformTypeTable = {
  name: 'System.Trigger',
  members: {
    'static get isExecuting': () => current !== null,
    'static get isBefore': () => current?.invocation.timing === 'before',
    'static get isAfter': () => current?.invocation.timing === 'after',
    'static get isInsert': () => isOperation('insert'),
    'static get isUpdate': () => isOperation('update'),
    'static get isDelete': () => isOperation('delete'),
    'static get isUndelete': () => isOperation('undelete'),
    'static get New': () => current?.newList ?? null,
    'static get newMap': () => current?.newMap ?? null,
    'static get old': () => current?.oldList ?? null,
    'static get oldMap': () => current?.oldMap ?? null,
    'static get operationType': operationType,
    'static get size': () => (current?.newList ?? current?.oldList)?.size ?? 0,
  },
};
