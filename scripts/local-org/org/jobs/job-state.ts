/**
 * The state of a job between transactions: every value of Apex as JSON and back, with shared references and cycles kept. Transient fields
 * come back null; what the platform cannot serialise is refused by name, as it does (`Not Serializable: System.HttpRequest`).
 */
import { transaction, type CompiledProject } from '../../contracts/transaction.ts';
import { typeName, type ApexType } from '../../contracts/types.ts';
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
  TypeToken,
  apexException,
  findEnumConstant,
  platformExceptionClass,
  sobjectFieldToken,
  sobjectTypeToken,
  typeToken,
} from '../../values/index.ts';

/** Plain JSON; references point into `nodes`. */
type Written = null | boolean | number | string | { readonly [tag: string]: unknown };

export interface WrittenGraph {
  readonly root: Written;
  readonly nodes: readonly WrittenNode[];
}

type WrittenNode =
  | { readonly kind: 'list' | 'set'; readonly type: ApexType; readonly items: Written[] }
  | { readonly kind: 'map'; readonly keyType: ApexType; readonly valueType: ApexType; readonly entries: (readonly [Written, Written])[] }
  | {
      readonly kind: 'sobject';
      readonly name: string;
      readonly queried: boolean;
      readonly fields: [string, Written][];
      readonly parents: [string, Written][];
      readonly children: [string, Written][];
    }
  | { readonly kind: 'object'; readonly name: string; readonly fields: [string, Written][] }
  | {
      readonly kind: 'exception';
      readonly name: string;
      readonly isPlatform: boolean;
      readonly message: string | null;
      readonly cause: Written;
    }
  | { readonly kind: 'platform'; readonly name: string; readonly values: Written };

/** How a platform class that jobs may hold (a cursor, for one) is written and read. Values are Apex values. */
export interface PlatformStateCodec {
  readonly name: string;
  write(value: PlatformObject): unknown;
  read(written: unknown): PlatformObject;
}

const platformCodecs = new Map<string, PlatformStateCodec>();

export function registerPlatformState(codec: PlatformStateCodec): void {
  platformCodecs.set(codec.name, codec);
}

function notSerializable(name: string): ApexException {
  return apexException('System.SerializationException', `Not Serializable: ${name}`);
}

type PrimitiveWriter = (value: never) => Written;

/** By JavaScript class: values without identity. */
const primitiveWriters = new Map<unknown, PrimitiveWriter>([
  [ApexDouble, (value: ApexDouble): Written => ({ double: Object.is(value.value, -0) ? '-0' : String(value.value) })],
  [ApexDecimal, (value: ApexDecimal): Written => ({ decimal: [String(value.unscaled), value.scale] })],
  [ApexDate, (value: ApexDate): Written => ({ date: value.days })],
  [ApexDatetime, (value: ApexDatetime): Written => ({ datetime: value.milliseconds })],
  [ApexTime, (value: ApexTime): Written => ({ time: value.milliseconds })],
  [ApexBlob, (value: ApexBlob): Written => ({ blob: Buffer.from(value.bytes).toString('base64') })],
  [ApexEnum, (value: ApexEnum): Written => ({ enum: value.name, of: value.apexType })],
  [TypeToken, (value: TypeToken): Written => ({ type: value.named })],
  [SObjectTypeToken, (value: SObjectTypeToken): Written => ({ sobjectType: value.objectName })],
  [SObjectFieldToken, (value: SObjectFieldToken): Written => ({ sobjectField: [value.objectName, value.fieldName] })],
] as [unknown, PrimitiveWriter][]);

const primitiveReaders: Readonly<Record<string, (written: Readonly<Record<string, unknown>>) => unknown>> = {
  long: ({ long }) => BigInt(long as string),
  double: ({ double }) => new ApexDouble(Number(double)),
  decimal: ({ decimal }) => new ApexDecimal(BigInt((decimal as [string, number])[0]), (decimal as [string, number])[1]),
  date: ({ date }) => new ApexDate(date as number),
  datetime: ({ datetime }) => new ApexDatetime(datetime as number),
  time: ({ time }) => new ApexTime(time as number),
  blob: ({ blob }) => new ApexBlob(Buffer.from(blob as string, 'base64')),
  enum: ({ enum: name, of }) => findEnumConstant(of as ApexType, name as string),
  type: ({ type }) => typeToken(type as ApexType),
  sobjectType: ({ sobjectType }) => sobjectTypeToken(sobjectType as string),
  sobjectField: ({ sobjectField }) => sobjectFieldToken(...(sobjectField as [string, string])),
};

class GraphWriter {
  readonly nodes: WrittenNode[] = [];
  readonly #seen = new Map<object, number>();
  readonly #project: CompiledProject;

  constructor(project: CompiledProject) {
    this.#project = project;
  }

  write(value: unknown): Written {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
    if (typeof value === 'bigint') return { long: String(value) };
    if (typeof value !== 'object') throw new Error(`A ${typeof value} is no Apex value`);
    const primitive = primitiveWriters.get(value.constructor);
    if (primitive !== undefined) return primitive(value as never);
    const known = this.#seen.get(value);
    if (known !== undefined) return { node: known };
    const index = this.nodes.length;
    this.#seen.set(value, index);
    // Reserved before its contents are written, since they may point back.
    this.nodes.push({ kind: 'object', name: '', fields: [] });
    this.nodes[index] = this.#node(value);
    return { node: index };
  }

  #pairs(entries: Iterable<readonly [string, unknown]>): [string, Written][] {
    return [...entries].map(([name, value]) => [name, this.write(value)]);
  }

  #node(value: object): WrittenNode {
    if (value instanceof ApexList) return { kind: 'list', type: value.elementType, items: value.items.map((item) => this.write(item)) };
    if (value instanceof ApexSet) return { kind: 'set', type: value.elementType, items: [...value].map((item) => this.write(item)) };
    if (value instanceof ApexMap) {
      const entries = value.entries().map(([key, item]) => [this.write(key), this.write(item)] as const);
      return { kind: 'map', keyType: value.keyType, valueType: value.valueType, entries };
    }
    if (value instanceof SObjectValue) {
      return {
        kind: 'sobject',
        name: value.objectName,
        queried: value.queried,
        fields: this.#pairs(value.fields),
        parents: this.#pairs(value.parents),
        children: this.#pairs(value.children),
      };
    }
    if (value instanceof ApexException) {
      const isPlatform = value.apexType.kind === 'declared' && value.apexType.origin === 'platform';
      return { kind: 'exception', name: value.getTypeName(), isPlatform, message: value.getMessage(), cause: this.write(value.getCause()) };
    }
    if (value instanceof PlatformObject) {
      const name = typeName(value.apexType);
      const codec = platformCodecs.get(name) ?? platformCodecs.get(`System.${name}`);
      if (codec === undefined) throw notSerializable(value.apexType.kind === 'declared' ? value.apexType.name : name);
      return { kind: 'platform', name: codec.name, values: this.write(codec.write(value)) };
    }
    if (value instanceof ApexObject && value.apexType.kind === 'declared') {
      const fields = this.#project.instanceFields(value).filter((field) => !field.isTransient);
      return {
        kind: 'object',
        name: value.apexType.name,
        fields: fields.map((field) => [field.name, this.write((field.stored ?? field).get())]),
      };
    }
    throw notSerializable(value.constructor.name);
  }
}

class GraphReader {
  readonly #nodes: readonly WrittenNode[];
  readonly #made = new Map<number, unknown>();
  readonly #project: CompiledProject;

  constructor(nodes: readonly WrittenNode[], project: CompiledProject) {
    this.#nodes = nodes;
    this.#project = project;
  }

  read(written: Written): unknown {
    if (written === null || typeof written !== 'object') return written;
    const index = written['node'];
    if (typeof index === 'number') return this.#made.has(index) ? this.#made.get(index) : this.#node(index);
    const tag = Object.keys(written)[0] ?? '';
    const reader = primitiveReaders[tag];
    if (reader === undefined) throw new Error(`Job state has the unknown tag ${tag}`);
    return reader(written);
  }

  #keep<T>(index: number, value: T): T {
    this.#made.set(index, value);
    return value;
  }

  #node(index: number): unknown {
    const node = this.#nodes[index];
    if (node === undefined) throw new Error(`Job state lacks node ${index}`);
    switch (node.kind) {
      case 'list': {
        const list = this.#keep(index, new ApexList<unknown>(node.type));
        for (const item of node.items) list.items.push(this.read(item));
        return list;
      }
      case 'set': {
        const set = this.#keep(index, new ApexSet<unknown>(node.type));
        for (const item of node.items) set.add(this.read(item));
        return set;
      }
      case 'map': {
        const map = this.#keep(index, new ApexMap<unknown, unknown>(node.keyType, node.valueType));
        for (const [key, item] of node.entries) map.put(this.read(key), this.read(item));
        return map;
      }
      case 'sobject': {
        const record = this.#keep(index, new SObjectValue(node.name, [], node.queried));
        for (const [name, value] of node.fields) record.fields.set(name, this.read(value));
        for (const [name, value] of node.parents) record.parents.set(name, this.read(value) as SObjectValue | null);
        for (const [name, value] of node.children) record.children.set(name, this.read(value) as ApexList<SObjectValue>);
        return record;
      }
      case 'exception': {
        const exception = this.#keep(
          index,
          node.isPlatform ? new (platformExceptionClass(node.name))() : (this.#project.instantiate(node.name) as ApexException),
        );
        exception.setMessage(node.message);
        const cause = this.read(node.cause) as ApexException | null;
        if (cause !== null) exception.initCause(cause);
        return exception;
      }
      case 'platform': {
        const codec = platformCodecs.get(node.name);
        if (codec === undefined) throw notSerializable(node.name);
        return this.#keep(index, codec.read(this.read(node.values)));
      }
      case 'object': {
        const object = this.#keep(index, this.#project.allocate(node.name));
        const written = new Map(node.fields);
        for (const field of this.#project.instanceFields(object)) (field.stored ?? field).set(this.read(written.get(field.name) ?? null));
        return object;
      }
    }
  }
}

export function writeState(value: unknown, project: CompiledProject = transaction().project): WrittenGraph {
  const writer = new GraphWriter(project);
  const root = writer.write(value);
  return { root, nodes: writer.nodes };
}

export function readState(graph: WrittenGraph, project: CompiledProject = transaction().project): unknown {
  return new GraphReader(graph.nodes, project).read(graph.root);
}
