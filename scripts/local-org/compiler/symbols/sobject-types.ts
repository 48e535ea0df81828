/** Gives the Apex type of a field by its Schema.DisplayType (Apex Developer Guide, "sObject Types"; numbers are Decimal in Apex). */
import type { ApexType } from '../../contracts/types.ts';
import type { DisplayType, FieldSchema } from '../../contracts/schema.ts';
import { BLOB, BOOLEAN, DATE, DATETIME, DECIMAL, ID, INTEGER, LONG, OBJECT, platformType, STRING, TIME } from './common-types.ts';

const ADDRESS = platformType('System.Address');
const CHANGE_EVENT_HEADER = platformType('eventbus.ChangeEventHeader');
const LOCATION = platformType('System.Location');

const FIELD_TYPES: Readonly<Partial<Record<DisplayType, ApexType>>> = {
  ADDRESS,
  LOCATION,
  ANYTYPE: OBJECT,
  BASE64: BLOB,
  BOOLEAN,
  CURRENCY: DECIMAL,
  DOUBLE: DECIMAL,
  PERCENT: DECIMAL,
  DATE,
  DATETIME,
  TIME,
  ID,
  REFERENCE: ID,
  INTEGER,
  LONG,
};

export function fieldType(objectName: string, field: FieldSchema): ApexType {
  if (field.type === 'REFERENCE' && namesDefinitions(field)) return STRING;
  // Change events carry a class of the platform.
  if (field.name === 'ChangeEventHeader') return CHANGE_EVENT_HEADER;
  // AggregateResult has no fields of its own but what a query names; they are read by get().
  return objectName === 'AggregateResult' ? OBJECT : (FIELD_TYPES[field.type] ?? STRING);
}

/** Metadata relationships to objects and fields hold API names, not Ids (Custom Metadata Types Implementation Guide, "Metadata Relationship Fields"). */
function namesDefinitions(field: FieldSchema): boolean {
  return field.referenceTo.some((target) => /^(EntityDefinition|FieldDefinition|EntityParticle)$/.test(target));
}
