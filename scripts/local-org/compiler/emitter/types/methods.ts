/** Methods, and constructors as methods: the JavaScript constructor only allocates. */
import type { BoundMethod } from '../../../contracts/bound-tree.ts';
import { emitSuperConstructor } from '../expressions/calls.ts';
import { MethodContext } from '../method-context.ts';
import { constructorName, exceptionConstructor, fieldInitializerName, implicitConstructor, memberName } from '../names.ts';
import { emitStatement } from '../statements/statement.ts';
import { functionBody, parameterList } from './bodies.ts';
import type { TypeEmission } from './owner.ts';

export function emitMethod(method: BoundMethod, emission: TypeEmission): string {
  if (method.body === null) return '';
  const { symbol } = method;
  const context = new MethodContext(emission.module, emission.owner);
  const code = emitStatement(method.body, context);
  const name = memberName(symbol);
  const body = functionBody(emission.module.frame(emission.owner.typeName, symbol.name), method.span, code, context);
  const main = `${symbol.isStatic ? 'static ' : ''}${name}(${parameterList(method.parameters)})${body}`;
  return [main, ...emitAliases(method)].join('\n');
}

/** Further names forward to the first, so that an override is reached by all of them. */
function emitAliases(method: BoundMethod): string[] {
  const parameters = parameterList(method.parameters);
  return method.symbol.aliases.map((alias) => `${alias}(${parameters}){return this.${memberName(method.symbol)}(${parameters});}`);
}

function startsWithConstructorCall(method: BoundMethod): 'this' | 'super' | null {
  const first = method.body?.kind === 'block' ? method.body.statements[0] : undefined;
  if (first?.kind !== 'expression' || first.expression.kind !== 'constructorCall') return null;
  return first.expression.isSuper ? 'super' : 'this';
}

export function emitConstructor(method: BoundMethod, emission: TypeEmission, hasInitializers: boolean): string {
  if (method.body === null) return '';
  const context = new MethodContext(emission.module, emission.owner, { emptyReturn: ' this' });
  const initialize = hasInitializers ? `this.${fieldInitializerName(emission.owner.typeName)}();` : '';
  const explicit = startsWithConstructorCall(method);
  const statements = method.body.kind === 'block' ? method.body.statements : [method.body];
  const [first, ...rest] = statements;
  const head = explicit === null ? `${emitSuperConstructor(implicitConstructor, '', context, null)};${initialize}` : `${first === undefined ? '' : emitStatement(first, context)}${explicit === 'super' ? initialize : ''}`;
  const code = `${head}${(explicit === null ? statements : rest).map((statement) => emitStatement(statement, context)).join('\n')}return this;`;
  return `${constructorName(method.symbol)}(${parameterList(method.parameters)})${functionBody(emission.module.frame(emission.owner.typeName, '<init>'), method.span, code, context)}`;
}

/** For a class that declares no constructor. */
export function emitImplicitConstructor(emission: TypeEmission, hasInitializers: boolean): string {
  const context = new MethodContext(emission.module, emission.owner);
  const initialize = hasInitializers ? `this.${fieldInitializerName(emission.owner.typeName)}();` : '';
  return `${implicitConstructor}(){${emitSuperConstructor(implicitConstructor, '', context, null)};${initialize}return this;}`;
}

/** The constructors that every exception class has: (), (message), (cause), (message, cause). */
export function emitExceptionConstructor(emission: TypeEmission, hasInitializers: boolean): string {
  const initialize = hasInitializers ? `this.${fieldInitializerName(emission.owner.typeName)}();` : '';
  return `${exceptionConstructor}(first,cause){super.${exceptionConstructor}(first,cause);${initialize}return this;}`;
}
