import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutFirstSentence } from './first-sentences.ts';

const found = (text: string): number => withoutFirstSentence([{ path: 'a.ts', text }]).length;

test('a file that begins with a docstring says what it is', () => {
  assert.equal(found("/** What it is. */\nimport 'b';\n"), 0);
  assert.equal(found('/**\n * What it is.\n */\nexport {};\n'), 0);
});

test('one that begins with code, a plain comment or an empty docstring does not', () => {
  assert.equal(found("import 'b';\n\n/** Of the constant. */\nconst c = 1;\n"), 1);
  assert.equal(found('// What it is.\nexport {};\n'), 1);
  assert.equal(found('/** */\nexport {};\n'), 1);
});
