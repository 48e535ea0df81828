/** Implements System.SObject: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm */
import { namedSchema, transaction } from '../../../contracts/transaction.ts';
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import type { SObjectValue } from '../../../values/index.ts';
import {
  ApexException,
  ApexList,
  ApexMap,
  DatabaseError,
  SObjectFieldToken,
  apexException,
  platformType,
  requireArgument,
  sobjectTypeToken,
} from '../../../values/index.ts';

type FieldName = string | SObjectFieldToken | null;

function nameOf(field: FieldName): string {
  const given = requireArgument(field);
  return typeof given === 'string' ? given : given.fieldName;
}

function messageOf(message: string | ApexException | null): string {
  return message instanceof ApexException ? message.getMessage() : (message ?? '');
}

function addError(record: SObjectValue, message: string | ApexException | null): void {
  record.addError(messageOf(message));
}

function addFieldError(record: SObjectValue, field: FieldName, message: string | null): void {
  record.addError(messageOf(message), [record.fieldNamed(nameOf(field)).name]);
}

/** By relationship name, or by the reference field's token. */
function relationshipName(record: SObjectValue, field: FieldName): string {
  const schema = field instanceof SObjectFieldToken ? transaction().schema : namedSchema();
  const name = nameOf(field);
  const reference =
    schema.findParentRelationship(record.objectName, name) ??
    (field instanceof SObjectFieldToken ? schema.findField(record.objectName, name) : null);
  if (reference?.relationshipName == null)
    throw apexException('System.SObjectException', `Invalid relationship ${name} for ${record.objectName}`);
  return reference.relationshipName;
}

function putParent(record: SObjectValue, field: FieldName, parent: SObjectValue | null): SObjectValue | null {
  const name = relationshipName(record, field);
  const previous = record.parents.get(name) ?? null;
  record.writeParent(name, parent);
  return previous;
}

function children(record: SObjectValue, field: FieldName): ApexList<SObjectValue> | null {
  const name = nameOf(field);
  const relationship = namedSchema().findChildRelationship(record.objectName, name);
  if (relationship?.relationshipName == null)
    throw apexException('System.SObjectException', `Invalid relationship ${name} for ${record.objectName}`);
  return record.children.get(relationship.relationshipName) ?? null;
}

function clone(
  record: SObjectValue,
  preserveId: boolean | null = false,
  isDeep: boolean | null = false,
  timestamps: boolean | null = false,
  autonumber: boolean | null = false,
): SObjectValue {
  return record.clone({
    preserveId: preserveId === true,
    isDeep: isDeep === true,
    preserveReadonlyTimestamps: timestamps === true,
    preserveAutonumber: autonumber === true,
  });
}

/** Fields and relationships that hold a value. */
function populatedFields(record: SObjectValue): ApexMap {
  const map = new ApexMap<string, unknown>(primitive('String'), primitive('Object'));
  for (const [name, value] of record.fields) if (value !== null || !record.queried) map.put(name, value);
  for (const [name, parent] of record.parents) if (parent !== null) map.put(name, parent);
  for (const [name, rows] of record.children) map.put(name, rows);
  return map.makeReadOnly();
}

function errorsOf(record: SObjectValue): ApexList {
  return new ApexList<unknown>(
    platformType('Database.Error'),
    record.errors.map((error) => new DatabaseError(error)),
  );
}

export const sobjectTable: PlatformTypeTable = {
  name: 'System.SObject',
  members: {
    'addError(Exception)': addError,
    'addError(Exception, Boolean)': addError,
    'addError(String)': addError,
    'addError(String, Boolean)': addError,
    'addError(String, String)': addFieldError,
    'addError(String, String, Boolean)': addFieldError,
    'addError(Schema.SObjectField, String)': addFieldError,
    'addError(Schema.SObjectField, String, Boolean)': addFieldError,
    'clear()': (record: SObjectValue) => record.fields.clear(),
    'clone()': (record: SObjectValue) => clone(record),
    'clone(Boolean)': clone,
    'clone(Boolean, Boolean)': clone,
    'clone(Boolean, Boolean, Boolean)': clone,
    'clone(Boolean, Boolean, Boolean, Boolean)': clone,
    'get(String)': (record: SObjectValue, field: FieldName) => record.get(nameOf(field)),
    'get(Schema.SObjectField)': (record: SObjectValue, field: FieldName) => record.get(nameOf(field)),
    'getCloneSourceId()': (record: SObjectValue) => record.cloneSourceId,
    'getErrors()': errorsOf,
    'getOptions()': (record: SObjectValue) => record.options,
    'getPopulatedFieldsAsMap()': populatedFields,
    'getQuickActionName()': () => null,
    'getSObject(String)': (record: SObjectValue, field: FieldName) => record.readParent(relationshipName(record, field)),
    'getSObject(Schema.SObjectField)': (record: SObjectValue, field: FieldName) => record.readParent(relationshipName(record, field)),
    'getSObjectType()': (record: SObjectValue) => sobjectTypeToken(record.objectName),
    'getSObjects(String)': children,
    'getSObjects(Schema.SObjectField)': children,
    'hasErrors()': (record: SObjectValue) => record.errors.length > 0,
    'isClone()': (record: SObjectValue) => record.isClone,
    'isSet(String)': (record: SObjectValue, field: FieldName) => record.fields.has(record.fieldNamed(nameOf(field)).name),
    'isSet(Schema.SObjectField)': (record: SObjectValue, field: FieldName) => record.fields.has(record.fieldNamed(nameOf(field)).name),
    'put(String, Object)': (record: SObjectValue, field: FieldName, value: unknown) => record.put(nameOf(field), value),
    'put(Schema.SObjectField, Object)': (record: SObjectValue, field: FieldName, value: unknown) => record.put(nameOf(field), value),
    'putSObject(String, SObject)': putParent,
    'putSObject(Schema.SObjectField, SObject)': putParent,
    'setOptions(Object)': (record: SObjectValue, options: unknown) => {
      record.options = options;
    },
    'get Id': (record: SObjectValue) => record.id,
    'set Id': (record: SObjectValue, id: string | null) => record.writeField('Id', id),
  },
};
