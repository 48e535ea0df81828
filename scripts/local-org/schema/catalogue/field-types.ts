/**
 * From a standard field's name and Apex type to its describe type, length and digits. The list of standard objects knows only Apex types;
 * Salesforce names fields consistently enough for rules, and `exactTypes` has what the rules would get wrong.
 * Source: Object Reference for the Salesforce Platform.
 */
import type { DisplayType } from '../../contracts/schema.ts';

export interface TypeFacts {
  readonly type: DisplayType;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
}

const text = (length: number): TypeFacts => ({ type: 'STRING', length });
const area = (length: number): TypeFacts => ({ type: 'TEXTAREA', length });
const decimal = (precision: number, scale: number): TypeFacts => ({ type: 'DOUBLE', precision, scale });
const currency: TypeFacts = { type: 'CURRENCY', precision: 18, scale: 2 };

const exactTypes: Readonly<Record<string, TypeFacts>> = {
  'Account.Name': text(255),
  'Account.AnnualRevenue': { type: 'CURRENCY', precision: 18, scale: 0 },
  'Lead.AnnualRevenue': { type: 'CURRENCY', precision: 18, scale: 0 },
  'Account.AccountNumber': text(40),
  'Account.Site': text(80),
  'Account.Sic': text(20),
  'Account.TickerSymbol': text(20),
  'Account.Jigsaw': text(20),
  'Contact.Title': text(128),
  'Contact.Department': text(80),
  'Contact.AssistantName': text(40),
  'Lead.Company': text(255),
  'Lead.Title': text(128),
  'Lead.Name': text(121),
  'Contact.Name': text(121),
  'User.Name': text(121),
  'Opportunity.Name': text(120),
  'Opportunity.NextStep': text(255),
  'Opportunity.Probability': { type: 'PERCENT', precision: 3, scale: 0 },
  'OpportunityHistory.Probability': { type: 'PERCENT', precision: 3, scale: 0 },
  'Opportunity.Fiscal': text(6),
  'Case.CaseNumber': text(30),
  'Case.Subject': text(255),
  'Case.Comments': area(4000),
  'Case.SuppliedName': text(80),
  'Case.SuppliedCompany': text(80),
  'CaseComment.CommentBody': area(4000),
  'User.Username': text(80),
  'User.Alias': text(8),
  'User.CommunityNickname': text(40),
  'User.Title': text(80),
  'User.CompanyName': text(80),
  'User.Division': text(80),
  'User.Department': text(80),
  'User.EmployeeNumber': text(20),
  'User.FederationIdentifier': text(512),
  'User.AboutMe': area(1000),
  'User.Signature': area(1333),
  'UserRole.Name': text(80),
  'Profile.Name': text(255),
  'PermissionSet.Name': text(80),
  'PermissionSet.Label': text(80),
  'PermissionSet.Description': text(255),
  'Group.Name': text(40),
  'RecordType.Name': text(80),
  'RecordType.Description': text(255),
  'Organization.Name': text(80),
  'ApexClass.Name': text(255),
  'ApexClass.Body': area(1000000),
  'ApexTrigger.Body': area(1000000),
  'ApexClass.LengthWithoutComments': { type: 'INTEGER' },
  'StaticResource.Body': { type: 'BASE64' },
  'Document.Body': { type: 'BASE64' },
  'ApexClass.ApiVersion': decimal(18, 1),
  'ApexTrigger.ApiVersion': decimal(18, 1),
  'ApexPage.ApiVersion': decimal(18, 1),
  'ApexComponent.ApiVersion': decimal(18, 1),
  'AuraDefinitionBundle.ApiVersion': decimal(18, 1),
  'ContentVersion.Title': text(255),
  'ContentVersion.PathOnClient': text(500),
  'ContentVersion.VersionData': { type: 'BASE64' },
  'ContentVersion.TextPreview': text(255),
  'ContentVersion.TagCsv': area(2000),
  'ContentVersion.ContentUrl': { type: 'URL', length: 1300 },
  'ContentVersion.VersionNumber': text(20),
  'Attachment.Name': text(255),
  'Attachment.ContentType': text(120),
  'Attachment.Description': text(500),
  'Attachment.Body': { type: 'BASE64' },
  'Note.Title': text(80),
  'Note.Body': area(32000),
  'EmailMessage.TextBody': area(131072),
  'EmailMessage.HtmlBody': area(131072),
  'EmailMessage.Headers': area(131072),
  'EmailMessage.Subject': text(3000),
  'EmailMessage.ToAddress': text(4000),
  'EmailMessage.CcAddress': text(4000),
  'EmailMessage.BccAddress': text(4000),
  'EmailMessage.FromAddress': { type: 'EMAIL', length: 1000 },
  'EmailMessage.FromName': text(1000),
  'EmailTemplate.HtmlValue': area(384000),
  'EmailTemplate.Body': area(384000),
  'EmailTemplate.Markup': area(1048576),
  'EmailTemplate.Subject': text(230),
  'EmailTemplate.ApiVersion': decimal(18, 1),
  'FeedItem.Body': area(10000),
  'FeedComment.CommentBody': area(10000),
  'FeedItem.Title': text(255),
  'Task.Subject': { type: 'COMBOBOX', length: 255 },
  'Event.Subject': { type: 'COMBOBOX', length: 255 },
  'Task.Description': area(32000),
  'Event.Description': area(32000),
  'Event.Location': text(255),
  'AsyncApexJob.LastProcessed': text(15),
  'AsyncApexJob.MethodName': text(255),
  'AsyncApexJob.ExtendedStatus': text(1000),
  'CronTrigger.CronExpression': text(255),
  'CronJobDetail.Name': text(255),
  'Campaign.Name': text(80),
  'CampaignMember.CompanyOrAccount': text(255),
  'Product2.ProductCode': text(255),
  'Product2.Description': area(4000),
  'Product2.StockKeepingUnit': text(180),
  'Pricebook2.Description': text(255),
  'PricebookEntry.UnitPrice': currency,
  'OpportunityLineItem.Quantity': decimal(12, 2),
  'OrderItem.Quantity': decimal(18, 2),
  'Opportunity.TotalOpportunityQuantity': decimal(18, 2),
  'Campaign.ExpectedResponse': { type: 'PERCENT', precision: 10, scale: 2 },
  'Contract.ContractNumber': text(30),
  'Order.OrderNumber': text(30),
  'Order.Name': text(80),
  'OpportunityLineItem.Discount': { type: 'PERCENT', precision: 5, scale: 2 },
  'OpportunitySplit.SplitPercentage': { type: 'PERCENT', precision: 5, scale: 2 },
  'ContactPointEmail.EmailAddress': { type: 'EMAIL', length: 255 },
  'QuickText.Channel': { type: 'MULTIPICKLIST' },
  'QuickText.Message': area(4096),
  'QuickText.Category': { type: 'PICKLIST', length: 40 },
  'Organization.MonthlyPageViewsEntitlement': { type: 'INTEGER' },
  'ContentDocument.ContentSize': { type: 'INTEGER' },
  'OrgWideEmailAddress.DisplayName': text(100),
  'OrgWideEmailAddress.Address': { type: 'EMAIL', length: 765 },
  'CustomNotificationType.CustomNotifTypeName': text(80),
  'UserRole.DeveloperName': text(80),
  'Individual.Name': text(121),
};

/** First match wins. */
const rules: readonly { readonly apexType: string; readonly name: RegExp; readonly facts: TypeFacts }[] = [
  { apexType: 'String', name: /^DeveloperName$|^NamespacePrefix$/, facts: text(80) },
  { apexType: 'String', name: /^FirstName$|^MiddleName$|^Suffix$/, facts: text(40) },
  { apexType: 'String', name: /^LastName$/, facts: text(80) },
  {
    apexType: 'String',
    name: /^Salutation$|GeocodeAccuracy$|^Language$|SidKey$|LocaleKey$|EncodingKey$|^CurrencyIsoCode$|Pronouns$|GenderIdentity$|CleanStatus$|(State|Country)Code$/,
    facts: { type: 'PICKLIST', length: 40 },
  },
  { apexType: 'String', name: /Email$|^SuppliedEmail$/, facts: { type: 'EMAIL', length: 80 } },
  { apexType: 'String', name: /(Phone|Fax|ContactMobile)$/, facts: { type: 'PHONE', length: 40 } },
  { apexType: 'String', name: /(Website|Url|URL)$/, facts: { type: 'URL', length: 255 } },
  { apexType: 'String', name: /Street$/, facts: area(255) },
  { apexType: 'String', name: /City$/, facts: text(40) },
  { apexType: 'String', name: /(State|Country)$/, facts: text(80) },
  { apexType: 'String', name: /PostalCode$/, facts: text(20) },
  { apexType: 'String', name: /^(Description|SpecialTerms|Comments|Query|SolutionNote|FeedBody|OutOfOfficeMessage)$/, facts: area(32000) },
  { apexType: 'String', name: /(AccessLevel|TimeZone)$/, facts: { type: 'PICKLIST', length: 40 } },
  { apexType: 'String', name: /^SobjectType$/, facts: { type: 'PICKLIST', length: 40 } },
  { apexType: 'String', name: /./, facts: text(255) },
  { apexType: 'Decimal', name: /(Latitude|Longitude)$/, facts: decimal(18, 15) },
  { apexType: 'Decimal', name: /(Amount|Revenue|Price|Cost|Total|Subtotal|Discount|Tax|Payment)/, facts: currency },
  { apexType: 'Decimal', name: /(Percent|Percentage|Rate|Probability)$/, facts: { type: 'PERCENT', precision: 5, scale: 2 } },
  { apexType: 'Decimal', name: /./, facts: decimal(18, 2) },
  { apexType: 'Object', name: /./, facts: { type: 'ANYTYPE' } },
];

const plain: Readonly<Record<string, DisplayType>> = {
  Boolean: 'BOOLEAN',
  Integer: 'INTEGER',
  Long: 'LONG',
  Date: 'DATE',
  Datetime: 'DATETIME',
  Time: 'TIME',
  Blob: 'BASE64',
  Id: 'REFERENCE',
};

export function typeFacts(objectName: string, fieldName: string, apexType: string): TypeFacts {
  const exact = exactTypes[`${objectName}.${fieldName}`];
  if (exact !== undefined) return exact;
  const direct = plain[apexType];
  if (direct !== undefined) return { type: direct };
  const rule = rules.find((candidate) => candidate.apexType === apexType && candidate.name.test(fieldName));
  if (rule === undefined) throw new Error(`No rule gives the type of ${objectName}.${fieldName}: ${apexType}`);
  return rule.facts;
}
