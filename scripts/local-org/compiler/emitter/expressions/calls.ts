/** Emits calls of project and platform methods, and the making of objects. */
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { MethodSymbol } from '../../../contracts/symbols.ts';
import type { Expression, ExpressionTable, MethodContext } from '../context/method-context.ts';
import { mark } from '../context/marks.ts';
import { constructorName, exceptionConstructor, initializerName, memberName } from '../context/names.ts';
import { isNeverNull } from './nullness.ts';

/** Types whose methods read or write records by the calling class's defaults. */
const recordAccess = /^(System\.)?(Database|Search|EventBus|Test|ApexPages|Security)(\.|$)/;

function call(node: Expression<'call'>, context: MethodContext): string {
  context.callsOut = true;
  const name = memberName(node.method);
  const parameters = context.argumentList(node.arguments);
  if (node.isSuper) {
    if (node.method.ownerOrigin === 'platform')
      return `${mark(node.span)}${context.module.platform(node.method.key)}(${['this', ...(parameters === '' ? [] : [parameters])].join(',')})`;
    return `super${mark(node.span)}.${name}(${parameters})`;
  }
  // A call of an @future method only queues it (Apex Developer Guide, "Future Methods").
  if (node.method.annotations.some((annotation) => annotation.name === 'future')) {
    return `${mark(node.span)}${context.helper('callFuture')}(${JSON.stringify(node.method.owner)},${JSON.stringify(node.method.key)},[${parameters}])`;
  }
  const receiver = node.target === null ? context.module.classOf(node.method.owner) : context.expression(node.target);
  return `${receiver}${mark(node.span)}.${name}(${parameters})`;
}

/** Only instances of classes can override what the platform declares. */
function isOverridable(node: Expression<'platformCall'>): boolean {
  const type = node.target?.type;
  return type !== undefined && (type.kind === 'declared' || (type.kind === 'primitive' && type.name === 'Object'));
}

/** `record.Field.addError(...)` is told to the record, whatever the field holds. */
function fieldError(node: Expression<'platformCall'>, context: MethodContext): string | null {
  const field = node.target?.kind === 'convert' ? node.target.operand : node.target;
  const [message] = node.arguments;
  if (node.method.name.toLowerCase() !== 'adderror' || field?.kind !== 'sobjectField' || message === undefined) return null;
  return `${mark(node.span)}${context.helper('addFieldError')}(${context.expression(field.target)},${JSON.stringify(field.fieldName)},${context.expression(message)})`;
}

const dynamicQueries = new Set(['query', 'countquery', 'getquerylocator', 'getcursor', 'getpaginationcursor']);

/** Dynamic SOQL and SOSL see the variables around the call: `Database.query('... WHERE Id IN :ids')`. */
function takesLocalBinds(node: Expression<'platformCall'>): boolean {
  const first = node.arguments[0]?.type;
  return (
    /^(System\.)?(Database|Search)$/.test(node.method.owner) &&
    dynamicQueries.has(node.method.name.toLowerCase()) &&
    first?.kind === 'primitive' &&
    first.name === 'String'
  );
}

/** Locals before fields, as everywhere. */
function bindResolver(context: MethodContext): string {
  const cases = [...context.visibleVariables()].map(([name, code]) => `case ${JSON.stringify(name)}:return{value:${code}};`);
  return `name=>{switch(name.toLowerCase()){${cases.join('')}}}`;
}

const equalityAssertions = /^System\.(?:Assert\.static are(?:Not)?Equal|System\.static assert(?:Not)?Equals)\(/;

function typeBefore(argument: BoundExpression): string | null {
  const type = argument.kind === 'convert' ? argument.operand.type : argument.type;
  return type.kind === 'primitive' ? type.name : null;
}

/** An Id equals a String that holds it in its short form, also once both are Objects. */
function comparedIds(node: Expression<'platformCall'>, context: MethodContext): string[] | null {
  if (!equalityAssertions.test(node.method.key)) return null;
  const compared = node.arguments.slice(0, 2).map(typeBefore);
  if (!compared.includes('Id') || !compared.includes('String')) return null;
  return node.arguments.map((argument, index) => {
    const code = context.expression(argument);
    return compared[index] === 'String' ? `${context.helper('idText')}(${code})` : code;
  });
}

function platformCall(node: Expression<'platformCall'>, context: MethodContext): string {
  const fieldError_ = fieldError(node, context);
  if (fieldError_ !== null) return fieldError_;
  const implementation = context.module.platform(node.method.key);
  const receiver: string[] = [];
  if (node.target !== null) {
    const target = context.expression(node.target);
    receiver.push(
      isNeverNull(node.target) || node.method.key === 'System.Blob.toString()' ? target : `${context.helper('present')}(${target})`,
    );
  }
  const parameters = [...receiver, ...(comparedIds(node, context) ?? node.arguments.map((argument) => context.expression(argument)))];
  if (recordAccess.test(node.method.owner)) {
    const { access, apiVersion } = context.owner.defaults;
    context.callsOut = true;
    if (takesLocalBinds(node))
      return `${mark(node.span)}${context.helper('callWithBinds')}(${JSON.stringify(access)},${context.sharing()},${apiVersion},${bindResolver(context)},${[implementation, ...parameters].join(',')})`;
    return `${mark(node.span)}${context.helper('callWithAccess')}(${JSON.stringify(access)},${context.sharing()},${apiVersion},${[implementation, ...parameters].join(',')})`;
  }
  if (isOverridable(node)) {
    context.callsOut = true;
    const name = context.module.virtualName(node.method);
    return `${mark(node.span)}${context.helper('callVirtual')}(${[implementation, name, ...parameters].join(',')})`;
  }
  return `${mark(node.span)}${implementation}(${parameters.join(',')})`;
}

/** Without a declared constructor, arguments can only be those that every exception takes. */
function calledConstructor(constructor_: MethodSymbol | null, given: readonly BoundExpression[]): string {
  const isOfException = constructor_ === null ? given.length > 0 : constructor_.ownerOrigin === 'platform';
  return isOfException ? exceptionConstructor : constructorName(constructor_);
}

function newObject(node: Expression<'new'>, context: MethodContext): string {
  context.callsOut = true;
  const name = node.type.kind === 'declared' ? node.type.name : '';
  const constructor_ = calledConstructor(node.constructor_, node.arguments);
  return `new(${context.module.classOf(name)})()${mark(node.span)}.${initializerName}().${constructor_}(${context.argumentList(node.arguments)})`;
}

/** `super(...)` and `this(...)`: never virtual, whatever a subclass calls its own constructors. */
function constructorCall(node: Expression<'constructorCall'>, context: MethodContext): string {
  context.callsOut = true;
  const parameters = context.argumentList(node.arguments);
  if (!node.isSuper)
    return `${mark(node.span)}${context.owner.className}.prototype.${calledConstructor(node.method, node.arguments)}.call(${['this', ...(parameters === '' ? [] : [parameters])].join(',')})`;
  return emitSuperConstructor(calledConstructor(node.method, node.arguments), parameters, context, node);
}

/** Platform classes other than exceptions have nothing to construct. */
export function emitSuperConstructor(constructor_: string, parameters: string, context: MethodContext, at: BoundExpression | null): string {
  const { superType } = context.owner;
  if (superType?.kind !== 'declared' || (superType.origin === 'platform' && superType.name !== 'System.Exception')) return '';
  const name = superType.origin === 'platform' ? exceptionConstructor : constructor_;
  return `super${at === null ? '' : mark(at.span)}.${name}(${parameters})`;
}

export const callExpressions: Pick<ExpressionTable, 'call' | 'platformCall' | 'new' | 'platformNew' | 'constructorCall'> = {
  call,
  platformCall,
  new: newObject,
  platformNew: (node, context) => {
    const isException = node.type.kind === 'declared' && node.type.name.endsWith('Exception');
    if (isException)
      return `${mark(node.span)}${context.helper('newException')}(${[context.module.type(node.type), ...node.arguments.map((argument) => context.expression(argument))].join(',')})`;
    const implementation = context.module.platform(node.constructor_.key);
    return `${mark(node.span)}${implementation}(${context.argumentList(node.arguments)})`;
  },
  constructorCall,
};
