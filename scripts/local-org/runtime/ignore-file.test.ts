import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readIgnoreFile } from './ignore-file.ts';

const rules = ['# comment', '**/profiles/**', 'package.xml', 'force-app/main/skipped', '*.dup', '!keep.dup', '**/jsconfig.json'].join('\n');

const cases: readonly (readonly [string, boolean])[] = [
  ['force-app/main/profiles/Admin.profile', true],
  ['package.xml', true],
  ['a/b/package.xml', true],
  ['force-app/main/skipped/Thing.cls', true],
  ['other/force-app/main/skipped/Thing.cls', false],
  ['force-app/main/x.dup', true],
  ['force-app/main/keep.dup', false],
  ['lwc/jsconfig.json', true],
  ['force-app/main/classes/Thing.cls', false],
];

test('.forceignore leaves out what .gitignore would', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ignore-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '.forceignore'), rules);
  const isIgnored = readIgnoreFile(join(folder, '.forceignore'));
  for (const [path, expected] of cases) assert.equal(isIgnored(path), expected, path);
});
