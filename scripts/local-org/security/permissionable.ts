/** Which objects and fields have permissions of their own, and what the others follow. */
import type { FieldSchema, ObjectSchema } from '../contracts/schema.ts';
import { objectsThatAre, ofObjects } from '../schema/catalogue/of-entries.ts';

/** Standard objects with object permissions (Object Reference, "ObjectPermissions"). */
export const permissionableObjects: ReadonlySet<string> = new Set([
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'ContractLineItem',
  'Contract',
  'Document',
  'DuplicateRecordItem',
  'DuplicateRecordSet',
  'Entitlement',
  'Idea',
  'Individual',
  'Lead',
  'Location',
  'Macro',
  'Opportunity',
  'Order',
  'Pricebook2',
  'Product2',
  'PushTopic',
  'Quote',
  'ServiceAppointment',
  'ServiceContract',
  'ServiceResource',
  'ServiceTerritory',
  'Solution',
  'StreamingChannel',
  'WorkOrder',
  'WorkOrderLineItem',
  ...objectsThatAre('permissionable'),
]);

export function isPermissionable(object: ObjectSchema): boolean {
  return (
    (object.isCustom &&
      (object.kind === 'custom' || object.kind === 'platformEvent' || object.kind === 'bigObject') &&
      !/__(Share|History|Feed|ChangeEvent)$/.test(object.name)) ||
    permissionableObjects.has(object.name)
  );
}

/** Children without permissions of their own follow this parent. */
const controllingObjects: Readonly<Record<string, string>> = {
  OpportunityHistory: 'Opportunity',
  OpportunityFieldHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  OpportunityTeamMember: 'Opportunity',
  OpportunitySplit: 'Opportunity',
  OpportunityPartner: 'Opportunity',
  OpportunityCompetitor: 'Opportunity',
  CaseComment: 'Case',
  CaseContactRole: 'Case',
  CampaignMember: 'Campaign',
  CampaignMemberStatus: 'Campaign',
  AccountContactRelation: 'Account',
  AccountContactRole: 'Account',
  AccountPartner: 'Account',
  ContractContactRole: 'Contract',
  OrderItem: 'Order',
  QuoteLineItem: 'Quote',
  PricebookEntry: 'Pricebook2',
  AssetRelationship: 'Asset',
  ...ofObjects('controlledBy'),
};

export function controllingObject(object: ObjectSchema): string | null {
  const known = controllingObjects[object.name];
  if (known !== undefined) return known;
  const custom = /^(\w+)__(Share|History|Feed|ChangeEvent)$/.exec(object.name);
  if (custom !== null) return `${custom[1]}__c`;
  return /^([A-Z]\w+?)(Share|History|Feed|ChangeEvent)$/.exec(object.name)?.[1] ?? null;
}

/** Objects whose writes a user permission allows; reading them is open to every internal user unless `read` says otherwise. */
export const permissionByObject: Readonly<Record<string, { readonly read?: string; readonly write: string }>> = {
  User: { write: 'ManageUsers' },
  UserRole: { write: 'ManageRoles' },
  Group: { write: 'ManageUsers' },
  GroupMember: { write: 'ManageUsers' },
  QueueSobject: { write: 'ManageUsers' },
  Profile: { write: 'ManageProfilesPermissionsets' },
  PermissionSet: { write: 'ManageProfilesPermissionsets' },
  PermissionSetGroup: { write: 'ManageProfilesPermissionsets' },
  PermissionSetGroupComponent: { write: 'ManageProfilesPermissionsets' },
  PermissionSetAssignment: { write: 'AssignPermissionSets' },
  ObjectPermissions: { write: 'ManageProfilesPermissionsets' },
  FieldPermissions: { write: 'ManageProfilesPermissionsets' },
  SetupEntityAccess: { write: 'ManageProfilesPermissionsets' },
  Organization: { write: 'CustomizeApplication' },
  ApexClass: { read: 'ViewSetup', write: 'AuthorApex' },
  ApexTrigger: { read: 'ViewSetup', write: 'AuthorApex' },
  NamedCredential: { read: 'ViewSetup', write: 'ManageNamedCredentials' },
  SetupAuditTrail: { read: 'ViewSetup', write: 'ViewSetup' },
  Task: { read: 'ActivitiesAccess', write: 'EditTask' },
  Event: { read: 'ActivitiesAccess', write: 'EditEvent' },
};

const alwaysVisible: ReadonlySet<string> = new Set([
  'Id',
  'Name',
  'OwnerId',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'RecordTypeId',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
  'LastActivityDate',
]);

/** Parts of a person's name are as visible as the name. */
const nameParts: ReadonlySet<string> = new Set(['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix']);
const addressParts =
  /^(Billing|Shipping|Mailing|Other|)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

const customPart = /^(\w+)__[A-Za-z]+__s$/;

/** Field permissions of a compound field are given for the whole of it: `Account.ShippingAddress` governs ShippingStreet. */
export function governingField(object: ObjectSchema, field: FieldSchema): string {
  const compound = customPart.exec(field.name)?.[1];
  if (compound !== undefined) return `${compound}__c`;
  const prefix = addressParts.exec(field.name)?.[1];
  return prefix !== undefined && object.fields.has(`${prefix}Address`) ? `${prefix}Address` : field.name;
}

/** Fields that FieldPermissions can govern: not the system's, not required ones, not masters (help, "Field-Level Security"). */
export function hasFieldPermissions(object: ObjectSchema, field: FieldSchema): boolean {
  if (!isPermissionable(object) && object.name !== 'Task' && object.name !== 'Event') return false;
  if (
    alwaysVisible.has(field.name) ||
    field.isMasterDetail ||
    field.isNameField ||
    field.isAutoNumber ||
    (!field.isCustom && nameParts.has(field.name))
  )
    return false;
  return field.isNillable || field.type === 'BOOLEAN' || field.formula !== null || field.summary !== null;
}
