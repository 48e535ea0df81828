/** Keeps one shared object per common type, and the constructors that reuse what they made. */
import { primitive, typeName } from '../../contracts/types.ts';
import type { ApexType } from '../../contracts/types.ts';

export const BOOLEAN = primitive('Boolean');
export const INTEGER = primitive('Integer');
export const LONG = primitive('Long');
export const DOUBLE = primitive('Double');
export const DECIMAL = primitive('Decimal');
export const STRING = primitive('String');
export const ID = primitive('Id');
export const DATE = primitive('Date');
export const DATETIME = primitive('Datetime');
export const TIME = primitive('Time');
export const BLOB = primitive('Blob');
export const OBJECT = primitive('Object');
export const VOID = primitive('void');
export const NULL = primitive('null');
export const SOBJECT: ApexType = { kind: 'sobject', name: 'SObject' };
export const TYPE = platformType('System.Type');
export const OBJECT_TOKEN = platformType('Schema.SObjectType');
export const FIELD_TOKEN = platformType('Schema.SObjectField');
export const DESCRIBE_OBJECT = platformType('Schema.DescribeSObjectResult');
export const DESCRIBE_FIELD = platformType('Schema.DescribeFieldResult');
/** Stands where a type could not be resolved and the error is reported; nothing that needs it is bound. Never reaches the bound tree. */
export const UNKNOWN: ApexType = { kind: 'parameter', name: '?' };
export const EXCEPTION = platformType('System.Exception');

export const PRIMITIVES: ReadonlyMap<string, ApexType> = new Map(
  [BOOLEAN, INTEGER, LONG, DOUBLE, DECIMAL, STRING, ID, DATE, DATETIME, TIME, BLOB, OBJECT].map((type) => [
    typeName(type).toLowerCase(),
    type,
  ]),
);

export function platformType(name: string, typeArguments: readonly ApexType[] = []): ApexType {
  return { kind: 'declared', name, origin: 'platform', arguments: typeArguments };
}

export function projectType(name: string): ApexType {
  return { kind: 'declared', name, origin: 'project', arguments: [] };
}

const lists = new WeakMap<ApexType, ApexType>();
const sets = new WeakMap<ApexType, ApexType>();

export function listOf(element: ApexType): ApexType {
  return remember(lists, element, () => ({ kind: 'list', element }));
}

export function setOf(element: ApexType): ApexType {
  return remember(sets, element, () => ({ kind: 'set', element }));
}

export function mapOf(key: ApexType, value: ApexType): ApexType {
  return { kind: 'map', key, value };
}

function remember(known: WeakMap<ApexType, ApexType>, key: ApexType, make: () => ApexType): ApexType {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

const keys = new WeakMap<ApexType, string>();

/** Equal for equal types; tells apart a project class and a platform class of one name. */
export function typeKey(type: ApexType): string {
  const before = keys.get(type);
  if (before !== undefined) return before;
  const key = makeTypeKey(type);
  keys.set(type, key);
  return key;
}

function makeTypeKey(type: ApexType): string {
  switch (type.kind) {
    case 'list':
      return `List<${typeKey(type.element)}>`;
    case 'set':
      return `Set<${typeKey(type.element)}>`;
    case 'map':
      return `Map<${typeKey(type.key)},${typeKey(type.value)}>`;
    case 'sobject':
      return `sobject:${type.name}`;
    case 'declared':
      return `${type.origin}:${type.name}${type.arguments.length === 0 ? '' : `<${type.arguments.map(typeKey).join(',')}>`}`;
    default:
      return type.name;
  }
}

export function sameType(left: ApexType, right: ApexType): boolean {
  return left === right || typeKey(left) === typeKey(right);
}

export function isPrimitive(type: ApexType, ...names: readonly string[]): boolean {
  return type.kind === 'primitive' && names.includes(type.name);
}

export function isVoid(type: ApexType): boolean {
  return type.kind === 'primitive' && type.name === 'void';
}
