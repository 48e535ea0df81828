/**
 * Tells whether control can reach the end of a statement: a method with a result must not (Java Language Specification 14.22, which Apex
 * follows).
 */
import type { BoundExpression, BoundStatement } from '../../contracts/bound-tree.ts';

type Completion<Kind extends BoundStatement['kind']> = (statement: Extract<BoundStatement, { kind: Kind }>) => boolean;

const always = (): boolean => true;
const never = (): boolean => false;

const COMPLETES: { readonly [Kind in BoundStatement['kind']]: Completion<Kind> } = {
  block: (statement) => statement.statements.every(canComplete),
  expression: always,
  declare: always,
  if: (statement) => statement.else === null || canComplete(statement.then) || canComplete(statement.else),
  while: (statement) =>
    isTrue(statement.condition) ? hasBreak(statement.body) : statement.testFirst || canComplete(statement.body) || hasBreak(statement.body),
  for: (statement) => (statement.condition !== null && !isTrue(statement.condition) ? true : hasBreak(statement.body)),
  forEach: always,
  return: never,
  throw: never,
  break: never,
  continue: never,
  try: (statement) => {
    if (statement.finally !== null && !canComplete(statement.finally)) return false;
    return canComplete(statement.body) || statement.catches.some((clause) => canComplete(clause.body));
  },
  switch: (statement) =>
    statement.otherwise === null || canComplete(statement.otherwise) || statement.cases.some((branch) => canComplete(branch.body)),
  dml: always,
  runAs: (statement) => canComplete(statement.body),
};

export function canComplete(statement: BoundStatement): boolean {
  return (COMPLETES[statement.kind] as Completion<BoundStatement['kind']>)(statement);
}

function isTrue(condition: BoundExpression): boolean {
  return condition.kind === 'literal' && condition.value === true;
}

/** A break that leaves this loop, not one further in. */
function hasBreak(statement: BoundStatement): boolean {
  switch (statement.kind) {
    case 'break':
      return true;
    case 'block':
      return statement.statements.some(hasBreak);
    case 'if':
      return hasBreak(statement.then) || (statement.else !== null && hasBreak(statement.else));
    case 'try':
      return (
        hasBreak(statement.body) ||
        statement.catches.some((clause) => hasBreak(clause.body)) ||
        (statement.finally !== null && hasBreak(statement.finally))
      );
    case 'switch':
      return statement.cases.some((branch) => hasBreak(branch.body)) || (statement.otherwise !== null && hasBreak(statement.otherwise));
    case 'runAs':
      return hasBreak(statement.body);
    default:
      return false;
  }
}
