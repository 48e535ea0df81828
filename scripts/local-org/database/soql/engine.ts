/** Runs queries in the current transaction. */
import { namedSchema, transaction } from '../../contracts/transaction.ts';
import type { QueryRequest, QueryResult, Storage } from '../../contracts/transaction.ts';
import type { ObjectSchema } from '../../contracts/schema.ts';
import type { SObjectValue } from '../../values/sobject-value.ts';
import { checkAccess, checkSelected } from './access.ts';
import { aggregateRecord, aggregateStatement, isAggregateQuery } from './aggregate.ts';
import type { QueryEnvironment, QueryHooks } from './context.ts';
import { noSuchChildRelationship, queryError, rowsHeld } from './errors.ts';
import { parseQuery, parseSearch } from './parser.ts';
import { foundIds, idFilter } from './search.ts';
import { buildRecord, childList, projectionOf } from './shape.ts';
import { recordKey } from './virtual-objects.ts';
import type { Shape } from './shape.ts';
import { countStatement, findQueriedObject, rowsStatement } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Query } from './syntax.ts';
import { definite } from '../../values/definite.ts';

export interface QueryEngine {
  query(request: QueryRequest): QueryResult;
  queryIds(request: QueryRequest): string;
  /** SOSL: one list for each object of RETURNING. `fixedIds` limits what can be found, as Test.setFixedSearchResults does. */
  search(request: QueryRequest, fixedIds: readonly string[] | null): SObjectValue[][];
  /** The statement that a query becomes, for looking at its plan. */
  translate(request: QueryRequest): Statement;
}

export function createQueryEngine(hooks: QueryHooks): QueryEngine {
  return {
    query: (request) => runQuery(request, hooks),
    queryIds: (request) => runIdQuery(request, hooks),
    search: (request, fixedIds) => runSearch(request, fixedIds, hooks),
    translate: (request) => {
      const query = parseQuery(request.soql);
      const environment = environmentOf(request, query, hooks);
      const object = findQueriedObject(query, environment);
      return isAggregateQuery(query) ? aggregateStatement(query, object, environment) : rowsStatement(query, object, environment, null);
    },
  };
}

function environmentOf(request: QueryRequest, query: Query, hooks: QueryHooks): QueryEnvironment {
  const { schema, storage, user, clock } = transaction();
  return {
    schema,
    names: namedSchema(),
    storage,
    user,
    hooks,
    binds: request.binds,
    now: clock.now(),
    sharing: query.mode === 'USER_MODE' || (query.mode !== 'SYSTEM_MODE' && request.access === 'user') || request.sharing,
    allRows: query.allRows,
    accessed: new Map(),
    materialized: new Set(),
  };
}

function selectsLongText(query: Query, object: ObjectSchema): boolean {
  return query.select.some((item) => {
    if (item.kind !== 'expression' || item.expression.kind !== 'path') return false;
    const name = item.expression.parts.at(-1)?.toLowerCase();
    return [...object.fields.values()].some(
      (field) => field.type === 'TEXTAREA' && field.length > 255 && field.name.toLowerCase() === name,
    );
  });
}

function lockRows({ name }: ObjectSchema, storage: Storage): void {
  if (transaction().waitForRows?.(name) === false) throw rowsHeld();
  storage.beginWrite();
}

function runQuery(request: QueryRequest, hooks: QueryHooks): QueryResult {
  const query = parseQuery(request.soql);
  const environment = environmentOf(request, query, hooks);
  const object = findQueriedObject(query, environment);
  const { limits, storage } = transaction();
  // Queries of custom metadata types are free, unless they select long text (Custom Metadata Types Implementation Guide).
  const counts = object.kind !== 'customMetadata' || selectsLongText(query, object);
  if (counts) limits.consume('Queries', 1);
  if (query.forUpdate) lockRows(object, storage);
  const check = (): void => enforce(request, query, object, environment);

  if (query.select.length === 1 && query.select[0]?.kind === 'count') {
    const statement = countStatement(query, object, environment);
    check();
    const count = Number(storage.get(statement.sql, statement.parameters)?.['rows'] ?? 0);
    if (counts) limits.consume('QueryRows', 1);
    return { records: [], totalSize: count, count };
  }
  if (isAggregateQuery(query)) {
    const statement = aggregateStatement(query, object, environment);
    const { usedRows } = statement;
    check();
    const rows = storage.all(statement.sql, statement.parameters);
    if (counts) limits.consume('QueryRows', usedRows === null ? rows.length : rows.reduce((sum, row) => sum + Number(usedRows(row)), 0));
    const records = rows.map((row) => aggregateRecord(statement, row));
    return {
      records,
      totalSize: records.length,
      count: null,
      projection: { fields: [...statement.reads.keys()], parents: {}, children: [] },
    };
  }
  const { records, shape } = runRows(query, object, environment, check, counts);
  if (query.forUpdate) demandLockable(records, object, environment, isUserMode(request, query));
  return { records, totalSize: records.length, count: null, projection: projectionOf(shape) };
}

const idOnly: Query['select'] = [{ kind: 'expression', expression: { kind: 'path', parts: ['Id'], position: 0 }, alias: null }];

/** What the query names is checked as ever; of its rows only the Ids are read, without an object for each. */
function runIdQuery(request: QueryRequest, hooks: QueryHooks): string {
  const query = parseQuery(request.soql);
  const environment = environmentOf(request, query, hooks);
  const object = findQueriedObject(query, environment);
  const { limits, storage } = transaction();
  limits.consume('Queries', 1);
  rowsStatement(query, object, environment, null);
  enforce(request, query, object, environment);
  const statement = rowsStatement({ ...query, select: idOnly }, object, environment, null);
  const column = statement.sql.slice('SELECT '.length, statement.sql.indexOf(' FROM ')).split(/ AS /i).at(-1);
  const found = storage.get(
    `SELECT group_concat(${definite(column, 'the column of the Id')}, '') AS ids FROM (${statement.sql})`,
    statement.parameters,
  );
  return String(found?.['ids'] ?? '');
}

function runSearch(request: QueryRequest, fixedIds: readonly string[] | null, hooks: QueryHooks): SObjectValue[][] {
  const search = parseSearch(request.soql);
  transaction().limits.consume('SoslQueries', 1);
  return search.returning.map((returning) => {
    const query = { ...returning, mode: search.mode, limit: returning.limit ?? search.limit };
    const environment = environmentOf(request, query, hooks);
    const object = findQueriedObject(query, environment);
    const ids = foundIds(search, object, environment, fixedIds);
    const found: Query = { ...query, where: query.where === null ? idFilter(ids) : { kind: 'and', terms: [idFilter(ids), query.where] } };
    return runRows(found, object, environment, () => enforce(request, query, object, environment), false).records;
  });
}

function enforce(request: QueryRequest, query: Query, object: ObjectSchema, environment: QueryEnvironment): void {
  const { access } = transaction();
  environment.accessed.set(object.name, environment.accessed.get(object.name) ?? new Map<string, { inSelect: boolean }>());
  if (isUserMode(request, query)) checkAccess(environment, access.now());
  else if (query.mode === 'SECURITY_ENFORCED') checkSelected(environment, access.now());
}

function isUserMode(request: QueryRequest, query: Query): boolean {
  return query.mode === 'USER_MODE' || (query.mode === null && request.access === 'user');
}

/**
 * A lock is the first half of a change. What the platform asks for beyond the right to read is documented nowhere, so here it is
 * all that the change itself takes (docs/to-verify-in-an-org.md).
 */
function demandLockable(records: readonly SObjectValue[], object: ObjectSchema, environment: QueryEnvironment, asUser: boolean): void {
  const ids = records.map(({ id }) => id).filter((id) => id !== null);
  const editable = environment.sharing ? environment.hooks.editable(object, ids) : null;
  const isClosed = asUser && !transaction().access.object(object.name).edit;
  const refused = ids.find((id) => isClosed || editable?.has(id) === false);
  if (refused !== undefined) throw queryError('INSUFFICIENT_ACCESS', `insufficient access rights to lock ${refused}`);
}

function runRows(
  query: Query,
  object: ObjectSchema,
  environment: QueryEnvironment,
  check: () => void,
  counts: boolean,
): { readonly records: SObjectValue[]; readonly shape: Shape } {
  const statement = rowsStatement(query, object, environment, null);
  const childRuns = statement.shape.children.map((child) => prepareChildren(child, object, environment));
  check();
  const { limits, storage } = transaction();
  const rows = storage.all(statement.sql, statement.parameters);
  if (counts) limits.consume('QueryRows', rows.length);
  const records = rows.map((row) => buildRecord(statement.shape, row));
  for (const run of childRuns) run(records);
  return { records, shape: statement.shape };
}

/** Checks a child query at once, and gives what fills it in once the parents are known. */
function prepareChildren(
  child: Shape['children'][number],
  parent: ObjectSchema,
  environment: QueryEnvironment,
): (parents: readonly SObjectValue[]) => void {
  const { schema, names } = environment;
  const relationship = names.findChildRelationship(parent.name, child.relationshipName);
  if (relationship === null || relationship.relationshipName === null)
    throw noSuchChildRelationship(child.relationshipName, child.position);
  const keyName = recordKey(parent);
  const keyOf = (record: SObjectValue): string | null => (record.fields.get(keyName) ?? null) as string | null;
  const name = relationship.relationshipName;
  const object = definite(schema.findObject(relationship.childObject), relationship.childObject);
  const field = definite(schema.findField(object.name, relationship.field), `${object.name}.${relationship.field}`);
  // Translated without parents first, so that errors and access are known before anything runs.
  const shape = rowsStatement(child.query, object, environment, { field, parentIds: [] }).shape;
  const grandchildren = shape.children.map((grandchild) => prepareChildren(grandchild, object, environment));
  return (parents) => {
    const { limits, storage } = transaction();
    limits.consume('AggregateQueries', 1);
    const parentIds = parents.map(keyOf).filter((id) => id !== null);
    const statement = rowsStatement(child.query, object, environment, { field, parentIds });
    const rows = parentIds.length === 0 ? [] : storage.all(statement.sql, statement.parameters);
    limits.consume('QueryRows', rows.length);
    const byParent = new Map<string, SObjectValue[]>(parentIds.map((id) => [id, []]));
    const records = rows.map((row) => {
      const record = buildRecord(statement.shape, row);
      byParent.get(String(row[definite(statement.linkColumn, 'the column of the parent')]))?.push(record);
      return record;
    });
    for (const record of parents) record.children.set(name, childList(object.name, byParent.get(keyOf(record) ?? '') ?? []));
    for (const run of grandchildren) run(records);
  };
}
