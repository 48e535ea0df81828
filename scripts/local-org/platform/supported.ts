/** Writes docs/local-org/supported.md from the implementation tables: `npm run docs:supported`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlatformTypeTable } from '../contracts/values.ts';
import { findPlatformFunction, findPlatformTable, platformTables } from './index.ts';
import { additionKeys, findSignatures, memberKeys, signatureTypeNames } from './signatures/index.ts';

export const supportedFile = fileURLToPath(new URL('../../../docs/local-org/supported.md', import.meta.url));

/** Longer lists of types are only counted. */
const listedTypes = 80;

interface Coverage {
  readonly name: string;
  readonly supported: number;
  readonly missing: readonly string[];
}

/** Collections are made by the compiler, and the signatures give a constructor to types that Apex cannot construct. */
const withoutConstructor = /^System\.(?:List|Set|Map|String|Integer|Long|Double|Decimal|Boolean|Id|Date|Datetime|Time|Blob)$/;

/** A property counts once, by its getter. */
function wantedKeys(name: string): string[] {
  const keys = memberKeys(findSignatures(name) ?? { kind: 'class' }).filter((key) => !/^(?:static )?set \w+$/.test(key));
  const hasOnlyStatics = keys.every((key) => key === 'new ()' || key.startsWith('static '));
  return keys.filter((key) => !(key.startsWith('new ') && (withoutConstructor.test(name) || (key === 'new ()' && hasOnlyStatics))));
}

function coverageOf(table: PlatformTypeTable): Coverage {
  const wanted = [...wantedKeys(table.name), ...additionKeys(table).filter((key) => !key.includes('set '))];
  const missing = wanted.filter((key) => findPlatformFunction(table.name, key) === null);
  return { name: table.name, supported: wanted.length - missing.length, missing };
}

function namespaceOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

function byNamespace(names: readonly string[]): [namespace: string, names: string[]][] {
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(namespaceOf(name), [...(groups.get(namespaceOf(name)) ?? []), name]);
  return [...groups].sort(([left], [right]) => left.localeCompare(right));
}

function inCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function coverageRow({ name, supported, missing }: Coverage): string {
  return `| \`${name}\` | ${supported} of ${supported + missing.length} | ${missing.length === 0 ? '' : inCode(missing).replaceAll('|', '\\|')} |`;
}

function unsupportedLine([namespace, names]: readonly [string, readonly string[]]): string {
  const plain = names.map((name) => name.slice(namespace.length + 1)).sort();
  return plain.length > listedTypes ? `- **${namespace}**: ${plain.length} types` : `- **${namespace}**: ${inCode(plain)}`;
}

/** Enums need no table; an interface without members is there as soon as it is named. */
function needsTable(name: string): boolean {
  const signatures = findSignatures(name);
  return signatures !== null && signatures.kind === 'class';
}

export function supportedPage(): string {
  const coverage = platformTables.map(coverageOf).sort((left, right) => left.name.localeCompare(right.name));
  const unsupported = signatureTypeNames.filter((name) => needsTable(name) && findPlatformTable(name) === null);
  const members = coverage.reduce((sum, type) => sum + type.supported, 0);
  return [
    '# What the local org supports of the Apex platform',
    '',
    'Generated from the implementation tables by `npm run docs:supported`; do not edit. The platform side is API version 65.',
    'Code that uses a member which is missing here fails when it is compiled, with its file, line and the name of the member.',
    '',
    `${coverage.length} types with ${members} members. All enums and their constants are supported.`,
    '',
    '| Type | Members | Missing |',
    '| --- | --- | --- |',
    ...coverage.map(coverageRow),
    '',
    '## Types without support',
    '',
    ...byNamespace(unsupported).map(unsupportedLine),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(supportedFile), { recursive: true });
  writeFileSync(supportedFile, supportedPage());
}
