import assert from 'node:assert/strict';
import { test } from 'node:test';
import typescript from 'typescript';
import { erase } from './erase.mjs';

/** TypeScript's own emit, but for brackets that only a type needed, and for commas at an end. */
function emitted(source: string): string {
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: { target: typescript.ScriptTarget.ESNext, module: typescript.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return outputText.replaceAll(/[\s()]+/g, '').replaceAll(/,(?=[}\]])/g, '');
}

const sources: Readonly<Record<string, string>> = {
  'declarations of types': `export let a;\ninterface A<T> extends B { x: T }\nexport type C = { [K in keyof A<1>]: 2 };\ndeclare const d: number;\nlet e;`,
  imports: `import type { A } from 'a';\nimport { type B, c, type D } from 'b';\nexport type { A };\nexport { c, type B };\nimport E, { type F } from 'e';`,
  annotations: `const a: Map<string, (x: number) => void> = new Map<string, () => void>();\nfunction f(this: Window, x?: number, ...rest: readonly string[]): x is number { return x!; }`,
  'a type between a bracket and an arrow': `const f = async (\n  a: number,\n): Promise<\n  string\n> => String(a);\nconst g = (): void => {};`,
  'overloads and generics': `function f(x: string): string;\nfunction f(x: number): number;\nfunction f<T extends { a: '>' }>(x: T): T { return x; }`,
  classes: `abstract class A<T> extends B<T> implements C, D {\n  static readonly a: number = 1;\n  private b?: string;\n  declare c: string;\n  d!: T;\n  #e = 1;\n  [key: string]: unknown;\n  abstract f(): void;\n  override async g?(x: this): Promise<void> {}\n  constructor(private_: number) { super(); }\n  protected get h(): number { return 1; }\n}`,
  expressions: `const a = (b?.c as D).e!.f satisfies G;\nconst h = [1, 2] as const;\nconst i = x < y ? x! : (y as number);\nfor (const [k, v] of Object.entries(a) as [string, number][]) k!;\ntry { a(); } catch (error: unknown) { throw error; }\nconst t = tag<string>\`text\`;`,
  'text that looks like types': `const a = 'x as string'; const b = \`\${c as string}: \${d!}\`; const e = /: number/g; // x: y\nlet f: string; /* as */ const smile = '\u{1F600}' as string;`,
};

for (const [name, source] of Object.entries(sources))
  test(`${name}: what is left is what TypeScript emits, where it was`, () => {
    const code = erase(source, 'a.ts');
    assert.equal(emitted(code), emitted(source));
    assert.equal(code.length, source.length);
    assert.deepEqual(
      code.split('\n').map(({ length }) => length),
      source.split('\n').map(({ length }) => length),
      'lines are as long as they were',
    );
  });

test('what is left is JavaScript', () => {
  for (const source of Object.values(sources)) {
    const { diagnostics } = typescript.transpileModule(erase(source, 'a.ts'), { fileName: 'a.js', reportDiagnostics: true });
    assert.deepEqual(
      diagnostics?.map(({ messageText }) => messageText),
      [],
    );
  }
});

test('what is more than a type, or no TypeScript, is refused with its place', () => {
  for (const [source, problem] of [
    ['let a;\nenum B { C }', /^a\.ts:2:1: EnumDeclaration/],
    ['class A { constructor(private readonly b: number) {} }', /A parameter that is a property/],
    ['namespace A { export const b = 1; }', /ModuleDeclaration/],
    ['const a = <string>b;', /TypeAssertionExpression/],
    ['const a = ;', /^a\.ts:1:11: Expression expected/],
  ] as const)
    assert.throws(() => erase(source, 'a.ts'), { name: 'SyntaxError', message: problem });
});
