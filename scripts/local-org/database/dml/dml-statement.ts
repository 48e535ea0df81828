/** Runs DML statements and Database methods: in chunks of 200 rows, all or nothing or row by row. */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlRequest, DmlRowResult } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { apexException, dmlException } from '../../values/apex-exception.ts';
import type { ApexException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { saveChunk } from './attempts.ts';
import type { GivenRow } from './attempts.ts';
import { deleteChunk } from './delete.ts';
import { insertChunk } from './insert.ts';
import { checkMixedDml } from './mixed-dml.ts';
import { inSavepoint } from './savepoints.ts';
import { checkCrud } from './permissions.ts';
import { undeleteChunk } from './undelete.ts';
import { updateChunk } from './update.ts';
import { planUpsert } from './upsert.ts';
import type { ValidationOptions } from './validate.ts';
import { hasFailed } from '../records/work-row.ts';
import type { SaveOperation, WorkRow } from '../records/work-row.ts';

const CHUNK_SIZE = 200;
const MAXIMUM_CHUNKS = 10;

const chunkSavers: Readonly<Record<SaveOperation, (object: ObjectSchema, rows: readonly WorkRow[], options: ValidationOptions) => void>> = {
  insert: insertChunk,
  update: updateChunk,
  delete: deleteChunk,
  undelete: undeleteChunk,
};

const crudPermissions = { insert: 'create', update: 'edit', delete: 'delete', undelete: 'create' } as const;

interface Outcome {
  readonly row: WorkRow;
  readonly operation: SaveOperation;
}

export function executeDml(request: DmlRequest): DmlRowResult[] {
  const { limits, storage } = transaction();
  const records = request.records as readonly SObjectValue[];
  if (records.length === 0) return [];
  checkNoNulls(records);
  limits.consume('DmlStatements', 1);
  limits.consume('DmlRows', records.length);
  checkNoDuplicates(request.operation, records);
  storage.beginWrite();
  const allOrNone = request.options?.optAllOrNone ?? request.allOrNone;
  const outcomes = inSavepoint(() => {
    const saved = saveAll(request, records, allOrNone);
    if (allOrNone) throwFailures(request, saved);
    return { keep: true, value: saved };
  });
  return report(records, outcomes);
}

function saveAll(request: DmlRequest, records: readonly SObjectValue[], allOrNone: boolean): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const run of splitByObject(records)) {
    const object = requireObject(run.objectName);
    checkObject(request.operation, object);
    const given = run.records.map((record, offset): GivenRow => ({ index: run.start + offset, given: record }));
    for (let start = 0; start < given.length; start += CHUNK_SIZE) {
      outcomes.push(...saveSlice(request, object, given.slice(start, start + CHUNK_SIZE), allOrNone));
      if (allOrNone && outcomes.some(({ row }) => hasFailed(row))) return outcomes;
    }
  }
  return outcomes;
}

function saveSlice(request: DmlRequest, object: ObjectSchema, given: readonly GivenRow[], allOrNone: boolean): Outcome[] {
  if (request.operation !== 'upsert') return saveAs(request, object, request.operation, given, allOrNone);
  const plan = planUpsert(object, given, request.externalIdField, request.access);
  const failed = plan.failed.map((row): Outcome => ({ row, operation: 'insert' }));
  return [
    ...failed,
    ...saveAs(request, object, 'insert', plan.inserts, allOrNone),
    ...saveAs(request, object, 'update', plan.updates, allOrNone),
  ];
}

function saveAs(
  request: DmlRequest,
  object: ObjectSchema,
  operation: SaveOperation,
  given: readonly GivenRow[],
  allOrNone: boolean,
): Outcome[] {
  const first = given[0];
  if (first === undefined) return [];
  checkCrud(object, crudPermissions[operation], request.access);
  checkMixedDml(
    object,
    operation,
    given.map((row) => row.given),
    first.index,
  );
  const options: ValidationOptions = {
    access: request.access,
    sharing: request.sharing,
    allowFieldTruncation: request.options?.allowFieldTruncation === true,
  };
  const rows = saveChunk({ object, operation, allOrNone, save: (work) => chunkSavers[operation](object, work, options) }, given);
  return rows.map((row) => ({ row, operation }));
}

export function requireObject(name: string): ObjectSchema {
  const object = transaction().schema.findObject(name);
  if (object === null) throw apexException('System.TypeException', `DML requires a concrete SObject type: ${name}`);
  return object;
}

function throwFailures(request: DmlRequest, outcomes: readonly Outcome[]): void {
  const failures = outcomes.filter(({ row }) => hasFailed(row)).sort((left, right) => left.row.index - right.row.index);
  const exceptionRows = failures.flatMap(({ row }) => {
    const error = row.errors[0];
    return error === undefined ? [] : [{ index: row.index, id: row.given.id, error }];
  });
  if (exceptionRows.length > 0) throw statementException(exceptionRows, verbOf(request.operation));
}

function verbOf(operation: string): string {
  return `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
}

/** Fields that user mode refuses are told without the row ("Operation failed due to fields being inaccessible ..."). */
function statementException(rows: ApexException['dmlRows'], verb: string): ApexException {
  const message = rows[0]?.error.message ?? '';
  if (!message.startsWith('Operation failed due to fields being inaccessible')) return dmlException(rows, verb);
  const exception = apexException('System.DmlException', message);
  exception.dmlRows = rows;
  return exception;
}

/** The caller's records get their new Ids only now, when the rows are in. */
function report(records: readonly SObjectValue[], outcomes: readonly Outcome[]): DmlRowResult[] {
  const results: DmlRowResult[] = [];
  for (const { row, operation } of outcomes) {
    const success = !hasFailed(row);
    const record = records[row.index];
    if (success && record !== undefined && row.id !== null && operation !== 'delete') record.fields.set('Id', row.id);
    results[row.index] = { id: success ? row.id : null, success, created: success && operation === 'insert', errors: row.errors };
  }
  return results;
}

/** Runs of the same object within the list; more than ten are refused ("Working with sObjects", Apex Developer Guide). */
function splitByObject(records: readonly SObjectValue[]): { objectName: string; start: number; records: SObjectValue[] }[] {
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

function checkNoNulls(records: readonly (SObjectValue | null)[]): void {
  const index = records.findIndex((record) => record === null);
  if (index >= 0) throw apexException('System.ListException', `DML statement found null SObject at position ${index}`);
}

/** The same instance twice in an insert, or the same Id twice in an update. */
function checkNoDuplicates(operation: DmlRequest['operation'], records: readonly SObjectValue[]): void {
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
function checkObject(operation: DmlRequest['operation'], object: ObjectSchema): void {
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
