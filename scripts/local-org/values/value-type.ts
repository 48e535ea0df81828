/** Tells the dynamic type of a value, for instanceof and checked casts. */
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import { primitive, typeName } from '../contracts/types.ts';
import type { ApexType, PrimitiveName } from '../contracts/types.ts';
import type { SObjectShape } from '../contracts/values.ts';
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { ApexDecimal } from './apex-decimal.ts';
import { ApexDouble } from './apex-double.ts';
import { ApexEnum } from './apex-enum.ts';
import { ApexException, apexException } from './apex-exception.ts';
import { ApexList } from './apex-list.ts';
import { ApexMap } from './apex-map.ts';
import { ApexObject } from './apex-object.ts';
import { ApexSet } from './apex-set.ts';
import { ApexTime } from './apex-time.ts';
import { isValidId, to18 } from './identifiers.ts';
import { isNumeric, toDecimal, toDouble, toLong } from './numbers.ts';

const boxed: readonly (readonly [abstract new (...parameters: never[]) => unknown, PrimitiveName])[] = [
  [ApexDouble, 'Double'],
  [ApexDecimal, 'Decimal'],
  [ApexDate, 'Date'],
  [ApexDatetime, 'Datetime'],
  [ApexTime, 'Time'],
  [ApexBlob, 'Blob'],
];

const bare: Readonly<Record<string, PrimitiveName>> = { number: 'Integer', bigint: 'Long', string: 'String', boolean: 'Boolean' };

export function valueType(value: unknown): ApexType {
  if (value === null || value === undefined) return primitive('null');
  const name = bare[typeof value] ?? boxed.find(([javaScriptClass]) => value instanceof javaScriptClass)?.[1];
  if (name !== undefined) return primitive(name);
  return (value as { readonly apexType: ApexType }).apexType;
}

function sameName(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase();
}

/** A type, its super types and all interfaces. */
export function superTypesOf(type: ApexType): ApexType[] {
  const seen: ApexType[] = [];
  const pending: ApexType[] = [type];
  while (pending.length > 0) {
    const current = pending.pop() as ApexType;
    if (seen.some((known) => sameName(typeName(known), typeName(current)))) continue;
    seen.push(current);
    if (current.kind !== 'declared' || current.origin !== 'project' || !hasTransaction()) continue;
    const symbol = transaction().project.findType(current.name);
    if (symbol === null) continue;
    if (symbol.superType !== null) pending.push(symbol.superType);
    pending.push(...symbol.interfaces);
  }
  return seen;
}

function superTypes(value: ApexObject): ApexType[] {
  const found: ApexType[] = [];
  for (
    let prototype: unknown = Object.getPrototypeOf(value);
    prototype instanceof ApexObject;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    if (Object.hasOwn(prototype, 'apexType')) found.push(...superTypesOf(prototype.apexType));
    if (Object.hasOwn(prototype, 'apexInterfaces')) found.push(...(prototype.apexInterfaces ?? []));
  }
  return found;
}

/** Whether a variable of `target` holds a value of `source`: lists and map values vary with their element, sets only among records. */
export function isAssignable(source: ApexType, target: ApexType): boolean {
  if (isObject(target)) return true;
  if (source.kind === 'sobject' && target.kind === 'sobject')
    return isSObject(target) || isSObject(source) || sameName(source.name, target.name);
  if (source.kind === 'list' && target.kind === 'list') return isAssignable(source.element, target.element);
  if (source.kind === 'set' && target.kind === 'set') {
    // Unlike a list, a set of text is no set of Ids.
    return source.element.kind === 'sobject'
      ? isAssignable(source.element, target.element)
      : sameName(typeName(source.element), typeName(target.element));
  }
  if (source.kind === 'map' && target.kind === 'map') return sameType(source.key, target.key) && isAssignable(source.value, target.value);
  if ((source.kind === 'list' || source.kind === 'set') && target.kind === 'declared' && target.name === 'System.Iterable') {
    return target.arguments[0] === undefined || isAssignable(source.element, target.arguments[0]);
  }
  if (source.kind === 'declared' && target.kind === 'declared') return superTypesOf(source).some((type) => sameDeclaration(type, target));
  return sameType(source, target);
}

function isObject(type: ApexType): boolean {
  return type.kind === 'primitive' && type.name === 'Object';
}

function isSObject(type: ApexType): boolean {
  return type.kind === 'sobject' && sameName(type.name, 'SObject');
}

/** Id and String hold the same values. */
export function sameType(left: ApexType, right: ApexType): boolean {
  const [first, second] = [typeName(left), typeName(right)];
  return sameName(first, second) || (/^(id|string)$/i.test(first) && /^(id|string)$/i.test(second));
}

function sameDeclaration(type: ApexType, target: ApexType): boolean {
  if (type.kind !== 'declared' || target.kind !== 'declared' || type.origin !== target.origin) return false;
  if (!sameName(type.name, target.name)) return false;
  return target.arguments.every((argument, index) => {
    const actual = type.arguments[index];
    return actual === undefined || isAssignable(actual, argument);
  });
}

function isPrimitiveInstance(value: unknown, name: PrimitiveName): boolean {
  const actual = valueType(value);
  if (actual.kind !== 'primitive') return false;
  if (name === 'Id') return typeof value === 'string' && isValidId(value);
  if (name === 'Long') return actual.name === 'Long' || actual.name === 'Integer';
  if (name === 'Double' || name === 'Decimal') return isNumeric(value);
  // A Date counts as a Datetime, to which it converts.
  return actual.name === name || (name === 'Datetime' && actual.name === 'Date');
}

/** The object of a record that a reference to several leads to, by its Id; its own for any other. */
function referredObject({ objectName, fields }: SObjectShape): string {
  const id = fields.get('Id');
  if (objectName !== 'Name' || typeof id !== 'string') return objectName;
  return transaction().schema.findObjectByKeyPrefix(id.slice(0, 3))?.name ?? objectName;
}

/** `value instanceof type`; null is an instance of nothing. */
export function isInstance(value: unknown, type: ApexType): boolean {
  if (value === null || value === undefined) return false;
  if (isObject(type)) return true;
  if (type.kind === 'primitive') return isPrimitiveInstance(value, type.name);
  if (value instanceof ApexException && type.kind === 'declared' && type.name === 'System.Exception') return true;
  if (value instanceof ApexEnum) return sameDeclaration(value.apexType, type);
  if (value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap) return isAssignable(value.apexType, type);
  if (value instanceof ApexObject)
    return type.kind === 'declared' && superTypes(value).some((candidate) => sameDeclaration(candidate, type));
  const own = valueType(value);
  if (own.kind !== 'sobject' || type.kind !== 'sobject') return false;
  return isSObject(type) || sameName(own.name, type.name) || sameName(referredObject(value as SObjectShape), type.name);
}

/** A number of another kind becomes the one that is asked for. */
const widenings: Readonly<Partial<Record<PrimitiveName, (value: unknown) => unknown>>> = {
  Long: (value) => (isNumeric(value) ? toLong(value) : value),
  Double: (value) => (isNumeric(value) ? toDouble(value) : value),
  Decimal: (value) => (isNumeric(value) ? toDecimal(value) : value),
  Datetime: (value) => (value instanceof ApexDate ? ApexDatetime.at(value, 0, 'UTC') : value),
  Id: (value) => (typeof value === 'string' ? to18(value) : value),
};

/** `(Type) value`: the value, or TypeException `Invalid conversion from runtime type String to Integer`. */
export function castTo(value: unknown, type: ApexType): unknown {
  if (value === null || value === undefined) return null;
  if (!isInstance(value, type)) {
    if (typeof value === 'string' && type.kind === 'primitive' && type.name === 'Id')
      throw apexException('System.StringException', `Invalid id: ${value}`);
    throw apexException(
      'System.TypeException',
      `Invalid conversion from runtime type ${qualifiedName(valueType(value))} to ${qualifiedName(type)}`,
    );
  }
  return type.kind === 'primitive' ? (widenings[type.name]?.(value) ?? value) : value;
}

function qualifiedName(type: ApexType): string {
  return type.kind === 'declared' ? type.name : typeName(type);
}
