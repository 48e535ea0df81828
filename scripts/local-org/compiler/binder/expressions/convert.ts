/** Converts a bound expression to the type that its place asks for. */
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { changesForm, conversionRank } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import type { World } from '../../symbols/world.ts';

/** A query may stand for its only record: less near than any real conversion but Object. */
const SINGLE_RECORD = 30;

export function expressionRank(world: World, expression: BoundExpression, target: ApexType): number | null {
  const rank = conversionRank(world, expression.type, target);
  if (rank !== null) return rank;
  if (target.kind !== 'sobject') return null;
  if (isDynamicQuery(expression)) return SINGLE_RECORD;
  return isRecordQuery(expression) && conversionRank(world, recordType(expression), target) !== null ? SINGLE_RECORD : null;
}

/** null: does not convert. */
export function tryConvert(world: World, expression: BoundExpression, target: ApexType): BoundExpression | null {
  if (expressionRank(world, expression, target) === null) return null;
  if (isRecordQuery(expression) && target.kind === 'sobject') return asSingleRecord(expression);
  const isSingleOfDynamic = target.kind === 'sobject' && isDynamicQuery(expression);
  if (!isSingleOfDynamic && !changesForm(expression.type, target)) return expression;
  return { kind: 'convert', from: expression.type, operand: expression, type: target, span: expression.span };
}

export function convertTo(world: World, expression: BoundExpression, target: ApexType, at: Span = expression.span): BoundExpression {
  return tryConvert(world, expression, target) ?? fail(at, messages.illegalAssignment(expression.type, target));
}

const DYNAMIC_QUERIES = new Set(['System.Database.query', 'System.Database.queryWithBinds']);

/** `Account a = Database.query(...)`: the single record, as with inline SOQL; a `convert` from the list says so. */
function isDynamicQuery(expression: BoundExpression): boolean {
  return expression.kind === 'platformCall' && DYNAMIC_QUERIES.has(`${expression.method.owner}.${expression.method.name}`);
}

function isRecordQuery(expression: BoundExpression): boolean {
  return expression.kind === 'soql' && expression.result === 'list';
}

function recordType(expression: BoundExpression): ApexType {
  return expression.type.kind === 'list' ? expression.type.element : expression.type;
}

/** `[SELECT ...].Name`, `Account a = [SELECT ...]`: the query's single record. */
export function asSingleRecord(expression: BoundExpression): BoundExpression {
  if (expression.kind !== 'soql' || expression.result !== 'list') return expression;
  return { ...expression, result: 'single', type: recordType(expression) };
}
