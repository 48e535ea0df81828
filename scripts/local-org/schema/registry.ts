/** Case-insensitive look-up of objects, fields and relationships, by the names that the asking code may use. */
import type { ChildRelationship, FieldSchema, ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import type { OwnNames } from './metadata/own-names.ts';

interface IndexedObject {
  readonly schema: ObjectSchema;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  readonly parents: ReadonlyMap<string, FieldSchema>;
  readonly children: ReadonlyMap<string, ChildRelationship>;
}

/** The spellings under which a written name is looked for. */
interface Spellings {
  first(name: string): string;
  readonly second: ((name: string) => string) | null;
}

const asWritten = (name: string): string => name;

export function schemaRegistry(objects: readonly ObjectSchema[], names: OwnNames): SchemaRegistry {
  const byName = new Map(objects.map((schema) => [schema.name.toLowerCase(), indexed(schema)]));
  const byPrefix = new Map<string, ObjectSchema>();
  for (const schema of objects) if (!byPrefix.has(schema.keyPrefix)) byPrefix.set(schema.keyPrefix, schema);
  const allNames = sortedNames(objects);
  const own = remembered((name) => names.canonical(name));

  function view(spellings: Spellings, hidesProtected: boolean, seenFrom: SchemaRegistry['seenFrom']): SchemaRegistry {
    const find = (name: string): IndexedObject | null => {
      const found = lookUp(byName, name, spellings);
      return found === null || (hidesProtected && found.schema.isProtected) ? null : found;
    };
    const inObject = <T>(objectName: string, name: string, part: (object: IndexedObject) => ReadonlyMap<string, T>): T | null => {
      const object = find(objectName);
      return object === null ? null : lookUp(part(object), name, spellings);
    };
    const visibleNames = hidesProtected ? sortedNames(objects.filter((schema) => !schema.isProtected)) : allNames;
    return {
      namespace: names.namespace,
      isInstalled: names.isInstalled,
      seenFrom,
      findObject: (name) => find(name)?.schema ?? null,
      objectNames: () => visibleNames,
      findField: (objectName, fieldName) => inObject(objectName, fieldName, (object) => object.fields),
      findParentRelationship: (objectName, relationshipName) => inObject(objectName, relationshipName, (object) => object.parents),
      findChildRelationship: (objectName, relationshipName) => inObject(objectName, relationshipName, (object) => object.children),
      findObjectByKeyPrefix: (keyPrefix) => byPrefix.get(keyPrefix) ?? null,
    };
  }

  if (!names.isInstalled) {
    const source: SchemaRegistry = view({ first: asWritten, second: own }, false, () => source);
    return source;
  }
  // In managed code an unprefixed name is the package's own first (Apex Developer Guide, "Namespace Prefix").
  const ofPackage: SchemaRegistry = view({ first: own, second: asWritten }, false, seenFrom);
  const ofOrg: SchemaRegistry = view({ first: asWritten, second: null }, true, seenFrom);
  function seenFrom(namespace: string): SchemaRegistry {
    return namespace.toLowerCase() === names.namespace.toLowerCase() ? ofPackage : ofOrg;
  }
  return view({ first: asWritten, second: null }, false, seenFrom);
}

function lookUp<T>(map: ReadonlyMap<string, T>, name: string, spellings: Spellings): T | null {
  const found = map.get(spellings.first(name).toLowerCase());
  if (found !== undefined || spellings.second === null) return found ?? null;
  return map.get(spellings.second(name).toLowerCase()) ?? null;
}

function remembered(work: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let result = known.get(name);
    if (result === undefined) known.set(name, (result = work(name)));
    return result;
  };
}

function sortedNames(objects: readonly ObjectSchema[]): readonly string[] {
  return objects.map((schema) => schema.name).sort((left, right) => left.localeCompare(right));
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
