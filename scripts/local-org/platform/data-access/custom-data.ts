/**
 * Static methods of custom settings and custom metadata types; reading them costs no query.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_settings.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { applyDefaults } from '../../database/dml/defaults.ts';
import { decodeRow, selectList } from '../../storage/index.ts';
import { setFormulaSettings } from '../../formula/index.ts';
import type { SObjectTypeToken } from '../../values/index.ts';
import { ApexMap, SObjectValue, apexException, to18 } from '../../values/index.ts';

function objectOf(type: SObjectTypeToken, method: string): ObjectSchema {
  const object = transaction().schema.findObject(type.objectName);
  if (object === null || (object.kind !== 'customSetting' && object.kind !== 'customMetadata')) {
    throw apexException('System.TypeException', `Method does not exist or incorrect signature: ${type.objectName}.${method}()`);
  }
  return object;
}

function rows(object: ObjectSchema, condition: string, parameters: readonly unknown[]): SObjectValue[] {
  const live = object.fields.has('IsDeleted') ? '"IsDeleted" = 0 AND ' : '';
  return transaction()
    .storage.all(`SELECT ${selectList(object)} FROM "${object.name}" WHERE ${live}${condition}`, parameters)
    .map((row) => new SObjectValue(object.name, decodeRow(object, row), true));
}

function isHierarchy(object: ObjectSchema): boolean {
  return object.kind === 'customSetting' && object.customSettingType === 'Hierarchy';
}

function organizationId(): string {
  return String(transaction().storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id'] ?? '');
}

function atOwner(object: ObjectSchema, ownerId: string): SObjectValue | null {
  return rows(object, '"SetupOwnerId" = ?', [to18(ownerId)])[0] ?? null;
}

function byName(object: ObjectSchema, name: string): SObjectValue | null {
  if (object.kind === 'customSetting') return rows(object, '"Name" = ?', [name])[0] ?? null;
  return rows(object, '("DeveloperName" = ?1 OR "QualifiedApiName" = ?1 OR "Id" = ?2)', [name, to18(name)])[0] ?? null;
}

/** The profile of a user, so that a hierarchy can be walked from either. */
function levels(ownerId: string): string[] {
  const id = to18(ownerId);
  const profileId = transaction().storage.get('SELECT "ProfileId" AS "id" FROM "User" WHERE "Id" = ?', [id])?.['id'];
  return [id, ...(typeof profileId === 'string' ? [profileId] : []), organizationId()];
}

/**
 * Each field comes from the lowest level that sets it. Without a record of its own the first level gets a new one, "an ID set to
 * null and merged fields from higher in the hierarchy", ready to be inserted for that level (documented for getInstance).
 */
function merged(object: ObjectSchema, ownerIds: readonly string[]): SObjectValue {
  const [own = null, ...higher] = ownerIds.map((id) => atOwner(object, id));
  const result = own ?? unsaved(object, ownerIds[0] ?? null);
  const found = higher.filter((record) => record !== null);
  for (const record of found) {
    for (const [name, value] of record.fields) {
      if ((own !== null || isSetting(object, name)) && (result.fields.get(name) ?? null) === null) result.fields.set(name, value);
    }
  }
  if (own === null && found.length === 0) addDefaults(object, result);
  return result;
}

function unsaved(object: ObjectSchema, ownerId: string | null): SObjectValue {
  const record = new SObjectValue(object.name);
  record.fields.set('SetupOwnerId', ownerId);
  return record;
}

/** What an administrator fills in, in contrast to the fields that every object has. */
function isSetting(object: ObjectSchema, fieldName: string): boolean {
  return object.fields.get(fieldName)?.isCustom === true;
}

function addDefaults(object: ObjectSchema, record: SObjectValue): void {
  const defaults = new SObjectValue(object.name);
  applyDefaults(object, defaults);
  for (const [name, value] of defaults.fields) if (isSetting(object, name)) record.fields.set(name, value);
}

function getInstance(type: SObjectTypeToken, key: string | null = null): SObjectValue | null {
  const object = objectOf(type, 'getInstance');
  if (isHierarchy(object)) return merged(object, levels(key ?? transaction().user.id));
  return key === null ? null : byName(object, key);
}

function getOrgDefaults(type: SObjectTypeToken): SObjectValue {
  const object = objectOf(type, 'getOrgDefaults');
  if (!isHierarchy(object)) throw apexException('System.TypeException', 'getOrgDefaults is only supported for Hierarchy custom settings');
  return merged(object, [organizationId()]);
}

/** The record of exactly this level, without merging. */
function getValues(type: SObjectTypeToken, key: string | null): SObjectValue | null {
  const object = objectOf(type, 'getValues');
  if (key === null) return null;
  return isHierarchy(object) ? atOwner(object, key) : byName(object, key);
}

function getAll(type: SObjectTypeToken): ApexMap {
  const object = objectOf(type, 'getAll');
  if (isHierarchy(object)) throw apexException('System.TypeException', 'getAll is only supported for List custom settings');
  const nameField = object.kind === 'customMetadata' ? 'DeveloperName' : 'Name';
  const entries = rows(object, '1 = 1', []).map((record): [unknown, unknown] => [record.fields.get(nameField), record]);
  return new ApexMap(primitive('String'), { kind: 'sobject', name: object.name }, entries);
}

export const customDataMembers: Readonly<Record<string, PlatformFunction>> = {
  'getInstance()': getInstance,
  'getInstance(String)': getInstance,
  'getOrgDefaults()': getOrgDefaults,
  'getValues(String)': getValues,
  'getAll()': getAll,
};

/** Their receiver is the object's token: `Config__c.getInstance()`. */
export const customDataTable: PlatformTypeTable = { name: 'System.SObject', members: customDataMembers };

setFormulaSettings(getInstance);
