/**
 * Field access of standard profiles as the rows that a query of FieldPermissions finds below a profile's own permission set. The rule in
 * standard-profiles.ts decides; these rows tell of it.
 */
import { newIds } from '../storage/index.ts';
import type { FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import { splitName } from '../schema/index.ts';
import { definite } from '../values/definite.ts';
import { governingField, hasFieldPermissions } from './permissionable.ts';
import type { Seeder } from './seeder.ts';
import { standardFieldAccess } from './standard-profiles.ts';
import type { StandardProfile } from './standard-profiles.ts';

const rowsPerStatement = 150;

/** Adds what is missing, so that fields of a package that was changed are found too. */
export function seedProfileFields({ storage, schema }: Seeder, profile: StandardProfile, setId: string): void {
  if (profile.fields === 'none') return;
  const known = new Set(
    storage.all('SELECT "Field" AS "field" FROM "FieldPermissions" WHERE "ParentId" = ?', [setId]).map(({ field }) => String(field)),
  );
  const wanted = governedFields(schema).flatMap(({ object, field, isInstalled }) => {
    const { readable, editable } = standardFieldAccess(profile.name, field, isInstalled);
    const name = `${object.name}.${field.name}`;
    return readable && !known.has(name) ? [{ object: object.name, name, editable: editable && isEditable(field) }] : [];
  });
  const keyPrefix = definite(schema.findObject('FieldPermissions'), 'FieldPermissions').keyPrefix;
  const ids = newIds(storage, keyPrefix, wanted.length);
  for (let start = 0; start < wanted.length; start += rowsPerStatement) {
    const rows = wanted.slice(start, start + rowsPerStatement);
    storage.run(
      `INSERT INTO "FieldPermissions" ("Id", "ParentId", "SobjectType", "Field", "PermissionsRead", "PermissionsEdit")
       VALUES ${rows.map(() => '(?, ?, ?, ?, 1, ?)').join(', ')}`,
      rows.flatMap(({ object, name, editable }, index) => [ids[start + index], setId, object, name, editable ? 1 : 0]),
    );
  }
}

/** Formulas, roll-ups and numbers given by the org can only be read. */
function isEditable(field: FieldSchema): boolean {
  return field.formula === null && field.summary === null;
}

interface GovernedField {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly isInstalled: boolean;
}

const bySchema = new WeakMap<SchemaRegistry, readonly GovernedField[]>();

/** Found once: every profile asks for the same. */
function governedFields(schema: SchemaRegistry): readonly GovernedField[] {
  const found = bySchema.get(schema) ?? findGovernedFields(schema);
  bySchema.set(schema, found);
  return found;
}

function findGovernedFields(schema: SchemaRegistry): readonly GovernedField[] {
  return schema.objectNames().flatMap((objectName) => {
    const object = definite(schema.findObject(objectName), objectName);
    return [...object.fields.values()]
      .filter((field) => hasFieldPermissions(object, field) && governingField(object, field) === field.name)
      .map((field) => ({
        object,
        field,
        isInstalled: schema.isInstalled && splitName(field.name, schema.namespace).namespacePrefix !== null,
      }));
  });
}
