/**
 * Key prefixes of standard objects: the first three characters of a record's Id.
 * Source: describe results of Developer Edition orgs, as published in Salesforce's help ("Standard Field Record ID Prefix Decoder").
 * Objects that are not listed get a stable prefix by rule (see key-prefix-allocation.ts).
 */
export const standardKeyPrefixes: Readonly<Record<string, string>> = {
  Account: '001', Note: '002', Contact: '003', User: '005', Opportunity: '006', OpportunityHistory: '008',
  ListView: '00B', Organization: '00D', UserRole: '00E', Group: '00G', Partner: '00I', OpportunityPartner: '00J',
  OpportunityContactRole: '00K', Report: '00O', Attachment: '00P', Lead: '00Q', Task: '00T', Event: '00U', EmailTemplate: '00X',
  CaseComment: '00a', WebLink: '00b', Profile: '00e', OpportunityLineItem: '00k', Folder: '00l', OpportunityTeamMember: '00q',
  AccountShare: '00r', OpportunityShare: '00t', OpportunityCompetitor: '00u', CampaignMember: '00v',
  GroupMember: '011', RecordType: '012', Document: '015', AccountHistory: '017', BusinessProcess: '019', FiscalYearSettings: '022', Period: '026',
  MailmergeTemplate: '01H', OpportunityStage: '01J', Scontrol: '01N', AssignmentRule: '01Q', CampaignMemberStatus: '01Y', Dashboard: '01Z',
  DashboardComponent: '01a', FieldPermissions: '01k', BusinessHours: '01m', CaseShare: '01n', LeadShare: '01o', ApexClass: '01p',
  ApexTrigger: '01q', Pricebook2: '01s', Product2: '01t', PricebookEntry: '01u', AccountContactRole: '02Z', ContractContactRole: '02a',
  Asset: '02i', EmailMessage: '02s', AccountPartner: '00I', MetadataPackage: '033', CaseContactRole: '03j', QueueSobject: '03g', ContactShare: '03s',
  UserPreference: '03u', MetadataPackageVersion: '04t', PackageLicense: '050', ProcessDefinition: '04a', ProcessNode: '04b', ProcessInstance: '04g',
  ProcessInstanceStep: '04h', ProcessInstanceWorkitem: '04i', CallCenter: '04v', ContentDistribution: '05D', ContentWorkspace: '058',
  DocumentAttachmentMap: '05X', ApexTestRunResult: '05m', ApexPage: '066', ContentVersion: '068', ContentDocument: '069', ContentDocumentLink: '06A',
  ContentFolder: '07H', AccountContactRelation: '07k', ApexLog: '07L', ApexTestResult: '07M', StaticResource: '081', Vote: '083', Idea: '087', CronJobDetail: '08a',
  CronTrigger: '08e', ServiceAppointment: '08p', CampaignShare: '08s', ApexComponent: '099', AuraDefinitionBundle: '0Ab', AuraDefinition: '0Ad', AuthSession: '0Ak',
  DuplicateRule: '0Bm', Holiday: '0C0', Skill: '0C5', CustomPermission: '0CP', OrgWideEmailAddress: '0D2', FeedItem: '0D5', AccountFeed: '0D5', FeedComment: '0D7', Network: '0DB', Site: '0DM',
  NetworkMember: '0DO', AppMenuItem: '0DS', PlatformCachePartition: '0Er', DuplicateRecordSet: '0GK', DuplicateRecordItem: '0GL', ConnectedApplication: '0H4',
  ServiceTerritory: '0Hh', ServiceResource: '0Hn', OperatingHours: '0OH', Domain: '0I4', PushTopic: '0IF', SetupEntityAccess: '0J0', MatchingRule: '0JD', StreamingChannel: '0M6',
  Territory2: '0MI', CustomNotificationType: '0ML', PermissionSetGroup: '0PG', Individual: '0PK', PermissionSetLicense: '0PL', PermissionSetGroupComponent: '0PM',
  PermissionSet: '0PS', PermissionSetAssignment: '0Pa', Quote: '0Q0', QuoteLineItem: '0QL', MutingPermissionSet: '0QM', AuthProvider: '0SO', Topic: '0TO',
  EventLogFile: '0AT', WorkOrder: '0WO', NamedCredential: '0XA', ExternalDataSource: '0XC', LoginHistory: '0Ya', SetupAuditTrail: '0Ym', UserLicense: '100', ObjectPermissions: '110',
  Location: '131', WorkOrderLineItem: '1WL', PermissionSetLicenseAssign: '2LA', Case: '500', Solution: '501', Entitlement: '550', Campaign: '701', AsyncApexJob: '707',
  ApexTestQueueItem: '709', Contract: '800', Order: '801', OrderItem: '802', ServiceContract: '810', ContractLineItem: '811', ContentAsset: '03S', AccountTeamMember: '01M',
  CaseTeamMember: '0B6', CaseTeamRole: '0B7', EntityDefinition: '000', UserRecordAccess: '0S1', Publisher: '0YP', ContactPointEmail: '9Vl', ContactPointPhone: '0ow', ContactPointAddress: '8lW', QuickText: '574',
};
