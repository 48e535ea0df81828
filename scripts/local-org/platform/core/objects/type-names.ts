/** Type names as Type.forName reads them: `List<Account>`, `Outer.Inner`, `System.Http`, `Invoice__c`. */
import { hasTransaction, namedSchema, runningCode, transaction } from '../../../contracts/transaction.ts';
import type { TypeSymbol } from '../../../contracts/symbols.ts';
import { primitive } from '../../../contracts/types.ts';
import type { ApexType, PrimitiveName } from '../../../contracts/types.ts';
import { signatureTypeNames } from '../../signatures/index.ts';

const primitives: readonly PrimitiveName[] = [
  'Boolean',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'String',
  'Id',
  'Date',
  'Datetime',
  'Time',
  'Blob',
  'Object',
];
const primitivesByName = new Map(
  primitives.flatMap((name): [string, ApexType][] => [
    [name.toLowerCase(), primitive(name)],
    [`system.${name.toLowerCase()}`, primitive(name)],
  ]),
);
const platformNames = new Map(signatureTypeNames.map((name): [string, string] => [name.toLowerCase(), name]));

/** The commas of `Map<String,Map<Id,Account>>` that are not inside inner brackets. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '<') depth += 1;
    else if (text[index] === '>') depth -= 1;
    else if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** null when there is no such type. */
export function findTypeByName(written: string): ApexType | null {
  const name = written.replace(/\s+/g, '');
  if (name.endsWith('[]')) return collection('list', [name.slice(0, -2)], name);
  const generic = /^(?:System\.)?(\w+(?:\.\w+)*)<(.*)>$/i.exec(name);
  if (generic !== null) return collection((generic[1] ?? '').toLowerCase(), splitArguments(generic[2] ?? ''), name);
  return primitivesByName.get(name.toLowerCase()) ?? sobjectType(name) ?? projectType(name) ?? platformType(name);
}

function collection(kind: string, names: readonly string[], written: string): ApexType | null {
  const types = names.map(findTypeByName);
  const [first, second] = types;
  if (first == null || types.includes(null)) return null;
  if (kind === 'list') return { kind: 'list', element: first };
  if (kind === 'set') return { kind: 'set', element: first };
  if (kind === 'map') return second == null ? null : { kind: 'map', key: first, value: second };
  const base = platformType(written.slice(0, written.indexOf('<')));
  return base?.kind === 'declared' ? { ...base, arguments: types.filter((type) => type !== null) } : null;
}

function projectType(name: string): ApexType | null {
  if (!hasTransaction()) return null;
  const { schema, project } = transaction();
  if (schema.isInstalled) return installedType(name);
  const symbol = project.findType(withoutPrefix(name, schema.namespace) ?? name);
  return symbol === null ? null : declaredType(symbol);
}

/** `syncline.Clock` by its full name, where it is visible; any other name is the running code's own. */
function installedType(name: string): ApexType | null {
  const { schema, project } = transaction();
  const { namespace } = runningCode;
  if (withoutPrefix(name, schema.namespace) === null) return typeInNamespace(namespace, name);
  const symbol = project.findType(name);
  return symbol === null || (namespace === '' && !symbol.modifiers.includes('global')) ? null : declaredType(symbol);
}

/** '' is the org's own code. */
export function typeInNamespace(namespace: string, name: string): ApexType | null {
  if (!hasTransaction()) return null;
  const symbol = transaction().project.findType(namespace === '' ? name : `${namespace}.${name}`);
  return symbol === null ? null : declaredType(symbol);
}

function withoutPrefix(name: string, namespace: string): string | null {
  return namespace !== '' && name.toLowerCase().startsWith(`${namespace.toLowerCase()}.`) ? name.slice(namespace.length + 1) : null;
}

function declaredType(symbol: TypeSymbol): ApexType {
  return { kind: 'declared', name: symbol.name, origin: 'project', arguments: [] };
}

function sobjectType(name: string): ApexType | null {
  const plain = name.replace(/^Schema\./i, '');
  if (plain.toLowerCase() === 'sobject') return { kind: 'sobject', name: 'SObject' };
  const found = hasTransaction() ? namedSchema().findObject(plain) : null;
  return found === null ? null : { kind: 'sobject', name: found.name };
}

function platformType(name: string): ApexType | null {
  const found = platformNames.get(name.toLowerCase()) ?? platformNames.get(`system.${name.toLowerCase()}`);
  return found === undefined ? null : { kind: 'declared', name: found, origin: 'platform', arguments: [] };
}
