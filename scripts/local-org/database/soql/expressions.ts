/** Fields and functions as SQL (SOQL and SOSL Reference, "Date Functions", "Aggregate Functions", "toLabel()", "FORMAT()"). */
import { averageSql, sumKeySql } from '../../storage/index.ts';
import { filterSql } from './formula-columns.ts';
import { offsetExpression } from './time-zone.ts';
import { resultField } from './context.ts';
import type { TotalField, TypedSql } from './context.ts';
import { malformed, queryError, unsupported } from './errors.ts';
import type { Scope } from './scope.ts';
import type { Call, Expression } from './syntax.ts';

export const aggregateNames: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

export function hasAggregate(expression: Expression): boolean {
  return expression.kind === 'call' && (aggregateNames.has(expression.name) || expression.arguments.some(hasAggregate));
}

/** For conditions, ordering, grouping and aggregates. */
export function typedSql(expression: Expression, scope: Scope): TypedSql {
  if (expression.kind === 'call') return callSql(expression, scope);
  const resolved = scope.resolve(expression);
  return { sql: filterSql(scope, resolved), field: resolved.field, isOuter: resolved.hops.length > 0, source: 'field' };
}

function callSql(call: Call, scope: Scope): TypedSql {
  if (aggregateNames.has(call.name)) return aggregateSql(call, scope);
  const dateFunction = dateFunctions[call.name];
  if (dateFunction !== undefined) return dateFunctionSql(call, dateFunction, scope);
  if (call.name === 'TOLABEL') return labelSql(onlyArgument(call, scope));
  if (call.name === 'CONVERTCURRENCY') return onlyArgument(call, scope);
  if (call.name === 'CONVERTTIMEZONE') throw malformed('convertTimezone() can only be used within a date function', call.position);
  if (['DISTANCE', 'GEOLOCATION', 'GROUPING', 'FORMAT'].includes(call.name))
    throw unsupported(`${call.name}() in this place`, call.position);
  throw malformed(`Unknown function ${call.name}`, call.position);
}

function onlyArgument(call: Call, scope: Scope): TypedSql {
  const [argument, ...others] = call.arguments;
  if (argument === undefined || others.length > 0) throw malformed(`${call.name} takes one argument`, call.position);
  return typedSql(argument, scope);
}

const notGroupable: ReadonlySet<string> = new Set(['BASE64', 'ADDRESS', 'LOCATION', 'MULTIPICKLIST', 'ENCRYPTEDSTRING']);

function aggregateSql(call: Call, scope: Scope): TypedSql {
  if (call.name === 'COUNT' && call.arguments.length === 0)
    return { sql: 'count(*)', field: resultField('count', { type: 'INTEGER' }), isOuter: false, source: 'aggregate' };
  const argument = onlyArgument(call, scope);
  if (argument.source === 'field' && notGroupable.has(argument.field.type))
    throw queryError('MALFORMED_QUERY', `field ${argument.field.name} does not support aggregate operator ${call.name}`, call.position);
  const integer = resultField(call.name, { type: 'INTEGER' });
  switch (call.name) {
    case 'COUNT':
      return { sql: `count(${argument.sql})`, field: integer, isOuter: false, source: 'aggregate' };
    case 'COUNT_DISTINCT':
      return { sql: `count(DISTINCT ${argument.sql})`, field: integer, isOuter: false, source: 'aggregate' };
    case 'SUM':
      return {
        sql: sumKeySql(argument.field, argument.sql),
        field: totalField(call, argument, 'sum'),
        isOuter: false,
        source: 'aggregate',
      };
    case 'AVG':
      return {
        sql: averageSql(argument.field, argument.sql),
        field: totalField(call, argument, 'average'),
        isOuter: false,
        source: 'aggregate',
      };
    default:
      if (argument.field.type === 'BOOLEAN')
        throw queryError('MALFORMED_QUERY', `field ${argument.field.name} does not support aggregate operator ${call.name}`, call.position);
      return { sql: `${call.name.toLowerCase()}(${argument.sql})`, field: argument.field, isOuter: false, source: 'aggregate' };
  }
}

function totalField({ name, position }: Call, { field }: TypedSql, total: TotalField['total']): TotalField {
  if (!['INTEGER', 'LONG', 'DOUBLE', 'CURRENCY', 'PERCENT'].includes(field.type))
    throw queryError('MALFORMED_QUERY', `field ${field.name} does not support aggregate operator ${name}`, position);
  return { ...field, total };
}

interface DateFunction {
  /** SQL over an ISO day. */
  readonly sql: (day: string) => string;
  readonly type: 'INTEGER' | 'DATE';
  /** Only moments have an hour. */
  readonly ofMoment?: (seconds: string) => string;
}

const part =
  (format: string) =>
  (day: string): string =>
    `CAST(strftime('${format}', ${day}) AS INTEGER)`;
const quarter = (day: string): string => `(CAST(strftime('%m', ${day}) AS INTEGER) + 2) / 3`;

/** Fiscal years begin in January unless the org says otherwise. */
const dateFunctions: Readonly<Record<string, DateFunction>> = {
  CALENDAR_MONTH: { sql: part('%m'), type: 'INTEGER' },
  CALENDAR_QUARTER: { sql: quarter, type: 'INTEGER' },
  CALENDAR_YEAR: { sql: part('%Y'), type: 'INTEGER' },
  FISCAL_MONTH: { sql: part('%m'), type: 'INTEGER' },
  FISCAL_QUARTER: { sql: quarter, type: 'INTEGER' },
  FISCAL_YEAR: { sql: part('%Y'), type: 'INTEGER' },
  DAY_IN_MONTH: { sql: part('%d'), type: 'INTEGER' },
  DAY_IN_WEEK: { sql: (day) => `${part('%w')(day)} + 1`, type: 'INTEGER' },
  DAY_IN_YEAR: { sql: part('%j'), type: 'INTEGER' },
  WEEK_IN_MONTH: { sql: (day) => `(${part('%d')(day)} + 6) / 7`, type: 'INTEGER' },
  WEEK_IN_YEAR: { sql: (day) => `(${part('%j')(day)} + 6) / 7`, type: 'INTEGER' },
  DAY_ONLY: { sql: (day) => day, type: 'DATE' },
  HOUR_IN_DAY: { sql: () => '', type: 'INTEGER', ofMoment: (seconds) => `CAST(strftime('%H', ${seconds}, 'unixepoch') AS INTEGER)` },
};

function dateFunctionSql(call: Call, dateFunction: DateFunction, scope: Scope): TypedSql {
  const [inner, ...others] = call.arguments;
  if (inner === undefined || others.length > 0) throw malformed(`${call.name} takes one argument`, call.position);
  const isLocal = inner.kind === 'call' && inner.name === 'CONVERTTIMEZONE';
  const argument = isLocal ? onlyArgument(inner, scope) : typedSql(inner, scope);
  const { type } = argument.field;
  if (type !== 'DATE' && type !== 'DATETIME')
    throw malformed(`field ${argument.field.name} of type ${type.toLowerCase()} is not allowed in ${call.name}`, call.position);
  const field = resultField(call.name, { type: dateFunction.type });
  if (type === 'DATE') {
    if (dateFunction.ofMoment !== undefined || isLocal) throw malformed(`${call.name} needs a date and time`, call.position);
    return { sql: dateFunction.sql(argument.sql), field, isOuter: argument.isOuter, source: 'function' };
  }
  const zone = scope.context.environment.user.timeZone;
  const moment = isLocal ? `(${argument.sql} + ${offsetExpression(argument.sql, zone === 'GMT' ? 'UTC' : zone)})` : argument.sql;
  const sql =
    dateFunction.ofMoment === undefined
      ? dateFunction.sql(`date(${moment} / 1000, 'unixepoch')`)
      : dateFunction.ofMoment(`${moment} / 1000`);
  return { sql, field, isOuter: argument.isOuter, source: 'function' };
}

export function labelSql(argument: TypedSql): TypedSql {
  const cases = (argument.field.picklist ?? [])
    .filter((entry) => entry.label !== entry.value)
    .map((entry) => `WHEN ${quoted(entry.value)} THEN ${quoted(entry.label)}`);
  if (cases.length === 0) return argument;
  return { ...argument, sql: `(CASE ${argument.sql} ${cases.join(' ')} ELSE ${argument.sql} END)` };
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Picklists sort in the order of their values, as set up (SOQL and SOSL Reference, "ORDER BY"). */
export function sortSql(typed: TypedSql): readonly string[] {
  const entries = typed.field.picklist ?? [];
  if (typed.field.type !== 'PICKLIST' || typed.source !== 'field' || entries.length === 0) return [typed.sql];
  const cases = entries.map((entry, index) => `WHEN ${quoted(entry.value)} THEN ${index}`);
  return [
    `CASE ${typed.sql} ${cases.join(' ')} WHEN NULL THEN NULL ELSE CASE WHEN ${typed.sql} IS NULL THEN NULL ELSE ${cases.length} END END`,
    typed.sql,
  ];
}
