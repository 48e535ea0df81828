/** Implements Database.convertLead: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_convertLead.htm */
import { transaction } from '../../contracts/transaction.ts';
import type { DmlError, DmlRequest } from '../../contracts/transaction.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { readRecords } from '../../database/records/record-store.ts';
import { inSavepoint } from '../../database/dml/savepoints.ts';
import { ApexDate, ApexException, ApexList, SObjectValue, dmlException, nullPointer, platformType } from '../../values/index.ts';
import { valueClass } from '../core/objects/value-class.ts';
import type { ValueObject } from '../core/objects/value-class.ts';
import { findSignatures, memberKeys } from '../signatures/index.ts';
import { AccessLevel, resolveAccess } from './access-level.ts';
import { results } from './results.ts';
import type { RowOutcome } from './results.ts';

const properties = [
  'AccountId',
  'AccountRecord',
  'BypassAccountDedupeCheck',
  'BypassContactDedupeCheck',
  'ContactId',
  'ContactRecord',
  'ConvertedStatus',
  'DoNotCreateOpportunity',
  'LeadId',
  'OpportunityId',
  'OpportunityName',
  'OpportunityRecord',
  'OverwriteLeadSource',
  'OwnerId',
  'SendNotificationEmail',
];

function accessors(): Record<string, PlatformFunction> {
  const members: Record<string, PlatformFunction> = {};
  for (const key of memberKeys(findSignatures('Database.LeadConvert') ?? { kind: 'class' })) {
    const [, verb = '', name = ''] = /^(get|set|is)(\w+)\(/.exec(key) ?? [];
    if (verb === 'set') members[key] = (target: ValueObject, value: unknown) => void target.set(name, value);
    else if (verb === 'get') members[key] = (target: ValueObject) => target.get(name);
    else if (verb === 'is') members[key] = (target: ValueObject) => target.get(name) === true;
  }
  return members;
}

const leadConvert = valueClass('Database.LeadConvert', { properties, members: accessors() });
function convertResult(ids: Readonly<Record<string, string | null>>, errors: readonly DmlError[]): RowOutcome {
  const outcome = results.leadConvert.create({ id: null, success: errors.length === 0, created: false, errors });
  for (const [name, id] of Object.entries(ids)) outcome.others.set(name, id);
  return outcome;
}

type Save = (operation: DmlRequest['operation'], record: SObjectValue) => string;

/** Fields that a lead passes on, besides its name (help, "Lead Conversion Field Mapping"). */
const accountFields: Readonly<Record<string, string>> = {
  Company: 'Name',
  Phone: 'Phone',
  Fax: 'Fax',
  Website: 'Website',
  Industry: 'Industry',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  Rating: 'Rating',
  LeadSource: 'AccountSource',
  Street: 'BillingStreet',
  City: 'BillingCity',
  State: 'BillingState',
  PostalCode: 'BillingPostalCode',
  Country: 'BillingCountry',
};
const contactFields: Readonly<Record<string, string>> = {
  FirstName: 'FirstName',
  LastName: 'LastName',
  Salutation: 'Salutation',
  Title: 'Title',
  Email: 'Email',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  LeadSource: 'LeadSource',
  Description: 'Description',
  Street: 'MailingStreet',
  City: 'MailingCity',
  State: 'MailingState',
  PostalCode: 'MailingPostalCode',
  Country: 'MailingCountry',
};

function mapped(lead: SObjectValue, objectName: string, fields: Readonly<Record<string, string>>, ownerId: unknown): SObjectValue {
  const record = new SObjectValue(objectName, [['OwnerId', ownerId]]);
  for (const [from, to] of Object.entries(fields)) {
    const value = lead.fields.get(from) ?? null;
    if (value !== null) record.fields.set(to, value);
  }
  return record;
}

function convertOne(request: ValueObject, save: Save): RowOutcome {
  const leadObject = transaction().schema.findObject('Lead');
  const leadId = request.get<string>('LeadId');
  const lead = leadObject === null || leadId === null ? undefined : readRecords(leadObject, [leadId]).get(leadId);
  if (leadId === null || lead === undefined) throw failure('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead.fields.get('IsConverted') === true) throw failure('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  const status = request.get<string>('ConvertedStatus');
  if (
    transaction().storage.get('SELECT 1 AS "known" FROM "LeadStatus" WHERE "MasterLabel" = ? AND "IsConverted" = 1', [status]) === undefined
  )
    throw failure('INVALID_STATUS', `invalid convertedStatus: ${status ?? 'null'}`);
  const ownerId = request.get<string>('OwnerId') ?? lead.fields.get('OwnerId');
  const accountId = request.get<string>('AccountId') ?? save('insert', mapped(lead, 'Account', accountFields, ownerId));
  const contactId =
    request.get<string>('ContactId') ?? save('insert', withValue(mapped(lead, 'Contact', contactFields, ownerId), 'AccountId', accountId));
  const opportunityId =
    request.get<boolean>('DoNotCreateOpportunity') === true
      ? null
      : (request.get<string>('OpportunityId') ?? save('insert', opportunityOf(request, lead, accountId, ownerId)));
  markConverted(save, leadId, status ?? '', { accountId, contactId, opportunityId });
  return convertResult({ accountid: accountId, contactid: contactId, opportunityid: opportunityId, leadid: leadId }, []);
}

function withValue(record: SObjectValue, name: string, value: unknown): SObjectValue {
  record.fields.set(name, value);
  return record;
}

/** Closes at the end of the quarter in the first stage, as the platform fills it in. */
function opportunityOf(request: ValueObject, lead: SObjectValue, accountId: string, ownerId: unknown): SObjectValue {
  const today = new Date(transaction().clock.now());
  const quarterEnd = ApexDate.of(today.getUTCFullYear(), (Math.floor(today.getUTCMonth() / 3) + 1) * 3 + 1, 0);
  const name = request.get<string>('OpportunityName') ?? `${String(lead.fields.get('Company') ?? '')}-`;
  return new SObjectValue('Opportunity', [
    ['Name', name],
    ['AccountId', accountId],
    ['OwnerId', ownerId],
    ['StageName', 'Prospecting'],
    ['CloseDate', quarterEnd],
    ['LeadSource', lead.fields.get('LeadSource') ?? null],
  ]);
}

/** The converted fields are read-only to everybody else, so they are written beside the update that triggers see. */
function markConverted(
  save: Save,
  leadId: string,
  status: string,
  ids: { accountId: string; contactId: string; opportunityId: string | null },
): void {
  const day = new ApexDate(Math.floor(transaction().clock.now() / 86_400_000)).toString();
  transaction().storage.run(
    'UPDATE "Lead" SET "IsConverted" = 1, "ConvertedDate" = ?, "ConvertedAccountId" = ?, "ConvertedContactId" = ?, "ConvertedOpportunityId" = ? WHERE "Id" = ?',
    [day, ids.accountId, ids.contactId, ids.opportunityId, leadId],
  );
  save(
    'update',
    new SObjectValue('Lead', [
      ['Id', leadId],
      ['Status', status],
    ]),
  );
}

function failure(statusCode: string, message: string): ApexException {
  return dmlException([{ index: 0, id: null, error: { statusCode, message, fields: [] } }], 'ConvertLead');
}

function convertLead(target: unknown, ...extras: unknown[]): unknown {
  if (target === null) throw nullPointer();
  const allOrNone = extras.find((extra) => typeof extra === 'boolean') !== false;
  const access = resolveAccess(extras.find((extra) => extra instanceof AccessLevel) ?? null);
  const save: Save = (operation, record) =>
    transaction().database.dml({ operation, records: [record], allOrNone: true, externalIdField: null, options: null, ...access })[0]?.id ??
    '';
  const isList = target instanceof ApexList;
  transaction().storage.beginWrite();
  const converted = (isList ? target.items : [target]).map((item) => attempt(item as ValueObject, save, allOrNone));
  return isList ? new ApexList<unknown>(platformType('Database.LeadConvertResult'), converted) : converted[0];
}

function attempt(request: ValueObject, save: Save, allOrNone: boolean): RowOutcome {
  try {
    return inSavepoint(() => ({ keep: true, value: convertOne(request, save) }));
  } catch (error) {
    if (allOrNone || !(error instanceof ApexException) || error.dmlRows.length === 0) throw error;
    return convertResult(
      { leadid: request.get<string>('LeadId') },
      error.dmlRows.map((row) => row.error),
    );
  }
}

export const convertLeadMembers: Readonly<Record<string, PlatformFunction>> = Object.fromEntries(
  memberKeys(findSignatures('System.Database') ?? { kind: 'class' })
    .filter((key) => key.startsWith('static convertLead(') && !key.includes('DMLOptions'))
    .map((key) => [key, convertLead] as const),
);

export const convertLeadTables: readonly PlatformTypeTable[] = [leadConvert.table];
