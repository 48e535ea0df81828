import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { supportedFile, supportedPage } from './supported.ts';

it('docs/local-org/supported.md is up to date', () => {
  assert.ok(readFileSync(supportedFile, 'utf8') === supportedPage(), 'Run `npm run docs:supported` and commit the result');
});
