/** Emits DML statements and System.runAs. */
import type { MethodContext, Statement, StatementTable } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';

function dml(node: Statement<'dml'>, context: MethodContext): string {
  context.callsOut = true;
  const access = node.access === 'default' ? context.owner.defaults.access : node.access;
  const position = `${context.module.cover(node.span)}${mark(node.span)}`;
  const records = context.expression(node.records);
  if (node.operation === 'merge') {
    const duplicates = node.mergeWith === null ? 'null' : context.expression(node.mergeWith);
    return `${position}${context.helper('merge')}(${records},${duplicates},${JSON.stringify(access)});`;
  }
  const parameters = [
    JSON.stringify(node.operation),
    records,
    JSON.stringify(access),
    context.sharing(),
    JSON.stringify(node.externalIdField),
  ];
  return `${position}${context.helper('dml')}(${parameters.join(',')});`;
}

function runAs(node: Statement<'runAs'>, context: MethodContext): string {
  context.callsOut = true;
  const before = context.blockName('user');
  const begin = `${context.helper('beginRunAs')}(${context.expression(node.user)})`;
  return `${context.module.cover(node.span)}{${mark(node.span)}const ${before}=${begin};try{${context.statement(node.body)}}finally{${context.helper('endRunAs')}(${before});}}`;
}

export const recordStatements: Pick<StatementTable, 'dml' | 'runAs'> = { dml, runAs };
