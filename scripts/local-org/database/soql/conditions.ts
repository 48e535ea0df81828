/** WHERE and HAVING (SOQL and SOSL Reference, "Comparison Operators"): null is a value that equals only null, `!=` includes it. */
import type { TypedSql } from './context.ts';
import { malformed, queryError } from './errors.ts';
import { typedSql } from './expressions.ts';
import { bindValue, encodeOperand } from './operands.ts';
import type { EncodedOperand } from './operands.ts';
import type { Scope } from './scope.ts';
import type { SqlValue } from '../../storage/index.ts';
import { isQuery } from './syntax.ts';
import type { Comparison, Condition, Query } from './syntax.ts';

/** Translates a semi-join's subselect; given by the statement builder, which knows how to make one. */
export type SubselectSql = (query: Query, scope: Scope) => string;

export function conditionSql(condition: Condition, scope: Scope, subselect: SubselectSql): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.terms.map((term) => conditionSql(term, scope, subselect)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      // SOQL knows no "unknown": what is not true is false.
      return `NOT coalesce(${conditionSql(condition.term, scope, subselect)}, 0)`;
    case 'compare':
      return comparisonSql(condition, scope);
    case 'in':
      return membershipSql(condition, scope, subselect);
    case 'includes':
      return includesSql(condition, scope);
  }
}

function filterable(condition: { readonly left: Parameters<typeof typedSql>[0] }, scope: Scope): TypedSql {
  const left = typedSql(condition.left, scope);
  if (!left.field.isFilterable && left.source === 'field')
    throw queryError('INVALID_FIELD', `field '${left.field.name}' can not be filtered in a query call`, condition.left.position);
  // "Boolean fields on an outer-joined object are treated as false when no record matches" (Reference, "Outer Joins").
  return left.isOuter && left.field.type === 'BOOLEAN' ? { ...left, sql: `coalesce(${left.sql}, 0)` } : left;
}

function comparisonSql(condition: Extract<Condition, { kind: 'compare' }>, scope: Scope): string {
  const left = filterable(condition, scope);
  if (condition.operator === 'LIKE') return likeSql(condition, left, scope);
  const right = encodeOperand(condition.right, left.field, scope.context.environment);
  if (right.kind === 'list') {
    // `Name = :names` with a collection means IN.
    if (condition.operator === '=' || condition.operator === '!=') return listSql(left, right.items, condition.operator === '!=', scope);
    throw malformed(`Invalid operator ${condition.operator} for a collection`, condition.left.position);
  }
  return compareSql(left, condition.operator, right, scope);
}

function compareSql(
  left: TypedSql,
  operator: Exclude<Comparison, 'LIKE'>,
  right: Exclude<EncodedOperand, { kind: 'list' }>,
  scope: Scope,
): string {
  const { parameter } = scope.context;
  if (right.kind === 'range') return rangeSql(left.sql, operator, right, scope);
  if (right.value === null) return operator === '=' ? `${left.sql} IS NULL` : operator === '!=' ? `${left.sql} IS NOT NULL` : '0';
  if (['<', '<=', '>', '>='].includes(operator) && left.field.type === 'BOOLEAN')
    throw queryError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on boolean field`);
  if (operator === '=') return `${left.sql} = ${parameter(right.value)}`;
  return operator === '!=' ? `${left.sql} IS NOT ${parameter(right.value)}` : `${left.sql} ${operator} ${parameter(right.value)}`;
}

/** A date literal names a whole day, week, ...: less than it is before its start, greater than it after its end. */
function rangeSql(
  left: string,
  operator: Exclude<Comparison, 'LIKE'>,
  range: { readonly start: SqlValue; readonly end: SqlValue },
  scope: Scope,
): string {
  const { parameter } = scope.context;
  switch (operator) {
    case '=':
      return `(${left} >= ${parameter(range.start)} AND ${left} < ${parameter(range.end)})`;
    case '!=':
      return `(${left} IS NULL OR ${left} < ${parameter(range.start)} OR ${left} >= ${parameter(range.end)})`;
    case '<':
      return `${left} < ${parameter(range.start)}`;
    case '<=':
      return `${left} < ${parameter(range.end)}`;
    case '>':
      return `${left} >= ${parameter(range.end)}`;
    case '>=':
      return `${left} >= ${parameter(range.start)}`;
  }
}

function likeSql(condition: Extract<Condition, { kind: 'compare' }>, left: TypedSql, scope: Scope): string {
  if (left.field.type === 'ID' || left.field.type === 'REFERENCE')
    throw queryError('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field', condition.left.position);
  const right = encodeOperand(condition.right, left.field, scope.context.environment);
  const patterns = right.kind === 'list' ? right.items : [right];
  const terms = patterns.map((pattern) =>
    pattern.kind === 'value' && typeof pattern.value === 'string'
      ? `${left.sql} LIKE ${scope.context.parameter(pattern.value)} ESCAPE '\\'`
      : pattern.kind === 'value' && pattern.value === null
        ? `${left.sql} IS NULL`
        : '0',
  );
  return terms.length === 0 ? '0' : `(${terms.join(' OR ')})`;
}

function membershipSql(condition: Extract<Condition, { kind: 'in' }>, scope: Scope, subselect: SubselectSql): string {
  const left = filterable(condition, scope);
  if (isQuery(condition.right)) {
    const inner = subselect(condition.right, scope);
    // An anti-join lets null pass, since null is in no list.
    return condition.negated ? `(${left.sql} IS NULL OR ${left.sql} NOT IN (${inner}))` : `${left.sql} IN (${inner})`;
  }
  if (condition.right.kind === 'bind' && bindValue(condition.right, scope.context.environment) === null)
    throw malformed(`Invalid bind expression: null collection for IN`, condition.left.position);
  const right = encodeOperand(condition.right, left.field, scope.context.environment);
  return listSql(left, right.kind === 'list' ? right.items : [right], condition.negated, scope);
}

function listSql(left: TypedSql, items: readonly EncodedOperand[], negated: boolean, scope: Scope): string {
  const ranges = items.filter((item) => item.kind === 'range');
  if (ranges.length > 0) {
    const terms = items.map((item) => compareSql(left, negated ? '!=' : '=', item as Exclude<EncodedOperand, { kind: 'list' }>, scope));
    return `(${terms.join(negated ? ' AND ' : ' OR ')})`;
  }
  const values = items.map((item) => (item.kind === 'value' ? item.value : null));
  const present = values.filter((value) => value !== null);
  const hasNull = present.length < values.length;
  const contained =
    present.length === 0
      ? null
      : present.length === 1
        ? `${left.sql} = ${scope.context.parameter(present[0])}`
        : `${left.sql} IN (SELECT value FROM json_each(${scope.context.parameter(jsonList(present))}))`;
  if (!negated)
    return contained === null ? (hasNull ? `${left.sql} IS NULL` : '0') : hasNull ? `(${contained} OR ${left.sql} IS NULL)` : contained;
  if (contained === null) return hasNull ? `${left.sql} IS NOT NULL` : '1';
  return hasNull ? `(${left.sql} IS NOT NULL AND NOT (${contained}))` : `(${left.sql} IS NULL OR NOT (${contained}))`;
}

/** One parameter for a list of any length, so that the statement's text stays the same. */
export function jsonList(values: readonly SqlValue[]): string {
  return `[${values.map((value) => (typeof value === 'bigint' ? String(value) : JSON.stringify(value))).join(',')}]`;
}

/** INCLUDES('A;B', 'C'): both A and B, or C. */
function includesSql(condition: Extract<Condition, { kind: 'includes' }>, scope: Scope): string {
  const left = filterable(condition, scope);
  if (left.field.type !== 'MULTIPICKLIST')
    throw queryError(
      'INVALID_QUERY_FILTER_OPERATOR',
      'includes and excludes operators are only valid for multi-select picklists',
      condition.left.position,
    );
  const right = encodeOperand(condition.right, left.field, scope.context.environment);
  const choices = (right.kind === 'list' ? right.items : [right]).flatMap((item) =>
    item.kind === 'value' && typeof item.value === 'string' ? [item.value] : [],
  );
  const terms = choices.map(
    (choice) =>
      `(${choice
        .split(';')
        .map((value) => `instr(lower(';' || ${left.sql} || ';'), lower(${scope.context.parameter(`;${value.trim()};`)})) > 0`)
        .join(' AND ')})`,
  );
  const included = terms.length === 0 ? '0' : `(${terms.join(' OR ')})`;
  return condition.negated ? `NOT coalesce(${included}, 0)` : included;
}
