/** Emits methods, and constructors as methods: the JavaScript constructor only allocates. */
import type { BoundMethod } from '../../../contracts/bound-tree.ts';
import { emitSuperConstructor } from '../expressions/calls.ts';
import { MethodContext } from '../context/method-context.ts';
import { constructorName, implicitConstructor, memberName } from '../context/names.ts';
import { functionBody, parameterList } from './bodies.ts';
import type { TypeEmission } from './owner.ts';
import { emitFirstUse } from './statics.ts';

export function emitMethod(method: BoundMethod, emission: TypeEmission): string {
  if (method.body === null) return '';
  const { symbol } = method;
  const context = new MethodContext(emission.module, emission.owner, { parameters: method.parameters, isStatic: symbol.isStatic });
  const code = context.statement(method.body);
  const name = memberName(symbol);
  const body = functionBody(
    emission.module.frame(emission.owner.typeName, symbol.name),
    method.span,
    code,
    context,
    symbol.isStatic ? emitFirstUse(emission) : '',
  );
  const main = `${symbol.isStatic ? 'static ' : ''}${name}(${parameterList(method.parameters)})${body}`;
  return [main, ...emitAliases(method, emission)].join('\n');
}

/** Further names forward to the first, so that an override is reached by all of them. A static method may implement an interface's. */
function emitAliases(method: BoundMethod, emission: TypeEmission): string[] {
  const { symbol } = method;
  const parameters = parameterList(method.parameters);
  const holder = symbol.isStatic ? emission.owner.className : 'this';
  const names = symbol.isStatic && emission.type.symbol.interfaces.length > 0 ? [symbol.key, ...symbol.aliases] : symbol.aliases;
  return names.map((name) => `${name}(${parameters}){return ${holder}.${memberName(symbol)}(${parameters});}`);
}

function startsWithConstructorCall(method: BoundMethod): boolean {
  const first = method.body?.kind === 'block' ? method.body.statements[0] : undefined;
  return first?.kind === 'expression' && first.expression.kind === 'constructorCall';
}

/** Field initialisers have run by then: see initializerName. */
export function emitConstructor(method: BoundMethod, emission: TypeEmission): string {
  if (method.body === null) return '';
  const context = new MethodContext(emission.module, emission.owner, { emptyReturn: ' this', parameters: method.parameters });
  const implicit = startsWithConstructorCall(method) ? '' : `${emitSuperConstructor(implicitConstructor, '', context, null)};`;
  const code = `${implicit}${context.statement(method.body)}return this;`;
  return `${constructorName(method.symbol)}(${parameterList(method.parameters)})${functionBody(emission.module.frame(emission.owner.typeName, '<init>'), method.span, code, context)}`;
}

/** For a class that declares no constructor. */
export function emitImplicitConstructor(emission: TypeEmission): string {
  const context = new MethodContext(emission.module, emission.owner);
  return `${implicitConstructor}(){${emitSuperConstructor(implicitConstructor, '', context, null)};return this;}`;
}
