/** Implements JSON.deserialize: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
import { namedSchema, transaction } from '../../../contracts/transaction.ts';
import { primitive, typeName } from '../../../contracts/types.ts';
import type { ApexType, PrimitiveName } from '../../../contracts/types.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDecimal,
  ApexDouble,
  ApexList,
  ApexMap,
  ApexSet,
  ApexTime,
  SObjectValue,
  apexException,
  enumConstants,
  apexTypeOfField,
  daysInMonth,
  findEnumConstant,
  isValidId,
  to18,
} from '../../../values/index.ts';
import { parseIsoDatetime } from '../dates/parse.ts';
import { instantiate } from '../objects/instantiate.ts';
import type { JsonNode } from './nodes.ts';

function failure(message: string): never {
  throw apexException('System.JSONException', message);
}

function wholeNumber(text: string): unknown {
  const value = BigInt(text);
  if (BigInt.asIntN(32, value) === value) return Number(value);
  return BigInt.asIntN(64, value) === value ? value : ApexDecimal.of(text);
}

/** Objects as Map<String, Object>, arrays as List<Object>. */
export function toUntyped(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return new ApexMap(
        primitive('String'),
        primitive('Object'),
        [...node.entries].map(([name, value]): [unknown, unknown] => [name, toUntyped(value)]),
      );
    case 'array':
      return new ApexList(primitive('Object'), node.items.map(toUntyped));
    case 'string':
      return node.text;
    case 'integer':
      return wholeNumber(node.text);
    case 'decimal':
      return ApexDecimal.of(node.text);
    case 'boolean':
      return node.text === 'true';
    case 'null':
      return null;
  }
}

/** undefined: no whole number, or more than the bits hold. */
function whole(text: string, bits: 32 | 64): bigint | undefined {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  return value !== undefined && BigInt.asIntN(bits, value) === value ? value : undefined;
}

function integer(text: string): number | undefined {
  const value = whole(text, 32);
  return value === undefined ? undefined : Number(value);
}

/** A day that no calendar has is refused, not carried over ("2017-14-31" is a JSONException in orgs: octoberswimmer/aer-dist 454). */
function date(text: string): ApexDate | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay ? ApexDate.of(year, month, day) : undefined;
}

function time(text: string): ApexTime | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  return match === null
    ? undefined
    : ApexTime.of(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), Number((match[4] ?? '').padEnd(3, '0')));
}

/** From the text of a JSON string, number or boolean; undefined when it does not fit. */
const primitiveReaders: Readonly<Partial<Record<PrimitiveName, (text: string) => unknown>>> = {
  Boolean: (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined),
  Integer: integer,
  Long: (text) => whole(text, 64),
  Double: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? new ApexDouble(Number(text)) : undefined),
  Decimal: (text) => ApexDecimal.parse(text) ?? undefined,
  String: (text) => text,
  Id: (text) => (isValidId(text) ? to18(text) : failure(`Invalid id value: ${text}`)),
  Date: date,
  Datetime: (text) => parseIsoDatetime(text) ?? undefined,
  Time: time,
  Blob: (text) => new ApexBlob(Buffer.from(text, 'base64')),
};

function toPrimitive(node: JsonNode, type: ApexType, name: PrimitiveName): unknown {
  const read = primitiveReaders[name];
  if (read === undefined) failure(`Apex Type unsupported in JSON: ${typeName(type)}`);
  if (node.kind === 'object' || node.kind === 'array') failure(`Illegal value for primitive`);
  const value = read(node.text);
  if (value === undefined) failure('Illegal value for primitive');
  return value;
}

/** Results of database operations and of actions can be made from JSON, as tests that mock them do. */
const resultClasses = /^(?:(?:Database|Approval)\.\w+Result|Invocable\.Action\.(?:Result|Error))$/;

function isFilledFromJson(value: unknown): value is { fillFromJson(content: unknown): unknown } {
  return typeof value === 'object' && value !== null && 'fillFromJson' in value;
}

export class Deserializer {
  /** deserializeStrict: an attribute that the type lacks is an error. */
  readonly #isStrict: boolean;

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  read(node: JsonNode, type: ApexType): unknown {
    if (node.kind === 'null') return null;
    switch (type.kind) {
      case 'primitive':
        return toPrimitive(node, type, type.name);
      case 'list':
        return new ApexList(type.element, this.#items(node, type.element));
      case 'set':
        return new ApexSet(type.element, this.#items(node, type.element));
      case 'map':
        return this.#map(node, type.key, type.value);
      case 'sobject':
        return this.#record(node, type.name);
      case 'declared':
        return this.#declared(node, type);
      case 'parameter':
        return failure(`Apex Type unsupported in JSON: ${type.name}`);
    }
  }

  #items(node: JsonNode, element: ApexType): unknown[] {
    // A relationship's rows come as the REST API writes them.
    const records = node.kind === 'object' ? node.entries.get('records') : undefined;
    if (records?.kind === 'array') return records.items.map((item) => this.read(item, element));
    if (node.kind !== 'array') failure("Malformed JSON: Expected '[' at the beginning of List/Set");
    return node.items.map((item) => this.read(item, element));
  }

  #map(node: JsonNode, key: ApexType, value: ApexType): ApexMap {
    if (node.kind !== 'object') failure("Malformed JSON: Expected '{' at the beginning of object");
    const entries = [...node.entries].map(([name, entry]): [unknown, unknown] => [
      this.read({ kind: 'string', text: name }, key),
      this.read(entry, value),
    ]);
    return new ApexMap(key, value, entries);
  }

  #declared(node: JsonNode, type: ApexType & { readonly kind: 'declared' }): unknown {
    if (enumConstants(type) !== null) {
      if (node.kind !== 'string') failure('Illegal value for enum');
      return findEnumConstant(type, node.text) ?? failure(`Illegal value for enum: ${node.text}`);
    }
    const made = type.origin === 'platform' && resultClasses.test(type.name) ? instantiate(type) : null;
    if (isFilledFromJson(made)) return made.fillFromJson(toUntyped(node));
    const symbol = type.origin === 'project' ? transaction().project.findType(type.name) : null;
    if (symbol === null || symbol.kind !== 'class') failure(`Apex Type unsupported in JSON: ${typeName(type)}`);
    if (symbol.modifiers.includes('abstract')) failure(`Apex Type unsupported in JSON: ${typeName(type)}`);
    if (node.kind !== 'object') failure("Malformed JSON: Expected '{' at the beginning of object");
    return this.#object(node.entries, symbol.name);
  }

  /** No constructor runs. Attributes and fields meet without regard to case. */
  #object(entries: ReadonlyMap<string, JsonNode>, name: string): unknown {
    const project = transaction().project;
    const made = project.allocate(name);
    const fields = new Map(
      project
        .instanceFields(made)
        .filter((field) => !field.isTransient)
        .map((field) => [field.name.toLowerCase(), field]),
    );
    for (const [attribute, value] of entries) {
      const field = fields.get(attribute.toLowerCase());
      if (field !== undefined) field.set(this.read(value, field.type));
      else if (this.#isStrict) failure(`Unknown field: ${name}.${attribute}`);
    }
    return made;
  }

  #record(node: JsonNode, declaredName: string): SObjectValue {
    if (node.kind !== 'object') failure("Malformed JSON: Expected '{' at the beginning of object");
    const attributes = node.entries.get('attributes');
    const written = attributes?.kind === 'object' ? attributes.entries.get('type') : undefined;
    const name =
      declaredName !== 'SObject'
        ? declaredName
        : written?.kind === 'string'
          ? written.text
          : failure('Object type not found in JSON: attributes.type');
    const schema = (declaredName === 'SObject' ? namedSchema() : transaction().schema).findObject(name);
    if (schema === null) failure(`Invalid sobject type: ${name}`);
    const record = new SObjectValue(schema.name);
    for (const [attribute, value] of node.entries) if (attribute !== 'attributes') this.#recordAttribute(record, attribute, value);
    return record;
  }

  #recordAttribute(record: SObjectValue, attribute: string, node: JsonNode): void {
    const schema = namedSchema();
    const field = schema.findField(record.objectName, attribute);
    if (field !== null) {
      record.fields.set(field.name, this.read(node, apexTypeOfField(field)));
      return;
    }
    const parent = schema.findParentRelationship(record.objectName, attribute);
    if (parent !== null) {
      const target = parent.referenceTo.length === 1 ? (parent.referenceTo[0] ?? 'SObject') : 'SObject';
      record.parents.set(parent.relationshipName ?? attribute, node.kind === 'null' ? null : this.#record(node, target));
      return;
    }
    // {"CronTrigger": {...}} names the record's own type as an element around it: nothing of it is read.
    if (node.kind === 'object' && attribute.toLowerCase() === record.objectName.toLowerCase()) return;
    const child = schema.findChildRelationship(record.objectName, attribute);
    if (child === null) failure(`No such column '${attribute}' on sobject of type ${record.objectName}`);
    const rows = this.read(node, { kind: 'list', element: { kind: 'sobject', name: child.childObject } }) as ApexList<SObjectValue> | null;
    if (rows !== null) record.children.set(child.relationshipName ?? attribute, rows);
  }
}
