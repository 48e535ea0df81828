/**
 * Implements Schema.SObjectType and Schema.SObjectField:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Schema_SObjectType.htm
 */
import { randomUUID } from 'node:crypto';
import { transaction } from '../../contracts/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { newRecordDefaults } from '../../database/dml/defaults.ts';
import { apexException } from '../../values/apex-exception.ts';
import { SObjectFieldToken, SObjectTypeToken } from '../../values/schema-tokens.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import { DescribeFieldResult } from './field-describe.ts';
import { DescribeSObjectResult } from './object-describe.ts';

export function describeObject(objectName: string): DescribeSObjectResult {
  return new DescribeSObjectResult(objectOf(objectName));
}

function objectOf(objectName: string): ObjectSchema {
  const object = transaction().schema.findObject(objectName);
  if (object === null) throw apexException('System.SObjectException', `Invalid sobject type: ${objectName}`);
  return object;
}

function describeField({ objectName, fieldName }: SObjectFieldToken): DescribeFieldResult {
  const field: FieldSchema | null = transaction().schema.findField(objectName, fieldName);
  if (field === null) throw apexException('System.SObjectException', `Invalid field ${fieldName} for ${objectName}`);
  return new DescribeFieldResult(objectOf(objectName), field);
}

function newSObject(token: SObjectTypeToken, id: string | null, loadsDefaults: boolean): SObjectValue {
  const record = new SObjectValue(token.objectName);
  if (id !== null) record.fields.set('Id', id);
  const object = objectOf(token.objectName);
  // "To get the EventUuid before publishing, create the event with newSObject(null, true)" (Platform Events Developer Guide, "Get the Status of a Publish").
  if (loadsDefaults && object.kind === 'platformEvent' && object.fields.has('EventUuid')) record.fields.set('EventUuid', randomUUID());
  if (loadsDefaults) for (const [name, value] of newRecordDefaults(object)) record.fields.set(name, value);
  return record;
}

export const sobjectTypeTable: PlatformTypeTable = {
  name: 'Schema.SObjectType',
  javaScriptClass: SObjectTypeToken,
  members: {
    'getDescribe()': (token: SObjectTypeToken) => describeObject(token.objectName),
    'getDescribe(Object)': (token: SObjectTypeToken, _option: unknown) => describeObject(token.objectName),
    'newSObject()': (token: SObjectTypeToken) => newSObject(token, null, false),
    'newSObject(Id)': (token: SObjectTypeToken, id: string | null) => newSObject(token, id, false),
    'newSObject(Id, Boolean)': (token: SObjectTypeToken, id: string | null, loadsDefaults: boolean) => newSObject(token, id, loadsDefaults),
  },
};

export const sobjectFieldTable: PlatformTypeTable = {
  name: 'Schema.SObjectField',
  javaScriptClass: SObjectFieldToken,
  members: {
    'getDescribe()': describeField,
    'getDescribe(Object)': (token: SObjectFieldToken, _option: unknown) => describeField(token),
  },
};
