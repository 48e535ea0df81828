/**
 * The platform's types as symbols, from the signatures (what exists) and the implementation tables (what is supported and what
 * the signatures lack). Symbols are made on first use: a project touches a hundred of the 1,900 types.
 */
import type { ApexType } from '../../contracts/types.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../../contracts/symbols.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { LANGUAGE_SIGNATURES, MISSING_HEADERS } from './language-signatures.ts';
import type { PlatformSignatures, TypeSignatures } from '../../contracts/platform-signatures.ts';
import { normalizeMemberKey, readSignature, readType, splitTopLevel } from './signature-text.ts';
import type { WrittenSignature, WrittenType } from './signature-text.ts';

/** Resolves a written type of a platform signature: given by the world, which also knows SObjects. */
export type WrittenTypeResolver = (written: WrittenType, namespace: string, typeParameters: readonly string[]) => ApexType;

export interface PlatformSource {
  readonly signatures: PlatformSignatures;
  /** null: take everything as implemented (a compile check without a runtime). */
  readonly tables: readonly PlatformTypeTable[] | null;
}

export interface PlatformLibrary {
  /** Canonical name by namespace and type, case-insensitive: ('system', 'string') -> `System.String`. */
  nameOf(namespace: string, type: string): string | null;
  /** The signatures write nested types without their dot: `Messaging.InboundEmailHeader` for `InboundEmail.Header`. */
  nestedNameOf(namespace: string, type: string): string | null;
  isNamespace(name: string): boolean;
  symbol(canonicalName: string): TypeSymbol;
  /** Whether a call of this member will find an implementation. */
  isImplemented(member: MethodSymbol | FieldSymbol): boolean;
  readonly namespaces: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly namespace: string;
  readonly data: readonly TypeSignatures[];
  readonly table: PlatformTypeTable | null;
}

export function createPlatformLibrary(source: PlatformSource, resolve: WrittenTypeResolver): PlatformLibrary {
  const entries = collectEntries(source);
  const byDotlessName = new Map(
    [...entries].filter(([key]) => key.split('.').length > 2).map(([key, entry]) => [key.replace(/\.(?=[^.]*$)/, ''), entry.name]),
  );
  const namespaces = new Set([...entries.values()].map((entry) => entry.namespace.toLowerCase()));
  const symbols = new Map<string, TypeSymbol>();
  const implemented = new Map<string, ReadonlySet<string>>();

  return {
    namespaces: [...namespaces],
    nameOf: (namespace, type) => entries.get(`${namespace}.${type}`.toLowerCase())?.name ?? null,
    nestedNameOf: (namespace, type) => byDotlessName.get(`${namespace}.${type}`.toLowerCase()) ?? null,
    isNamespace: (name) => namespaces.has(name.toLowerCase()),
    symbol(canonicalName) {
      const before = symbols.get(canonicalName);
      if (before !== undefined) return before;
      const entry = entries.get(canonicalName.toLowerCase());
      if (entry === undefined) throw new Error(`No platform type ${canonicalName}`);
      const symbol = buildSymbol(entry, resolve);
      symbols.set(canonicalName, symbol);
      return symbol;
    },
    isImplemented(member) {
      if (source.tables === null) return true;
      const entry = entries.get(member.owner.toLowerCase());
      // Methods of a platform interface run what implements it; the runtime dispatches by name.
      if (entry === undefined || kindOf(entry) === 'interface') return true;
      return implementedKeys(implemented, entry).has(normalizeMemberKey(implementationKey(member)));
    },
  };
}

function collectEntries(source: PlatformSource): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const tables = new Map((source.tables ?? []).map((table) => [table.name.toLowerCase(), table]));
  const add = (namespace: string, typeName: string, data: TypeSignatures): void => {
    const key = `${namespace}.${typeName}`.toLowerCase();
    const table = tables.get(key) ?? null;
    const before = entries.get(key);
    const name = before?.name ?? table?.name ?? `${namespace}.${typeName}`;
    entries.set(key, { name, namespace, data: [...(before?.data ?? []), data], table });
  };
  for (const signatures of [source.signatures, LANGUAGE_SIGNATURES]) {
    for (const [namespace, types] of Object.entries(signatures)) {
      for (const [typeName, data] of Object.entries(types)) add(namespace, typeName, data);
    }
  }
  for (const [name, data] of Object.entries(MISSING_HEADERS)) {
    if (entries.has(name.toLowerCase())) add(...splitName(name), { kind: 'class', ...data });
  }
  for (const table of tables.values()) {
    add(...splitName(table.name), {
      kind: table.kind ?? 'class',
      ...(table.extends === undefined ? {} : { extends: table.extends }),
      ...(table.implements === undefined ? {} : { implements: table.implements }),
      ...(table.typeParameters === undefined ? {} : { typeParameters: table.typeParameters.join(',') }),
      ...(table.values === undefined ? {} : { values: table.values }),
      methods: table.additions ?? [],
    });
  }
  return entries;
}

function splitName(name: string): [string, string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function kindOf(entry: Entry): 'class' | 'interface' | 'enum' {
  const kind = entry.data[0]?.kind;
  return kind === 'interface' || kind === 'enum' ? kind : 'class';
}

/** The key in the table, from the symbol's `System.String.length()`. */
function implementationKey(member: MethodSymbol | FieldSymbol): string {
  const key = member.key.slice(member.owner.length + 1);
  if ('parameters' in member) return key;
  return member.isStatic ? `static get ${key.slice('static '.length)}` : `get ${key}`;
}

function implementedKeys(known: Map<string, ReadonlySet<string>>, entry: Entry): ReadonlySet<string> {
  const before = known.get(entry.name);
  if (before !== undefined) return before;
  const keys = new Set(Object.keys(entry.table?.members ?? {}).map(normalizeMemberKey));
  known.set(entry.name, keys);
  return keys;
}

function buildSymbol(entry: Entry, resolve: WrittenTypeResolver): TypeSymbol {
  const typeParameters = splitTopLevel(entry.data.find((data) => data.typeParameters !== undefined)?.typeParameters?.split('>')[0] ?? '');
  const resolveHere = (written: WrittenType): ApexType => resolve(written, entry.namespace, typeParameters);
  const memberSignatures = unique(
    entry.data.flatMap((data) => [...(data.properties ?? []), ...(data.methods ?? []), ...(data.constructors ?? [])]).map(readSignature),
  );
  const callable = memberSignatures.filter((signature) => signature.parameters !== null);
  const kind = kindOf(entry);
  const superText = entry.data.find((data) => data.extends !== undefined)?.extends;
  return {
    kind,
    origin: 'platform',
    name: entry.name,
    typeParameters,
    superType: superText === undefined ? null : resolveHere(readType(superText)),
    interfaces: interfaceTexts(entry).map((text) => resolveHere(readType(text))),
    modifiers: ['global', 'virtual'],
    sharing: 'unstated',
    apiVersion: 0,
    annotations: [],
    methods: callable.filter((signature) => signature.name !== 'new').map((signature) => methodSymbol(entry, kind, signature, resolveHere)),
    constructors: callable
      .filter((signature) => signature.name === 'new')
      .map((signature) => methodSymbol(entry, kind, signature, resolveHere)),
    fields: memberSignatures
      .filter((signature) => signature.parameters === null)
      .map((signature) => fieldSymbol(entry, signature, resolveHere)),
    enumValues: [...new Set(entry.data.flatMap((data) => data.values ?? []))],
    span: null,
  };
}

/** Both as its own entry and, for List and Set, behind the type parameter: `T> implements Iterable<T`. */
function interfaceTexts(entry: Entry): string[] {
  return entry.data.flatMap((data) => {
    const listed =
      data.implements === undefined ? [] : typeof data.implements === 'string' ? splitTopLevel(data.implements) : data.implements;
    const behind = data.typeParameters?.split('> implements ')[1];
    return behind === undefined ? [...listed] : [...listed, `${behind}>`];
  });
}

function unique(signatures: readonly WrittenSignature[]): WrittenSignature[] {
  const seen = new Map<string, WrittenSignature>();
  for (const signature of signatures) seen.set(normalizeMemberKey(signature.memberKey), signature);
  return [...seen.values()];
}

const VOID_TYPE: WrittenType = { name: 'void', arguments: [], isArray: false };

function methodSymbol(entry: Entry, kind: string, signature: WrittenSignature, resolve: (written: WrittenType) => ApexType): MethodSymbol {
  return {
    owner: entry.name,
    ownerOrigin: 'platform',
    name: signature.name,
    isStatic: signature.isStatic,
    isAbstract: kind === 'interface',
    isVirtual: true,
    parameters: (signature.parameters ?? []).map((written, index) => ({
      name: `argument${index}`,
      type: resolve(written),
    })),
    result: resolve(signature.result ?? VOID_TYPE),
    modifiers: ['global'],
    annotations: [],
    key: `${entry.name}.${signature.memberKey}`,
    aliases: [],
    span: null,
  };
}

function fieldSymbol(entry: Entry, signature: WrittenSignature, resolve: (written: WrittenType) => ApexType): FieldSymbol {
  return {
    owner: entry.name,
    ownerOrigin: 'platform',
    name: signature.name,
    type: resolve(signature.result ?? VOID_TYPE),
    isStatic: signature.isStatic,
    isFinal: false,
    isTransient: false,
    isProperty: true,
    modifiers: ['global'],
    annotations: [],
    key: `${entry.name}.${signature.memberKey}`,
    span: null,
  };
}
