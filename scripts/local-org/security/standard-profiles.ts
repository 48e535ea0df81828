/**
 * The profiles of a new org (help, "Standard Profiles"). Field access of standard profiles is a rule rather than thousands of
 * FieldPermissions rows: they have the standard fields, as in an org without changes, and the administrator those of an installed package
 * too (Salesforce DX Developer Guide, "Install a Package": "the system admin is given full access"). A custom field that is deployed is
 * nobody's until a permission set or a profile is deployed with it (since Metadata API 31; ModifyAllData does not help: help, "View All
 * and Modify All Permissions Overview").
 */
import type { FieldSchema } from '../contracts/schema.ts';
import { ofObjects } from '../schema/catalogue/of-entries.ts';

export interface StandardProfile {
  readonly name: string;
  readonly license: string;
  readonly userType: string;
  readonly userPermissions: readonly string[];
  /** `Account: 'cred'`: create, read, edit, delete; `v`/`m`: View All, Modify All. */
  readonly objects: Readonly<Record<string, string>>;
  readonly fields: 'standardAndInstalled' | 'standard' | 'standardReadOnly' | 'none';
}

const daily = [
  'ActivitiesAccess',
  'EditTask',
  'EditEvent',
  'RunReports',
  'ApiEnabled',
  'LightningExperienceUser',
  'ViewHelpLink',
  'ChatterInternalUser',
  'EmailSingle',
  'ViewRoles',
];
const administration = [
  'ModifyAllData',
  'ViewAllData',
  'CustomizeApplication',
  'ManageUsers',
  'ManageInternalUsers',
  'ManageProfilesPermissionsets',
  'AssignPermissionSets',
  'ManageRoles',
  'ManageSharing',
  'ViewSetup',
  'AuthorApex',
  'ModifyMetadata',
  'ManageNamedCredentials',
  'ManageCustomPermissions',
  'ViewAllUsers',
  'ViewAllProfiles',
  'ViewAllCustomSettings',
  'TransferAnyEntity',
  'ConvertLeads',
  'SendCustomNotifications',
];

const salesObjects = {
  Account: 'cred',
  Asset: 'cred',
  Campaign: 'r',
  Case: 'cre',
  Contact: 'cred',
  Contract: 'cred',
  Document: 'cred',
  Idea: 'cr',
  Individual: 'cre',
  Lead: 'cred',
  Opportunity: 'cred',
  Order: 'cred',
  Pricebook2: 'r',
  Product2: 'r',
  Quote: 'cred',
  Solution: 'cre',
  WorkOrder: 'r',
  PushTopic: 'r',
  StreamingChannel: 'cred',
  DuplicateRecordSet: 'r',
  DuplicateRecordItem: 'r',
  Macro: 'r',
  ...ofObjects('profileAccess'),
};

/** "Most standard profiles have access by default" (help, "User External Credentials"); minimum-access ones do not. */
const ownCredentials = { UserExternalCredential: 'credvm' };

export const standardProfiles: readonly StandardProfile[] = [
  {
    name: 'System Administrator',
    license: 'Salesforce',
    userType: 'Standard',
    userPermissions: [...daily, ...administration],
    objects: Object.fromEntries(Object.keys(salesObjects).map((name) => [name, 'credvm'])),
    fields: 'standardAndInstalled',
  },
  { name: 'Standard User', license: 'Salesforce', userType: 'Standard', userPermissions: daily, objects: salesObjects, fields: 'standard' },
  {
    name: 'Read Only',
    license: 'Salesforce',
    userType: 'Standard',
    userPermissions: daily.filter((name) => !name.startsWith('Edit')),
    objects: { ...Object.fromEntries(Object.keys(salesObjects).map((name) => [name, 'r'])), ...ownCredentials },
    fields: 'standardReadOnly',
  },
  {
    name: 'Minimum Access - Salesforce',
    license: 'Salesforce',
    userType: 'Standard',
    // Help, "Minimum Access User Profiles": activities are open, with none of their fields.
    userPermissions: ['ActivitiesAccess', 'ChatterInternalUser', 'LightningExperienceUser', 'ViewHelpLink'],
    objects: {},
    fields: 'none',
  },
  {
    name: 'Solution Manager',
    license: 'Salesforce',
    userType: 'Standard',
    userPermissions: daily,
    objects: { ...salesObjects, Solution: 'cred' },
    fields: 'standard',
  },
  {
    name: 'Marketing User',
    license: 'Salesforce',
    userType: 'Standard',
    userPermissions: daily,
    objects: { ...salesObjects, Campaign: 'cred' },
    fields: 'standard',
  },
  {
    name: 'Contract Manager',
    license: 'Salesforce',
    userType: 'Standard',
    userPermissions: daily,
    objects: salesObjects,
    fields: 'standard',
  },
  {
    name: 'Standard Platform User',
    license: 'Salesforce Platform',
    userType: 'Standard',
    userPermissions: daily,
    objects: { Account: 'cred', Contact: 'cred', Document: 'cred', Idea: 'cr', ...ownCredentials },
    fields: 'standard',
  },
  {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    userType: 'Standard',
    userPermissions: ['ApiEnabled', 'ApiUserOnly'],
    objects: {},
    fields: 'none',
  },
  {
    name: 'Chatter Free User',
    license: 'Chatter Free',
    userType: 'CsnOnly',
    userPermissions: ['ChatterInternalUser'],
    objects: {},
    fields: 'none',
  },
  {
    name: 'Chatter Moderator User',
    license: 'Chatter Free',
    userType: 'CsnOnly',
    userPermissions: ['ChatterInternalUser', 'ModerateChatter'],
    objects: {},
    fields: 'none',
  },
  { name: 'Identity User', license: 'Identity', userType: 'Standard', userPermissions: [], objects: {}, fields: 'none' },
];

export const standardLicenses: readonly { readonly name: string; readonly key: string; readonly total: number }[] = [
  { name: 'Salesforce', key: 'SFDC', total: 100 },
  { name: 'Salesforce Platform', key: 'AUL', total: 100 },
  { name: 'Salesforce Integration', key: 'SFDC_INTEGRATION', total: 5 },
  { name: 'Chatter Free', key: 'CSN_User', total: 5000 },
  { name: 'Identity', key: 'IDENTITY_USER', total: 10 },
];

const byName = new Map(standardProfiles.map((profile) => [profile.name, profile]));

/** Data.com's fields are the administrator's alone until somebody opens them. */
const restrictedFields: ReadonlySet<string> = new Set([
  'Tradestyle',
  'TradeStyle',
  'DunsNumber',
  'NaicsCode',
  'NaicsDesc',
  'YearStarted',
  'DandbCompanyId',
  'CompanyDunsNumber',
]);

export function standardFieldAccess(
  profileName: string,
  field: FieldSchema,
  isInstalled: boolean,
): { readonly readable: boolean; readonly editable: boolean } {
  const fields = byName.get(profileName)?.fields ?? 'none';
  const isAdministrator = fields === 'standardAndInstalled';
  const isGiven = field.isCustom ? isAdministrator && isInstalled : isAdministrator || !restrictedFields.has(field.name);
  if (fields === 'none' || !isGiven) return { readable: false, editable: false };
  return { readable: true, editable: fields !== 'standardReadOnly' };
}
