/** Runs queries and saves of the REST API, with the user's permissions. */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { DmlError, UserContext } from '../../contracts/transaction.ts';
import { crudRefusal, type CrudRefusal } from '../../database/dml/permissions.ts';
import { dmlErrors } from '../../database/rules/dml-errors.ts';
import type { ApexException, SObjectValue } from '../../values/index.ts';
import { visibleSchema } from './visible-schema.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import { queryResultToJson, recordFromJson } from './record-json.ts';
import { answerOf, queryRefusal, refusalOf, reject } from './responses.ts';

/** A query of the API has no governor of its own: the server gives its rows in pages. */
const withoutQueryLimits = {
  Queries: Number.MAX_SAFE_INTEGER,
  QueryRows: Number.MAX_SAFE_INTEGER,
  AggregateQueries: Number.MAX_SAFE_INTEGER,
  CpuTime: 120_000,
  HeapSize: 512 * 1_048_576,
};

export function runQuery(
  org: OrgRuntime,
  user: UserContext,
  { soql, allRows = false }: Extract<OrgRequest, { kind: 'query' }>,
): OrgResponse {
  const text = allRows && !/\bALL\s+ROWS\s*$/i.test(soql) ? `${soql} ALL ROWS` : soql;
  const outcome = runTransaction(org, { quiddity: 'REST', user, limitOverrides: withoutQueryLimits }, ({ database, apiVersion }) =>
    queryResultToJson(database.query({ soql: text, binds: new Map(), access: 'user', sharing: true }), apiVersion),
  );
  return answerOf(outcome, (failure) => queryRefusal(text, failure));
}

interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}

const rolledBack: DmlError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** What the user may not see is answered as what there is not: nothing of it is told. */
function demandVisible(org: OrgRuntime, user: UserContext, name: string): void {
  const object = visibleSchema(org).findObject(name);
  if (object === null || !org.accessOf(user).object(object.name).read)
    reject(404, 'NOT_FOUND', `The requested resource does not exist: sobject ${name}`);
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm */
function demandExternalId(org: OrgRuntime, user: UserContext, { object, externalIdField }: Extract<OrgRequest, { kind: 'dml' }>): void {
  if (externalIdField === undefined || object === undefined) return;
  demandVisible(org, user, object);
  const field = visibleSchema(org).findObject(object)?.fields.get(externalIdField);
  if (field !== undefined && !field.isExternalId && !field.isIdLookup && field.type !== 'ID')
    reject(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${externalIdField}`);
}

function recordsOf(org: OrgRuntime, user: UserContext, request: Extract<OrgRequest, { kind: 'dml' }>): SObjectValue[] {
  const read = (objectName: string, values: Readonly<Record<string, unknown>>): SObjectValue => {
    demandVisible(org, user, objectName);
    return recordFromJson(visibleSchema(org), objectName, values);
  };
  return request.records.map((values) => {
    const objectName = request.object ?? (values['attributes'] as { readonly type?: unknown } | undefined)?.type;
    if (typeof objectName === 'string') return read(objectName, values);
    const id = values['Id'] ?? values['id'];
    const object = typeof id === 'string' ? visibleSchema(org).findObjectByKeyPrefix(id.slice(0, 3)) : null;
    if (object === null) return reject(400, 'INVALID_TYPE', 'Each record needs attributes.type');
    return read(object.name, values);
  });
}

/** "You don't have permission to create, update, or activate the specified record" (SOAP API Developer Guide, "Core Data Types", StatusCode). */
function rejectCrud({ object, permission }: CrudRefusal): never {
  if (permission === 'create') reject(403, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label}`);
  const { statusCode, message } = dmlErrors.insufficientAccess();
  reject(403, statusCode, message);
}

/** All or none: the rows that failed keep their errors, the others say that they were rolled back. */
function failedTogether(exception: ApexException, count: number): SaveResult[] {
  const byIndex = new Map<number, DmlError[]>();
  for (const { index, error } of exception.dmlRows) byIndex.set(index, [...(byIndex.get(index) ?? []), error]);
  return Array.from({ length: count }, (_, index) => ({
    id: null,
    success: false,
    created: false,
    errors: byIndex.get(index) ?? [rolledBack],
  }));
}

function withApiErrors<T>(save: () => T): T {
  try {
    return save();
  } catch (error) {
    const refusal = crudRefusal(error);
    if (refusal !== null) rejectCrud(refusal);
    throw error;
  }
}

export function runDml(org: OrgRuntime, user: UserContext, request: Extract<OrgRequest, { kind: 'dml' }>): OrgResponse {
  const outcome = runTransaction(org, { quiddity: 'REST', user }, ({ database }): SaveResult[] => {
    demandExternalId(org, user, request);
    const records = recordsOf(org, user, request);
    const results = withApiErrors(() =>
      database.dml({
        operation: request.operation,
        records,
        allOrNone: request.allOrNone,
        access: 'user',
        sharing: true,
        externalIdField: request.externalIdField ?? null,
        options: null,
      }),
    );
    return results.map(({ id, success, created, errors }) => ({ id, success, created, errors }));
  });
  if (outcome.ok) return { ok: true, value: outcome.value };
  const { exception } = outcome.failure;
  if (exception?.getTypeName() === 'System.DmlException' && exception.dmlRows.length > 0)
    return { ok: true, value: failedTogether(exception, request.records.length) };
  return refusalOf(outcome.failure);
}
