/** Setup > Permission Sets: what each grants and who has it (Salesforce help, "Permission Sets"). Changes go through DML, as an API client's. */
import type { PermissionSetPage, PermissionSetRow } from '../../contracts/setup-pages.ts';
import { principalsOf } from '../../org/credentials/index.ts';
import type { OrgTransaction } from '../../org/transaction/context.ts';

type Row = Record<string, unknown>;

const setColumns = `"Id" AS id, "Name" AS name, "Label" AS label, "Description" AS description, "NamespacePrefix" AS namespace,
  (SELECT count(*) FROM "PermissionSetAssignment" WHERE "PermissionSetId" = "PermissionSet"."Id") AS assignedCount`;
/** Sets that stand for profiles and groups are shown with those. */
const ownSets = `"IsOwnedByProfile" = 0 AND "Type" IS NOT 'Group'`;

function rowOf(row: Row): PermissionSetRow {
  const namespace = row['namespace'] as string | null;
  const name = String(row['name']);
  return {
    id: String(row['id']),
    name: namespace === null || name.startsWith(`${namespace}__`) ? name : `${namespace}__${name}`,
    label: String(row['label']),
    description: row['description'] as string | null,
    isLocked: namespace !== null,
    assignedCount: Number(row['assignedCount']),
  };
}

export function permissionSetRows({ storage }: OrgTransaction): PermissionSetRow[] {
  return storage.all(`SELECT ${setColumns} FROM "PermissionSet" WHERE ${ownSets} ORDER BY "Label" COLLATE NOCASE`).map(rowOf);
}

/** Null: there is no such set. `id` has 15 or 18 characters. */
export function permissionSetPage(transaction: OrgTransaction, id: string): PermissionSetPage | null {
  const { storage } = transaction;
  const set = storage.get(`SELECT * , ${setColumns} FROM "PermissionSet" WHERE ${ownSets} AND substr("Id", 1, 15) = ?`, [id.slice(0, 15)]);
  if (set === undefined) return null;
  const setId = String(set['id']);
  const names = (sql: string): string[] => storage.all(sql, [setId]).map((row) => String(row['name']));
  const entities = (object: string, column: string, separator: string): string[] =>
    names(
      `SELECT coalesce("NamespacePrefix" || '${separator}', '') || "${column}" AS name FROM "${object}" WHERE "Id" IN (SELECT "SetupEntityId" FROM "SetupEntityAccess" WHERE "ParentId" = ?) ORDER BY name`,
    );
  return {
    ...rowOf(set),
    objects: objectsOf(transaction, setId),
    classes: entities('ApexClass', 'Name', '.'),
    customPermissions: entities('CustomPermission', 'DeveloperName', '__'),
    userPermissions: Object.entries(set).flatMap(([column, value]) =>
      column.startsWith('Permissions') && value === 1 ? [column.slice('Permissions'.length)] : [],
    ),
    tabs: names('SELECT "Name" AS name FROM "PermissionSetTabSetting" WHERE "ParentId" = ? ORDER BY name'),
    principals: principalGrants(transaction, setId),
    ...peopleOf(transaction, setId),
  };
}

const permissionColumns = ['Read', 'Create', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords'];
const permissionLabels: Readonly<Record<string, string>> = { ViewAllRecords: 'View All', ModifyAllRecords: 'Modify All' };

function objectsOf({ storage }: OrgTransaction, setId: string): PermissionSetPage['objects'] {
  const rows = storage.all('SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ?', [setId]);
  const fields = storage.all(
    `SELECT "SobjectType" AS name, sum("PermissionsRead") AS readable, sum("PermissionsEdit") AS editable
     FROM "FieldPermissions" WHERE "ParentId" = ? GROUP BY "SobjectType"`,
    [setId],
  );
  const names = new Set([...rows.map((row) => String(row['SobjectType'])), ...fields.map((row) => String(row['name']))]);
  return [...names].sort().map((name) => {
    const granted = rows.find((row) => row['SobjectType'] === name);
    const counted = fields.find((row) => row['name'] === name);
    return {
      name,
      permissions: permissionColumns
        .filter((column) => granted?.[`Permissions${column}`] === 1)
        .map((column) => permissionLabels[column] ?? column)
        .join(', '),
      readableFields: Number(counted?.['readable'] ?? 0),
      editableFields: Number(counted?.['editable'] ?? 0),
    };
  });
}

function principalGrants({ storage, org }: OrgTransaction, setId: string): PermissionSetPage['principals'] {
  const grants = new Map(
    storage
      .all('SELECT "Id" AS id, "SetupEntityId" AS entity FROM "SetupEntityAccess" WHERE "ParentId" = ?', [setId])
      .map((row) => [String(row['entity']), String(row['id'])]),
  );
  return org.credentials.external
    .all()
    .flatMap((definition) =>
      principalsOf(definition).map(({ id, name }) => ({ id, name: `${definition.name} - ${name}`, grantId: grants.get(id) ?? null })),
    );
}

function peopleOf({ storage }: OrgTransaction, setId: string): Pick<PermissionSetPage, 'assignments' | 'others'> {
  const people = storage.all(
    `SELECT "User"."Id" AS userId, "User"."Name" AS name, "User"."Username" AS username, "User"."IsActive" AS isActive,
       (SELECT "Id" FROM "PermissionSetAssignment" WHERE "AssigneeId" = "User"."Id" AND "PermissionSetId" = ? AND "PermissionSetGroupId" IS NULL) AS assignmentId
     FROM "User" WHERE "UserType" = 'Standard' ORDER BY "User"."Name" COLLATE NOCASE`,
    [setId],
  );
  const shown = (row: Row, idColumn: string) => ({
    id: String(row[idColumn]),
    name: String(row['name']),
    username: String(row['username']),
  });
  return {
    assignments: people.filter((row) => row['assignmentId'] !== null).map((row) => shown(row, 'assignmentId')),
    others: people.filter((row) => row['assignmentId'] === null && row['isActive'] === 1).map((row) => shown(row, 'userId')),
  };
}
