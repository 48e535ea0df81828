/** What Database methods give for each row: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database_saveresult.htm */
import type { DmlError, DmlRowResult } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import {
  ApexList,
  ApexMap,
  DatabaseError,
  PlatformObject,
  apexException,
  definePlatformClass,
  platformEnum,
  platformType,
  toApexString,
} from '../../values/index.ts';
import { findSignatures, memberKeys } from '../signatures/index.ts';

const errorType = platformType('Database.Error');

/** One row's outcome. Tests of others make them by JSON.deserialize, so every part can be set. */
export class RowOutcome extends PlatformObject {
  id: string | null = null;
  isSuccess = true;
  isCreated = false;
  errors: readonly DmlError[] = [];
  mergedIds: readonly string[] = [];
  relatedIds: readonly string[] = [];
  /** What only some results have, by lower-case name: `accountid`, `entityid`, ... */
  readonly others = new Map<string, unknown>();

  /** `Database.SaveResult[getErrors=();getId=001...;isSuccess=true;]` */
  override apexToString(): string {
    const name = this.apexType.kind === 'declared' ? this.apexType.name : '';
    const created = name === 'Database.UpsertResult' ? `isCreated=${this.isCreated};` : '';
    return `${name}[getErrors=(${this.errors.map((error) => new DatabaseError(error).apexToString()).join(', ')});getId=${this.id ?? 'null'};${created}isSuccess=${this.isSuccess};]`;
  }

  toJson(): ApexMap {
    const errors = this.errors.map((error) =>
      textMap([
        ['message', error.message],
        ['statusCode', error.statusCode],
        ['fields', new ApexList(primitive('String'), [...error.fields])],
      ]),
    );
    return textMap([
      ['id', this.id],
      ['success', this.isSuccess],
      ['errors', new ApexList(primitive('Object'), errors)],
    ]);
  }

  /** From what JSON.deserializeUntyped reads: `{"success":false,"id":"001...","errors":[{"message":"...","statusCode":"..."}]}`. */
  fillFromJson(content: unknown): this {
    if (!(content instanceof ApexMap))
      throw apexException('System.JSONException', "Malformed JSON: Expected '{' at the beginning of object");
    const read = (name: string): unknown => content.entries().find(([key]) => String(key).toLowerCase() === name)?.[1] ?? null;
    const id = read('id');
    this.id = typeof id === 'string' ? id : null;
    this.isSuccess = read('success') === true;
    this.isCreated = read('created') === true;
    for (const [key, value] of content.entries()) this.others.set(String(key).toLowerCase(), value);
    const errors = read('errors');
    this.errors = errors instanceof ApexList ? errors.items.flatMap((item) => (item instanceof ApexMap ? errorFromJson(item) : [])) : [];
    return this;
  }
}

function textMap(entries: readonly (readonly [string, unknown])[]): ApexMap {
  return new ApexMap<string, unknown>(primitive('String'), primitive('Object'), entries);
}

function errorFromJson(content: ApexMap): DmlError {
  const fields = content.get('fields');
  return {
    statusCode: toApexString(content.get('statusCode') ?? 'UNKNOWN_EXCEPTION'),
    message: toApexString(content.get('message') ?? ''),
    fields: fields instanceof ApexList ? fields.items.map((name) => toApexString(name)) : [],
  };
}

const commonMembers: Readonly<Record<string, PlatformFunction>> = {
  'getErrors()': (outcome: RowOutcome) => errorList(outcome),
  'getId()': (outcome: RowOutcome) => outcome.id,
  'isSuccess()': (outcome: RowOutcome) => outcome.isSuccess,
  'get Errors': (outcome: RowOutcome) => errorList(outcome),
  'set Errors': (outcome: RowOutcome, errors: ApexList<DatabaseError>) => {
    outcome.errors = errors.items.map(({ error }) => error);
  },
  'get Id': (outcome: RowOutcome) => outcome.id,
  'set Id': (outcome: RowOutcome, id: string | null) => {
    outcome.id = id;
  },
  'get Success': (outcome: RowOutcome) => outcome.isSuccess,
  'set Success': (outcome: RowOutcome, isSuccess: boolean) => {
    outcome.isSuccess = isSuccess;
  },
};

function errorList(outcome: RowOutcome): ApexList {
  return new ApexList<unknown>(
    errorType,
    outcome.errors.map((error) => new DatabaseError(error)),
  );
}

/** Some results have no Id of their own: what the platform does not declare is not there. */
function declaredOnly(name: string, members: Readonly<Record<string, PlatformFunction>>): Record<string, PlatformFunction> {
  const declared = new Set(memberKeys(findSignatures(name) ?? { kind: 'class' }));
  return Object.fromEntries(Object.entries(members).filter(([key]) => declared.has(key)));
}

function resultClass(
  name: string,
  members: Readonly<Record<string, PlatformFunction>> = {},
): { readonly table: PlatformTypeTable; readonly create: (row: DmlRowResult) => RowOutcome } {
  const javaScriptClass = class extends RowOutcome {};
  definePlatformClass(javaScriptClass, name);
  return {
    table: { name, members: declaredOnly(name, { 'new ()': () => new javaScriptClass(), ...commonMembers, ...members }), javaScriptClass },
    create(row) {
      const outcome = new javaScriptClass();
      outcome.id = row.id;
      outcome.isSuccess = row.success;
      outcome.isCreated = row.created;
      outcome.errors = row.errors;
      return outcome;
    },
  };
}

const upsertMembers: Readonly<Record<string, PlatformFunction>> = {
  'isCreated()': (outcome: RowOutcome) => outcome.isCreated,
  'get Created': (outcome: RowOutcome) => outcome.isCreated,
  'set Created': (outcome: RowOutcome, isCreated: boolean) => {
    outcome.isCreated = isCreated;
  },
};

function idList(ids: readonly string[]): ApexList {
  return new ApexList<unknown>(primitive('Id'), [...ids]);
}

const mergeMembers: Readonly<Record<string, PlatformFunction>> = {
  'getMergedRecordIds()': (outcome: RowOutcome) => idList(outcome.mergedIds),
  'getUpdatedRelatedIds()': (outcome: RowOutcome) => idList(outcome.relatedIds),
  'get MergedRecordIds': (outcome: RowOutcome) => idList(outcome.mergedIds),
  'get UpdatedRelatedIds': (outcome: RowOutcome) => idList(outcome.relatedIds),
};

function other(name: string): PlatformFunction {
  return (outcome: RowOutcome) => outcome.others.get(name.toLowerCase()) ?? null;
}

function otherMembers(names: readonly string[]): Record<string, PlatformFunction> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`get${name}()`, other(name)],
      [`get ${name}`, other(name)],
    ]),
  );
}

export const results = {
  leadConvert: resultClass('Database.LeadConvertResult', otherMembers(['AccountId', 'ContactId', 'LeadId', 'OpportunityId'])),
  lock: resultClass('Approval.LockResult'),
  unlock: resultClass('Approval.UnlockResult'),
  process: resultClass('Approval.ProcessResult', otherMembers(['ActorIds', 'EntityId', 'InstanceId', 'InstanceStatus', 'NewWorkitemIds'])),
  save: resultClass('Database.SaveResult'),
  upsert: resultClass('Database.UpsertResult', upsertMembers),
  delete: resultClass('Database.DeleteResult'),
  undelete: resultClass('Database.UndeleteResult'),
  merge: resultClass('Database.MergeResult', mergeMembers),
  emptyRecycleBin: resultClass('Database.EmptyRecycleBinResult'),
} as const;

const databaseErrorTable: PlatformTypeTable = {
  name: 'Database.Error',
  javaScriptClass: DatabaseError,
  members: {
    'getFields()': ({ error }: DatabaseError) => new ApexList(primitive('String'), [...error.fields]),
    'getMessage()': ({ error }: DatabaseError) => error.message,
    'getStatusCode()': ({ error }: DatabaseError) => platformEnum('System.StatusCode', error.statusCode),
    'get Fields': ({ error }: DatabaseError) => new ApexList(primitive('String'), [...error.fields]),
    'get Message': ({ error }: DatabaseError) => error.message,
    'get StatusCode': ({ error }: DatabaseError) => platformEnum('System.StatusCode', error.statusCode),
  },
};

export const resultTables: readonly PlatformTypeTable[] = [...Object.values(results).map(({ table }) => table), databaseErrorTable];
