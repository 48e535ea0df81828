/** Records as the REST API shows them, and field values as it takes them. REST API Developer Guide, "Valid Date and DateTime Formats". */
import { exactNumber, isExactNumber, textOfExactNumber } from '../../contracts/exact-json.ts';
import type { QueryProjection, QueryResult } from '../../contracts/transaction.ts';
import type { FieldSchema, SchemaRegistry } from '../../contracts/schema.ts';
import { primitive } from '../../contracts/types.ts';
import type { PrimitiveName } from '../../contracts/types.ts';
import { Deserializer } from '../../platform/core/json/deserialize.ts';
import { ApexBlob, ApexDate, ApexDatetime, ApexDecimal, ApexDouble, ApexTime, SObjectValue, fieldApexType } from '../../values/index.ts';
import { reject } from './responses.ts';

export function valueToJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ApexDatetime) return new Date(value.milliseconds).toISOString().replace('Z', '+0000');
  if (value instanceof ApexDate) return value.toString();
  if (value instanceof ApexTime) return value.toString();
  if (value instanceof ApexDecimal) return exactNumber(value.toString());
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexBlob) return value.base64();
  if (typeof value === 'bigint') return exactNumber(String(value));
  return value;
}

function attributes(record: SObjectValue, apiVersion: number): Record<string, unknown> {
  const { objectName, id } = record;
  return id === null ? { type: objectName } : { type: objectName, url: `/services/data/v${apiVersion}.0/sobjects/${objectName}/${id}` };
}

/** With a projection: exactly what the query named, nulls included; else what the record carries. */
export function recordToJson(record: SObjectValue, apiVersion: number, projection: QueryProjection | null): Record<string, unknown> {
  const json: Record<string, unknown> = { attributes: attributes(record, apiVersion) };
  for (const name of projection?.fields ?? record.fields.keys()) json[name] = valueToJson(record.fields.get(name));
  for (const name of projection === null ? record.parents.keys() : Object.keys(projection.parents)) {
    const parent = record.parents.get(name) ?? null;
    json[name] = parent === null ? null : recordToJson(parent, apiVersion, projection?.parents[name] ?? null);
  }
  for (const name of projection?.children ?? record.children.keys()) {
    const rows = record.children.get(name);
    json[name] =
      rows === undefined || rows.size === 0
        ? null
        : {
            totalSize: rows.size,
            done: true,
            records: rows.items.map((row) => recordToJson(row, apiVersion, null)),
          };
  }
  return json;
}

export function queryResultToJson(result: QueryResult, apiVersion: number): { totalSize: number; records: Record<string, unknown>[] } {
  const records = result.records as SObjectValue[];
  return { totalSize: result.totalSize, records: records.map((record) => recordToJson(record, apiVersion, result.projection ?? null)) };
}

const json = new Deserializer(true);

/** As it was sent; null: no number. */
function numberText(value: unknown): string | null {
  if (isExactNumber(value)) return textOfExactNumber(value);
  return typeof value === 'number' ? String(value) : null;
}

/** The token and the text, as the platform's parser tells them (seen in regican/Salesforce 2 and SalesforceMobileSDK-ReactNative 194). */
function tokenText(value: unknown): string {
  const number = numberText(value);
  if (number !== null) return `${wholeNumber.test(number) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT'} value ${number}`;
  if (typeof value === 'boolean') return `VALUE_${String(value).toUpperCase()} value ${value}`;
  if (typeof value === 'string') return `VALUE_STRING value ${value}`;
  return Array.isArray(value) ? 'START_ARRAY value [' : 'START_OBJECT value {';
}

const wholeNumber = /^-?\d+$/;
const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?`;
const zone = String.raw`(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)`;
/** Apex reads more than these; the API does not. Whether a calendar has the day, the reader knows. */
const momentForms: Partial<Record<PrimitiveName, RegExp>> = {
  Date: /^\d{4}-\d{2}-\d{2}$/,
  Datetime: new RegExp(String.raw`^\d{4}-\d{2}-\d{2}T${time}${zone}$`),
  Time: new RegExp(`^${time}Z?$`),
};
const numberNames: ReadonlySet<PrimitiveName> = new Set(['Integer', 'Long', 'Double', 'Decimal']);

/** No field is so wide that it holds more than a double reaches, and the digits of `1e999999` take long to make. */
function isReadable(name: PrimitiveName, text: string): boolean {
  if (numberNames.has(name)) return Number.isFinite(Number(text));
  return momentForms[name]?.test(text) ?? true;
}

function fieldValue(field: FieldSchema, value: unknown): unknown {
  if (value === null) return null;
  const refuseValue = (): never =>
    reject(
      400,
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of ${field.type.toLowerCase()} from ${tokenText(value)} or request may be missing a required field`,
      [field.name],
    );
  const number = numberText(value);
  if (number === null && typeof value === 'object') return refuseValue();
  const type = fieldApexType(field.type);
  const name: PrimitiveName = type.kind === 'primitive' ? type.name : 'String';
  if (name === 'Boolean' && typeof value !== 'boolean') return refuseValue();
  if ((name === 'String' || name === 'Id') && typeof value !== 'string') return name === 'Id' ? refuseValue() : (number ?? String(value));
  const text = number ?? String(value);
  if (!isReadable(name, text)) return refuseValue();
  try {
    const kind = number === null ? (typeof value === 'boolean' ? 'boolean' : 'string') : wholeNumber.test(number) ? 'integer' : 'decimal';
    return json.read({ kind, text }, name === 'Object' ? primitive('String') : primitive(name));
  } catch {
    return refuseValue();
  }
}

/** `{"Parent__r": {"Key__c": "x"}}` names a parent by its external id. */
function parentOf(schema: SchemaRegistry, relationship: FieldSchema, value: Readonly<Record<string, unknown>>): SObjectValue {
  const given = (value['attributes'] as { readonly type?: string } | undefined)?.type;
  return recordFromJson(schema, given ?? relationship.referenceTo[0] ?? '', value);
}

export function recordFromJson(schema: SchemaRegistry, objectName: string, values: Readonly<Record<string, unknown>>): SObjectValue {
  const object = schema.findObject(objectName);
  if (object === null) return reject(404, 'NOT_FOUND', `The requested resource does not exist: sobject ${objectName}`);
  const record = new SObjectValue(object.name);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'attributes') continue;
    const field = schema.findField(object.name, name);
    if (field !== null) {
      record.fields.set(field.name, fieldValue(field, value));
      continue;
    }
    const relationship = schema.findParentRelationship(object.name, name);
    if (relationship === null || typeof value !== 'object' || value === null)
      return reject(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
    record.parents.set(relationship.relationshipName ?? name, parentOf(schema, relationship, value as Readonly<Record<string, unknown>>));
  }
  return record;
}
