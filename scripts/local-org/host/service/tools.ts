/** What the shell's tool pages show: jobs, mail, limits, the app that a user sees. */
import type { AppInfo, OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import { readOrgLimits } from '../../org/allowances/org-limits.ts';
import { outbox } from '../../org/mail/mail.ts';
import { visibleSchema } from './visible-schema.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';

function iso(milliseconds: unknown): string | null {
  return typeof milliseconds === 'number' ? new Date(milliseconds).toISOString() : null;
}

export function limitsValue(org: OrgRuntime): OrgResponse {
  return {
    ok: true,
    value: Object.fromEntries(
      readOrgLimits(org).map(({ name, used, limit }) => [name, { Max: limit, Remaining: Math.max(0, limit - used) }]),
    ),
  };
}

const jobsSql = `
  SELECT j."Id" AS id, j."JobType" AS type, c."Name" AS className, o.class_name AS queuedClass, j."Status" AS status, u."Name" AS createdBy, j."CreatedDate" AS createdAt,
    j."CompletedDate" AS completedAt, o.due_at AS dueAt, o.state AS state, j."ExtendedStatus" AS detail, d."Name" AS scheduleName
  FROM "AsyncApexJob" j
  LEFT JOIN org_job o ON o.id = j."Id" LEFT JOIN "ApexClass" c ON c."Id" = j."ApexClassId" LEFT JOIN "User" u ON u."Id" = j."CreatedById"
  LEFT JOIN "CronTrigger" t ON t."Id" = j."CronTriggerId" LEFT JOIN "CronJobDetail" d ON d."Id" = t."CronJobDetailId"
  ORDER BY j."CreatedDate" DESC, j."Id" DESC LIMIT 200`;

export function jobsValue(org: OrgRuntime): OrgResponse {
  const jobs = org.parts.storage.all(jobsSql).map((row) => ({
    id: row['id'],
    type: row['type'],
    className: row['queuedClass'] ?? row['className'] ?? '',
    status: row['status'],
    createdBy: row['createdBy'] ?? '',
    createdAt: iso(row['createdAt']),
    completedAt: iso(row['completedAt']),
    nextRun: row['state'] === 'queued' ? iso(row['dueAt']) : null,
    detail: row['detail'] ?? row['scheduleName'] ?? null,
  }));
  return { ok: true, value: jobs };
}

export function outboxValue(org: OrgRuntime): OrgResponse {
  const mails = outbox(org).map(({ id, sentAt, recipients, subject, plainTextBody, htmlBody, sender }) => ({
    id: String(id),
    sentAt,
    from: sender,
    to: recipients,
    subject: subject ?? '',
    body: plainTextBody ?? htmlBody ?? '',
  }));
  return { ok: true, value: mails };
}

function notificationsOf(org: OrgRuntime, userId: string): AppInfo['notifications'] {
  const rows = org.parts.storage.all('SELECT * FROM org_notification WHERE user_id = ? ORDER BY id DESC LIMIT 50', [userId]);
  return rows.map((row) => {
    const { title, body, targetId, targetPageReference } = JSON.parse(String(row['payload'])) as {
      readonly title: string;
      readonly body: string;
      readonly targetId: string | null;
      readonly targetPageReference: string | null;
    };
    return {
      id: String(row['id']),
      title,
      body,
      targetId,
      targetPageReference,
      sentAt: new Date(Number(row['sent_at'])).toISOString(),
      isRead: false,
    };
  });
}

/** User permissions that components ask for (`@salesforce/userPermission/...`). */
const shownUserPermissions = [
  'ViewSetup',
  'CustomizeApplication',
  'ManageUsers',
  'ModifyAllData',
  'ViewAllData',
  'AuthorApex',
  'ApiEnabled',
  'ManageNamedCredentials',
  'ManageProfilesPermissionsets',
  'AssignPermissionSets',
];

export function appValue(org: OrgRuntime, user: UserContext): OrgResponse {
  const { metadata, storage } = org.parts;
  const schema = visibleSchema(org);
  const access = org.accessOf(user);
  const organization = storage.get('SELECT "IsSandbox" AS isSandbox FROM "Organization"');
  const tabs = new Map(metadata.tabs.map((tab) => [tab.name, tab]));
  const visibleTabs = visibleTabNames(org, user);
  const visibleApps = visibleAppNames(org, user);
  const objects = schema.objectNames().flatMap((name) => {
    const object = schema.findObject(name);
    const isListed =
      object !== null &&
      object.isQueryable &&
      (object.kind === 'standard' || object.kind === 'custom' || object.kind === 'customSetting') &&
      !object.isSetupObject &&
      object.keyPrefix !== '';
    if (!isListed || !access.object(name).read) return [];
    return [
      {
        name,
        label: object.label,
        pluralLabel: object.pluralLabel,
        keyPrefix: object.keyPrefix,
        isCreateable: object.isCreateable && access.object(name).create,
      },
    ];
  });
  const value: AppInfo = {
    organization: { id: org.organization.id, name: org.organization.name, isSandbox: organization?.['isSandbox'] === 1 },
    user: { id: user.id, name: user.name, username: user.username, email: user.email, timeZone: user.timeZone, locale: user.locale },
    apps: metadata.applications
      .filter(({ name }) => visibleApps.has(name))
      .map(({ name, label, description, tabs: names }) => ({
        name,
        label,
        description,
        tabs: names.flatMap((tabName) => {
          const tab = tabs.get(tabName);
          return tab === undefined || !visibleTabs.has(tabName)
            ? []
            : [{ name: tab.name, label: tab.label, icon: tab.icon, content: tab.content }];
        }),
      })),
    objects,
    labels: Object.fromEntries(metadata.labels),
    customPermissions: metadata.customPermissions.map(({ name }) => name).filter((name) => access.hasCustomPermission(name)),
    userPermissions: shownUserPermissions.filter((name) => access.hasUserPermission(name)),
    resources: Object.fromEntries([...metadata.staticResources.keys()].map((name) => [name, `/resource/${name}`])),
    notifications: notificationsOf(org, user.id),
  };
  return { ok: true, value };
}

/** `syncline__Syncline_Admin`, as the metadata names the set of an installed package. */
const qualifiedName = `coalesce(s."NamespacePrefix" || '__', '') || s."Name"`;

/** Names of the permission sets that the user holds, by themselves or through a group. */
function assignedSets(org: OrgRuntime, user: UserContext): Set<string> {
  const rows = org.parts.storage.all(
    `SELECT ${qualifiedName} AS name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?
     UNION SELECT ${qualifiedName} FROM "PermissionSetAssignment" a JOIN "PermissionSet" g ON g."Id" = a."PermissionSetId"
       JOIN "PermissionSetGroupComponent" c ON c."PermissionSetGroupId" = g."PermissionSetGroupId" JOIN "PermissionSet" s ON s."Id" = c."PermissionSetId" WHERE a."AssigneeId" = ?`,
    [user.id, user.id],
  );
  return new Set(rows.map((row) => String(row['name'])));
}

function visibleTabNames(org: OrgRuntime, user: UserContext): Set<string> {
  const sets = assignedSets(org, user);
  return new Set(
    org.parts.metadata.permissionSets
      .filter(({ name }) => sets.has(name))
      .flatMap(({ tabs }) => tabs.filter(({ visibility }) => visibility !== 'None' && visibility !== 'Hidden').map(({ name }) => name)),
  );
}

function visibleAppNames(org: OrgRuntime, user: UserContext): Set<string> {
  const sets = assignedSets(org, user);
  return new Set(org.parts.metadata.permissionSets.filter(({ name }) => sets.has(name)).flatMap(({ applications }) => applications));
}
