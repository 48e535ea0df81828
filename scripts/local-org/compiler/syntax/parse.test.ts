/** What is decided by a token or two gives the tree that ANTLR's own prediction gives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { parseAnonymous } from './parse.ts';

/** ANTLR's tree without the shortcuts: its own prediction with full context, which is its default. */
function predicted(source: string): ApexParserRuleContext {
  return ApexParserFactory.createLexerAndParser(source, new Throwing()).parser.anonymousUnit();
}

class Throwing extends ApexErrorListener {
  override apexSyntaxError(line: number, column: number, message: string): never {
    throw new SyntaxError(`${line}:${column} ${message}`);
  }
}

interface Node {
  readonly children?: readonly Node[] | null;
  readonly symbol?: { readonly text: string };
}

/** The classes of the nodes too, since some alternatives of a rule differ in them alone. */
function shape(node: Node | null): unknown {
  return node?.symbol?.text ?? [node?.constructor.name, ...(node?.children ?? []).map(shape)];
}

const sources = [
  'List<Set<Map<Id, List<Account>>>> nested = new List<Set<Map<Id, List<Account>>>>();',
  'Outer.Inner<String> typed; syncline.Outer.Inner<String, Id> twice = null;',
  'Boolean less = a < b; Boolean both = a.b < 1 && call(a) < b && first > second; Integer shifted = a << 2;',
  'Iterable<Account> rows = (Iterable<Account>) database.getQueryLocator(text);',
  'call(); call(call(a), b).call().field.call(); field = other.field;',
  'a?.call()?.field?.call(); a?.field.call(); System.Label.get.put(set.get());',
  'Integer n = (a) + b; Integer m = (Integer) a; m = (Integer) call(a); m = (call(a)); String s = (String) a.get(b);',
  'for (Account row : [SELECT Id FROM Account WHERE Name = :name.call() AND Id IN :ids LIMIT :count(a)]) { row.Name = call(row); }',
  'Type t = Map<String, List<Id>>.class; t = Foo.class; Object o = new Foo<Id>(a);',
  'Boolean b = o instanceof List<Id> || call(o) instanceof Foo; format(a); a.format(b); first(a); count = a.count(b) + sum;',
  'this.call(); super.call(); this.field = call; throw new Foo.BarException(text); return call(a)[b].c(d)[0];',
];
for (const source of sources)
  test(`reads ${source}`, () => {
    const { tree, diagnostics } = parseAnonymous('a.apex', source);
    const expected = shape(predicted(source) as Node);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(shape(tree as Node | null), expected);
  });

test('tells what is wrong as ANTLR finds it', () => {
  for (const [source, message] of [
    ['Boolean b = list < ;', /Unexpected token ';'|;/],
    ['a.(b);', /\(/],
    ['call( ;', /;/],
  ] as const) {
    const { tree, diagnostics } = parseAnonymous('a.apex', source);
    assert.equal(tree, null);
    assert.match(diagnostics[0]?.message ?? '', message, source);
  }
});
