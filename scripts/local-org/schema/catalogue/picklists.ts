/** Picklist values that a new org has. Source: Object Reference and the standard value sets of a Developer Edition org (Metadata API, "StandardValueSet names and values"). */
import { ofFields } from './of-entries.ts';
import type { standardValueSets } from '../entries/value-sets.ts';

/** Their values are those of a standard value set. */
export const picklistFields: Readonly<Record<string, keyof typeof standardValueSets>> = {
  'Account.Industry': 'Industry',
  'Lead.Industry': 'Industry',
  'Account.Type': 'AccountType',
  'Account.Rating': 'AccountRating',
  'Lead.Rating': 'AccountRating',
  'Account.Ownership': 'AccountOwnership',
  'Account.AccountSource': 'LeadSource',
  'Contact.LeadSource': 'LeadSource',
  'Lead.LeadSource': 'LeadSource',
  'Opportunity.LeadSource': 'LeadSource',
  'Contact.Salutation': 'Salutation',
  'Lead.Salutation': 'Salutation',
  'CampaignMember.Salutation': 'Salutation',
  'Individual.Salutation': 'Salutation',
  'Lead.Status': 'LeadStatus',
  'Opportunity.StageName': 'OpportunityStage',
  'OpportunityHistory.StageName': 'OpportunityStage',
  'Opportunity.Type': 'OpportunityType',
  'Opportunity.ForecastCategoryName': 'ForecastCategoryName',
  'Case.Status': 'CaseStatus',
  'Case.Origin': 'CaseOrigin',
  'Case.Priority': 'CasePriority',
  'Case.Type': 'CaseType',
  'Case.Reason': 'CaseReason',
  'Task.Status': 'TaskStatus',
  'Task.Priority': 'TaskPriority',
  'Task.Subject': 'TaskSubject',
  'Event.Subject': 'EventSubject',
  'Task.Type': 'TaskType',
  'Event.Type': 'EventType',
  'Campaign.Type': 'CampaignType',
  'Campaign.Status': 'CampaignStatus',
  'CampaignMember.Status': 'CampaignMemberStatus',
  'Contract.Status': 'ContractStatus',
  'Order.Status': 'OrderStatus',
  'Asset.Status': 'AssetStatus',
  'OpportunityContactRole.Role': 'ContactRole',
  'AccountContactRole.Role': 'ContactRole',
  'CaseContactRole.Role': 'ContactRole',
  'ContractContactRole.Role': 'ContactRole',
  'OpportunityTeamMember.TeamMemberRole': 'SalesTeamRole',
  'Quote.Status': 'QuoteStatus',
  'Solution.Status': 'SolutionStatus',
  'Product2.Family': 'Product2Family',
  'Account.CleanStatus': 'CleanStatus',
  'Contact.CleanStatus': 'CleanStatus',
  'Lead.CleanStatus': 'CleanStatus',
  ...ofFields('valueSets'),
};

/** Picklists that the platform itself fixes; they are restricted. */
export const fixedPicklistFields: Readonly<Record<string, string>> = {
  'Task.TaskSubtype': 'Task*|Email|ListEmail|Cadence|Call|LinkedIn|SocialPost',
  'Event.EventSubtype': 'Event*',
  'Event.ShowAs': 'Busy*|OutOfOffice|Free',
  'Task.CallType': 'Internal|Inbound|Outbound',
  'User.TimeZoneSidKey':
    'America/Los_Angeles|America/New_York|America/Chicago|America/Denver|America/Sao_Paulo|Europe/London|Europe/Paris|Europe/Berlin|Asia/Kolkata|Asia/Tokyo|Asia/Shanghai|Asia/Kathmandu|Australia/Sydney|Pacific/Auckland|Pacific/Kiritimati|Pacific/Pago_Pago|GMT',
  'User.LocaleSidKey':
    'en_US|en_GB|en_AU|en_CA|en_IE|en_IN|en_NZ|en_SG|en_ZA|en_HK|en_PH|en_MY|en_BE|en_NL|en_DE|en_AE|de_DE|de_AT|de_CH|de_LU|fr_FR|fr_BE|fr_CA|fr_CH|fr_LU|es_ES|es_MX|es_AR|es_CL|es_CO|es_PE|es_US|it_IT|it_CH|ja_JP|ko_KR|nl_NL|nl_BE|pt_BR|pt_PT|sv_SE|da_DK|fi_FI|no_NO|pl_PL|cs_CZ|sk_SK|hu_HU|ro_RO|bg_BG|el_GR|tr_TR|ru_RU|uk_UA|zh_CN|zh_TW|zh_HK|zh_SG|th_TH|vi_VN|in_ID|ms_MY|hi_IN|iw_IL|ar_AE|ar_SA|ar_EG',
  'User.LanguageLocaleKey': 'en_US|de|es|fr|it|ja|sv|ko|zh_TW|zh_CN|pt_BR|nl_NL|da|th|fi|ru',
  'User.EmailEncodingKey': 'UTF-8|ISO-8859-1|Shift_JIS|ISO-2022-JP|EUC-JP|ks_c_5601-1987|Big5|GB2312|Big5-HKSCS|x-SJIS_0213',
  'User.UserType':
    'Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|Guest|CspLitePortal|CsnOnly|SelfService|AutomatedProcess|CloudIntegrationUser',
  'AsyncApexJob.Status': 'Queued|Processing|Aborted|Completed|Failed|Preparing|Holding',
  'AsyncApexJob.JobType': 'Future|SharingRecalculation|ScheduledApex|BatchApex|BatchApexWorker|TestRequest|TestWorker|ApexToken|Queueable',
  'CronTrigger.State': 'WAITING|ACQUIRED|EXECUTING|COMPLETE|ERROR|DELETED|PAUSED|BLOCKED|PAUSED_BLOCKED',
  'Group.Type':
    'Regular|Role|RoleAndSubordinates|RoleAndSubordinatesInternal|Organization|Queue|AllCustomerPortal|ChannelProgramGroup|PRMOrganization|Territory|TerritoryAndSubordinates|CollaborationGroup|GuestUserGroup|Manager|ManagerAndSubordinatesInternal|Participant',
  'ContentDocumentLink.ShareType': 'V|C|I',
  'ContentDocumentLink.Visibility': 'AllUsers|InternalUsers|SharedUsers',
  'ContentVersion.Origin': 'C*|H',
  'ContentVersion.SharingOption': 'A*|R',
  'ContentVersion.ContentLocation': 'S*|E|L',
  'FeedItem.Type':
    'TextPost*|LinkPost|ContentPost|PollPost|QuestionPost|TrackedChange|CreateRecordEvent|CallLogPost|EmailMessageEvent|AdvancedTextPost',
  'EmailMessage.Status': '0*|1|2|3|4|5',
  'PermissionSet.Type': 'Regular*|Profile|Group|Session|Standard',
  'AccountShare.AccountAccessLevel': 'Read|Edit|All',
  'AccountShare.OpportunityAccessLevel': 'None|Read|Edit',
  'AccountShare.CaseAccessLevel': 'None|Read|Edit',
  'AccountShare.ContactAccessLevel': 'None|Read|Edit',
  'CaseShare.CaseAccessLevel': 'Read|Edit|All',
  'ContactShare.ContactAccessLevel': 'Read|Edit|All',
  'LeadShare.LeadAccessLevel': 'Read|Edit|All',
  'OpportunityShare.OpportunityAccessLevel': 'Read|Edit|All',
  'OpportunityTeamMember.OpportunityAccessLevel': 'Read*|Edit|All',
  'Opportunity.ForecastCategory': 'Omitted|Pipeline|BestCase|Forecast|Closed',
  'EmailTemplate.TemplateType': 'text*|html|custom|visualforce',
  'StaticResource.CacheControl': 'Private*|Public',
  ...ofFields('picklists'),
};

/** Source: a Developer Edition org's OpportunityStage rows. */
export const opportunityStages: readonly {
  readonly name: string;
  readonly probability: number;
  readonly isWon: boolean;
  readonly isClosed: boolean;
  readonly forecastCategory: string;
  readonly forecastCategoryName: string;
}[] = [
  stage('Prospecting', 10, 'Pipeline', 'Pipeline'),
  stage('Qualification', 10, 'Pipeline', 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline', 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline', 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline', 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline', 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline', 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline', 'Pipeline'),
  stage('Closed Won', 100, 'Closed', 'Closed', true, true),
  stage('Closed Lost', 0, 'Omitted', 'Omitted', false, true),
];

function stage(name: string, probability: number, forecastCategory: string, forecastCategoryName: string, isWon = false, isClosed = false) {
  return { name, probability, isWon, isClosed, forecastCategory, forecastCategoryName };
}

export const closedCaseStatuses: readonly string[] = ['Closed'];
export const closedTaskStatuses: readonly string[] = ['Completed'];
export const convertedLeadStatuses: readonly string[] = ['Closed - Converted'];
export const respondedMemberStatuses: readonly string[] = ['Responded'];
