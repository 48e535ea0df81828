/** Binds `new`: `new Type(...)`, `new Type{...}`, `new Type[]{...}`, `new Map<K, V>{k => v}` and `new Account(Name = 'x')`. */
import { AssignExpressionContext, PrimaryExpressionContext, IdPrimaryContext } from '@apexdevtools/apex-parser';
import type { CreatorContext, ExpressionContext, NewExpressionContext } from '@apexdevtools/apex-parser';
import { typeName } from '../../../contracts/types.ts';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { INTEGER, listOf, platformType, SOBJECT, STRING } from '../../symbols/common-types.ts';
import { conversionRank } from '../../symbols/conversions.ts';
import { fail, messages, reportUnsupported } from '../../symbols/diagnostics.ts';
import { isException } from '../../symbols/members.ts';
import { fieldType } from '../../symbols/sobject-types.ts';
import { metadataMadeType, resolveCreatedName } from '../../symbols/type-resolver.ts';
import type { MetadataMadeType } from '../../symbols/type-resolver.ts';
import { symbolOf } from '../../symbols/world.ts';
import { bindExpression, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import {
  bindArguments,
  convertArguments,
  convertImplicit,
  featureName,
  findConstructor,
  implicitConstructor,
  selectOverload,
  staticCall,
  typesOf,
} from './calls.ts';
import { convertTo, tryConvert } from './convert.ts';
import { optional } from '../../syntax/optional.ts';

export function bindNew(context: BodyContext, node: NewExpressionContext): BoundExpression {
  const at = span(context, node);
  const creator = node.creator();
  const type = resolveCreatedName(context.world, context.declaration, creator.createdName());
  const array = creator.arrayCreatorRest() as ReturnType<CreatorContext['arrayCreatorRest']> | null;
  if (array !== null) {
    const size = array.expression() as ExpressionContext | null;
    if (size !== null)
      return {
        kind: 'newListOfSize',
        size: convertTo(context.world, bindExpression(context, size), INTEGER),
        type: listOf(type),
        span: at,
      };
    return listLiteral(context, type, optional(array.arrayInitializer())?.expression_list() ?? [], at);
  }
  const map = creator.mapCreatorRest() as ReturnType<CreatorContext['mapCreatorRest']> | null;
  if (map !== null) {
    return mapLiteral(
      context,
      type,
      map.mapCreatorRestPair_list().map((pair) => [pair.expression(0), pair.expression(1)] as const),
      at,
    );
  }
  const set = creator.setCreatorRest() as ReturnType<CreatorContext['setCreatorRest']> | null;
  if (set !== null) return collectionLiteral(context, type, set.expression_list(), at);
  const rest = creator.classCreatorRest() as ReturnType<CreatorContext['classCreatorRest']> | null;
  if (rest === null) return collectionLiteral(context, type, [], at);
  const nodes = optional(rest.arguments().expressionList())?.expression_list() ?? [];
  const names = creator
    .createdName()
    .idCreatedNamePair_list()
    .map((pair) => pair.anyId().getText());
  const made = type.kind === 'declared' && type.origin === 'platform' ? metadataMadeType(names) : null;
  return made === null ? construct(context, type, nodes, at) : constructMadeOfMetadata(context, made, nodes, at);
}

/** `new DataWeaveScriptResource.csvToContacts()` is what `DataWeave.Script.createScript('csvToContacts')` gives. */
function constructMadeOfMetadata(
  context: BodyContext,
  made: MetadataMadeType,
  nodes: readonly ExpressionContext[],
  at: Span,
): BoundExpression {
  const type = platformType(made.extended);
  const name: BoundExpression = { kind: 'literal', value: made.name, type: STRING, span: at };
  const given = [name, ...bindArguments(context, nodes)];
  return (
    staticCall(context, type, made.maker, given, at) ??
    fail(at, messages.constructorNotDefined(`${made.extended}.${made.name}`, typesOf(given)))
  );
}

function collectionLiteral(context: BodyContext, type: ApexType, elements: readonly ExpressionContext[], at: Span): BoundExpression {
  if (type.kind === 'list') return listLiteral(context, type.element, elements, at);
  if (type.kind === 'set') return { kind: 'newSet', elements: bindElements(context, type.element, elements), type, span: at };
  if (type.kind === 'map' && elements.length === 0) return { kind: 'newMap', entries: [], type, span: at };
  return fail(at, messages.invalidType(typeName(type)));
}

function listLiteral(context: BodyContext, element: ApexType, elements: readonly ExpressionContext[], at: Span): BoundExpression {
  return { kind: 'newList', elements: bindElements(context, element, elements), type: listOf(element), span: at };
}

function bindElements(context: BodyContext, element: ApexType, nodes: readonly ExpressionContext[]): BoundExpression[] {
  return nodes.map((node) => convertTo(context.world, bindExpression(context, node), element));
}

function mapLiteral(
  context: BodyContext,
  type: ApexType,
  pairs: readonly (readonly [ExpressionContext, ExpressionContext])[],
  at: Span,
): BoundExpression {
  if (type.kind !== 'map') return fail(at, messages.invalidType(typeName(type)));
  const entries = pairs.map(([key, value]) => ({
    key: convertTo(context.world, bindExpression(context, key), type.key),
    value: convertTo(context.world, bindExpression(context, value), type.value),
  }));
  return { kind: 'newMap', entries, type, span: at };
}

function construct(context: BodyContext, type: ApexType, nodes: readonly ExpressionContext[], at: Span): BoundExpression {
  if (type.kind === 'sobject') return constructSObject(context, type, nodes, at);
  const given = bindArguments(context, nodes);
  if (type.kind === 'list' || type.kind === 'set' || type.kind === 'map') return constructCollection(context, type, given, at);
  if (type.kind !== 'declared') return fail(at, messages.cannotInstantiate('primitive', typeName(type)));
  const symbol = symbolOf(context.world, type);
  if (symbol === null || symbol.kind !== 'class') return fail(at, messages.cannotInstantiate(symbol?.kind ?? 'type', typeName(type)));
  if (type.origin === 'platform') return constructPlatform(context, type, given, at);
  if (symbol.modifiers.includes('abstract')) return fail(at, messages.cannotInstantiate('abstract', typeName(type)));
  const constructor_ = findConstructor(context, type, given, at);
  const converted = constructor_ === null ? convertImplicit(context, type, given, at) : convertArguments(context, constructor_, given);
  return { kind: 'new', constructor_, arguments: converted, type, span: at };
}

function constructPlatform(
  context: BodyContext,
  type: ApexType & { kind: 'declared' },
  given: readonly BoundExpression[],
  at: Span,
): BoundExpression {
  const { world } = context;
  const own = symbolOf(world, type)?.constructors ?? [];
  const constructor_ =
    selectOverload(context, own, given, at) ?? (isException(world, type) ? implicitConstructor(context, given, at) : null);
  if (constructor_ === null) return fail(at, messages.constructorNotDefined(typeName(type), typesOf(given)));
  if (!isException(world, type) && !world.platform.isImplemented(constructor_))
    reportUnsupported(context.report, at, featureName(constructor_));
  return {
    kind: 'platformNew',
    constructor_,
    arguments: convertArguments(context, constructor_, given),
    type,
    span: at,
  };
}

function constructSObject(
  context: BodyContext,
  type: ApexType & { kind: 'sobject' },
  nodes: readonly ExpressionContext[],
  at: Span,
): BoundExpression {
  if (type.name === 'SObject') return fail(at, messages.cannotInstantiate('type', 'SObject'));
  return {
    kind: 'newSObject',
    objectName: type.name,
    fields: nodes.map((node) => bindFieldValue(context, type.name, node)),
    type,
    span: at,
  };
}

/** `Name = 'x'`; a relationship takes a record that names the parent by an external id. */
function bindFieldValue(context: BodyContext, objectName: string, node: ExpressionContext): { name: string; value: BoundExpression } {
  const at = span(context, node);
  const nameNode = node instanceof AssignExpressionContext ? node.expression(0) : null;
  const primary = nameNode instanceof PrimaryExpressionContext ? nameNode.primary() : null;
  if (!(node instanceof AssignExpressionContext) || !(primary instanceof IdPrimaryContext))
    return fail(at, `Invalid constructor argument: ${node.getText()}`);
  const name = primary.id().getText();
  const given = bindExpression(context, node.expression(1));
  const { schema } = context.world;
  const field = schema.findField(objectName, name);
  if (field !== null) return { name: field.name, value: convertTo(context.world, given, fieldType(objectName, field), at) };
  const parent = schema.findParentRelationship(objectName, name);
  if (parent === null) return fail(at, messages.fieldDoesNotExist(name, objectName));
  return { name: parent.relationshipName ?? name, value: convertTo(context.world, given, SOBJECT, at) };
}

type Collection = ApexType & { kind: 'list' | 'set' | 'map' };

function constructCollection(context: BodyContext, type: Collection, given: readonly BoundExpression[], at: Span): BoundExpression {
  const [source] = given;
  if (source === undefined) return emptyCollection(type, at);
  if (given.length > 1) return fail(at, messages.constructorNotDefined(typeName(type), typesOf(given)));
  if (type.kind === 'map') return constructMap(context, type, source, at);
  const size = type.kind === 'list' ? tryConvert(context.world, source, INTEGER) : null;
  if (size !== null && source.type.kind === 'primitive' && source.type.name !== 'null')
    return { kind: 'newListOfSize', size, type, span: at };
  if (!isIterableOf(context, source.type, type.element)) return fail(at, messages.constructorNotDefined(typeName(type), typesOf(given)));
  return { kind: type.kind === 'list' ? 'newListFrom' : 'newSetFrom', source, type, span: at };
}

function emptyCollection(type: Collection, at: Span): BoundExpression {
  if (type.kind === 'list') return { kind: 'newList', elements: [], type, span: at };
  return type.kind === 'set' ? { kind: 'newSet', elements: [], type, span: at } : { kind: 'newMap', entries: [], type, span: at };
}

function isIterableOf(context: BodyContext, type: ApexType, element: ApexType): boolean {
  const { world } = context;
  const given = type.kind === 'list' || type.kind === 'set' ? type.element : null;
  if (given !== null)
    return conversionRank(world, listOf(given), listOf(element)) !== null || conversionRank(world, given, element) !== null;
  return conversionRank(world, type, platformType('System.Iterable', [element])) !== null;
}

/** From a map whose keys and values convert, or from records by their Id (Apex Reference, Map(recordList)). */
function constructMap(context: BodyContext, type: Collection & { kind: 'map' }, source: BoundExpression, at: Span): BoundExpression {
  const { world } = context;
  const fromRecords = source.type.kind === 'list' && source.type.element.kind === 'sobject' && type.value.kind === 'sobject';
  const fromMap =
    source.type.kind === 'map' &&
    conversionRank(world, source.type.key, type.key) !== null &&
    conversionRank(world, listOf(source.type.value), listOf(type.value)) !== null;
  const isNull = source.type.kind === 'primitive' && source.type.name === 'null';
  if (!fromRecords && !fromMap && !isNull) return fail(at, messages.constructorNotDefined(typeName(type), typesOf([source])));
  return { kind: 'newMapFrom', source, type, span: at };
}
