/** The Apex type of a field, and what may be assigned to it. */
import { primitive, typeName } from '../contracts/types.ts';
import type { ApexType } from '../contracts/types.ts';
import type { DisplayType, FieldSchema } from '../contracts/schema.ts';
import { ApexBlob } from './apex-blob.ts';
import { ApexDate } from './apex-date.ts';
import { ApexDatetime } from './apex-datetime.ts';
import { apexException } from './apex-exception.ts';
import { platformType } from './apex-object.ts';
import { isValidId, to18 } from './identifiers.ts';
import { isNumeric, isWhole, toDecimal, toInteger, toLong } from './numbers.ts';
import { valueType } from './value-type.ts';

const typeNames: Readonly<Partial<Record<DisplayType, ApexType>>> = {
  ADDRESS: platformType('System.Address'),
  ANYTYPE: primitive('Object'),
  BASE64: primitive('Blob'),
  BOOLEAN: primitive('Boolean'),
  CURRENCY: primitive('Decimal'),
  DATE: primitive('Date'),
  DATETIME: primitive('Datetime'),
  DOUBLE: primitive('Decimal'),
  ID: primitive('Id'),
  INTEGER: primitive('Integer'),
  LOCATION: platformType('System.Location'),
  LONG: primitive('Long'),
  PERCENT: primitive('Decimal'),
  REFERENCE: primitive('Id'),
  TIME: primitive('Time'),
};

/** Every other field is text. */
export function fieldApexType(displayType: DisplayType): ApexType {
  return typeNames[displayType] ?? primitive('String');
}

/** Metadata relationships to objects and fields hold API names, not Ids. */
export function apexTypeOfField(field: FieldSchema): ApexType {
  const namesDefinitions = field.referenceTo.some((target) => /^(EntityDefinition|FieldDefinition|EntityParticle)$/.test(target));
  return namesDefinitions ? primitive('String') : fieldApexType(field.type);
}

/** Converts by type; undefined when the value does not fit. */
const conversions: Readonly<Record<string, (value: unknown) => unknown>> = {
  Integer: (value) => (typeof value === 'number' ? value : fitsInteger(value) ? toInteger(value) : undefined),
  Long: (value) => (isWhole(value) ? toLong(value) : undefined),
  Decimal: (value) => (isNumeric(value) ? toDecimal(value) : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Date: (value) => (value instanceof ApexDate ? value : value instanceof ApexDatetime ? value.date('UTC') : undefined),
  Datetime: (value) => (value instanceof ApexDatetime ? value : value instanceof ApexDate ? ApexDatetime.at(value, 0, 'UTC') : undefined),
  Blob: (value) => (value instanceof ApexBlob ? value : undefined),
};

/** A Long of 32 bits, as SObject.put takes it: a wider one would become another number. */
function fitsInteger(value: unknown): value is bigint {
  return typeof value === 'bigint' && BigInt.asIntN(32, value) === value;
}

function toFieldId(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  if (!isValidId(value)) throw apexException('System.StringException', `Invalid id: ${value}`);
  return to18(value);
}

/** What SObject.put stores: the value in the field's type, or SObjectException `Illegal assignment from String to Date`. */
export function toFieldValue(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  const type = apexTypeOfField(field);
  const name = typeName(type);
  const converted = name === 'Id' ? toFieldId(value) : (conversions[name] ?? ((any: unknown) => any))(value);
  if (converted === undefined) {
    throw apexException('System.SObjectException', `Illegal assignment from ${typeName(valueType(value))} to ${name}`);
  }
  return converted;
}
