/** The global values of formulas: $User, $Profile, $Permission and others. */
import { transaction } from '../contracts/transaction.ts';
import type { ObjectSchema } from '../contracts/schema.ts';
import { readRows } from '../storage/index.ts';
import { sobjectTypeToken } from '../values/schema-tokens.ts';
import type { SObjectValue } from '../values/sobject-value.ts';
import { fromApex } from './values/apex-values.ts';
import { FormulaError } from './parsing/syntax.ts';
import type { FormulaValue } from './values/values.ts';

function organizationId(): string | null {
  const id = transaction().storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id'];
  return typeof id === 'string' ? id : null;
}

/** Reading setup for a formula costs no query. */
function rowField(objectName: string, id: string | null, fieldName: string, written: string): FormulaValue {
  const { schema, storage } = transaction();
  const object = schema.findObject(objectName);
  const field = schema.findField(objectName, fieldName);
  if (object === null || field === null) throw new FormulaError(`Field ${written} does not exist. Check spelling.`);
  return id === null ? null : fromApex(readRows(storage, object, [id]).get(id)?.get(field.name) ?? null, field);
}

function recordField(object: ObjectSchema | null, record: SObjectValue | null, fieldName: string, written: string): FormulaValue {
  const field = object === null ? null : transaction().schema.findField(object.name, fieldName);
  if (field === null) throw new FormulaError(`Field ${written} does not exist. Check spelling.`);
  return record === null ? null : fromApex(record.fields.get(field.name) ?? null, field);
}

/** Set by the platform library, which owns the merging of hierarchy settings and the reading of custom metadata. */
let readSetting: (type: ReturnType<typeof sobjectTypeToken>, key: string | null) => SObjectValue | null = () => null;

export function setFormulaSettings(read: typeof readSetting): void {
  readSetting = read;
}

function setting(parts: readonly string[], written: string): FormulaValue {
  const object = transaction().schema.findObject(parts[0] ?? '');
  return recordField(object, object === null ? null : readSetting(sobjectTypeToken(object.name), null), parts[1] ?? '', written);
}

function customMetadata(parts: readonly string[], written: string): FormulaValue {
  const object = transaction().schema.findObject(parts[0] ?? '');
  return recordField(object, object === null ? null : readSetting(sobjectTypeToken(object.name), parts[1] ?? ''), parts[2] ?? '', written);
}

function label(name: string): string {
  const found = [...transaction().metadata.labels].find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new FormulaError(`Field $Label.${name} does not exist. Check spelling.`);
  return found[1];
}

const globals: Readonly<Record<string, (parts: readonly string[], written: string) => FormulaValue>> = {
  $user: (parts, written) => rowField('User', transaction().user.id, parts[0] ?? '', written),
  $profile: (parts, written) => rowField('Profile', transaction().user.profileId, parts[0] ?? '', written),
  $userrole: (parts, written) => rowField('UserRole', transaction().user.roleId, parts[0] ?? '', written),
  $organization: (parts, written) => rowField('Organization', organizationId(), parts[0] ?? '', written),
  $permission: (parts) => transaction().access.hasCustomPermission(parts.join('__')),
  $label: (parts) => label(parts.at(-1) ?? ''),
  $setup: setting,
  $custommetadata: customMetadata,
};

/** A merge field that starts with `$`. */
export function readGlobal(parts: readonly string[]): FormulaValue {
  const [first = '', ...rest] = parts;
  const found = globals[first.toLowerCase()];
  if (found === undefined) throw new FormulaError(`Formula global ${first} is not supported by the local org`, `formula global ${first}`);
  return found(rest, parts.join('.'));
}
