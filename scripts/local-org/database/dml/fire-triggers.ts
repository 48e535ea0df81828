/** Runs triggers around a save and turns what they leave into errors of the rows ("Triggers", Apex Developer Guide). */
import { transaction } from '../../contracts/transaction.ts';
import { ApexException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import { survivors } from '../records/work-row.ts';
import type { SaveOperation, WorkRow } from '../records/work-row.ts';

export function hasTriggers(objectName: string, operation: SaveOperation): boolean {
  const { triggers } = transaction().project;
  return triggers.hasTriggers(objectName, 'before', operation) || triggers.hasTriggers(objectName, 'after', operation);
}

export function fireTriggers(objectName: string, timing: 'before' | 'after', operation: SaveOperation, rows: readonly WorkRow[]): void {
  const { triggers } = transaction().project;
  const firing = survivors(rows);
  if (firing.length === 0 || !triggers.hasTriggers(objectName, timing, operation)) return;
  const newRecords = operation === 'delete' ? null : firing.map((row) => row.record);
  const oldRecords = operation === 'insert' || operation === 'undelete' ? null : firing.map((row) => row.old ?? row.record);
  protect(firing, timing, operation);
  try {
    triggers.run({ objectName, timing, operation, newRecords, oldRecords });
  } catch (error) {
    failAll(firing, error, timing, operation);
  }
  for (const row of firing) collectErrors(row, operation === 'delete' ? (row.old ?? row.record) : row.record);
}

/** Trigger.old is read-only always, Trigger.new once the record is saved: `System.FinalException: Record is read-only`. */
function protect(rows: readonly WorkRow[], timing: 'before' | 'after', operation: SaveOperation): void {
  for (const row of rows) {
    row.record.isReadOnly = timing === 'after' || operation === 'delete';
    if (row.old !== null) row.old.isReadOnly = true;
  }
}

/** An exception that no trigger caught fails every row of the chunk, with the trigger's name and stack in the message. */
function failAll(rows: readonly WorkRow[], error: unknown, timing: 'before' | 'after', operation: SaveOperation): void {
  if (!(error instanceof ApexException) || !error.isCatchable) throw error;
  const stack = error.getStackTraceString();
  const name = /Trigger\.(\w+)/.exec(stack)?.[1] ?? 'Trigger';
  const event = `${timing === 'before' ? 'Before' : 'After'}${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  const message = `${name}: execution of ${event}\n\ncaused by: ${error.apexToString()}\n\n${stack}`;
  for (const row of rows) row.errors.push(dmlErrors.triggerFailed(message));
}

function collectErrors(row: WorkRow, record: SObjectValue): void {
  for (const error of record.errors) row.errors.push({ statusCode: error.statusCode, message: error.message, fields: error.fields });
  record.errors = [];
}
