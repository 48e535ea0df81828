/** GROUP BY and aggregate functions: rows of AggregateResult (SOQL and SOSL Reference, "Aggregate Functions", "GROUP BY"). */
import type { ObjectSchema } from '../../contracts/schema.ts';
import { ApexDecimal } from '../../values/apex-decimal.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { decimalOfUnits, decodeValue, selectExpression, storedScale, sumParts } from '../../storage/index.ts';
import { conditionSql } from './conditions.ts';
import { StatementContext } from './context.ts';
import type { QueryEnvironment, TypedSql } from './context.ts';
import { malformed, queryError, unsupported } from './errors.ts';
import { hasAggregate, typedSql } from './expressions.ts';
import type { RowReader } from './formula-columns.ts';
import { Scope } from './scope.ts';
import { checkSemiJoins } from './semi-joins.ts';
import { filtersOf, limitSql, orderSql, subselectSql, whereSql, window } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Call, Expression, Query } from './syntax.ts';
import { definite } from '../../values/definite.ts';

export interface AggregateStatement extends Statement {
  readonly reads: ReadonlyMap<string, RowReader>;
  /** How many records went into a row; null when they do not count against the limit (COUNT alone). */
  readonly usedRows: RowReader | null;
}

export function isAggregateQuery(query: Query): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind === 'expression' && hasAggregate(item.expression));
}

export function aggregateStatement(query: Query, object: ObjectSchema, environment: QueryEnvironment): AggregateStatement {
  if (query.groupKind !== 'plain') throw unsupported(`GROUP BY ${query.groupKind.toUpperCase()}`, query.from.position);
  checkSemiJoins(query, object, environment.schema, false);
  const context = new StatementContext(environment);
  const scope = new Scope(context, object, query.from.alias);
  context.inSelect = true;
  const groups = query.groupBy.map((expression) => groupSql(expression, scope));
  const reads = selectReads(query, scope, new Set(groups));
  context.inSelect = false;
  const where = whereSql(filtersOf(query, scope));
  const having = query.having === null ? '' : ` HAVING ${conditionSql(query.having, scope, subselectSql)}`;
  const order = orderSql(query, scope, false);
  const { limit, offset } = window(query, environment);
  const counted = context.column('count(*)');
  const group = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')}`;
  const sql = `SELECT ${context.selectList} FROM ${scope.fromSql}${where}${group}${having}${order}${limitSql(limit, offset, context)}`;
  return { sql, parameters: context.parameters, reads, usedRows: isCountOnly(query) ? null : (row) => Number(row[counted]) };
}

function groupSql(expression: Expression, scope: Scope): string {
  const typed = typedSql(expression, scope);
  if (
    typed.source === 'field' &&
    (!typed.field.isSortable ||
      ['MULTIPICKLIST', 'DATETIME'].includes(typed.field.type) ||
      (['DOUBLE', 'CURRENCY', 'PERCENT'].includes(typed.field.type) && typed.field.formula === null))
  ) {
    throw queryError('MALFORMED_QUERY', `field '${typed.field.name}' can not be grouped in a query call`, expression.position);
  }
  return typed.sql;
}

/**
 * COUNT takes a row of the limit for each row of the result, any other function one for each record that goes into it (Apex Developer Guide,
 * "Working with SOQL Aggregate Functions"). A grouping without any function, and HAVING, are counted as others are: nothing says that they are not.
 */
function isCountOnly(query: Query): boolean {
  const selected = query.select.flatMap((item) => (item.kind === 'expression' ? [item.expression] : []));
  const functions = [...selected, ...query.orderBy.map(({ expression }) => expression)].filter(hasAggregate);
  return query.having === null && selected.some(hasAggregate) && functions.every((each) => each.kind === 'call' && each.name === 'COUNT');
}

function selectReads(query: Query, scope: Scope, groups: ReadonlySet<string>): ReadonlyMap<string, RowReader> {
  const reads = new Map<string, RowReader>();
  let unnamed = 0;
  for (const item of query.select) {
    if (item.kind !== 'expression')
      throw malformed('Only grouped fields and aggregate functions can be selected with GROUP BY', query.from.position);
    const { expression } = item;
    const typed = typedSql(expression, scope);
    if (typed.source !== 'aggregate' && !groups.has(typed.sql))
      throw malformed(
        `Field must be grouped or aggregated: ${expression.kind === 'path' ? expression.parts.join('.') : expression.name}`,
        expression.position,
      );
    const name = item.alias ?? (expression.kind === 'path' ? typed.field.name : `expr${unnamed++}`);
    if (reads.has(name)) throw malformed(`duplicate alias: ${name}`, expression.position);
    const reader = expression.kind === 'call' ? exactReaders[expression.name] : undefined;
    reads.set(name, reader !== undefined && expression.kind === 'call' ? reader(expression, scope) : plainReader(typed, scope));
  }
  return reads;
}

const exactReaders: Readonly<Record<string, ((call: Call, scope: Scope) => RowReader) | undefined>> = {
  SUM: sumReader,
  AVG: averageReader,
};

function plainReader(typed: TypedSql, scope: Scope): RowReader {
  const column = scope.context.column(selectExpression(typed.field, typed.sql));
  return (row) => ((row[column] ?? null) === null && typed.source === 'aggregate' ? null : decodeValue(typed.field, row[column]));
}

/** SUM and AVG from parts that SQLite can add up, since 18 digits a row leave its whole numbers soon; null where nothing was added. */
function exactSum(call: Call, scope: Scope): (row: Record<string, unknown>) => ApexDecimal | null {
  const { field, sql } = typedSql(definite(call.arguments[0], `the argument of ${call.name}`), scope);
  const parts = sumParts(field, sql).map(([part, units]) => ({ column: scope.context.column(`CAST(${part} AS TEXT)`), units }));
  return (row) => {
    if (parts.some(({ column }) => (row[column] ?? null) === null)) return null;
    const units = parts.reduce((sum, part) => sum + BigInt(row[part.column] as string) * part.units, 0n);
    return decimalOfUnits(field, units);
  };
}

function sumReader(call: Call, scope: Scope): RowReader {
  const { field } = typedSql(definite(call.arguments[0], `the argument of ${call.name}`), scope);
  const sum = exactSum(call, scope);
  return (row) => {
    const total = sum(row);
    if (total === null || storedScale(field) !== null) return total;
    return field.type === 'INTEGER' ? Number(total.unscaled) : total.unscaled;
  };
}

/** The average as a double, as the platform gives it, from the exact sum. */
function averageReader(call: Call, scope: Scope): RowReader {
  const sum = exactSum(call, scope);
  const argument = typedSql(definite(call.arguments[0], `the argument of ${call.name}`), scope);
  const count = scope.context.column(`count(${argument.sql})`);
  return (row) => {
    const total = sum(row);
    return total === null ? null : ApexDecimal.fromDouble(total.divide(ApexDecimal.fromInteger(Number(row[count]))).toNumber());
  };
}

export function aggregateRecord(statement: AggregateStatement, row: Record<string, unknown>): SObjectValue {
  return new SObjectValue(
    'AggregateResult',
    [...statement.reads].map(([name, read]) => [name, read(row)] as const),
    true,
  );
}
