/** What profile and permission sets grant one user, added up from their rows. */
import type { Storage, UserContext } from '../contracts/transaction.ts';
import type { ProjectMetadata, SchemaRegistry } from '../contracts/schema.ts';

export interface ObjectGrant {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
  viewAllFields: boolean;
}

/** Each part is read when it is first asked for: a query that ignores field permissions needs none of their thousands of rows. */
export interface Grants {
  readonly profileName: string;
  /** `ModifyAllData`, `ApiEnabled`, ... */
  hasUserPermission(name: string): boolean;
  objects(): ReadonlyMap<string, ObjectGrant>;
  fields(): FieldGrants;
  /** Lower-case names. */
  customPermissions(): ReadonlySet<string>;
  classes(): ReadonlySet<string>;
  /** Ids of External Credential principals. */
  principals(): ReadonlySet<string>;
  /** From the metadata of the assigned sets, as the next too. */
  readonly customMetadata: ReadonlySet<string>;
  readonly customSettings: ReadonlySet<string>;
}

/** `account.industry` */
export interface FieldGrants {
  readonly readable: ReadonlySet<string>;
  readonly editable: ReadonlySet<string>;
}

export interface GrantSource {
  readonly storage: Storage;
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
}

function json(ids: readonly string[]): string {
  return JSON.stringify(ids);
}

const inList = 'IN (SELECT value FROM json_each(?))';

/** Assigned sets, those that stand for groups among them, and the one that stands for the profile. */
function assignedSets(storage: Storage, user: UserContext): Record<string, unknown>[] {
  return storage.all(
    `SELECT "Id", "Name", "NamespacePrefix", "IsOwnedByProfile", "PermissionSetGroupId" FROM "PermissionSet" WHERE "Id" IN (SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?) OR ("IsOwnedByProfile" = 1 AND "ProfileId" = ?)`,
    [user.id, user.profileId],
  );
}

/** What is known of sets by their metadata alone, their groups give as they are. */
function membersOf(storage: Storage, sets: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return storage.all(
    `SELECT "Name", "NamespacePrefix", "IsOwnedByProfile" FROM "PermissionSet" WHERE "Id" IN
      (SELECT "PermissionSetId" FROM "PermissionSetGroupComponent" WHERE "PermissionSetGroupId" ${inList})`,
    [json(sets.flatMap((row) => (typeof row['PermissionSetGroupId'] === 'string' ? [row['PermissionSetGroupId']] : [])))],
  );
}

export function loadGrants({ storage, schema, metadata }: GrantSource, user: UserContext): Grants {
  const sets = assignedSets(storage, user);
  const ids = json(sets.map((row) => String(row['Id'])));
  const names = new Set(
    [...sets, ...membersOf(storage, sets)]
      .filter((row) => !isTrue(row['IsOwnedByProfile']))
      .map((row) => qualified(row['NamespacePrefix'], String(row['Name']), '__')),
  );
  const own = metadata.permissionSets.filter((set) => names.has(set.name.toLowerCase()));
  const lower = (values: readonly string[]): string[] => values.map((value) => value.toLowerCase());
  return {
    profileName: user.profileName,
    hasUserPermission: userPermissions(storage, schema, ids),
    objects: once(() => objectGrants(storage, ids)),
    fields: once(() => fieldGrants(storage, ids)),
    customPermissions: once(() => entityNames(storage, ids, 'CustomPermission', 'DeveloperName', '__')),
    classes: once(() => entityNames(storage, ids, 'ApexClass', 'Name', '.')),
    principals: once(() => principalIds(storage, ids)),
    customMetadata: new Set(own.flatMap((set) => lower(set.customMetadataAccesses))),
    customSettings: new Set(own.flatMap((set) => lower(set.customSettingAccesses))),
  };
}

function isTrue(value: unknown): boolean {
  return Number(value) === 1;
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: read() }).value;
}

/** By one column each: a permission set has 900 of them, of which a transaction asks for a few. */
function userPermissions(storage: Storage, schema: SchemaRegistry, ids: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const isGranted = (name: string): boolean => {
    const column = schema.findField('PermissionSet', `Permissions${name}`)?.name;
    const sql = `SELECT 1 AS "granted" FROM "PermissionSet" WHERE "Id" ${inList} AND "${column}" = 1 LIMIT 1`;
    return column !== undefined && storage.get(sql, [ids]) !== undefined;
  };
  return (name) => {
    const key = name.toLowerCase();
    const granted = known.get(key) ?? isGranted(key);
    known.set(key, granted);
    return granted;
  };
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

/** In one row, since each row takes the driver as long as ten names. Who may edit a field may read it. */
function fieldGrants(storage: Storage, ids: string): FieldGrants {
  const row = storage.get(
    `SELECT group_concat("Field", ' ') AS "readable", group_concat(CASE WHEN "PermissionsEdit" = 1 THEN "Field" END, ' ') AS "editable"
      FROM "FieldPermissions" WHERE "ParentId" ${inList} AND ("PermissionsRead" = 1 OR "PermissionsEdit" = 1)`,
    [ids],
  );
  const names = (list: unknown): Set<string> => new Set(typeof list === 'string' ? list.toLowerCase().split(' ') : []);
  return { readable: names(row?.['readable']), editable: names(row?.['editable']) };
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
