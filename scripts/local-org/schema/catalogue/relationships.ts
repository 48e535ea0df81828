/** Which objects a polymorphic field reaches, which field a child relationship runs over, and what deleting a parent does. Source: Object Reference. */
import { childrenOfEntries, fieldsThatAre } from './of-entries.ts';

/** `Name` and `SObject` in the list of objects stand for these, besides every parent that lists the relationship itself. */
export const polymorphicTargets: Readonly<Record<string, readonly string[]>> = {
  Owner: ['Group', 'User'],
  UserOrGroup: ['Group', 'User'],
  Who: ['Contact', 'Lead'],
  PrimaryWho: ['Contact', 'Lead'],
  LeadOrContact: ['Contact', 'Lead'],
  LeadOrContactOwner: ['Group', 'User'],
  Actor: ['Group', 'User'],
  OriginalActor: ['Group', 'User'],
  DelegatedApprover: ['Group', 'User'],
  Related: ['UserRole', 'User'],
  From: ['Contact', 'Lead', 'User'],
  Folder: ['Folder', 'Organization'],
  License: ['PermissionSetLicense', 'UserLicense'],
  SetupEntity: [
    'ApexClass',
    'ApexPage',
    'CustomPermission',
    'ConnectedApplication',
    'ExternalDataSource',
    'ExternalCredentialParameter',
    'NamedCredential',
    'AppMenuItem',
  ],
  LinkedEntity: ['User', 'Group', 'Organization'],
  Relation: ['Contact', 'Lead', 'User'],
};

/** Of one field, which the list of objects gives as having a single one. */
export const targetsOfField: Readonly<Record<string, readonly string[]>> = {
  'PermissionSetGroupComponent.PermissionSet': ['PermissionSet', 'MutingPermissionSet'],
};

/** Owners that can only be users, although the name suggests more. */
export const userOnlyOwners: ReadonlySet<string> = new Set([
  'Attachment',
  'Note',
  'Macro',
  'Quote',
  'ServiceTerritory',
  'TodayGoal',
  'StreamingChannel',
  'FlowInterview',
  'ListEmail',
]);

const people: ReadonlySet<string> = new Set(['Contact', 'Lead', 'User']);

/** The field of a child relationship whose child has several that would fit: by parent and relationship, by relationship, or by rule. */
const childFields: Readonly<Record<string, string>> = {
  'Account.AccountPartnersFrom': 'AccountFromId',
  'Account.AccountPartnersTo': 'AccountToId',
  'Account.PartnersFrom': 'AccountFromId',
  'Account.PartnersTo': 'AccountToId',
  'Account.Assets': 'AccountId',
  'Account.ProvidedAssets': 'AssetProvidedById',
  'Account.ServicedAssets': 'AssetServicedById',
  'Account.ChildAccounts': 'ParentId',
  'Account.OpenActivities': 'AccountId',
  'Asset.ChildAssets': 'ParentId',
  'Asset.PrimaryAssets': 'AssetId',
  'Asset.RelatedAssets': 'RelatedAssetId',
  'Case.Cases': 'ParentId',
  'Account.ServiceAppointments': 'ParentRecordId',
  'EmailMessage.Cases': 'SourceId',
  'ContractLineItem.ChildContractLineItems': 'ParentContractLineItemId',
  'ContractLineItem.DescendantContractLineItems': 'RootContractLineItemId',
  'CustomPermission.CustomPermissionDependencyItem': 'RequiredCustomPermissionId',
  'CustomPermission.CustomPermissionItem': 'CustomPermissionId',
  'Location.ChildLocations': 'ParentLocationId',
  'Location.ServiceResources': 'LocationId',
  'OpportunityHistory.OpportunitiesAmountChanged': 'LastAmountChangedHistoryId',
  'OpportunityHistory.OpportunitiesCloseDateChanged': 'LastCloseDateChangedHistoryId',
  'ServiceContract.ChildServiceContracts': 'ParentServiceContractId',
  'ServiceContract.DescendantServiceContracts': 'RootServiceContractId',
  'ServiceTerritory.ChildServiceTerritories': 'ParentTerritoryId',
  'ServiceTerritory.DescendantTerritories': 'TopLevelTerritoryId',
  'User.ContractsSigned': 'CompanySignedId',
  'User.DelegatedUsers': 'DelegatedApproverId',
  'User.ManagedUsers': 'ManagerId',
  'User.InstalledMobileApps': 'UserId',
  'User.NetworkMemberUsers': 'MemberId',
  'User.OpportunitySplits': 'SplitOwnerId',
  'User.OpportunityTeams': 'UserId',
  'User.PermissionSetLicenseAssignments': 'AssigneeId',
  'User.ServiceResources': 'RelatedRecordId',
  'User.Shares': 'UserId',
  'User.UserLogins': 'UserId',
  'User.UserSites': 'GuestUserId',
  'User.EventRelations': 'RelationId',
  'User.RecordActions': 'RecordId',
  'User.PersonRecord': 'PersonRecordId',
  'User.ListEmails': 'RelatedToId',
  'WorkOrder.ChildWorkOrders': 'ParentWorkOrderId',
  'WorkOrder.DescendantWorkOrders': 'RootWorkOrderId',
  'WorkOrderLineItem.ChildWorkOrderLineItems': 'ParentWorkOrderLineItemId',
  'WorkOrderLineItem.DescendantWorkOrderLineItems': 'RootWorkOrderLineItemId',
  Attachments: 'ParentId',
  Emails: 'RelatedToId',
  ProcessSteps: 'TargetObjectId',
  ListEmails: 'RelatedToId',
  ServiceAppointments: 'ParentRecordId',
  PersonRecord: 'PersonRecordId',
  FeedComments: 'FeedItemId',
};

const peopleRelationships: ReadonlySet<string> = new Set(['Tasks', 'Events', 'OpenActivities', 'ContactRequests']);

export function childRelationshipField(parent: string, relationshipName: string): string | null {
  const known = childFields[`${parent}.${relationshipName}`] ?? childFields[relationshipName];
  if (known !== undefined) return known;
  if (peopleRelationships.has(relationshipName)) return people.has(parent) ? 'WhoId' : 'WhatId';
  return null;
}

/** Children that go with their parent. */
export const cascadingFields: ReadonlySet<string> = new Set([
  'Contact.AccountId',
  'Opportunity.AccountId',
  'Contract.AccountId',
  'AccountShare.AccountId',
  'ContactShare.ContactId',
  'CaseShare.CaseId',
  'LeadShare.LeadId',
  'OpportunityShare.OpportunityId',
  'UserShare.UserId',
  'AccountHistory.AccountId',
  'ContactHistory.ContactId',
  'CaseHistory.CaseId',
  'LeadHistory.LeadId',
  'OpportunityFieldHistory.OpportunityId',
  'OpportunityHistory.OpportunityId',
  'OrderHistory.OrderId',
  'AccountFeed.ParentId',
  'OpportunityLineItem.OpportunityId',
  'OpportunityContactRole.OpportunityId',
  'OpportunityContactRole.ContactId',
  'OpportunitySplit.OpportunityId',
  'OpportunityTeamMember.OpportunityId',
  'OpportunityPartner.OpportunityId',
  'OpportunityCompetitor.OpportunityId',
  'Quote.OpportunityId',
  'QuoteLineItem.QuoteId',
  'CaseComment.ParentId',
  'CaseContactRole.CasesId',
  'CampaignMember.CampaignId',
  'CampaignMember.LeadId',
  'CampaignMember.ContactId',
  'CampaignMemberStatus.CampaignId',
  'OrderItem.OrderId',
  'PricebookEntry.Product2Id',
  'PricebookEntry.Pricebook2Id',
  'Asset.AccountId',
  'AccountContactRole.AccountId',
  'AccountContactRole.ContactId',
  'AccountContactRelation.AccountId',
  'AccountContactRelation.ContactId',
  'ContractContactRole.ContractId',
  'Attachment.ParentId',
  'Note.ParentId',
  'Task.WhatId',
  'Event.WhatId',
  'ContentDocumentLink.LinkedEntityId',
  'ContentDocumentLink.ContentDocumentId',
  'ContentVersion.ContentDocumentId',
  'FeedItem.ParentId',
  'FeedComment.FeedItemId',
  'EmailMessage.ParentId',
  'PermissionSetAssignment.PermissionSetId',
  'PermissionSetAssignment.PermissionSetGroupId',
  'PermissionSetAssignment.AssigneeId',
  'ObjectPermissions.ParentId',
  'FieldPermissions.ParentId',
  'SetupEntityAccess.ParentId',
  'PermissionSetGroupComponent.PermissionSetGroupId',
  'PermissionSetGroupComponent.PermissionSetId',
  'PermissionSetTabSetting.ParentId',
  'GroupMember.GroupId',
  'QueueSobject.QueueId',
  'TaskWhoRelation.TaskId',
  'EventWhoRelation.EventId',
  'EventRelation.EventId',
  'ContractLineItem.ServiceContractId',
  'WorkOrderLineItem.WorkOrderId',
  'Vote.ParentId',
  'TopicAssignment.TopicId',
  'DuplicateRecordItem.DuplicateRecordSetId',
  'EmailMessageRelation.EmailMessageId',
  ...fieldsThatAre('cascading'),
]);

/** Parents that cannot go while they have these. */
export const restrictingFields: ReadonlySet<string> = new Set([
  'Order.AccountId',
  'Case.AccountId',
  'Case.ContactId',
  'OrderItem.PricebookEntryId',
  'OpportunityLineItem.PricebookEntryId',
  'User.ProfileId',
  'User.UserRoleId',
  'UserRole.ParentRoleId',
  'Order.ContractId',
  'Asset.Product2Id',
  ...fieldsThatAre('restricting'),
]);

/** Master-detail relationships between standard objects: set on insert, fixed afterwards. */
export const masterDetailFields: ReadonlySet<string> = new Set([
  'OpportunityLineItem.OpportunityId',
  'OpportunityContactRole.OpportunityId',
  'OpportunitySplit.OpportunityId',
  'OpportunityTeamMember.OpportunityId',
  'CaseComment.ParentId',
  'CampaignMember.CampaignId',
  'OrderItem.OrderId',
  'PricebookEntry.Product2Id',
  'PricebookEntry.Pricebook2Id',
  'AccountShare.AccountId',
  'ContactShare.ContactId',
  'CaseShare.CaseId',
  'LeadShare.LeadId',
  'OpportunityShare.OpportunityId',
  'GroupMember.GroupId',
  'PermissionSetAssignment.PermissionSetId',
  'PermissionSetAssignment.AssigneeId',
  'ObjectPermissions.ParentId',
  'FieldPermissions.ParentId',
  'SetupEntityAccess.ParentId',
  'ContentDocumentLink.ContentDocumentId',
  'ContentDocumentLink.LinkedEntityId',
  'QuoteLineItem.QuoteId',
  'Quote.OpportunityId',
  'CampaignMemberStatus.CampaignId',
  ...fieldsThatAre('masterDetail'),
]);

/** Parents that the list of standard objects lacks. */
export const additionalParents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FlowDefinitionView: { TriggerObjectOrEvent: 'EntityDefinition' },
};

/** Child relationships that the list of standard objects lacks. */
export const additionalChildren: readonly {
  readonly parent: string;
  readonly relationshipName: string;
  readonly child: string;
  readonly field: string;
}[] = [
  ...childrenOfEntries,
  { parent: 'EntityDefinition', relationshipName: 'Fields', child: 'FieldDefinition', field: 'EntityDefinitionId' },
];
