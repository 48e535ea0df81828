/** Rows that decide who may do what: permission sets, their parts and assignments, groups. A change is felt at once. */
import { transaction } from '../../contracts/transaction.ts';
import { calculateGroups } from '../../security/group-permissions.ts';
import { createSeeder } from '../../security/seeder.ts';
import { governingField, hasFieldPermissions, isPermissionable } from '../../security/permissionable.ts';
import { invalidateAccess } from '../../security/user-access.ts';
import { insertRow } from '../../storage/index.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { nextIds } from '../records/record-store.ts';
import { stampInsert, stampNow } from '../records/system-fields.ts';
import { dmlErrors } from '../rules/dml-errors.ts';
import type { WorkRow } from '../records/work-row.ts';
import { isInsert, set, valueOf } from './behaviour.ts';
import type { ObjectBehaviour } from './behaviour.ts';

function refresh(): void {
  invalidateAccess(transaction().storage);
}

/** Likewise of what groups may be made of. */
function recalculate(): void {
  const { storage, schema, clock, user } = transaction();
  calculateGroups(createSeeder(storage, schema, clock, user.id));
  invalidateAccess(storage);
}

function deriveAssignment(row: WorkRow): void {
  const { storage } = transaction();
  const groupId = valueOf(row, 'PermissionSetGroupId');
  if (typeof groupId === 'string' && valueOf(row, 'PermissionSetId') === null) {
    set(
      row,
      'PermissionSetId',
      storage.get('SELECT "Id" AS "id" FROM "PermissionSet" WHERE "PermissionSetGroupId" = ?', [groupId])?.['id'] ?? null,
    );
  }
  set(row, 'IsActive', true);
  const assigneeId = valueOf(row, 'AssigneeId');
  const permissionSetId = valueOf(row, 'PermissionSetId');
  if (permissionSetId === null) return void row.errors.push(dmlErrors.requiredFieldsMissing(['PermissionSetId']));
  const known = storage.get('SELECT "Id" AS "id" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ? AND "PermissionSetId" = ?', [
    assigneeId,
    permissionSetId,
  ]);
  if (isInsert(row) && known !== undefined) {
    row.errors.push({
      statusCode: 'DUPLICATE_VALUE',
      message: `Duplicate PermissionSetAssignment. Assignee: ${String(assigneeId)}; Permission Set: ${String(permissionSetId)}`,
      fields: ['AssigneeId', 'PermissionSetId'],
    });
  }
}

/** Read comes with every other object permission (Object Reference, "ObjectPermissions"). */
const impliedPermissions: Readonly<Record<string, readonly string[]>> = {
  PermissionsCreate: ['PermissionsRead'],
  PermissionsEdit: ['PermissionsRead'],
  PermissionsDelete: ['PermissionsRead', 'PermissionsEdit'],
  PermissionsViewAllRecords: ['PermissionsRead'],
  PermissionsModifyAllRecords: ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords'],
};

function checkObjectPermissions(row: WorkRow): void {
  refuseManagedParent(row);
  const object = transaction().schema.findObject(String(valueOf(row, 'SobjectType')));
  if (object === null || !isPermissionable(object)) {
    refuseValue(row, 'SobjectType', 'Object Type Name');
    return;
  }
  set(row, 'SobjectType', object.name);
  if (valueOf(row, 'PermissionsRead') !== true && !Object.keys(impliedPermissions).some((name) => valueOf(row, name) === true))
    return void row.errors.push(dmlErrors.fieldIntegrity('An object permission without any right is deleted instead', []));
  for (const [name, implied] of Object.entries(impliedPermissions)) {
    const missing = valueOf(row, name) === true ? implied.filter((other) => valueOf(row, other) !== true) : [];
    if (missing.length > 0) {
      const label = (text: string): string => text.replace('Permissions', '');
      row.errors.push({
        statusCode: 'FIELD_INTEGRITY_EXCEPTION',
        message: `Permission ${label(name)} ${String(valueOf(row, 'SobjectType'))} depends on permission(s): ${missing.map((other) => `${label(other)} ${String(valueOf(row, 'SobjectType'))}`).join(', ')}`,
        fields: [],
      });
      return;
    }
  }
}

/**
 * Only of fields that have permissions of their own, and of a compound field as a whole; what nobody can edit can only be read (Object Reference,
 * "FieldPermissions").
 */
function checkFieldPermissions(row: WorkRow): void {
  refuseManagedParent(row);
  const { schema } = transaction();
  const [objectName = '', fieldName = ''] = String(valueOf(row, 'Field')).split('.');
  const object = schema.findObject(objectName);
  const field = schema.findField(objectName, fieldName);
  const isNamed = String(valueOf(row, 'SobjectType')).toLowerCase() === objectName.toLowerCase();
  if (
    object === null ||
    field === null ||
    !isNamed ||
    !hasFieldPermissions(object, field) ||
    governingField(object, field) !== field.name
  ) {
    refuseValue(row, 'Field', 'Field Name');
    return;
  }
  set(row, 'SobjectType', object.name);
  set(row, 'Field', `${object.name}.${field.name}`);
  const isReadOnly = field.formula !== null || field.summary !== null || field.isAutoNumber;
  if (valueOf(row, 'PermissionsEdit') === true && (isReadOnly || valueOf(row, 'PermissionsRead') !== true))
    row.errors.push(dmlErrors.fieldIntegrity(`${fieldName} cannot be edited so`, ['PermissionsEdit']));
  else if (valueOf(row, 'PermissionsRead') !== true)
    row.errors.push(dmlErrors.fieldIntegrity('A field permission without any right is deleted instead', []));
}

function refuseValue(row: WorkRow, field: string, label: string): void {
  row.errors.push(dmlErrors.badPicklistValue(field, label, String(valueOf(row, field))));
}

/** What differs from the object's name (Object Reference, "SetupEntityAccess": SetupEntityType). */
const entityTypes: Readonly<Record<string, string>> = { AppMenuItem: 'TabSet' };

function deriveSetupEntityAccess(row: WorkRow): void {
  refuseManagedParent(row);
  const { schema, storage } = transaction();
  const id = valueOf(row, 'SetupEntityId');
  const object = typeof id === 'string' ? schema.findObjectByKeyPrefix(id.slice(0, 3)) : null;
  if (object === null) return;
  set(row, 'SetupEntityType', entityTypes[object.name] ?? object.name);
  const parentId = valueOf(row, 'ParentId');
  const known = storage.get('SELECT 1 FROM "SetupEntityAccess" WHERE "ParentId" = ? AND "SetupEntityId" = ?', [parentId, id]);
  if (isInsert(row) && known !== undefined) row.errors.push(dmlErrors.duplicateWithinCall());
}

/** Nothing can be added to, changed in or taken from the permission set of an installed package; it can only be assigned. */
function refuseManagedParent(row: WorkRow): void {
  const parentId = valueOf(row, 'ParentId');
  if (isManagedSet(parentId)) row.errors.push(dmlErrors.managedObject('PermissionSet', String(parentId)));
}

function isManagedSet(id: unknown): boolean {
  const set = transaction().storage.get('SELECT "NamespacePrefix" AS namespace FROM "PermissionSet" WHERE "Id" = ?', [id]);
  return typeof set?.['namespace'] === 'string';
}

/** Name and label are each the only ones of their kind among the org's own permission sets. */
function derivePermissionSet(row: WorkRow): void {
  if (!isInsert(row) && isManagedSet(row.id)) return void row.errors.push(dmlErrors.managedObject('PermissionSet', String(row.id)));
  if (isInsert(row)) {
    set(row, 'Type', 'Regular');
    set(row, 'IsCustom', true);
  }
  const others = (column: string): boolean =>
    transaction().storage.get(
      `SELECT 1 FROM "PermissionSet" WHERE "${column}" = ? COLLATE NOCASE AND "IsOwnedByProfile" = 0 AND "NamespacePrefix" IS NULL AND "Id" IS NOT ?`,
      [valueOf(row, column), row.id],
    ) !== undefined;
  if (others('Name')) row.errors.push(dmlErrors.duplicateDeveloperName());
  else if (others('Label')) row.errors.push(dmlErrors.duplicateMasterLabel());
}

function refuseDeletingManagedSet(rows: readonly WorkRow[]): void {
  for (const row of rows) if (isManagedSet(row.id)) row.errors.push(dmlErrors.managedObject('PermissionSet', String(row.id)));
}

function refuseDeletingFromManagedSet(rows: readonly WorkRow[]): void {
  for (const row of rows) refuseManagedParent(row);
}

function deriveGroup(row: WorkRow): void {
  if (!isInsert(row)) return;
  if (valueOf(row, 'Type') === null) set(row, 'Type', 'Regular');
  if (valueOf(row, 'DeveloperName') === null) set(row, 'DeveloperName', String(valueOf(row, 'Name') ?? '').replace(/\W+/g, '_'));
}

/** Each group has a set that stands for it, by which it is assigned (Object Reference, "PermissionSet", Type). */
function makeSetsOfGroups(rows: readonly WorkRow[]): void {
  const { schema, storage } = transaction();
  const object = schema.findObject('PermissionSet');
  for (const row of rows) {
    if (object === null || !isInsert(row)) continue;
    const record = new SObjectValue('PermissionSet', [
      ['Name', valueOf(row, 'DeveloperName')],
      ['Label', valueOf(row, 'MasterLabel')],
      ['Type', 'Group'],
      ['IsCustom', true],
      ['IsOwnedByProfile', false],
      ['PermissionSetGroupId', row.id],
    ]);
    stampInsert(object, record, nextIds(object, 1)[0] ?? '', stampNow());
    insertRow(storage, object, record.fields);
  }
  refresh();
}

const refreshing: ObjectBehaviour = { afterSave: refresh, afterDelete: refresh };
const recalculating: ObjectBehaviour = { afterSave: recalculate, afterDelete: recalculate };

export const accessRows: Readonly<Record<string, ObjectBehaviour>> = {
  PermissionSet: { ...recalculating, derive: derivePermissionSet, beforeDelete: refuseDeletingManagedSet },
  PermissionSetGroup: { ...refreshing, afterSave: makeSetsOfGroups },
  PermissionSetGroupComponent: recalculating,
  MutingPermissionSet: recalculating,
  PermissionSetAssignment: { ...refreshing, derive: deriveAssignment },
  ObjectPermissions: { ...recalculating, derive: checkObjectPermissions, beforeDelete: refuseDeletingFromManagedSet },
  FieldPermissions: { ...recalculating, derive: checkFieldPermissions, beforeDelete: refuseDeletingFromManagedSet },
  SetupEntityAccess: { ...recalculating, derive: deriveSetupEntityAccess, beforeDelete: refuseDeletingFromManagedSet },
  Group: { derive: deriveGroup, afterSave: refresh, afterDelete: refresh },
  GroupMember: refreshing,
  UserRole: refreshing,
};
