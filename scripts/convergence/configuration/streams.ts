/**
 * What is synced, told twice: as the engine is told it, and in SQL as the checker understands it. The checker's half is written from the
 * meaning of mapping, filter and rule alone; none of it comes from the engine.
 */
export type FieldKind = 'text' | 'hundredths' | 'integer' | 'boolean' | 'date' | 'moment';

export interface SyncedField {
  readonly name: string;
  readonly outward?: string;
  readonly kind: FieldKind;
  /** It may change without a stamp, so that the nightly reading has to bring it. */
  readonly isNightly?: boolean;
  /** What it holds of another record, for the record `main`; absent: the column of its name. */
  readonly sql?: string;
}

export interface FilterRow {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface EngineFilter {
  readonly logic: string | null;
  readonly rows: readonly FilterRow[];
  readonly recordTypes: readonly string[];
}

export interface SyncedStream {
  readonly object: string;
  readonly fields: readonly SyncedField[];
  readonly hasMerges: boolean;
  /** Its records can become others. */
  readonly hasConversions?: boolean;
  readonly frequencyMinutes: number;
  /** Outward names that are not compared. */
  readonly ignored?: readonly string[];
  /** `sql`: the same condition over the columns of the org's table. */
  readonly filter?: { readonly engine: EngineFilter; readonly sql: string };
  readonly rule?: {
    readonly name: string;
    readonly object: string;
    readonly engine: EngineFilter;
    /** True or false for the record `main`. */
    readonly sql: string;
  };
  /** The field that names an account: what hangs on none belongs, and what hangs on one for which the rule of the accounts is true. */
  readonly accountField?: string;
}

const text = (name: string, outward?: string): SyncedField => ({ name, kind: 'text', ...(outward === undefined ? {} : { outward }) });

export const accountTypes = ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Other'] as const;
export const industries = ['Energy', 'Finance', 'Media', 'Retail'] as const;
export const stages = ['Prospecting', 'Qualification', 'Closed Won', 'Closed Lost'] as const;

const account = (minimumRevenue: number, minimumAmount: number, sector: string): SyncedStream => ({
  object: 'Account',
  hasMerges: true,
  frequencyMinutes: 1,
  fields: [
    text('Name', 'name'),
    text('Type'),
    text('Industry', sector),
    { name: 'AnnualRevenue', kind: 'hundredths', outward: 'revenue' },
    { name: 'NumberOfEmployees', kind: 'integer' },
    text('Description'),
  ],
  filter: {
    engine: {
      logic: '1 AND (2 OR 3)',
      rows: [
        { field: 'Type', operator: 'notEquals', values: ['Other'] },
        { field: 'AnnualRevenue', operator: 'greaterOrEqual', values: [String(minimumRevenue)] },
        { field: 'Industry', operator: 'in', values: ['Energy', 'Finance'] },
      ],
      recordTypes: [],
    },
    sql: `("Type" IS NULL OR "Type" <> 'Other') AND ("AnnualRevenue" >= ${minimumRevenue * 100} OR "Industry" IN ('Energy', 'Finance'))`,
  },
  rule: {
    name: 'activeContract',
    object: 'Opportunity',
    engine: {
      logic: null,
      rows: [
        { field: 'StageName', operator: 'equals', values: ['Closed Won'] },
        { field: 'Amount', operator: 'greaterThan', values: [String(minimumAmount)] },
      ],
      recordTypes: [],
    },
    sql: `EXISTS (SELECT 1 FROM "Opportunity" AS deal WHERE deal."AccountId" = main."Id" AND deal."IsDeleted" = 0
      AND deal."StageName" = 'Closed Won' AND deal."Amount" > ${minimumAmount * 100})`,
  },
});

const contact = (...title: readonly SyncedField[]): SyncedStream => ({
  object: 'Contact',
  hasMerges: true,
  frequencyMinutes: 1,
  accountField: 'AccountId',
  fields: [
    text('FirstName'),
    text('LastName', 'family'),
    text('Email'),
    ...title,
    { name: 'Birthdate', kind: 'date' },
    text('AccountId', 'account'),
  ],
});

const gadget = (sql: string, engine: EngineFilter): SyncedStream => ({
  object: 'Gadget__c',
  hasMerges: false,
  frequencyMinutes: 1,
  fields: [
    text('Name'),
    { name: 'Amount__c', kind: 'hundredths', outward: 'amount' },
    { name: 'DueAt__c', kind: 'moment', outward: 'dueAt' },
    { name: 'Day__c', kind: 'date' },
    { name: 'IsActive__c', kind: 'boolean' },
    { name: 'Whole__c', kind: 'integer', outward: 'whole' },
    text('Notes__c'),
  ],
  filter: { sql, engine },
});

const single = (row: FilterRow): EngineFilter => ({ logic: null, rows: [row], recordTypes: [] });

/** By object: the configurations between which an admin changes his mind. The first is the one at the start. */
export const configurations: Readonly<Record<string, readonly [SyncedStream, ...SyncedStream[]]>> = {
  Account: [account(1000, 0, 'sector'), account(1500, 0, 'sector'), account(1000, 20_000, 'sector'), account(800, 0, 'industry')],
  Contact: [contact(text('Title')), contact(), contact(text('Title', 'role'))],
  Opportunity: [
    {
      object: 'Opportunity',
      hasMerges: false,
      frequencyMinutes: 1,
      fields: [
        text('Name'),
        text('StageName'),
        { name: 'Amount', kind: 'hundredths' },
        { name: 'CloseDate', kind: 'date' },
        text('AccountId'),
      ],
    },
  ],
  Lead: [
    {
      object: 'Lead',
      hasMerges: true,
      hasConversions: true,
      frequencyMinutes: 5,
      fields: [text('LastName'), text('Company'), text('Status'), text('Email')],
    },
  ],
  Case: [
    {
      object: 'Case',
      hasMerges: false,
      frequencyMinutes: 1,
      fields: [
        text('Subject'),
        text('Status'),
        text('Priority'),
        text('Description'),
        text('ContactId'),
        { name: 'ContactEmail', kind: 'text', isNightly: true, sql: '(SELECT "Email" FROM "Contact" WHERE "Id" = main."ContactId")' },
      ],
    },
  ],
  Gadget__c: [
    gadget(`"Day__c" IS NULL OR "Day__c" >= '2025-06-01'`, {
      logic: '1 OR 2',
      rows: [
        { field: 'Day__c', operator: 'isEmpty', values: [] },
        { field: 'Day__c', operator: 'greaterOrEqual', values: ['2025-06-01'] },
      ],
      recordTypes: [],
    }),
    gadget('"IsActive__c" = 1', single({ field: 'IsActive__c', operator: 'equals', values: ['true'] })),
    gadget('"Amount__c" > 1000000', single({ field: 'Amount__c', operator: 'greaterThan', values: ['10000'] })),
  ],
  Widget__c: [
    {
      object: 'Widget__c',
      hasMerges: false,
      frequencyMinutes: 1,
      fields: [
        text('Name'),
        text('Colour__c'),
        { name: 'Account__c', kind: 'text', outward: 'account', isNightly: true },
        {
          name: 'AccountName__c',
          kind: 'text',
          outward: 'accountName',
          isNightly: true,
          sql: '(SELECT "Name" FROM "Account" WHERE "Id" = main."Account__c")',
        },
      ],
    },
  ],
  Task: [
    {
      object: 'Task',
      hasMerges: false,
      frequencyMinutes: 1,
      fields: [text('Subject'), text('Status'), { name: 'ActivityDate', kind: 'date' }, text('WhatId', 'about')],
    },
  ],
  Event: [
    {
      object: 'Event',
      hasMerges: false,
      frequencyMinutes: 1,
      fields: [
        text('Subject'),
        { name: 'StartDateTime', kind: 'moment', outward: 'startsAt' },
        { name: 'DurationInMinutes', kind: 'integer' },
        { name: 'IsAllDayEvent', kind: 'boolean' },
        text('WhatId', 'about'),
      ],
    },
  ],
};

/** What is promised before a night has passed. */
export function withoutNightly(stream: SyncedStream): SyncedStream {
  return { ...stream, ignored: stream.fields.filter(({ isNightly }) => isNightly).map(({ name, outward }) => outward ?? name) };
}
