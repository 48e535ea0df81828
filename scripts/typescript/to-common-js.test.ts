/** What Node runs of a module in TypeScript: the same lines, with imports that require and exports that are assigned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

interface Converted {
  readonly isCommonJs: boolean;
  readonly code: string;
  readonly names: readonly string[];
  readonly passedOn: readonly string[];
}

const { toCommonJs } = (await import(new URL('./to-common-js.mjs', import.meta.url).href)) as {
  readonly toCommonJs: (text: string, path: string) => Converted;
};

const modules: Readonly<Record<string, unknown>> = {
  common: { a: 1, b: 2, default: 3 },
  './module.ts': Object.assign(Object.create(null) as object, { a: 4, default: 5, [Symbol.toStringTag]: 'Module' }),
};

function exportsOf(text: string): Record<string, unknown> {
  const exports: Record<string, unknown> = {};
  const { code } = toCommonJs(text, '/of/the.ts');
  const run = runInNewContext(`(exports, require, __filename, __dirname) => {${code}}`) as (...values: unknown[]) => void;
  run(exports, (name: string) => modules[name] ?? process.getBuiltinModule(name), '/of/the.ts', '/of');
  return exports;
}

const runs: readonly (readonly [text: string, exports: Readonly<Record<string, unknown>>])[] = [
  [`import { a, b as c } from 'common'; export const sum: number = a + c;`, { sum: 3 }],
  [`import whole from 'common'; export const of = whole.default;`, { of: 3 }],
  [`import other, { a } from './module.ts'; export const both = [other, a].join();`, { both: '5,4' }],
  [`import * as all from 'common'; import type { T } from 'none'; export { all }; export type { T };`, { all: modules['common'] }],
  [`export { a as first } from 'common'; export * from './module.ts';`, { first: 1, a: 4, default: 5 }],
  [`export const { x, y: [z] } = { x: 1, y: [2] }; export interface I { i: string }`, { x: 1, z: 2 }],
  [`export function twice(n: number): number { return 2 * n; } export const four = twice(2); export class C {}`, { four: 4 }],
  [`export const url = import.meta.url;`, { url: 'file:///of/the.ts' }],
];
for (const [text, expected] of runs)
  test(`runs ${text}`, () => {
    const exported = exportsOf(text);
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(exported[name], value, name);
  });

test('leaves every line where it was', () => {
  const text = `import {\n  a,\n  b,\n} from 'common';\nexport const here = new Error(\`\${a}\`).stack;\n`;
  assert.match(String(exportsOf(text)['here']), /evalmachine\.<anonymous>:5:/);
});

test('tells what is exported under which name, and what is passed on', () => {
  const { names, passedOn } = toCommonJs(`const a = 1; export { a as b }; export class C {} export * from './c.ts';`, 'a.ts');
  assert.deepEqual([names, passedOn], [['b', 'C'], ['./c.ts']]);
});

test('leaves a module alone that awaits at its top level, but not one with an async function', () => {
  const text = `import { a } from 'common';\nif (a) await a;`;
  assert.deepEqual([toCommonJs(text, 'a.ts').isCommonJs, toCommonJs(text, 'a.ts').code], [false, text]);
  assert.equal(toCommonJs(`export const f = async () => await 1;`, 'a.ts').isCommonJs, true);
});

test('refuses what it could not run as it is meant', () => {
  assert.throws(() => toCommonJs('enum E { A }', 'a.ts'), /more than a type: enum E/);
  assert.throws(() => toCommonJs('export default 1;', 'a.ts'), /default export/);
  assert.throws(() => toCommonJs('export let a = 1;', 'a.ts'), /no constant/);
});
