/**
 * Tells which type converts to which without a cast, and how near it is (Apex Developer Guide, "Rules of Conversion" and "Collection
 * Casting"). The rank orders overloads: 0 is the type itself, Object comes last.
 */
import type { ApexType, PrimitiveName } from '../../contracts/types.ts';
import { sameType, typeKey, UNKNOWN } from './common-types.ts';
import { ancestry } from './members.ts';
import type { World } from './world.ts';

const TO_OBJECT = 60;
const TO_SOBJECT = 12;
const COLLECTION = 20;

/** From -> to -> rank. */
const PRIMITIVE_RANKS: Readonly<Partial<Record<PrimitiveName, Readonly<Partial<Record<PrimitiveName, number>>>>>> = {
  Integer: { Long: 1, Double: 2, Decimal: 3 },
  Long: { Double: 1, Decimal: 2 },
  Double: { Decimal: 1 },
  Decimal: { Double: 4 },
  Id: { String: 1 },
  String: { Id: 5 },
  Date: { Datetime: 3 },
};

/** Primitive conversions that change the value's form at run time, so the tree says `convert`. */
export function changesForm(from: ApexType, to: ApexType): boolean {
  return from.kind === 'primitive' && to.kind === 'primitive' && PRIMITIVE_RANKS[from.name]?.[to.name] !== undefined;
}

/** null: no implicit conversion. */
export function conversionRank(world: World, from: ApexType, to: ApexType): number | null {
  if (from === to || to === UNKNOWN) return 0;
  if (from.kind === 'primitive') {
    if (from.name === 'void') return null;
    if (from.name === 'null') return 0;
  }
  if (sameType(from, to)) return 0;
  if (isObject(to)) return TO_OBJECT;
  switch (to.kind) {
    case 'primitive':
      return from.kind === 'primitive' ? (PRIMITIVE_RANKS[from.name]?.[to.name] ?? null) : null;
    case 'sobject':
      return from.kind === 'sobject' && to.name === 'SObject' ? TO_SOBJECT : null;
    case 'declared':
      return declaredRank(world, from, to);
    default:
      return from.kind === to.kind ? collectionRank(world, from, to) : null;
  }
}

function isObject(type: ApexType): boolean {
  return type.kind === 'primitive' && type.name === 'Object';
}

function collectionRank(world: World, from: ApexType, to: ApexType): number | null {
  if (from.kind === 'list' && to.kind === 'list') return covariantRank(world, from.element, to.element);
  if (from.kind === 'set' && to.kind === 'set')
    return sobjectsExchange(from.element, to.element) || sameType(from.element, to.element) ? COLLECTION : null;
  if (from.kind === 'map' && to.kind === 'map') return mapRank(world, from, to);
  return null;
}

/** Keys stand as they are: not even Id and String exchange, as elements of lists do (seen in Salesforce's own compiler). */
function mapRank(world: World, from: ApexType & { kind: 'map' }, to: ApexType & { kind: 'map' }): number | null {
  const isSameKey = sameType(from.key, to.key) || sobjectsExchange(from.key, to.key);
  return isSameKey ? covariantRank(world, from.value, to.value) : null;
}

/** Lists and the values of maps take subtypes, and SObjects convert both ways. */
function covariantRank(world: World, from: ApexType, to: ApexType): number | null {
  if (exchangeable(world, from, to)) return COLLECTION;
  if (isObject(to)) return COLLECTION + 15;
  if (from.kind === 'declared' && to.kind === 'declared') return conversionRank(world, from, to) === null ? null : COLLECTION + 1;
  if (from.kind === 'list' && to.kind === 'list') return covariantRank(world, from.element, to.element);
  return null;
}

function sobjectsExchange(from: ApexType, to: ApexType): boolean {
  return from.kind === 'sobject' && to.kind === 'sobject' && (from.name === 'SObject' || to.name === 'SObject');
}

/** Types whose lists and maps stand for each other: any SObject and SObject, Id and String, and collections of those. */
function exchangeable(world: World, from: ApexType, to: ApexType): boolean {
  if (sameType(from, to)) return true;
  if (sobjectsExchange(from, to)) return true;
  if (from.kind === 'primitive' && to.kind === 'primitive')
    return (from.name === 'Id' && to.name === 'String') || (from.name === 'String' && to.name === 'Id');
  if (from.kind === 'declared' && to.kind === 'declared') return false;
  return collectionRank(world, from, to) !== null;
}

/** Up the hierarchy, where every interface is as near as the superclass; type arguments of platform interfaces (Iterable<SObject> from List<Account>) convert like list elements. */
function declaredRank(world: World, from: ApexType, to: ApexType & { kind: 'declared' }): number | null {
  const wanted = typeKey(to);
  const chain = ancestry(world, from);
  for (let distance = 0; distance < chain.length; distance++) {
    const ancestor = chain[distance];
    if (ancestor === undefined) continue;
    if (typeKey(ancestor) === wanted) return isInterface(world, to) ? 1 : distance;
    if (
      ancestor.kind === 'declared' &&
      ancestor.name === to.name &&
      ancestor.origin === to.origin &&
      typeArgumentsConvert(world, ancestor, to)
    )
      return 10;
  }
  return null;
}

function typeArgumentsConvert(world: World, from: ApexType & { kind: 'declared' }, to: ApexType & { kind: 'declared' }): boolean {
  return to.arguments.every((argument, index) => {
    const given = from.arguments[index];
    return (
      given === undefined ||
      isObject(given) ||
      sameType(given, argument) ||
      covariantRank(world, given, argument) !== null ||
      conversionRank(world, given, argument) !== null
    );
  });
}

/** Whether a cast from one to the other can succeed for some value. */
export function canCast(world: World, from: ApexType, to: ApexType): boolean {
  if (conversionRank(world, from, to) !== null || conversionRank(world, to, from) !== null) return true;
  if (isNumeric(from) && isNumeric(to)) return true;
  // `task.Who instanceof Contact` (SOQL and SOSL Reference, "Understanding Polymorphic Relationships").
  if (isPolymorphic(from)) return to.kind === 'sobject';
  if (isInterface(world, from) || isInterface(world, to)) return !(from.kind === 'primitive' || to.kind === 'primitive');
  if (from.kind === 'list' && to.kind === 'list') return canCast(world, from.element, to.element);
  if (from.kind === 'set' && to.kind === 'set') return canCast(world, from.element, to.element);
  if (from.kind === 'map' && to.kind === 'map') return canCast(world, from.key, to.key) && canCast(world, from.value, to.value);
  if (from.kind === 'declared' && from.name === 'System.Iterable') return to.kind === 'list' || to.kind === 'set';
  return false;
}

/** What a reference to several objects leads to. */
function isPolymorphic(type: ApexType): boolean {
  return type.kind === 'sobject' && type.name === 'Name';
}

function isInterface(world: World, type: ApexType): boolean {
  if (type.kind !== 'declared') return false;
  const kind = type.origin === 'project' ? world.projectByName.get(type.name)?.symbol.kind : world.platform.symbol(type.name).kind;
  return kind === 'interface';
}

export function isNumeric(type: ApexType): boolean {
  return (
    type.kind === 'primitive' && (type.name === 'Integer' || type.name === 'Long' || type.name === 'Double' || type.name === 'Decimal')
  );
}
