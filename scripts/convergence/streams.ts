/**
 * What is synced, told twice: as the engine is told it, and in SQL as the checker understands it. The checker's half is written from the
 * meaning of mapping, filter and rule alone; none of it comes from the engine.
 */
export type FieldKind = 'text' | 'hundredths' | 'integer' | 'boolean' | 'date' | 'moment';

export interface SyncedField {
  readonly name: string;
  readonly outward?: string;
  readonly kind: FieldKind;
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
  readonly frequencyMinutes: number;
  /** `sql`: the same condition over the columns of the org's table. */
  readonly filter?: { readonly engine: EngineFilter; readonly sql: string };
  readonly rule?: {
    readonly name: string;
    readonly object: string;
    readonly engine: EngineFilter;
    /** True or false for the record `main`. */
    readonly sql: string;
  };
}

const text = (name: string, outward?: string): SyncedField => ({ name, kind: 'text', ...(outward === undefined ? {} : { outward }) });

export const accountTypes = ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Other'] as const;
export const industries = ['Energy', 'Finance', 'Media', 'Retail'] as const;
export const stages = ['Prospecting', 'Qualification', 'Closed Won', 'Closed Lost'] as const;

export const syncedStreams: readonly SyncedStream[] = [
  {
    object: 'Account',
    hasMerges: true,
    frequencyMinutes: 1,
    fields: [
      text('Name', 'name'),
      text('Type'),
      text('Industry', 'sector'),
      { name: 'AnnualRevenue', kind: 'hundredths', outward: 'revenue' },
      { name: 'NumberOfEmployees', kind: 'integer' },
      text('Description'),
    ],
    filter: {
      engine: {
        logic: '1 AND (2 OR 3)',
        rows: [
          { field: 'Type', operator: 'notEquals', values: ['Other'] },
          { field: 'AnnualRevenue', operator: 'greaterOrEqual', values: ['1000'] },
          { field: 'Industry', operator: 'in', values: ['Energy', 'Finance'] },
        ],
        recordTypes: [],
      },
      sql: `("Type" IS NULL OR "Type" <> 'Other') AND ("AnnualRevenue" >= 100000 OR "Industry" IN ('Energy', 'Finance'))`,
    },
    rule: {
      name: 'activeContract',
      object: 'Opportunity',
      engine: {
        logic: null,
        rows: [
          { field: 'StageName', operator: 'equals', values: ['Closed Won'] },
          { field: 'Amount', operator: 'greaterThan', values: ['0'] },
        ],
        recordTypes: [],
      },
      sql: `EXISTS (SELECT 1 FROM "Opportunity" AS deal WHERE deal."AccountId" = main."Id" AND deal."IsDeleted" = 0
        AND deal."StageName" = 'Closed Won' AND deal."Amount" > 0)`,
    },
  },
  {
    object: 'Contact',
    hasMerges: true,
    frequencyMinutes: 1,
    fields: [
      text('FirstName'),
      text('LastName', 'family'),
      text('Email'),
      text('Title'),
      { name: 'Birthdate', kind: 'date' },
      text('AccountId', 'account'),
    ],
  },
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
  { object: 'Lead', hasMerges: true, frequencyMinutes: 5, fields: [text('LastName'), text('Company'), text('Status'), text('Email')] },
  {
    object: 'Case',
    hasMerges: false,
    frequencyMinutes: 1,
    fields: [text('Subject'), text('Status'), text('Priority'), text('Description')],
  },
  {
    object: 'Gadget__c',
    hasMerges: false,
    frequencyMinutes: 1,
    fields: [
      text('Name'),
      { name: 'Amount__c', kind: 'hundredths', outward: 'amount' },
      { name: 'DueAt__c', kind: 'moment', outward: 'dueAt' },
      { name: 'Day__c', kind: 'date' },
      { name: 'IsActive__c', kind: 'boolean' },
      text('Notes__c'),
    ],
  },
];
