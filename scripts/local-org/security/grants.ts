/** What profile and permission sets grant one user, added up from their rows. */
import type { Storage, UserContext } from '../contracts/transaction.ts';
import type { ProjectMetadata } from '../contracts/schema.ts';

export interface ObjectGrant {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
  viewAllFields: boolean;
}

export interface FieldGrant {
  readable: boolean;
  editable: boolean;
}

export interface Grants {
  readonly profileName: string;
  /** `ModifyAllData`, `ApiEnabled`, ... */
  readonly userPermissions: ReadonlySet<string>;
  readonly objects: ReadonlyMap<string, ObjectGrant>;
  /** By `Account.Industry`. */
  readonly fields: ReadonlyMap<string, FieldGrant>;
  /** Lower-case names. */
  readonly customPermissions: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  /** Ids of External Credential principals. */
  readonly principals: ReadonlySet<string>;
  /** From the metadata of the assigned sets, as the next too. */
  readonly customMetadata: ReadonlySet<string>;
  readonly customSettings: ReadonlySet<string>;
}

function json(ids: readonly string[]): string {
  return JSON.stringify(ids);
}

const inList = 'IN (SELECT value FROM json_each(?))';

/** Assigned sets, the set that stands for the profile, and the members of assigned groups. */
function assignedSets(storage: Storage, user: UserContext): Record<string, unknown>[] {
  const direct = storage.all(
    `SELECT "Id" FROM "PermissionSet" WHERE "Id" IN (SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?) OR ("IsOwnedByProfile" = 1 AND "ProfileId" = ?)`,
    [user.id, user.profileId],
  );
  const ids = direct.map((row) => String(row['Id']));
  const members = storage.all(
    `SELECT "PermissionSetId" AS "Id" FROM "PermissionSetGroupComponent" WHERE "PermissionSetGroupId" IN (SELECT "PermissionSetGroupId" FROM "PermissionSet" WHERE "Id" ${inList} AND "PermissionSetGroupId" IS NOT NULL)`,
    [json(ids)],
  );
  return storage.all(`SELECT * FROM "PermissionSet" WHERE "Id" ${inList}`, [json([...ids, ...members.map((row) => String(row['Id']))])]);
}

export function loadGrants(storage: Storage, metadata: ProjectMetadata, user: UserContext): Grants {
  const sets = assignedSets(storage, user);
  const ids = json(sets.map((row) => String(row['Id'])));
  const names = new Set(
    sets.filter((row) => !isTrue(row['IsOwnedByProfile'])).map((row) => qualified(row['NamespacePrefix'], String(row['Name']), '__')),
  );
  const own = metadata.permissionSets.filter((set) => names.has(set.name.toLowerCase()));
  const lower = (values: readonly string[]): string[] => values.map((value) => value.toLowerCase());
  return {
    profileName: user.profileName,
    userPermissions: userPermissions(sets),
    objects: objectGrants(storage, ids),
    fields: fieldGrants(storage, ids),
    customPermissions: entityNames(storage, ids, 'CustomPermission', 'DeveloperName', '__'),
    classes: entityNames(storage, ids, 'ApexClass', 'Name', '.'),
    principals: principalIds(storage, ids),
    customMetadata: new Set(own.flatMap((set) => lower(set.customMetadataAccesses))),
    customSettings: new Set(own.flatMap((set) => lower(set.customSettingAccesses))),
  };
}

function isTrue(value: unknown): boolean {
  return Number(value) === 1;
}

function userPermissions(sets: readonly Record<string, unknown>[]): Set<string> {
  const granted = new Set<string>();
  for (const row of sets) {
    for (const [column, value] of Object.entries(row))
      if (column.startsWith('Permissions') && isTrue(value)) granted.add(column.slice('Permissions'.length).toLowerCase());
  }
  return granted;
}

function objectGrants(storage: Storage, ids: string): Map<string, ObjectGrant> {
  const grants = new Map<string, ObjectGrant>();
  for (const row of storage.all(`SELECT * FROM "ObjectPermissions" WHERE "ParentId" ${inList}`, [ids])) {
    const key = String(row['SobjectType']).toLowerCase();
    const before = grants.get(key);
    const has = (column: string, previous: boolean | undefined): boolean => previous === true || isTrue(row[column]);
    grants.set(key, {
      read: has('PermissionsRead', before?.read),
      create: has('PermissionsCreate', before?.create),
      edit: has('PermissionsEdit', before?.edit),
      delete: has('PermissionsDelete', before?.delete),
      viewAll: has('PermissionsViewAllRecords', before?.viewAll),
      modifyAll: has('PermissionsModifyAllRecords', before?.modifyAll),
      viewAllFields: has('PermissionsViewAllFields', before?.viewAllFields),
    });
  }
  return grants;
}

function fieldGrants(storage: Storage, ids: string): Map<string, FieldGrant> {
  const grants = new Map<string, FieldGrant>();
  for (const row of storage.all(
    `SELECT "Field" AS "field", "PermissionsRead" AS "readable", "PermissionsEdit" AS "editable" FROM "FieldPermissions" WHERE "ParentId" ${inList}`,
    [ids],
  )) {
    const key = String(row['field']).toLowerCase();
    const before = grants.get(key);
    const editable = before?.editable === true || isTrue(row['editable']);
    grants.set(key, { readable: editable || before?.readable === true || isTrue(row['readable']), editable });
  }
  return grants;
}

function principalIds(storage: Storage, ids: string): Set<string> {
  const rows = storage.all(
    `SELECT "SetupEntityId" AS "id" FROM "SetupEntityAccess" WHERE "SetupEntityType" = 'ExternalCredentialParameter' AND "ParentId" ${inList}`,
    [ids],
  );
  return new Set(rows.map((row) => String(row['id'])));
}

/** `syncline__admin` or `syncline.controller`: lower case, with the namespace that the row carries. */
function qualified(namespacePrefix: unknown, name: string, separator: string): string {
  return (typeof namespacePrefix === 'string' && namespacePrefix !== '' ? namespacePrefix + separator + name : name).toLowerCase();
}

function entityNames(storage: Storage, ids: string, objectName: string, nameField: string, separator: string): Set<string> {
  const rows = storage.all(
    `SELECT "${nameField}" AS "name", "NamespacePrefix" AS "prefix" FROM "${objectName}" WHERE "Id" IN (SELECT "SetupEntityId" FROM "SetupEntityAccess" WHERE "ParentId" ${inList})`,
    [ids],
  );
  return new Set(rows.map((row) => qualified(row['prefix'], String(row['name']), separator)));
}
