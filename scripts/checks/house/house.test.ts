import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { House } from './house.ts';
import { judgeHouse } from './judge.ts';
import { typeScriptReferences } from './type-script-references.ts';

/** Arrows as `from to` below the folder h. */
function judge(arrows: readonly string[], floors: House['floors'], mayFilesCircle = false): string[] {
  const references = arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split(' ').map((path) => `h/${path}`);
    return { from, line: 3, to };
  });
  const files = references.flatMap(({ from, to }) => [from, to]);
  return judgeHouse({ name: 'h', folder: 'h', floors, files: () => files, references: () => references, mayFilesCircle });
}

test('a house whose arrows all run down has no finding', () => {
  assert.deepEqual(judge(['top/a.ts low/b.ts', 'top/a.ts low/deep/c.ts', 'top/a.ts top/d.ts'], [['low'], ['top']]), []);
});

test('an arrow that runs up is named with both files', () => {
  assert.deepEqual(judge(['low/b.ts top/a.ts'], [['low'], ['top']]), ['h/low/b.ts:3 -> h/top/a.ts: low uses top, which stands above it']);
});

test('folders of one floor do not use each other', () => {
  assert.deepEqual(judge(['one/b.ts two/a.ts'], [['one', 'two']]), ['h/one/b.ts:3 -> h/two/a.ts: one uses two, which stands beside it']);
});

test('a folder with a floor of its own stands there, and not where its parent stands', () => {
  const floors = [['part/base'], ['low'], ['part']];
  assert.deepEqual(judge(['low/a.ts part/base/deep/b.ts', 'part/c.ts low/a.ts'], floors), [
    'h/low/a.ts:3 -> h/part/base/deep/b.ts: low -> part in the circle of low, part',
    'h/part/c.ts:3 -> h/low/a.ts: part -> low in the circle of low, part',
  ]);
});

test('a circle of folders is told with what ties it, at each depth at which there is another', () => {
  assert.deepEqual(judge(['a/x/1.ts a/y/2.ts', 'a/y/3.ts a/x/4.ts', 'a/y/5.ts a/x/4.ts'], [['a']]), [
    'h/a/x/1.ts:3 -> h/a/y/2.ts: a/x -> a/y in the circle of a/x, a/y',
    'h/a/y/3.ts:3 -> h/a/x/4.ts and 1 more: a/y -> a/x in the circle of a/x, a/y',
  ]);
});

test('a folder and one within it are two', () => {
  assert.equal(judge(['a/1.ts a/in/2.ts', 'a/in/2.ts a/3.ts'], [['a']]).length, 2);
});

test('a circle of files is told where no circle of folders is', () => {
  assert.deepEqual(judge(['a/1.ts a/2.ts', 'a/2.ts a/3.ts', 'a/3.ts a/1.ts', 'a/1.ts a/4.ts'], [['a']]), [
    'h/a/1.ts:3 -> h/a/2.ts: a/1.ts -> a/2.ts in the circle of a/1.ts, a/2.ts, a/3.ts',
    'h/a/2.ts:3 -> h/a/3.ts: a/2.ts -> a/3.ts in the circle of a/1.ts, a/2.ts, a/3.ts',
    'h/a/3.ts:3 -> h/a/1.ts: a/3.ts -> a/1.ts in the circle of a/1.ts, a/2.ts, a/3.ts',
  ]);
});

test('a selector is for its own feature, and those of the ground floor are for all', () => {
  const arrows = [
    ['one/1.cls', 'two/TwoSelector.cls'],
    ['two/deep/2.cls', 'two/TwoSelector.cls'],
    ['one/1.cls', 'two/TwoService.cls'],
    ['one/1.cls', 'ground/GroundSelector.cls'],
  ].map(([from, to]) => ({ from: `h/${from}`, line: 3, to: `h/${to}` }));
  const house: House = {
    name: 'h',
    folder: 'h',
    floors: [['ground'], ['two'], ['one']],
    ofOwnFeature: /Selector\.cls$/,
    files: () => arrows.flatMap(({ from, to }) => [from, to]),
    references: () => arrows,
  };
  assert.deepEqual(judgeHouse(house), ['h/one/1.cls:3 -> h/two/TwoSelector.cls: one uses what is for two alone']);
});

test('a folder without a floor and a floor without a folder are told', () => {
  assert.deepEqual(judge(['a/1.ts b/2.ts'], [['a'], ['c']]), ['h: b stands on no floor', 'h: no file lies in c, which has a floor']);
});

test('imports, imports of types, exports, dynamic imports and threads are references', () => {
  const from = [
    `import { a } from '../a.ts';`,
    `import type { b } from './b.ts';`,
    `export { c } from './c.ts';`,
    `const d = await import('./d.ts');`,
    `start(new URL('e.ts', import.meta.url));`,
    `import 'node:fs'; // import './f.ts'`,
  ].join('\n');
  const others = ['p/a.ts', 'p/in/b.ts', 'p/in/c.ts', 'p/in/d.ts', 'p/in/e.ts', 'p/in/f.ts'];
  const references = typeScriptReferences([{ path: 'p/in/x.ts', text: from }, ...others.map((path) => ({ path, text: '' }))]);
  assert.deepEqual(
    references.map(({ line, to }) => `${line} ${to}`),
    ['1 p/a.ts', '2 p/in/b.ts', '3 p/in/c.ts', '4 p/in/d.ts', '5 p/in/e.ts'],
  );
});

test('components are used by their names in code and in templates', () => {
  const references = typeScriptReferences([
    { path: 'm/shell/app/app.ts', text: `import { get } from 'shell/api';` },
    { path: 'm/shell/app/app.html', text: '<template><shell-field-value></shell-field-value><lightning-card></lightning-card></template>' },
    { path: 'm/shell/api/api.ts', text: '' },
    { path: 'm/shell/fieldValue/fieldValue.ts', text: '' },
    { path: 'f/lwc/page/page.ts', text: `import { sum } from 'c/figures';` },
    { path: 'f/lwc/figures/figures.ts', text: '' },
  ]);
  assert.deepEqual(
    references.map(({ to }) => to),
    ['m/shell/api/api.ts', 'm/shell/fieldValue/fieldValue.ts', 'f/lwc/figures/figures.ts'],
  );
});

test('files of one folder may use each other where the house says so, and folders may not', () => {
  const arrows = ['a/1.cls a/2.cls', 'a/2.cls a/1.cls'];
  assert.equal(judge(arrows, [['a']]).length, 2);
  assert.deepEqual(judge(arrows, [['a']], true), []);
  assert.equal(judge(['a/x/1.cls a/y/2.cls', 'a/y/2.cls a/x/1.cls'], [['a']], true).length, 2);
});
