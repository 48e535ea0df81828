/**
 * What a SOSL search finds: records with a word of a searched field for every word of the search. `*` stands for any letters, `?` for one; AND and OR
 * join words, which are joined by AND otherwise. The platform's index also knows word stems and synonyms, which are not reproduced.
 */
import type { DisplayType, FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { tableLayout } from '../../storage/index.ts';
import type { QueryEnvironment } from './context.ts';
import { malformed, unsupported } from './errors.ts';
import { bindValue } from './operands.ts';
import type { Condition, Search } from './syntax.ts';

const searchedTypes: Readonly<Record<Search['fields'], ReadonlySet<DisplayType> | null>> = {
  ALL: new Set(['STRING', 'TEXTAREA', 'EMAIL', 'PHONE', 'URL', 'PICKLIST', 'COMBOBOX']),
  SIDEBAR: new Set(['STRING', 'EMAIL', 'PHONE']),
  EMAIL: new Set(['EMAIL']),
  PHONE: new Set(['PHONE']),
  NAME: null,
};

export function foundIds(
  search: Search,
  object: ObjectSchema,
  environment: QueryEnvironment,
  fixedIds: readonly string[] | null,
): readonly string[] {
  if (fixedIds !== null) return fixedIds.filter((id) => id.startsWith(object.keyPrefix));
  const alternatives = alternativesOf(searchText(search, environment));
  const fields = searchedFields(search.fields, object);
  if (fields.length === 0) return [];
  const columns = fields.map((field) => `"${field.name}"`).join(', ');
  const rows = environment.storage.all(`SELECT "Id" AS id, ${columns} FROM "${object.name}"`);
  return rows
    .filter((row) =>
      matches(
        fields.map((field) => String(row[field.name] ?? '')),
        alternatives,
      ),
    )
    .map((row) => String(row['id']));
}

function searchText({ find }: Search, environment: QueryEnvironment): string {
  const value = find.kind === 'bind' ? bindValue(find, environment) : find.kind === 'text' ? find.value : null;
  if (typeof value !== 'string' || value.replace(/[*?\s]/g, '').length < 2)
    throw malformed('search term must be longer than one character');
  return value;
}

/** `a b OR "c d"` -> [[a, b], [c d]] */
function alternativesOf(text: string): readonly (readonly RegExp[])[] {
  if (/\bAND NOT\b/.test(text) || /[()]/.test(text)) throw unsupported('AND NOT and parentheses in FIND');
  return text.split(/\s+OR\s+/).map((part) => {
    const words = part.match(/"[^"]*"|[^\s"]+/g) ?? [];
    return words.filter((word) => word !== 'AND').map(wordPattern);
  });
}

/** A whole word or phrase of the field, without regard to case. */
function wordPattern(word: string): RegExp {
  const text = word
    .replace(/^"|"$/g, '')
    .replace(/[.+^${}|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^\\s]*')
    .replaceAll('?', '[^\\s]');
  return new RegExp(`(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'iu');
}

function matches(values: readonly string[], alternatives: readonly (readonly RegExp[])[]): boolean {
  return alternatives.some((words) => words.every((word) => values.some((value) => word.test(value))));
}

function searchedFields(group: Search['fields'], object: ObjectSchema): readonly FieldSchema[] {
  const types = searchedTypes[group];
  const fields = [...tableLayout(object).columns.values()].map((column) => column.field);
  return fields.filter((field) => (types === null ? field.isNameField : types.has(field.type)));
}

export function idFilter(ids: readonly string[]): Condition {
  const items = ids.length === 0 ? [{ kind: 'null' } as const] : ids.map((value) => ({ kind: 'text', value }) as const);
  return { kind: 'in', left: { kind: 'path', parts: ['Id'], position: 0 }, negated: false, right: { kind: 'list', items } };
}
