/** Gives each table by topic what the entries of ../entries say to it, in the table's form. */
import type { FieldTrait, ObjectEntry, ObjectTrait } from '../entries/object-entry.ts';
import { objectEntries } from '../entries/index.ts';

const entries = Object.entries(objectEntries);

/** Names of the objects of which it is true. */
export function objectsThatAre(trait: ObjectTrait): string[] {
  return entries.flatMap(([name, entry]) => (entry.is?.includes(trait) === true ? [name] : []));
}

/** `Object.Field` of the fields of which it is true. */
export function fieldsThatAre(trait: FieldTrait): string[] {
  return entries.flatMap(([name, entry]) => (entry.fieldsThatAre?.[trait] ?? []).map((field) => `${name}.${field}`));
}

/** By object. */
export function ofObjects<Key extends keyof ObjectEntry>(key: Key): Readonly<Record<string, NonNullable<ObjectEntry[Key]>>> {
  return Object.fromEntries(
    entries.flatMap(([name, entry]): [string, NonNullable<ObjectEntry[Key]>][] => {
      const value = entry[key];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

type KeyOfFields = 'autoNumbers' | 'defaults' | 'fieldLabels' | 'picklists' | 'types' | 'valueSets';
type ValueOf<Key extends KeyOfFields> = NonNullable<ObjectEntry[Key]>[string];

/** By `Object.Field`. */
export function ofFields<Key extends KeyOfFields>(key: Key): Readonly<Record<string, ValueOf<Key>>> {
  return Object.fromEntries(
    entries.flatMap(([name, entry]) =>
      Object.entries(entry[key] ?? {}).map(([field, value]): [string, ValueOf<Key>] => [`${name}.${field}`, value as ValueOf<Key>]),
    ),
  );
}

/** Child relationships of standard objects that lead to the entries. */
export const childrenOfEntries = entries.flatMap(([child, entry]) =>
  (entry.childOf ?? []).map((relationship) => ({ ...relationship, child })),
);
