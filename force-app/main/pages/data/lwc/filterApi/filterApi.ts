import check from '@salesforce/apex/FilterController.check';
import rule from '@salesforce/apex/FilterController.checkRule';
import fields from '@salesforce/apex/FilterController.fields';
import recordTypes from '@salesforce/apex/FilterController.recordTypes';

export interface Operator {
  name: string;
  label: string;
  /** What is entered for it: nothing, a value of the field's type, several of them, a number of days, or any text. */
  input: 'none' | 'one' | 'many' | 'days' | 'text';
}

export interface PicklistValue {
  value: string;
  label: string;
}

export interface FilterField {
  name: string;
  label: string;
  type: string;
  operators: Operator[];
  values?: PicklistValue[] | null;
}

export interface RecordType {
  developerName: string;
  label: string;
}

export interface FilterRow {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface RecordFilter {
  /** How the rows, numbered from 1, are joined; null where all must match. */
  readonly logic?: string | null;
  readonly rows: readonly FilterRow[];
  /** Developer names; empty for all. */
  readonly recordTypes: readonly string[];
  /** Absent: only these. */
  readonly recordTypeMode?: 'allBut' | null;
}

export interface FilterProblem {
  /** From 0; -1 is the logic. */
  row: number;
  message: string;
}

export interface FilterCheck {
  problems?: FilterProblem[] | null;
  matching?: number | null;
  total?: number | null;
  samples?: { id: string; name?: string | null }[] | null;
}

/** What a rule decides about accounts. */
export interface RuleCheck {
  problem?: string | null;
  meeting?: number | null;
  others?: number | null;
  meetingSamples: readonly { readonly id: string; readonly name?: string | null }[];
  otherSamples: readonly { readonly id: string; readonly name?: string | null }[];
}

/** The doors of FilterController, with the shapes that its views have. */
export async function loadFilterFields(objectName: string): Promise<FilterField[]> {
  return (await fields({ objectName })) as FilterField[];
}

export async function loadRecordTypes(objectName: string): Promise<RecordType[]> {
  return (await recordTypes({ objectName })) as RecordType[];
}

export async function checkFilter(objectName: string, filter: RecordFilter): Promise<FilterCheck> {
  return (await check({ objectName, filterJson: JSON.stringify(filter) })) as FilterCheck;
}

export async function checkRule(ruleObject: string, filter: RecordFilter | null): Promise<RuleCheck> {
  return (await rule({ ruleObject, filterJson: JSON.stringify(filter ?? {}) })) as RuleCheck;
}
