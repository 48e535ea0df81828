/** What the platform refuses of a statement's list, before any row is saved. */
import type { DmlRequest } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { apexException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';

const MAXIMUM_CHUNKS = 10;

/** Runs of the same object within the list; more than ten are refused ("Working with sObjects", Apex Developer Guide). */
export function splitByObject(records: readonly SObjectValue[]): { objectName: string; start: number; records: SObjectValue[] }[] {
  const runs: { objectName: string; start: number; records: SObjectValue[] }[] = [];
  records.forEach((record, index) => {
    const last = runs.at(-1);
    if (last !== undefined && last.objectName === record.objectName) last.records.push(record);
    else runs.push({ objectName: record.objectName, start: index, records: [record] });
  });
  if (runs.length > MAXIMUM_CHUNKS) {
    throw apexException(
      'System.TypeException',
      'Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.',
    );
  }
  return runs;
}

export function checkNoNulls(records: readonly (SObjectValue | null)[]): void {
  const index = records.findIndex((record) => record === null);
  if (index >= 0) throw apexException('System.ListException', `DML statement found null SObject at position ${index}`);
}

/** The same instance twice in an insert, or the same Id twice in an update. */
export function checkNoDuplicates(operation: DmlRequest['operation'], records: readonly SObjectValue[]): void {
  if (operation === 'insert' || operation === 'upsert') {
    if (new Set(records).size < records.length)
      throw apexException('System.ListException', `Before Insert or Upsert list must not have two identically equal elements`);
  }
  if (operation === 'insert') return;
  const seen = new Set<string>();
  for (const { id } of records) {
    if (id === null) continue;
    if (seen.has(id)) throw apexException('System.ListException', `Duplicate id in list: ${id}`);
    seen.add(id);
  }
}

const kindsWithoutDml: Partial<Record<ObjectSchema['kind'], string>> = {
  customMetadata: 'DML not allowed on',
  virtual: 'DML not allowed on',
  bigObject: 'DML not allowed on',
};

/** Objects that Apex can never write: the compiler refuses typed ones, generic SObject code fails here. */
export function checkObject(operation: DmlRequest['operation'], object: ObjectSchema): void {
  const refused = kindsWithoutDml[object.kind];
  if (refused !== undefined) throw apexException('System.TypeException', `${refused} ${object.name}`);
  const isAllowed = {
    insert: object.isCreateable,
    update: object.isUpdateable,
    upsert: object.isCreateable,
    delete: object.isDeletable,
    undelete: object.isUndeletable,
  }[operation];
  if (!isAllowed) throw apexException('System.TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`);
}
