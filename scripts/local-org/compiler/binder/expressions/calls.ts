/** Binds method calls: unqualified, on a value, on a type, on super, and `this(...)`/`super(...)`. */
import type { ExpressionContext, MethodCallContext } from '@apexdevtools/apex-parser';
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { MethodSymbol, Span } from '../../../contracts/symbols.ts';
import { platformType, sameType, TYPE, UNKNOWN, VOID } from '../../symbols/common-types.ts';
import type { TypeDeclaration } from '../../symbols/declarations.ts';
import { fail, messages, reportUnsupported } from '../../symbols/diagnostics.ts';
import { findMethods, isException } from '../../symbols/members.ts';
import { chooseOverload } from '../../symbols/overloads.ts';
import { symbolOf, typeOfDeclaration } from '../../symbols/world.ts';
import { bindExpression, span } from '../context/context.ts';
import { requireVisible } from '../context/visibility.ts';
import type { BodyContext } from '../context/context.ts';
import { refineResult } from './call-results.ts';
import { convertTo, expressionRank } from './convert.ts';
import { describedObject, sobjectTypeToken } from './describe.ts';
import { failUnknown, value } from './entity.ts';
import type { Entity } from './entity.ts';
import { optional } from '../../syntax/optional.ts';

export function bindArguments(context: BodyContext, nodes: readonly ExpressionContext[]): BoundExpression[] {
  return nodes.map((node) => bindExpression(context, node));
}

export function typesOf(expressions: readonly BoundExpression[]): ApexType[] {
  return expressions.map((expression) => expression.type);
}

export function selectOverload(
  context: BodyContext,
  methods: readonly MethodSymbol[],
  given: readonly BoundExpression[],
  at: Span,
): MethodSymbol | null {
  const chosen = chooseOverload(methods, given.length, (index, parameter) => {
    const expression = given[index];
    return expression === undefined || isDecimalForDouble(expression, parameter)
      ? null
      : expressionRank(context.world, expression, parameter);
  });
  return chosen === 'ambiguous' ? fail(at, messages.ambiguousMethod(callName(methods), typesOf(given))) : chosen;
}

/** A Decimal can be assigned to a Double and is no argument for one (seen in Salesforce's own compiler). */
function isDecimalForDouble({ type }: BoundExpression, parameter: ApexType): boolean {
  return type.kind === 'primitive' && type.name === 'Decimal' && parameter.kind === 'primitive' && parameter.name === 'Double';
}

/** The platform's messages call a constructor `<init>`. */
function callName(methods: readonly MethodSymbol[]): string {
  const name = methods[0]?.name ?? '';
  return name === 'new' ? '<init>' : name;
}

export function convertArguments(context: BodyContext, method: MethodSymbol, given: readonly BoundExpression[]): BoundExpression[] {
  return given.map((expression, index) => {
    const parameter = method.parameters[index];
    return parameter === undefined ? expression : convertTo(context.world, expression, parameter.type);
  });
}

/** `foo(x)`: a method of this type or of what it extends; else a static one of an outer type. */
export function bindUnqualifiedCall(context: BodyContext, node: MethodCallContext): BoundExpression {
  const at = span(context, node);
  const given = bindArguments(context, optional(node.expressionList())?.expression_list() ?? []);
  if ((node.THIS() as unknown) !== null) return constructorCall(context, typeOfDeclaration(context.declaration), false, given, at);
  if ((node.SUPER() as unknown) !== null) return superConstructorCall(context, given, at);
  const name = node.id().getText();
  for (let scope: TypeDeclaration | null = context.declaration; scope !== null; scope = scope.outer) {
    const type = typeOfDeclaration(scope);
    const all = findMethods(context.world, type, name);
    const methods = scope === context.declaration ? all : all.filter((method) => method.isStatic);
    const method = selectOverload(context, methods, given, at);
    if (method === null) continue;
    if (!method.isStatic && context.isStatic)
      fail(at, messages.instanceFromStatic('Method', `${typeName(method.result)} ${name}(${typesOf(given).map(typeName).join(', ')})`));
    const target: BoundExpression | null = method.isStatic ? null : { kind: 'this', type, span: at };
    return callNode(context, target, method, given, at, false);
  }
  return fail(at, messages.methodDoesNotExist(name, typesOf(given), context.declaration.symbol.name));
}

export function bindSuperCall(context: BodyContext, name: string, argumentNodes: readonly ExpressionContext[], at: Span): BoundExpression {
  if (context.isStatic) fail(at, messages.thisFromStatic('super'));
  const superType = context.declaration.symbol.superType ?? platformType('System.Object');
  const given = bindArguments(context, argumentNodes);
  const method =
    selectOverload(context, findMethods(context.world, superType, name), given, at) ??
    fail(at, messages.methodDoesNotExist(name, typesOf(given), typeName(superType)));
  return callNode(context, { kind: 'this', type: superType, span: at }, method, given, at, true);
}

/** `entity.name(arguments)` */
export function bindMemberCall(
  context: BodyContext,
  entity: Entity,
  name: string,
  argumentNodes: readonly ExpressionContext[],
  at: Span,
): BoundExpression {
  const given = bindArguments(context, argumentNodes);
  return callOn(context, entity, name, given, at) ?? fail(at, messages.methodDoesNotExist(name, typesOf(given), ownerName(entity)));
}

function ownerName(entity: Entity): string {
  if (entity.kind === 'value') return typeName(entity.expression.type);
  return entity.kind === 'type' ? typeName(entity.type) : 'name' in entity ? entity.name : 'Label';
}

function callOn(context: BodyContext, entity: Entity, name: string, given: readonly BoundExpression[], at: Span): BoundExpression | null {
  switch (entity.kind) {
    case 'value':
      return instanceCall(context, entity.expression, name, given, at);
    case 'type':
      return staticCall(context, entity.type, name, given, at) ?? namesakeCall(context, entity.type, name, given, at);
    case 'describeFields':
    case 'describeFieldSets':
      return instanceCall(context, describeMembers(context, entity, at), name, given, at);
    case 'labels':
      if (entity.prefix !== null) fail(at, messages.labelDoesNotExist(entity.prefix));
      return staticCall(context, platformType('System.Label'), name, given, at);
    default:
      return null;
  }
}

function instanceCall(
  context: BodyContext,
  target: BoundExpression,
  name: string,
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression | null {
  const methods = findMethods(context.world, target.type, name);
  const method = selectOverload(
    context,
    methods.filter((candidate) => !candidate.isStatic),
    given,
    at,
  );
  return method === null ? null : callNode(context, target, method, given, at, false);
}

export function staticCall(
  context: BodyContext,
  type: ApexType,
  name: string,
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression | null {
  const methods = findMethods(context.world, type, name);
  const method = selectOverload(
    context,
    methods.filter((candidate) => candidate.isStatic),
    given,
    at,
  );
  if (method !== null) return callNode(context, null, method, given, at, false);
  if (type.kind === 'sobject' && name.toLowerCase() === 'getsobjecttype' && given.length === 0) return sobjectTypeToken(type.name, at);
  const receiver = typeReceiver(context, type, name, at);
  if (receiver !== null) {
    const instanceMethod = selectOverload(
      context,
      methods.filter((candidate) => !candidate.isStatic),
      given,
      at,
    );
    return instanceMethod === null ? null : callNode(context, receiver, instanceMethod, given, at, false);
  }
  return callOnThisAsType(context, type, methods, given, at);
}

const SETTING_METHODS = new Set(['getinstance', 'getorgdefaults', 'getvalues', 'getall']);
const ENUM_STATICS = new Set(['values', 'valueof']);

/**
 * Static in the source, but the type matters at run time: `Setting__c.getInstance()` has the object's token as its receiver,
 * `Season.values()` the enum's System.Type.
 */
function typeReceiver(context: BodyContext, type: ApexType, name: string, at: Span): BoundExpression | null {
  const lower = name.toLowerCase();
  if (type.kind === 'sobject' && SETTING_METHODS.has(lower)) return sobjectTypeToken(type.name, at);
  if (type.kind === 'declared' && ENUM_STATICS.has(lower) && symbolOf(context.world, type)?.kind === 'enum')
    return { kind: 'typeLiteral', named: type, type: TYPE, span: at };
  return null;
}

/** `Base.method()` from within a subtype's instance method is a call on this. */
function callOnThisAsType(
  context: BodyContext,
  type: ApexType,
  methods: readonly MethodSymbol[],
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression | null {
  const method = selectOverload(
    context,
    methods.filter((candidate) => candidate.ownerOrigin === 'project'),
    given,
    at,
  );
  if (method === null) return null;
  const own = typeOfDeclaration(context.declaration);
  if (!context.isStatic && sameType(own, type)) return callNode(context, { kind: 'this', type: own, span: at }, method, given, at, false);
  return fail(
    at,
    messages.instanceFromStatic('Method', `${typeName(method.result)} ${method.name}(${typesOf(given).map(typeName).join(', ')})`),
  );
}

/** The other type of the name: System's class where the SObject was found first, and the reverse. */
function namesakeCall(
  context: BodyContext,
  type: ApexType,
  name: string,
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression | null {
  if (type.kind !== 'sobject') return null;
  const canonical = context.world.platform.nameOf('System', type.name);
  return canonical === null ? null : staticCall(context, platformType(canonical), name, given, at);
}

function callNode(
  context: BodyContext,
  target: BoundExpression | null,
  method: MethodSymbol,
  given: readonly BoundExpression[],
  at: Span,
  isSuper: boolean,
): BoundExpression {
  requireVisible(context, method, at);
  const converted = convertArguments(context, method, given);
  if (method.result === UNKNOWN) return failUnknown(context, method.owner, at);
  if (method.ownerOrigin === 'project')
    return { kind: 'call', target, method, arguments: converted, isSuper, type: method.result, span: at };
  if (!context.world.platform.isImplemented(method)) reportUnsupported(context.report, at, featureName(method));
  return { kind: 'platformCall', target, method, arguments: converted, type: refineResult(target, method), span: at };
}

export function featureName(method: MethodSymbol): string {
  return method.key.replace(/\.static /, '.').replace(/\.new /, '.new');
}

function superConstructorCall(context: BodyContext, given: readonly BoundExpression[], at: Span): BoundExpression {
  const superType = context.declaration.symbol.superType;
  if (superType === null) return { kind: 'constructorCall', isSuper: true, method: null, arguments: [], type: VOID, span: at };
  return constructorCall(context, superType, true, given, at);
}

function constructorCall(
  context: BodyContext,
  type: ApexType,
  isSuper: boolean,
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression {
  const constructor_ = findConstructor(context, type, given, at);
  return {
    kind: 'constructorCall',
    isSuper,
    method: constructor_,
    arguments: constructor_ === null ? convertImplicit(context, type, given, at) : convertArguments(context, constructor_, given),
    type: VOID,
    span: at,
  };
}

/** null: an implicit constructor (no argument, or the four of exceptions: message, cause, both). */
export function findConstructor(context: BodyContext, type: ApexType, given: readonly BoundExpression[], at: Span): MethodSymbol | null {
  const constructors = symbolOf(context.world, type)?.constructors ?? [];
  const chosen = selectOverload(context, constructors, given, at);
  if (chosen !== null) {
    requireVisible(context, chosen, at);
    return chosen;
  }
  if (constructors.length === 0 && given.length === 0) return null;
  if (isException(context.world, type) && implicitConstructor(context, given, at) !== null) return null;
  return fail(at, messages.constructorNotDefined(typeName(type), typesOf(given)));
}

/** Of the four that every exception has. */
export function implicitConstructor(context: BodyContext, given: readonly BoundExpression[], at: Span): MethodSymbol | null {
  return selectOverload(context, context.world.platform.symbol('System.DmlException').constructors, given, at);
}

export function convertImplicit(context: BodyContext, type: ApexType, given: readonly BoundExpression[], at: Span): BoundExpression[] {
  if (!isException(context.world, type) || given.length === 0) return [...given];
  const method = implicitConstructor(context, given, at);
  return method === null ? [...given] : convertArguments(context, method, given);
}

/** `Schema.SObjectType.Account.fields` as a value, for `.getMap()`. */
export function describeMembers(
  context: BodyContext,
  entity: Extract<Entity, { kind: 'describeFields' | 'describeFieldSets' }>,
  at: Span,
): BoundExpression {
  const owner: BoundExpression = entity.owner.kind === 'sobjectTypeToken' ? describedObject(context, entity.objectName, at) : entity.owner;
  return describeProperty(context, owner, entity.kind === 'describeFields' ? 'getFields' : 'getFieldSets', at);
}

function describeProperty(context: BodyContext, owner: BoundExpression, method: string, at: Span): BoundExpression {
  return bindMemberCall(context, value(owner), method, [], at);
}
