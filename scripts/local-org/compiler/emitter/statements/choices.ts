/** Emits if and switch. */
import type { BoundSwitchCase } from '../../../contracts/bound-tree.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { MethodContext, Statement, StatementTable } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { emitCondition } from '../expressions/nullness.ts';

function ifStatement(node: Statement<'if'>, context: MethodContext): string {
  const otherwise = node.else === null ? '' : `else{${context.statement(node.else)}}`;
  return `${context.module.cover(node.span)}${mark(node.span)}if(${emitCondition(node.condition, context)}){${context.statement(node.then)}}${otherwise}`;
}

/** Strings match with case, unlike `==`. https://salesforce.stackexchange.com/questions/231060 */
function matches(subject: string, subjectType: ApexType, branch: BoundSwitchCase, context: MethodContext): string {
  if (branch.kind === 'type') return `${context.helper('isInstance')}(${subject},${context.module.type(branch.tested)})`;
  const isId = subjectType.kind === 'primitive' && subjectType.name === 'Id';
  return branch.values
    .map((value) =>
      isId ? `${context.helper('equalId')}(${subject},${context.expression(value)})` : `${subject}===${context.expression(value)}`,
    )
    .join('||');
}

function switchStatement(node: Statement<'switch'>, context: MethodContext): string {
  const subject = context.blockName('switch');
  const branches = node.cases.map((branch) => {
    const body = context.inScope(() => {
      if (branch.kind === 'type') context.addVariable(branch.variable);
      return context.statement(branch.body);
    });
    const variable = branch.kind === 'type' ? `let ${branch.variable.identifier}=${subject};` : '';
    return `if(${matches(subject, node.subject.type, branch, context)}){${variable}${body}}`;
  });
  const otherwise = node.otherwise === null ? [] : [`{${context.statement(node.otherwise)}}`];
  return `${context.module.cover(node.span)}{${mark(node.span)}const ${subject}=${context.expression(node.subject)};${[...branches, ...otherwise].join('else ')}}`;
}

export const choiceStatements: Pick<StatementTable, 'if' | 'switch'> = { if: ifStatement, switch: switchStatement };
