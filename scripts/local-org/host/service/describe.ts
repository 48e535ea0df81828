/** Describes objects for the REST API, as the user sees them. */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import { describeGlobalJson, describeObjectJson, type DescribeSource, type RecordTypeRow } from './describe-json.ts';
import { visibleSchema } from './visible-schema.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { refuse } from './responses.ts';

function sourceFor(org: OrgRuntime, user: UserContext): DescribeSource {
  return { schema: visibleSchema(org), access: org.accessOf(user), apiVersion: `v${org.parts.apiVersion}.0` };
}

export function describeGlobal(org: OrgRuntime, user: UserContext): OrgResponse {
  return { ok: true, value: describeGlobalJson(sourceFor(org, user)) };
}

const master: RecordTypeRow = {
  id: '012000000000000AAA',
  name: 'Master',
  developerName: 'Master',
  isActive: true,
  isDefault: false,
  isMaster: true,
};

function recordTypesOf(org: OrgRuntime, objectName: string): RecordTypeRow[] {
  const rows = org.parts.storage.all(
    'SELECT "Id" AS id, "Name" AS name, "DeveloperName" AS developerName, "IsActive" AS isActive FROM "RecordType" WHERE "SobjectType" = ?',
    [objectName],
  );
  const declared = visibleSchema(org).findObject(objectName)?.recordTypes ?? [];
  const types = rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    developerName: String(row['developerName']),
    isActive: row['isActive'] === 1,
    isDefault: declared.some(({ developerName, isDefault }) => isDefault && developerName === row['developerName']),
    isMaster: false,
  }));
  return [...types, { ...master, isDefault: !types.some(({ isDefault }) => isDefault) }];
}

export function describeObject(
  org: OrgRuntime,
  user: UserContext,
  { object: name }: Extract<OrgRequest, { kind: 'describe' }>,
): OrgResponse {
  const object = visibleSchema(org).findObject(name);
  if (object === null || !org.accessOf(user).object(object.name).read)
    return refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  return { ok: true, value: describeObjectJson(object, sourceFor(org, user), recordTypesOf(org, object.name)) };
}
