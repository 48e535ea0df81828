/** Implements JSON.serialize: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
import { transaction } from '../../../contracts/transaction.ts';
import { typeName } from '../../../contracts/types.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  ApexEnum,
  ApexException,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSet,
  ApexTime,
  PlatformObject,
  SObjectFieldToken,
  SObjectTypeToken,
  SObjectValue,
  apexException,
  toApexString,
  valueType,
} from '../../../values/index.ts';
import { TextWriter, quote } from './writer.ts';
import type { JsonWriter } from './writer.ts';

/** Deeper means that the objects refer to each other in a circle. */
const deepest = 1000;

interface Options {
  readonly suppressNulls: boolean;
}

export function serialize(value: unknown, isPretty: boolean, suppressNulls: boolean): string {
  const writer = new TextWriter(isPretty);
  writeValue(writer, value, { suppressNulls });
  return writer.text;
}

function writeItems(writer: JsonWriter, items: readonly unknown[], options: Options, depth: number): void {
  writer.startArray();
  for (const item of items) writeValue(writer, item, options, depth);
  writer.endArray();
}

export function writeValue(writer: JsonWriter, value: unknown, options: Options, level = 0): void {
  const depth = level + 1;
  if (depth > deepest) throw apexException('System.JSONException', 'Maximum stack depth reached: the objects refer to each other');
  if (value instanceof ApexList) writeItems(writer, value.items, options, depth);
  else if (value instanceof ApexSet) writeItems(writer, value.toArray(), options, depth);
  else if (value instanceof ApexMap) writeEntries(writer, [...value.entries()].reverse(), options, depth);
  else if (value instanceof SObjectValue) writeRecord(writer, value, options, depth);
  else if (value instanceof ApexObject) writeObject(writer, value, options, depth);
  else writer.raw(primitiveText(value));
}

/** Datetimes in records end in `+0000`, everywhere else in `Z`. */
function primitiveText(value: unknown, isOfRecord = false): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return quote(value);
  if (value instanceof ApexDatetime) return `"${new Date(value.milliseconds).toISOString().replace('Z', isOfRecord ? '+0000' : 'Z')}"`;
  if (value instanceof ApexDate || value instanceof ApexTime) return `"${value.toString()}"`;
  if (value instanceof ApexBlob) return quote(value.base64());
  if (value instanceof ApexEnum) return quote(value.name);
  if (
    value instanceof ApexDecimal ||
    value instanceof ApexDouble ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  )
    return String(value);
  throw unsupported(value);
}

function unsupported(value: unknown): unknown {
  return apexException('System.JSONException', `Apex Type unsupported in JSON: ${typeName(valueType(value))}`);
}

/** The platform writes a map from its last entry to its first; tests compare such texts. */
function writeEntries(writer: JsonWriter, entries: Iterable<readonly [unknown, unknown]>, options: Options, depth: number): void {
  writer.startObject();
  for (const [key, value] of entries) {
    if (
      key === null ||
      (key instanceof ApexObject && !(key instanceof SObjectFieldToken || key instanceof SObjectTypeToken)) ||
      key instanceof SObjectValue
    )
      throw apexException('System.JSONException', 'Map keys of this type are not supported in JSON');
    writer.name(typeof key === 'string' || key instanceof ApexObject ? toApexString(key) : primitiveText(key).replace(/^"|"$/g, ''));
    writeValue(writer, value, options, depth);
  }
  writer.endObject();
}

function writeRecord(writer: JsonWriter, record: SObjectValue, options: Options, depth: number): void {
  writer.startObject();
  writer.name('attributes');
  writeAttributes(writer, record);
  for (const [name, value] of record.fields) {
    // A queried field without value is not in the row at all.
    if (value === null && record.queried) continue;
    writer.name(name);
    if (value instanceof ApexDatetime) writer.raw(primitiveText(value, true));
    else writeValue(writer, value, options, depth);
  }
  for (const [name, parent] of record.parents) {
    if (parent === null) continue;
    writer.name(name);
    writeRecord(writer, parent, options, depth);
  }
  for (const [name, rows] of record.children) {
    writer.name(name);
    writeRows(writer, rows, options, depth);
  }
  writer.endObject();
}

function writeAttributes(writer: JsonWriter, record: SObjectValue): void {
  writer.startObject();
  writer.name('type');
  writer.raw(quote(record.objectName));
  if (record.id !== null) {
    writer.name('url');
    writer.raw(quote(`/services/data/v${transaction().apiVersion.toFixed(1)}/sobjects/${record.objectName}/${record.id}`));
  }
  writer.endObject();
}

function writeRows(writer: JsonWriter, rows: ApexList<SObjectValue>, options: Options, depth: number): void {
  writer.startObject();
  writer.name('totalSize');
  writer.raw(String(rows.size));
  writer.name('done');
  writer.raw('true');
  writer.name('records');
  writeItems(writer, rows.items, options, depth);
  writer.endObject();
}

/** A value class of the platform says with toJson what it is in JSON; the others cannot be serialized. */
interface SerializablePlatformObject {
  toJson(): unknown;
}

function writeObject(writer: JsonWriter, value: ApexObject, options: Options, depth: number): void {
  if (value instanceof PlatformObject) {
    if (!('toJson' in value)) throw unsupported(value);
    const written = (value as unknown as SerializablePlatformObject).toJson();
    if (written instanceof ApexMap) writeEntries(writer, written.entries(), options, depth);
    else writeValue(writer, written, options, depth);
    return;
  }
  // Since API version 63 exceptions are no longer serialized (Apex Developer Guide, "Versioned Behavior Changes").
  if (value instanceof ApexException)
    throw apexException('System.JSONException', `Type unsupported in JSON: ${toApexString(value.getTypeName())}`);
  writer.startObject();
  for (const field of transaction().project.instanceFields(value)) {
    if (field.isTransient) continue;
    const content = field.get();
    if (content === null && options.suppressNulls) continue;
    writer.name(field.name);
    writeValue(writer, content, options, depth);
  }
  writer.endObject();
}
