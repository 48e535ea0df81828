/** Puts a SELECT together: rows, counts and subselects share their filters. */
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { filterSql } from './formula-columns.ts';
import { conditionSql, jsonList } from './conditions.ts';
import type { SubselectSql } from './conditions.ts';
import { StatementContext } from './context.ts';
import type { QueryEnvironment } from './context.ts';
import { malformed, noSuchObject, queryError, unsupported } from './errors.ts';
import { sortSql, typedSql } from './expressions.ts';
import { rowCount } from './operands.ts';
import { Scope } from './scope.ts';
import { checkSemiJoins } from './semi-joins.ts';
import { selectShape } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Query } from './syntax.ts';
import { prepareUserRecordAccess } from './user-record-access.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface RowsStatement extends Statement {
  readonly shape: Shape;
  /** For a child query: the column that holds the parent's Id. */
  readonly linkColumn: string | null;
}

/** The reference of a child query to the parents that were found. */
export interface Link {
  readonly field: FieldSchema;
  readonly parentIds: readonly string[];
}

const maximumOffset = 2_000;

export function findQueriedObject(query: Query, environment: QueryEnvironment): ObjectSchema {
  const object = environment.names.findObject(query.from.name);
  if (object === null || !object.isQueryable) throw noSuchObject(query.from.name, query.from.position);
  return object;
}

export function rowsStatement(query: Query, object: ObjectSchema, environment: QueryEnvironment, link: Link | null): RowsStatement {
  if (query.having !== null) throw malformed('HAVING needs GROUP BY');
  checkSemiJoins(query, object, environment.schema, link !== null);
  prepareUserRecordAccess(query, object, environment);
  const context = new StatementContext(environment);
  const scope = new Scope(context, object, query.from.alias);
  context.inSelect = true;
  const shape = selectShape(query, scope);
  context.inSelect = false;
  const linkColumn = link === null ? null : context.column(`${scope.alias}."${link.field.name}"`);
  const filters = filtersOf(query, scope);
  if (link !== null)
    filters.push(`${scope.alias}."${link.field.name}" IN (SELECT value FROM json_each(${context.parameter(jsonList(link.parentIds))}))`);
  const order = orderSql(query, scope, true);
  const { limit, offset } = window(query, environment);
  const where = whereSql(filters);
  if (link === null || (limit === null && offset === 0)) {
    return {
      sql: `SELECT ${context.selectList} FROM ${scope.fromSql}${where}${order}${limitSql(limit, offset, context)}`,
      parameters: context.parameters,
      shape,
      linkColumn,
    };
  }
  // Each parent has its own LIMIT.
  const ranked = `SELECT ${context.selectList}, row_number() OVER (PARTITION BY ${scope.alias}."${link.field.name}"${order}) AS place FROM ${scope.fromSql}${where}`;
  const last = limit === null ? '' : ` AND place <= ${context.parameter(offset + limit)}`;
  return {
    sql: `SELECT * FROM (${ranked}) WHERE place > ${context.parameter(offset)}${last} ORDER BY place`,
    parameters: context.parameters,
    shape,
    linkColumn,
  };
}

export function countStatement(query: Query, object: ObjectSchema, environment: QueryEnvironment): Statement {
  checkSemiJoins(query, object, environment.schema, false);
  const context = new StatementContext(environment);
  const scope = new Scope(context, object, query.from.alias);
  const where = whereSql(filtersOf(query, scope));
  const { limit, offset } = window(query, environment);
  const sql =
    limit === null && offset === 0
      ? `SELECT count(*) AS rows FROM ${scope.fromSql}${where}`
      : `SELECT count(*) AS rows FROM (SELECT 1 FROM ${scope.fromSql}${where}${limitSql(limit, offset, context)})`;
  return { sql, parameters: context.parameters };
}

/** A semi-join's inner query, which checkSemiJoins has looked at. */
export const subselectSql: SubselectSql = (query, outer) => {
  const object = findQueriedObject(query, outer.context.environment);
  const scope = new Scope(outer.context, object, query.from.alias);
  const [item] = query.select;
  if (item?.kind !== 'expression' || item.expression.kind !== 'path')
    throw malformed('semi join sub-selects can only query a single field');
  const selected = filterSql(scope, scope.resolve(item.expression));
  return `SELECT ${selected} FROM ${scope.fromSql}${whereSql([...filtersOf(query, scope), `${selected} IS NOT NULL`])}`;
};

export function filtersOf(query: Query, scope: Scope): string[] {
  const { environment, parameter } = scope.context;
  const filters = query.where === null ? [] : [conditionSql(query.where, scope, subselectSql)];
  if (!environment.allRows && scope.object.fields.has('IsDeleted')) filters.push(`${scope.alias}."IsDeleted" = 0`);
  // Old activities are archived: only ALL ROWS still finds them (Object Reference, "Archived Activities").
  if (!environment.allRows && scope.object.fields.has('IsArchived') && ['Task', 'Event'].includes(scope.object.name))
    filters.push(`${scope.alias}."IsArchived" = 0`);
  if (environment.sharing) {
    const visible = environment.hooks.visibility(scope.object, scope.alias, environment.user, parameter);
    if (visible !== null) filters.push(visible);
  }
  if (query.scope === 'mine') filters.push(`${scope.alias}."OwnerId" = ${parameter(environment.user.id)}`);
  else if (query.scope !== null && query.scope !== 'everything') throw unsupported(`USING SCOPE ${query.scope}`);
  return filters;
}

export function whereSql(filters: readonly string[]): string {
  return filters.length === 0 ? '' : ` WHERE ${filters.join(' AND ')}`;
}

/** Rows that compare equal come in the order of their Ids, so that a query gives the same list twice. */
export function orderSql(query: Query, scope: Scope, byId: boolean): string {
  const terms: string[] = [];
  let endsWithId = false;
  for (const { expression, descending, nulls } of query.orderBy) {
    const typed = typedSql(expression, scope);
    if (typed.source === 'field' && !typed.field.isSortable)
      throw queryError('INVALID_FIELD', `field '${typed.field.name}' can not be sorted in a query call`, expression.position);
    // SQLite puts nulls first when ascending; where none can be, an index serves both directions.
    const explicit = typed.field.isNillable || typed.isOuter ? ` NULLS ${nulls}` : '';
    for (const sql of sortSql(typed)) terms.push(`${sql}${descending ? ' DESC' : ''}${descending || nulls === 'LAST' ? explicit : ''}`);
    endsWithId ||= typed.field.type === 'ID' && !typed.isOuter;
  }
  if (byId && !endsWithId && scope.object.fields.has('Id') && scope.object.kind !== 'virtual') terms.push(`${scope.alias}."Id"`);
  return terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`;
}

export function window(query: Query, environment: QueryEnvironment): { readonly limit: number | null; readonly offset: number } {
  const limit = query.limit === null ? null : rowCount(query.limit, environment, 'LIMIT');
  const offset = query.offset === null ? 0 : rowCount(query.offset, environment, 'OFFSET');
  if (offset > maximumOffset) throw queryError('MALFORMED_QUERY', `Maximum SOQL offset allowed is ${maximumOffset}`);
  return { limit, offset };
}

export function limitSql(limit: number | null, offset: number, context: StatementContext): string {
  if (limit === null && offset === 0) return '';
  return ` LIMIT ${limit === null ? -1 : context.parameter(limit)}${offset === 0 ? '' : ` OFFSET ${context.parameter(offset)}`}`;
}
