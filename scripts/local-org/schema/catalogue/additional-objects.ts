/** Standard objects that the list of standard objects lacks, in its own form. Source: Object Reference. */

export interface ListedObject {
  readonly fields: Readonly<Record<string, string>>;
  readonly parents: Readonly<Record<string, string>>;
  readonly children: Readonly<Record<string, string>>;
}

const audit = {
  Id: 'Id',
  IsDeleted: 'Boolean',
  CreatedDate: 'Datetime',
  CreatedById: 'Id',
  LastModifiedDate: 'Datetime',
  LastModifiedById: 'Id',
  SystemModstamp: 'Datetime',
};
const auditParents = { CreatedBy: 'User', LastModifiedBy: 'User' };

export const additionalObjects: Readonly<Record<string, ListedObject>> = {
  AccountTeamMember: {
    fields: {
      ...audit,
      AccountId: 'Id',
      UserId: 'Id',
      TeamMemberRole: 'String',
      PhotoUrl: 'String',
      Title: 'String',
      AccountAccessLevel: 'String',
      OpportunityAccessLevel: 'String',
      CaseAccessLevel: 'String',
      ContactAccessLevel: 'String',
    },
    parents: { ...auditParents, Account: 'Account', User: 'User' },
    children: {},
  },
  CaseTeamRole: {
    fields: { ...withoutDeleted(), Name: 'String', AccessLevel: 'String', PreferencesVisibleInCSP: 'Boolean' },
    parents: auditParents,
    children: {},
  },
  CaseTeamMember: {
    fields: { ...withoutDeleted(), ParentId: 'Id', MemberId: 'Id', TeamRoleId: 'Id' },
    parents: { ...auditParents, Parent: 'Case', Member: 'Name', TeamRole: 'CaseTeamRole' },
    children: {},
  },
  OperatingHours: { fields: { ...audit, Name: 'String', Description: 'String', TimeZone: 'String' }, parents: auditParents, children: {} },
  ApexTestSuite: { fields: { ...audit, TestSuiteName: 'String' }, parents: auditParents, children: {} },
  ApexEmailNotification: {
    fields: { ...withoutDeleted(), UserId: 'Id', Email: 'String' },
    parents: { ...auditParents, User: 'User' },
    children: {},
  },
  // Known to the Tooling API and to permissions; Apex and SOQL see none of them (`unqueryableObjects`).
  ExternalCredential: {
    fields: {
      ...withoutDeleted(),
      DeveloperName: 'String',
      MasterLabel: 'String',
      NamespacePrefix: 'String',
      AuthenticationProtocol: 'String',
    },
    parents: auditParents,
    children: {},
  },
  ExternalCredentialParameter: {
    fields: { ...withoutDeleted(), ExternalCredentialId: 'Id', ParameterName: 'String', ParameterType: 'String', ParameterGroup: 'String' },
    parents: { ...auditParents, ExternalCredential: 'ExternalCredential' },
    children: {},
  },
  NamedCredentialParameter: {
    fields: { ...withoutDeleted(), NamedCredentialId: 'Id', ParameterName: 'String', ParameterType: 'String' },
    parents: { ...auditParents, NamedCredential: 'NamedCredential' },
    children: {},
  },
  UserExternalCredential: { fields: withoutDeleted(), parents: auditParents, children: {} },
  UserPermissionAccess: { fields: { Id: 'Id', LastCacheUpdate: 'Datetime' }, parents: {}, children: {} },
  CampaignShare: share('Campaign', ['CampaignAccessLevel']),
  OrderShare: share('Order', ['OrderAccessLevel']),
  ContactFeed: feed('Contact'),
  CaseFeed: feed('Case'),
  LeadFeed: feed('Lead'),
  OpportunityFeed: feed('Opportunity'),
  TaskFeed: feed('Task'),
  EventFeed: feed('Event'),
  CampaignFeed: feed('Campaign'),
  ContractFeed: feed('Contract'),
  UserFeed: feed('User'),
  ContactPointAddressHistory: history('ContactPointAddress'),
  ContractHistory: history('Contract'),
  AssetHistory: history('Asset'),
  CampaignHistory: history('Campaign'),
  Product2History: history('Product2'),
  ContactPointEmail: contactPoint({
    EmailAddress: 'String',
    EmailDomain: 'String',
    EmailMailBox: 'String',
    EmailLatestBounceDateTime: 'Datetime',
    EmailLatestBounceReasonText: 'String',
  }),
  ContactPointPhone: contactPoint({
    AreaCode: 'String',
    ExtensionNumber: 'String',
    FormattedInternationalPhoneNumber: 'String',
    FormattedNationalPhoneNumber: 'String',
    IsBusinessPhone: 'Boolean',
    IsFaxCapable: 'Boolean',
    IsPersonalPhone: 'Boolean',
    IsSmsCapable: 'Boolean',
    PhoneType: 'String',
    TelephoneNumber: 'String',
  }),
  ContactPointAddress: contactPoint(
    {
      Name: 'String',
      Street: 'String',
      City: 'String',
      State: 'String',
      PostalCode: 'String',
      Country: 'String',
      Latitude: 'Decimal',
      Longitude: 'Decimal',
      GeocodeAccuracy: 'String',
      AddressType: 'String',
      IsDefault: 'Boolean',
      IsThirdPartyAddress: 'Boolean',
      ContactPointPhoneId: 'Id',
    },
    { Address: 'Address', ContactPointPhone: 'ContactPointPhone' },
  ),
  ContactPointAddressChangeEvent: {
    fields: {
      Id: 'Id',
      ChangeEventHeader: 'Object',
      ReplayId: 'String',
      OwnerId: 'Id',
      ParentId: 'Id',
      Name: 'String',
      Street: 'String',
      City: 'String',
      State: 'String',
      PostalCode: 'String',
      Country: 'String',
      AddressType: 'String',
      IsDefault: 'Boolean',
      IsPrimary: 'Boolean',
      PreferenceRank: 'Integer',
      UsageType: 'String',
      CreatedDate: 'Datetime',
      CreatedById: 'Id',
      LastModifiedDate: 'Datetime',
      LastModifiedById: 'Id',
    },
    parents: { ...auditParents, Owner: 'Name', Parent: 'Name' },
    children: {},
  },
  ContactPointConsent: {
    fields: {
      ...audit,
      OwnerId: 'Id',
      Name: 'String',
      ContactPointId: 'Id',
      CaptureContactPointType: 'String',
      CaptureDate: 'Datetime',
      CaptureSource: 'String',
      DoubleConsentCaptureDate: 'Datetime',
      EffectiveFrom: 'Datetime',
      EffectiveTo: 'Datetime',
      PrivacyConsentStatus: 'String',
    },
    parents: { ...auditParents, Owner: 'Name', ContactPoint: 'Name' },
    children: {},
  },
  QuickText: {
    fields: {
      ...audit,
      OwnerId: 'Id',
      Name: 'String',
      Category: 'String',
      Channel: 'String',
      FolderId: 'Id',
      FolderName: 'String',
      IsInsertable: 'Boolean',
      Message: 'String',
      SourceType: 'String',
    },
    parents: { ...auditParents, Owner: 'Name', Folder: 'Folder' },
    children: {},
  },
  BatchApexErrorEvent: {
    fields: {
      AsyncApexJobId: 'String',
      CreatedById: 'Id',
      CreatedDate: 'Datetime',
      DoesExceedJobScopeMaxLength: 'Boolean',
      EventUuid: 'String',
      ExceptionType: 'String',
      JobScope: 'String',
      Message: 'String',
      Phase: 'String',
      ReplayId: 'String',
      RequestId: 'String',
      StackTrace: 'String',
    },
    parents: { CreatedBy: 'User' },
    children: {},
  },
  FlowExecutionErrorEvent: {
    fields: {
      CreatedById: 'Id',
      CreatedDate: 'Datetime',
      ElementApiName: 'String',
      ElementType: 'String',
      ErrorId: 'String',
      ErrorMessage: 'String',
      EventDate: 'Datetime',
      EventType: 'String',
      EventUuid: 'String',
      ExtendedErrorCode: 'String',
      FlowApiName: 'String',
      FlowExecutionEndDate: 'Datetime',
      FlowExecutionStartDate: 'Datetime',
      FlowNamespace: 'String',
      FlowVersionId: 'String',
      FlowVersionNumber: 'Integer',
      InterviewGuid: 'String',
      InterviewStartDate: 'Datetime',
      InterviewStartedById: 'Id',
      ProcessType: 'String',
      ReplayId: 'String',
      ScreenName: 'String',
      StageQualifiedApiName: 'String',
      Username: 'String',
    },
    parents: { CreatedBy: 'User', InterviewStartedBy: 'User' },
    children: {},
  },
};

/** Parents that the list of standard objects lacks. */
export const additionalParents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FlowDefinitionView: { TriggerObjectOrEvent: 'EntityDefinition' },
};

/** Platform events among the standard objects. */
export const standardPlatformEvents: ReadonlySet<string> = new Set(['BatchApexErrorEvent', 'FlowExecutionErrorEvent']);

function withoutDeleted(): Record<string, string> {
  return Object.fromEntries(Object.entries(audit).filter(([name]) => name !== 'IsDeleted'));
}

/** Ways to reach an account or an individual (Object Reference, "ContactPointEmail" and its siblings). */
function contactPoint(fields: Readonly<Record<string, string>>, parents: Readonly<Record<string, string>> = {}): ListedObject {
  return {
    fields: {
      ...audit,
      OwnerId: 'Id',
      ParentId: 'Id',
      ActiveFromDate: 'Date',
      ActiveToDate: 'Date',
      BestTimeToContactEndTime: 'Time',
      BestTimeToContactStartTime: 'Time',
      BestTimeToContactTimezone: 'String',
      IsPrimary: 'Boolean',
      PreferenceRank: 'Integer',
      UsageType: 'String',
      ...fields,
    },
    parents: { ...auditParents, Owner: 'Name', Parent: 'Name', ...parents },
    children: {},
  };
}

function share(parent: string, accessLevels: readonly string[]): ListedObject {
  return {
    fields: {
      Id: 'Id',
      [`${parent}Id`]: 'Id',
      UserOrGroupId: 'Id',
      ...Object.fromEntries(accessLevels.map((name) => [name, 'String'])),
      RowCause: 'String',
      LastModifiedDate: 'Datetime',
      LastModifiedById: 'Id',
      IsDeleted: 'Boolean',
    },
    parents: { [parent]: parent, UserOrGroup: 'Name', LastModifiedBy: 'User' },
    children: {},
  };
}

function history(parent: string): ListedObject {
  return {
    fields: {
      Id: 'Id',
      IsDeleted: 'Boolean',
      [`${parent}Id`]: 'Id',
      CreatedById: 'Id',
      CreatedDate: 'Datetime',
      Field: 'String',
      DataType: 'String',
      OldValue: 'Object',
      NewValue: 'Object',
    },
    parents: { [parent]: parent, CreatedBy: 'User' },
    children: {},
  };
}

function feed(parent: string): ListedObject {
  return {
    fields: {
      ...audit,
      ParentId: 'Id',
      Type: 'String',
      Title: 'String',
      Body: 'String',
      LinkUrl: 'String',
      IsRichText: 'Boolean',
      RelatedRecordId: 'Id',
      InsertedById: 'Id',
      CommentCount: 'Integer',
      LikeCount: 'Integer',
      BestCommentId: 'Id',
    },
    parents: { Parent: parent, CreatedBy: 'User', InsertedBy: 'User' },
    children: {},
  };
}

/** Child relationships from standard parents to the objects above. */
export const additionalChildren: readonly {
  readonly parent: string;
  readonly relationshipName: string;
  readonly child: string;
  readonly field: string;
}[] = [
  { parent: 'Account', relationshipName: 'AccountTeamMembers', child: 'AccountTeamMember', field: 'AccountId' },
  { parent: 'Case', relationshipName: 'TeamMembers', child: 'CaseTeamMember', field: 'ParentId' },
  { parent: 'Campaign', relationshipName: 'Shares', child: 'CampaignShare', field: 'CampaignId' },
  { parent: 'Order', relationshipName: 'Shares', child: 'OrderShare', field: 'OrderId' },
  ...['Account', 'Individual'].flatMap((parent) =>
    ['ContactPointEmail', 'ContactPointPhone', 'ContactPointAddress'].map((child) => ({
      parent,
      relationshipName: child.endsWith('Address') ? `${child}es` : `${child}s`,
      child,
      field: 'ParentId',
    })),
  ),
  ...['ContactPointEmail', 'ContactPointPhone', 'ContactPointAddress'].map((parent) => ({
    parent,
    relationshipName: 'ContactPointConsents',
    child: 'ContactPointConsent',
    field: 'ContactPointId',
  })),
  { parent: 'EntityDefinition', relationshipName: 'Fields', child: 'FieldDefinition', field: 'EntityDefinitionId' },
  ...['Contact', 'Case', 'Lead', 'Opportunity', 'Task', 'Event', 'Campaign', 'Contract', 'User'].map((parent) => ({
    parent,
    relationshipName: 'Feeds',
    child: `${parent}Feed`,
    field: 'ParentId',
  })),
  ...['Contract', 'Asset', 'Campaign', 'Product2', 'ContactPointAddress'].map((parent) => ({
    parent,
    relationshipName: 'Histories',
    child: `${parent}History`,
    field: `${parent}Id`,
  })),
];
