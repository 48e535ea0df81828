/** The setup rows of a fresh org: organization, licences, profiles, users, groups, and the project's own setup as rows. */
import type { Clock, Storage } from '../contracts/transaction.ts';
import type { ProjectMetadata, SchemaRegistry } from '../contracts/schema.ts';
import { opportunityStages, closedCaseStatuses, closedTaskStatuses, convertedLeadStatuses, splitName } from '../schema/index.ts';
import { ApexDecimal } from '../values/apex-decimal.ts';
import { calculateGroups } from './group-permissions.ts';
import { invalidateAccess } from './user-access.ts';
import { seedProfileFields } from './profile-field-rows.ts';
import { seedMetadataRows } from './seed-metadata.ts';
import { asPackaged, seedPermissionSet, setupName } from './seed-permission-sets.ts';
import { createSeeder } from './seeder.ts';
import type { Seeder } from './seeder.ts';
import { standardLicenses, standardProfiles } from './standard-profiles.ts';
import type { StandardProfile } from './standard-profiles.ts';

export interface SeedOptions {
  readonly storage: Storage;
  readonly schema: SchemaRegistry;
  readonly metadata: ProjectMetadata;
  readonly clock: Clock;
  readonly organization?: { readonly id?: string; readonly name?: string; readonly isSandbox?: boolean; readonly type?: string };
  readonly administrator?: {
    readonly username?: string;
    readonly email?: string;
    readonly firstName?: string;
    readonly lastName?: string;
    readonly timeZone?: string;
  };
  readonly classes?: readonly { readonly name: string; readonly namespace: string; readonly apiVersion: number; readonly body: string }[];
  readonly triggers?: readonly { readonly name: string; readonly objectName: string; readonly apiVersion: number; readonly body: string }[];
  /** Whether a permission set comes from the package, and so loses what packaging drops. Default: none does. */
  readonly isPackaged?: (permissionSetName: string) => boolean;
}

export interface SeededOrg {
  readonly organizationId: string;
  readonly administratorId: string;
  readonly automatedProcessId: string;
}

const defaultOrganizationId = '00D000000000001EAA';

/** Takes the write lock and commits nothing: the caller does. Run again, it brings the project's part up to date. */
export function seedSetup(options: SeedOptions): SeededOrg {
  const { storage, schema, metadata, clock } = options;
  storage.beginWrite();
  const first = createSeeder(storage, schema, clock, null);
  const organizationId = seedOrganization(first, options);
  for (const license of standardLicenses)
    first.ensure(
      'UserLicense',
      { Name: license.name },
      { MasterLabel: license.name, LicenseDefinitionKey: license.key, Status: 'Active', TotalLicenses: license.total },
    );
  for (const profile of standardProfiles) seedProfile(first, profile);
  const administratorId = seedAdministrator(first, options);
  creditTo(storage, administratorId);
  const seeder = createSeeder(storage, schema, clock, administratorId);
  const automatedProcessId = seedAutomatedProcess(seeder, organizationId);
  seedGroups(seeder);
  seedStatusRows(seeder);
  seeder.ensure('Pricebook2', { IsStandard: true }, { Name: 'Standard Price Book', IsActive: true });
  seeder.ensure(
    'BusinessHours',
    { Name: 'Default' },
    { IsActive: true, IsDefault: true, TimeZoneSidKey: options.administrator?.timeZone ?? 'America/Los_Angeles' },
  );
  seedCode(seeder, options);
  for (const permission of metadata.customPermissions)
    seeder.ensure('CustomPermission', setupName(seeder, 'DeveloperName', permission.name), {
      MasterLabel: permission.label,
      Language: 'en_US',
    });
  seedRecordTypes(seeder);
  // What an installed package brought carries its namespace; the sets of the org's own project are deployed as they are.
  const isPackaged = schema.isInstalled
    ? (name: string) => splitName(name, schema.namespace).namespacePrefix !== null
    : (options.isPackaged ?? (() => false));
  for (const set of metadata.permissionSets) seedPermissionSet(seeder, isPackaged(set.name) ? asPackaged(set, schema) : set);
  for (const group of metadata.permissionSetGroups) seedPermissionSetGroup(seeder, group);
  calculateGroups(seeder);
  seedMetadataRows(seeder, metadata);
  invalidateAccess(storage);
  return { organizationId, administratorId, automatedProcessId };
}

function seedOrganization(seeder: Seeder, { organization, administrator }: SeedOptions): string {
  const existing = seeder.storage.get('SELECT "Id" AS "id" FROM "Organization"')?.['id'];
  if (typeof existing === 'string') return existing;
  return seeder.ensure(
    'Organization',
    { Id: organization?.id ?? defaultOrganizationId },
    {
      Name: organization?.name ?? 'Local Org',
      OrganizationType: organization?.type ?? 'Developer Edition',
      IsSandbox: organization?.isSandbox ?? false,
      InstanceName: 'LOCAL1',
      LanguageLocaleKey: 'en_US',
      DefaultLocaleSidKey: 'en_US',
      TimeZoneSidKey: administrator?.timeZone ?? 'America/Los_Angeles',
      IsReadOnly: false,
      FiscalYearStartMonth: 1,
      Country: 'US',
    },
  );
}

/** A profile's permissions live in a permission set of its own (Object Reference, "PermissionSet": IsOwnedByProfile). */
function seedProfile(seeder: Seeder, profile: StandardProfile): void {
  const licenseId = seeder.find('UserLicense', { Name: profile.license });
  const permissions = (objectName: string): Record<string, boolean> =>
    Object.fromEntries(
      profile.userPermissions
        .map((name) => `Permissions${name}`)
        .filter((name) => seeder.schema.findField(objectName, name) !== null)
        .map((name) => [name, true]),
    );
  const profileId = seeder.ensure(
    'Profile',
    { Name: profile.name },
    { UserLicenseId: licenseId, UserType: profile.userType, ...permissions('Profile') },
  );
  const setName = `X${profileId.slice(0, 15)}`;
  const known = seeder.find('PermissionSet', { ProfileId: profileId });
  if (known !== null) {
    seedProfileFields(seeder, profile, known);
    return;
  }
  const setId = seeder.ensure(
    'PermissionSet',
    { ProfileId: profileId },
    {
      Name: setName,
      Label: setName,
      Type: 'Profile',
      IsOwnedByProfile: true,
      IsCustom: false,
      LicenseId: licenseId,
      ...permissions('PermissionSet'),
    },
  );
  seeder.replaceChildren(
    'ObjectPermissions',
    setId,
    Object.entries(profile.objects)
      .filter(([name]) => seeder.schema.findObject(name) !== null)
      .map(([name, letters]) => ({
        SobjectType: name,
        PermissionsRead: letters.includes('r'),
        PermissionsCreate: letters.includes('c'),
        PermissionsEdit: letters.includes('e'),
        PermissionsDelete: letters.includes('d'),
        PermissionsViewAllRecords: letters.includes('v'),
        PermissionsModifyAllRecords: letters.includes('m'),
      })),
  );
  seedProfileFields(seeder, profile, setId);
}

const locale = { LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' };

function seedAdministrator(seeder: Seeder, { administrator = {} }: SeedOptions): string {
  const {
    username = 'admin@local.org',
    email = 'admin@example.com',
    firstName = 'Admin',
    lastName = 'User',
    timeZone = 'America/Los_Angeles',
  } = administrator;
  const profileId = seeder.find('Profile', { Name: 'System Administrator' });
  const known = firstUser(seeder.storage);
  const id =
    known ??
    seeder.ensure(
      'User',
      { Username: username },
      {
        FirstName: firstName,
        LastName: lastName,
        Email: email,
        Alias: 'admin',
        CommunityNickname: username,
        ProfileId: profileId,
        IsActive: true,
        UserType: 'Standard',
        TimeZoneSidKey: timeZone,
        ...locale,
      },
    );
  if (known === null) seeder.storage.run('UPDATE "User" SET "CreatedById" = "Id", "LastModifiedById" = "Id" WHERE "Id" = ?', [id]);
  return id;
}

/** An org that has people keeps them, whatever they are called by now: in a sandbox their usernames have its suffix. */
function firstUser(storage: Storage): string | null {
  const id = storage.get(`SELECT "Id" AS "id" FROM "User" WHERE "UserType" = 'Standard' ORDER BY "Id" LIMIT 1`)?.['id'];
  return typeof id === 'string' ? id : null;
}

/** What had to be there before the first user is that user's all the same. */
function creditTo(storage: Storage, administratorId: string): void {
  for (const table of ['Organization', 'Profile', 'PermissionSet'])
    storage.run(`UPDATE "${table}" SET "CreatedById" = ?, "LastModifiedById" = ? WHERE "CreatedById" IS NULL`, [
      administratorId,
      administratorId,
    ]);
}

/** Runs platform event triggers and has no permissions of its own. */
function seedAutomatedProcess(seeder: Seeder, organizationId: string): string {
  const username = `autoproc@${organizationId.toLowerCase()}`;
  return seeder.ensure(
    'User',
    { Username: username },
    {
      FirstName: 'Automated',
      LastName: 'Process',
      Email: 'noreply@example.com',
      Alias: 'autoproc',
      CommunityNickname: 'autoproc',
      IsActive: true,
      UserType: 'AutomatedProcess',
      TimeZoneSidKey: 'GMT',
      ...locale,
    },
  );
}

function seedGroups(seeder: Seeder): void {
  seeder.ensure(
    'Group',
    { Type: 'Organization', DeveloperName: 'AllInternalUsers' },
    { Name: null, DoesIncludeBosses: false, DoesSendEmailToMembers: false },
  );
}

function seedStatusRows(seeder: Seeder): void {
  opportunityStages.forEach((stage, index) =>
    seeder.ensure(
      'OpportunityStage',
      { MasterLabel: stage.name },
      {
        ApiName: stage.name,
        DefaultProbability: ApexDecimal.fromInteger(stage.probability),
        IsActive: true,
        IsClosed: stage.isClosed,
        IsWon: stage.isWon,
        ForecastCategory: stage.forecastCategory,
        ForecastCategoryName: stage.forecastCategoryName,
        SortOrder: index + 1,
      },
    ),
  );
  const statuses = (
    objectName: string,
    fieldObject: string,
    fieldName: string,
    extra: (value: string) => Record<string, unknown>,
  ): void => {
    (seeder.schema.findField(fieldObject, fieldName)?.picklist ?? []).forEach((entry, index) =>
      seeder.ensure(
        objectName,
        { MasterLabel: entry.value },
        { ApiName: entry.value, IsDefault: entry.isDefault, SortOrder: index + 1, ...extra(entry.value) },
      ),
    );
  };
  statuses('LeadStatus', 'Lead', 'Status', (value) => ({ IsConverted: convertedLeadStatuses.includes(value) }));
  statuses('CaseStatus', 'Case', 'Status', (value) => ({ IsClosed: closedCaseStatuses.includes(value) }));
  statuses('TaskStatus', 'Task', 'Status', (value) => ({ IsClosed: closedTaskStatuses.includes(value) }));
  statuses('TaskPriority', 'Task', 'Priority', (value) => ({ IsHighPriority: value === 'High' }));
}

/** What a subscriber is shown in place of a managed class's text (Tooling API, "ApexClass", Body). */
const hiddenBody = '(hidden)';

function seedCode(seeder: Seeder, { classes = [], triggers = [] }: SeedOptions): void {
  for (const { name, namespace, apiVersion, body } of classes)
    seeder.ensure(
      'ApexClass',
      { Name: name, NamespacePrefix: namespace === '' ? null : namespace },
      {
        ApiVersion: ApexDecimal.fromInteger(apiVersion),
        Body: namespace === '' ? body : hiddenBody,
        Status: 'Active',
        IsValid: true,
        LengthWithoutComments: body.length,
      },
    );
  for (const { name, objectName, apiVersion, body } of triggers)
    seeder.ensure(
      'ApexTrigger',
      { Name: name },
      {
        TableEnumOrId: objectName,
        ApiVersion: ApexDecimal.fromInteger(apiVersion),
        Body: body,
        Status: 'Active',
        IsValid: true,
        LengthWithoutComments: body.length,
      },
    );
}

function seedRecordTypes(seeder: Seeder): void {
  for (const name of seeder.schema.objectNames()) {
    const object = seeder.schema.findObject(name);
    for (const type of object?.recordTypes ?? [])
      seeder.ensure('RecordType', { SobjectType: name, DeveloperName: type.developerName }, { Name: type.label, IsActive: type.isActive });
  }
}

function seedPermissionSetGroup(seeder: Seeder, group: ProjectMetadata['permissionSetGroups'][number]): void {
  const groupId = seeder.ensure('PermissionSetGroup', setupName(seeder, 'DeveloperName', group.name), {
    MasterLabel: group.label,
    Language: 'en_US',
    Status: 'Updated',
  });
  seeder.ensure(
    'PermissionSet',
    { PermissionSetGroupId: groupId },
    { ...setupName(seeder, 'Name', group.name), Label: group.label, Type: 'Group', IsCustom: true, IsOwnedByProfile: false },
  );
  seeder.storage.run('DELETE FROM "PermissionSetGroupComponent" WHERE "PermissionSetGroupId" = ?', [groupId]);
  for (const name of group.permissionSets) {
    const setId = seeder.find('PermissionSet', setupName(seeder, 'Name', name));
    if (setId !== null) seeder.ensure('PermissionSetGroupComponent', { PermissionSetGroupId: groupId, PermissionSetId: setId });
  }
}
