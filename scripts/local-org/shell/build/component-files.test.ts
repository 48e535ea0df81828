import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { findComponents } from './component-files.ts';

const root = mkdtempSync(join(tmpdir(), 'syncline-components-'));
after(() => rmSync(root, { recursive: true, force: true }));

function packageOf(name: string, files: readonly string[]): string {
  for (const file of files) {
    mkdirSync(dirname(join(root, name, file)), { recursive: true });
    writeFileSync(join(root, name, file), '');
  }
  return join(root, name);
}

test('a component that moved away leaves JavaScript behind, which is no component', () => {
  const folder = packageOf('moved', [
    'app/lwc/card/card.js',
    'pages/lwc/card/card.ts',
    'pages/lwc/card/card.js',
    'pages/lwc/card/card.js-meta.xml',
  ]);
  const found = findComponents([folder]).map(({ entry }) => entry);
  assert.deepEqual(found, [join(folder, 'pages/lwc/card/card.ts')], 'the one with its sources');
});

test('a component without its configuration file is refused, as a deployment refuses it', () => {
  const folder = packageOf('bare', ['lwc/card/card.ts', 'lwc/card/card.html']);
  assert.throws(() => findComponents([folder]), { message: /card\.(ts|html) belongs to a component without card\.js-meta\.xml/ });
});
