/** Emits if and switch. */
import type { BoundSwitchCase } from '../../../contracts/bound-tree.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { emitExpression } from '../expressions/expression.ts';
import { emitCondition } from '../expressions/nullness.ts';
import { emitStatement } from './statement.ts';
import type { Statement, StatementTable } from './statement.ts';

function ifStatement(node: Statement<'if'>, context: MethodContext): string {
  const otherwise = node.else === null ? '' : `else{${emitStatement(node.else, context)}}`;
  return `${context.module.cover(node.span)}${mark(node.span)}if(${emitCondition(node.condition, context)}){${emitStatement(node.then, context)}}${otherwise}`;
}

/** Strings match with case, unlike `==`. https://salesforce.stackexchange.com/questions/231060 */
function matches(subject: string, subjectType: ApexType, branch: BoundSwitchCase, context: MethodContext): string {
  if (branch.kind === 'type') return `${context.helper('isInstance')}(${subject},${context.module.type(branch.tested)})`;
  const isId = subjectType.kind === 'primitive' && subjectType.name === 'Id';
  return branch.values
    .map((value) =>
      isId
        ? `${context.helper('equalId')}(${subject},${emitExpression(value, context)})`
        : `${subject}===${emitExpression(value, context)}`,
    )
    .join('||');
}

function switchStatement(node: Statement<'switch'>, context: MethodContext): string {
  const subject = context.blockName('switch');
  const branches = node.cases.map((branch) => {
    const body = context.inScope(() => {
      if (branch.kind === 'type') context.addVariable(branch.variable);
      return emitStatement(branch.body, context);
    });
    const variable = branch.kind === 'type' ? `let ${branch.variable.identifier}=${subject};` : '';
    return `if(${matches(subject, node.subject.type, branch, context)}){${variable}${body}}`;
  });
  const otherwise = node.otherwise === null ? [] : [`{${emitStatement(node.otherwise, context)}}`];
  return `${context.module.cover(node.span)}{${mark(node.span)}const ${subject}=${emitExpression(node.subject, context)};${[...branches, ...otherwise].join('else ')}}`;
}

export const choiceStatements: Pick<StatementTable, 'if' | 'switch'> = { if: ifStatement, switch: switchStatement };
