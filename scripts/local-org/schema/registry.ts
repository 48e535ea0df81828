/** Case-insensitive look-up of objects, fields and relationships, with and without the project's namespace prefix. */
import type { ChildRelationship, FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import type { OwnNames } from './metadata/own-names.ts';

interface IndexedObject {
  readonly schema: ObjectSchema;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly parents: ReadonlyMap<string, FieldSchema>;
  readonly children: ReadonlyMap<string, ChildRelationship>;
}

export function schemaRegistry(objects: readonly ObjectSchema[], names: OwnNames): SchemaRegistry {
  const byName = new Map(objects.map((schema) => [schema.name.toLowerCase(), indexed(schema)]));
  const byPrefix = new Map<string, ObjectSchema>();
  for (const schema of objects) if (!byPrefix.has(schema.keyPrefix)) byPrefix.set(schema.keyPrefix, schema);

  const find = (name: string): IndexedObject | null =>
    byName.get(name.toLowerCase()) ?? byName.get(names.canonical(name).toLowerCase()) ?? null;
  const inObject = <T>(objectName: string, name: string, part: (object: IndexedObject) => ReadonlyMap<string, T>): T | null => {
    const object = find(objectName);
    if (object === null) return null;
    return part(object).get(name.toLowerCase()) ?? part(object).get(names.canonical(name).toLowerCase()) ?? null;
  };
  const sortedNames = objects.map((schema) => schema.name).sort((left, right) => left.localeCompare(right));

  return {
    namespace: names.namespace,
    findObject: (name) => find(name)?.schema ?? null,
    objectNames: () => sortedNames,
    findField: (objectName, fieldName) => inObject(objectName, fieldName, (object) => object.fields),
    findParentRelationship: (objectName, relationshipName) => inObject(objectName, relationshipName, (object) => object.parents),
    findChildRelationship: (objectName, relationshipName) => inObject(objectName, relationshipName, (object) => object.children),
    findObjectByKeyPrefix: (keyPrefix) => byPrefix.get(keyPrefix) ?? null,
  };
}

function indexed(schema: ObjectSchema): IndexedObject {
  const fields = [...schema.fields.values()];
  return {
    schema,
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    parents: new Map(
      fields.flatMap((field) => (field.relationshipName === null ? [] : [[field.relationshipName.toLowerCase(), field] as const])),
    ),
    children: new Map(
      schema.childRelationships.flatMap((child) =>
        child.relationshipName === null ? [] : [[child.relationshipName.toLowerCase(), child] as const],
      ),
    ),
  };
}
