/**
 * Emits try, catch, finally and throw: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_exception_statements.htm
 * What Apex cannot catch (limits, failed assertions, faults of the local org itself) passes through both catch and finally.
 */
import type { MethodContext, Statement, StatementTable } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';

function catches(node: Statement<'try'>, context: MethodContext, thrown: string): string {
  const caught = context.blockName('caught');
  const branches = node.catches.map(({ variable, body }) => {
    const code = context.inScope(() => {
      context.addVariable(variable);
      return context.statement(body);
    });
    return `if(${context.helper('catches')}(${caught},${context.module.type(variable.type)})){let ${variable.identifier}=${caught};${code}}`;
  });
  return `const ${caught}=${context.helper('caught')}(${thrown});${[...branches, `throw ${thrown};`].join('else ')}`;
}

function tryStatement(node: Statement<'try'>, context: MethodContext): string {
  const thrown = context.blockName('thrown');
  const cover = context.module.cover(node.span);
  const attempt =
    node.catches.length === 0
      ? context.statement(node.body)
      : `{try{${context.statement(node.body)}}catch(${thrown}){${catches(node, context, thrown)}}}`;
  if (node.finally === null) return `${cover}${attempt}`;
  const passing = context.blockName('passing');
  const error = context.blockName('error');
  return `${cover}{let ${passing}=true;try{${attempt}}catch(${error}){${passing}=${context.helper('isCatchable')}(${error});throw ${error};}finally{if(${passing}){${context.statement(node.finally)}}}}`;
}

export const exceptionStatements: Pick<StatementTable, 'try' | 'throw'> = {
  try: tryStatement,
  throw: (node, context) =>
    `${context.module.cover(node.span)}${mark(node.span)}throw ${context.helper('thrown')}(${context.expression(node.value)});`,
};
