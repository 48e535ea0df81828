/** Refuses what user mode forbids: objects by the statement, fields by the row. */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { apexException } from '../../values/apex-exception.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';

export type CrudPermission = 'create' | 'edit' | 'delete';

/** What the user may not do. Apex sees a System.SecurityException; the REST API has errors of its own. */
export interface CrudRefusal {
  readonly object: ObjectSchema;
  readonly permission: CrudPermission;
}

const refusals = new WeakMap<object, CrudRefusal>();

export function crudRefusal(error: unknown): CrudRefusal | null {
  return typeof error === 'object' && error !== null ? (refusals.get(error) ?? null) : null;
}

/** User mode: object permissions first, then fields ("Enforce User Mode for Database Operations"). */
export function checkCrud(object: ObjectSchema, permission: CrudPermission, access: AccessMode): void {
  if (access === 'system') return;
  if (transaction().access.object(object.name)[permission]) return;
  const exception = apexException('System.SecurityException', `Access to entity '${object.name}' denied`);
  refusals.set(exception, { object, permission });
  throw exception;
}

/** Fields that the user set but may not write, in user mode. */
export function inaccessibleFields(object: ObjectSchema, record: SObjectValue, written: Iterable<string>): string[] {
  const { access } = transaction();
  return [...written].filter((name) => {
    const field = object.fields.get(name);
    return field !== undefined && name !== 'Id' && !access.field(object.name, name).editable && isGivenByUser(record, name);
  });
}

/** A queried record carries read-only fields along without writing them. */
function isGivenByUser(record: SObjectValue, name: string): boolean {
  return !record.queried || transaction().schema.findField(record.objectName, name)?.isUpdateable === true;
}
