/** Finds parents that a record names by their external Ids: `new Contact(Account = new Account(Code__c = 'A'))`. */
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { SObjectShape } from '../../contracts/values.ts';
import { findByField } from '../records/record-store.ts';
import type { WorkRow } from '../records/work-row.ts';

export function resolveExternalParents(object: ObjectSchema, rows: readonly WorkRow[]): void {
  for (const row of rows) {
    for (const [relationshipName, parent] of row.given.parents) {
      const reference = transaction().schema.findParentRelationship(object.name, relationshipName);
      if (parent === null || reference === null || row.given.fields.has(reference.name)) continue;
      resolve(row, reference, parent);
    }
  }
}

function resolve(row: WorkRow, reference: FieldSchema, parent: SObjectShape): void {
  if (parent.queried || typeof parent.fields.get('Id') === 'string') return;
  const object = transaction().schema.findObject(parent.objectName);
  const key = [...parent.fields].find(
    ([name]) => object?.fields.get(name)?.isExternalId === true || object?.fields.get(name)?.isIdLookup === true,
  );
  const field = key === undefined ? undefined : object?.fields.get(key[0]);
  if (object === null || key === undefined || field === undefined) return;
  const found = findByField(object, field, [key[1]]);
  const only = found[0];
  if (found.length === 1 && only !== undefined) row.record.fields.set(reference.name, only.id);
  else if (found.length === 0) {
    row.errors.push({
      statusCode: 'INVALID_FIELD',
      message: `Foreign key external ID: ${String(key[1]).toLowerCase()} not found for field ${field.name} in entity ${object.name}`,
      fields: [],
    });
  } else {
    row.errors.push({
      statusCode: 'DUPLICATE_EXTERNAL_ID',
      message: `${field.name}: more than one record found for external id field: [${found.map(({ id }) => id).join(', ')}]`,
      fields: [],
    });
  }
}
