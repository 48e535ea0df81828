/** Which records a user may see and change: organisation-wide defaults, ownership, role hierarchy, shares (help, "Record-Level Security"). */
import { transaction } from '../contracts/transaction.ts';
import type { ObjectSchema, SchemaRegistry } from '../contracts/schema.ts';
import { accessVersion } from './user-access.ts';

/** Takes a value and gives its placeholder in the statement. */
export type Parameter = (value: unknown) => string;

export type SharingNeed = 'read' | 'update' | 'delete';

interface Circle {
  /** The user and every group that the user is in. */
  readonly members: string;
  /** The user, queues that the user is in, and users below in the role hierarchy. */
  readonly owners: string;
}

interface CircleCache {
  version: string;
  circles: Map<string, Circle>;
}

/** For SOQL: a condition on the rows of `alias` that the running user may read; null when all may be read. */
export function readCondition(object: ObjectSchema, alias: string, parameter: Parameter): string | null {
  return condition(object, alias, 'read', parameter, 0);
}

/** For DML: those of the ids that may be changed; null when all may. */
export function editableIds(object: ObjectSchema, ids: readonly string[], operation: 'update' | 'delete'): Set<string> | null {
  const parameters: unknown[] = [];
  const parameter: Parameter = (value) => `?${parameters.push(value)}`;
  const limit = condition(object, 'record', operation, parameter, 0);
  if (limit === null) return null;
  const rows = transaction().storage.all(
    `SELECT "record"."Id" AS "id" FROM "${object.name}" AS "record" WHERE "record"."Id" ${inList(parameter, JSON.stringify(ids))} AND ${limit}`,
    parameters,
  );
  return new Set(rows.map((row) => String(row['id'])));
}

function inList(parameter: Parameter, ids: string): string {
  return `IN (SELECT value FROM json_each(${parameter(ids)}))`;
}

const maximumDepth = 5;

function condition(object: ObjectSchema, alias: string, need: SharingNeed, parameter: Parameter, depth: number): string | null {
  const { access, schema } = transaction();
  if (object.kind !== 'standard' && object.kind !== 'custom') return null;
  if (access.hasUserPermission('ModifyAllData') || (need === 'read' && access.hasUserPermission('ViewAllData'))) return null;
  const granted = access.object(object.name);
  if (granted.modifyAll || (need === 'read' && granted.viewAll)) return null;
  if (object.sharingModel === 'ControlledByParent') return parentCondition(schema, object, alias, need, parameter, depth);
  if (!object.fields.has('OwnerId')) return null;
  if (object.sharingModel === 'ReadWrite' && need !== 'delete') return null;
  if (object.sharingModel === 'Read' && need === 'read') return null;
  return ownCondition(object, alias, need, parameter);
}

const sufficientLevels: Readonly<Record<SharingNeed, string>> = { read: `'Read', 'Edit', 'All'`, update: `'Edit', 'All'`, delete: `'All'` };

function ownCondition(object: ObjectSchema, alias: string, need: SharingNeed, parameter: Parameter): string {
  const { members, owners } = circleOf(transaction().user.id, transaction().user.roleId);
  const byOwner = `${alias}."OwnerId" ${inList(parameter, owners)}`;
  const share = shareTable(object);
  if (share === null) return byOwner;
  return `(${byOwner} OR EXISTS (SELECT 1 FROM "${share.table}" AS "share" WHERE "share"."${share.parent}" = ${alias}."Id" AND "share"."IsDeleted" = 0 AND "share"."${share.level}" IN (${sufficientLevels[need]}) AND "share"."UserOrGroupId" ${inList(parameter, members)}))`;
}

function shareTable(object: ObjectSchema): { readonly table: string; readonly parent: string; readonly level: string } | null {
  const name = object.isCustom ? object.name.replace(/__c$/, '__Share') : `${object.name}Share`;
  if (transaction().schema.findObject(name) === null) return null;
  return object.isCustom
    ? { table: name, parent: 'ParentId', level: 'AccessLevel' }
    : { table: name, parent: `${object.name}Id`, level: `${object.name}AccessLevel` };
}

/** The first master decides; a contact without account belongs to its owner alone. */
function parentCondition(
  schema: SchemaRegistry,
  object: ObjectSchema,
  alias: string,
  need: SharingNeed,
  parameter: Parameter,
  depth: number,
): string | null {
  const fields = [...object.fields.values()];
  const master =
    fields.find((field) => field.isMasterDetail) ??
    (object.name === 'Contact' ? object.fields.get('AccountId') : undefined) ??
    fields.find((field) => field.name === 'ParentId');
  const parent = master === undefined ? null : schema.findObject(master.referenceTo[0] ?? '');
  if (master === undefined || parent === null || depth >= maximumDepth) return null;
  const name = `"parent${depth}"`;
  // Changing or deleting a detail takes the right to edit its master.
  const limit = condition(parent, name, need === 'read' ? 'read' : 'update', parameter, depth + 1);
  if (limit === null) return null;
  const within = `EXISTS (SELECT 1 FROM "${parent.name}" AS ${name} WHERE ${name}."Id" = ${alias}."${master.name}" AND ${limit})`;
  return object.fields.has('OwnerId') ? `(${within} OR ${ownCondition(object, alias, need, parameter)})` : within;
}

function circleOf(userId: string, roleId: string | null): Circle {
  const { storage } = transaction();
  const version = accessVersion(storage);
  const cache = transaction().state<CircleCache>('sharingCircles', () => ({ version, circles: new Map() }));
  if (cache.version !== version) {
    cache.version = version;
    cache.circles.clear();
  }
  let circle = cache.circles.get(userId);
  if (circle === undefined) cache.circles.set(userId, (circle = loadCircle(userId, roleId)));
  return circle;
}

/** Groups nest; a role's group stands for its users, RoleAndSubordinates for those above as well; Organization for everyone inside. */
function loadCircle(userId: string, roleId: string | null): Circle {
  const { storage } = transaction();
  const groups = storage
    .all(
      `WITH RECURSIVE membership(id) AS (
        SELECT "Id" FROM "Group" WHERE "Type" = 'Organization'
        UNION SELECT "Id" FROM "Group" WHERE "RelatedId" = ? AND "Type" = 'Role'
        UNION SELECT "Id" FROM "Group" WHERE "Type" IN ('RoleAndSubordinates', 'RoleAndSubordinatesInternal') AND "RelatedId" IN (
          WITH RECURSIVE above(id) AS (SELECT ? UNION SELECT "ParentRoleId" FROM "UserRole", above WHERE "UserRole"."Id" = above.id AND "ParentRoleId" IS NOT NULL) SELECT id FROM above)
        UNION SELECT "GroupId" FROM "GroupMember" WHERE "UserOrGroupId" = ?
        UNION SELECT "GroupId" FROM "GroupMember", membership WHERE "UserOrGroupId" = membership.id
      ) SELECT membership.id AS "id", "Group"."Type" AS "type" FROM membership JOIN "Group" ON "Group"."Id" = membership.id`,
      [roleId, roleId, userId],
    )
    .map((row) => ({ id: String(row['id']), isQueue: row['type'] === 'Queue' }));
  const below = storage
    .all(
      `WITH RECURSIVE roles(id) AS (SELECT "Id" FROM "UserRole" WHERE "ParentRoleId" = ? UNION SELECT "UserRole"."Id" FROM "UserRole", roles WHERE "ParentRoleId" = roles.id)
       SELECT "Id" AS "id" FROM "User" WHERE "UserRoleId" IN (SELECT id FROM roles)`,
      [roleId],
    )
    .map((row) => String(row['id']));
  return {
    members: JSON.stringify([userId, ...groups.map(({ id }) => id)]),
    owners: JSON.stringify([userId, ...groups.filter(({ isQueue }) => isQueue).map(({ id }) => id), ...below]),
  };
}
