/**
 * The permission set that stands for a group holds what its members give (Object Reference, "PermissionSet": "contains the aggregated permissions
 * for the group"), without what its muting permission sets take away ("MutingPermissionSet"). The platform calculates it a while later, or in a
 * test when `Test.calculatePermissionSetGroup` is called; here it is done at once.
 */
import type { Storage } from '../contracts/transaction.ts';
import type { Seeder } from './seeder.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows below a permission set: by which columns two grant the same, and which columns add up. */
const parts = [
  { object: 'ObjectPermissions', by: ['SobjectType'], adds: 'Permissions' },
  { object: 'FieldPermissions', by: ['SobjectType', 'Field'], adds: 'Permissions' },
  { object: 'SetupEntityAccess', by: ['SetupEntityId', 'SetupEntityType'], adds: null },
] as const;

export function calculateGroups(seeder: Seeder): void {
  const groups = seeder.storage.all(
    `SELECT "Id" AS id, "PermissionSetGroupId" AS groupId FROM "PermissionSet" WHERE "PermissionSetGroupId" IS NOT NULL`,
  );
  for (const { id, groupId } of groups) calculateGroup(seeder, String(id), String(groupId));
}

function calculateGroup(seeder: Seeder, setId: string, groupId: string): void {
  const members = componentRows(seeder.storage, 'PermissionSet', groupId);
  const muting = componentRows(seeder.storage, 'MutingPermissionSet', groupId);
  const userPermissions = Object.fromEntries(
    seeder.columns('PermissionSet', 'Permissions').map((column) => [column, isIn(members, column) && !isIn(muting, column)]),
  );
  seeder.ensure('PermissionSet', { PermissionSetGroupId: groupId }, userPermissions);
  for (const { object, by, adds } of parts) {
    const given = seeder.storage.all(
      `SELECT part.* FROM "${object}" part JOIN "PermissionSetGroupComponent" c ON c."PermissionSetId" = part."ParentId" WHERE c."PermissionSetGroupId" = ?`,
      [groupId],
    );
    const added = adds === null ? [] : seeder.columns(object, adds);
    seeder.replaceChildren(object, setId, summed(given, by, added));
  }
}

function componentRows(storage: Storage, objectName: string, groupId: string): Row[] {
  return storage.all(
    `SELECT part.* FROM "${objectName}" part JOIN "PermissionSetGroupComponent" c ON c."PermissionSetId" = part."Id" WHERE c."PermissionSetGroupId" = ?`,
    [groupId],
  );
}

function isIn(rows: readonly Row[], column: string): boolean {
  return rows.some((row) => Number(row[column]) === 1);
}

function summed(rows: readonly Row[], by: readonly string[], added: readonly string[]): Record<string, unknown>[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((column) => row[column]));
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].map((same) => ({
    ...Object.fromEntries(by.map((column) => [column, same[0]?.[column]])),
    ...Object.fromEntries(added.map((column) => [column, isIn(same, column)])),
  }));
}
