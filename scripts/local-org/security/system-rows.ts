/** Rows that the org itself writes: no rules, triggers, sharing or limits. The caller has the write transaction. */
import type { Clock, Storage } from '../contracts/transaction.ts';
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import type { ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import { insertRow, newId, readRows, removeRows, updateRow } from '../storage/index.ts';
import { ApexDatetime } from '../values/apex-datetime.ts';

export interface SystemRows {
  /** Gives the Id. */
  insert(objectName: string, values: Readonly<Record<string, unknown>>): string;
  update(objectName: string, id: string, values: Readonly<Record<string, unknown>>): void;
  delete(objectName: string, id: string): void;
  get(objectName: string, id: string): Record<string, unknown> | null;
  newId(objectName: string): string;
}

/** `userId`: who has created the rows when no transaction runs. */
export function createSystemRows(storage: Storage, schema: SchemaRegistry, clock: Clock, userId: string | null = null): SystemRows {
  function objectNamed(name: string): ObjectSchema {
    const object = schema.findObject(name);
    if (object === null) throw new Error(`The catalogue has no object ${name}`);
    return object;
  }

  function stamped(object: ObjectSchema, values: Readonly<Record<string, unknown>>, isNew: boolean): Map<string, unknown> {
    const now = new ApexDatetime(clock.now());
    const user = hasTransaction() ? transaction().user.id : userId;
    const row = new Map<string, unknown>();
    const stamps: Record<string, unknown> = { LastModifiedDate: now, LastModifiedById: user, SystemModstamp: now };
    if (isNew) Object.assign(stamps, { CreatedDate: now, CreatedById: user, IsDeleted: false });
    for (const [name, value] of Object.entries({ ...stamps, ...values })) {
      const field = schema.findField(object.name, name);
      if (field !== null) row.set(field.name, value instanceof Date ? new ApexDatetime(value.getTime()) : value);
      else if (!(name in stamps)) throw new Error(`The catalogue has no field ${object.name}.${name}`);
    }
    return row;
  }

  return {
    insert(objectName, values) {
      const object = objectNamed(objectName);
      const row = stamped(object, values, true);
      const id = (row.get('Id') as string | undefined) ?? newId(storage, object.keyPrefix);
      row.set('Id', id);
      insertRow(storage, object, row);
      return id;
    },
    update: (objectName, id, values) => updateRow(storage, objectNamed(objectName), id, stamped(objectNamed(objectName), values, false)),
    delete: (objectName, id) => removeRows(storage, objectNamed(objectName), [id]),
    get(objectName, id) {
      const row = readRows(storage, objectNamed(objectName), [id]).get(id);
      return row === undefined ? null : Object.fromEntries(row);
    },
    newId: (objectName) => newId(storage, objectNamed(objectName).keyPrefix),
  };
}
