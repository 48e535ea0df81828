import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformTables } from './index.ts';
import { additionKeys, findSignatures, memberKeys } from './signatures.ts';

describe('the implementation tables', () => {
  for (const table of platformTables) {
    it(`${table.name} has no member without a signature`, () => {
      const signatures = findSignatures(table.name);
      const known = new Set([...(signatures === null ? [] : memberKeys(signatures)), ...additionKeys(table)]);
      const unknown = Object.keys(table.members).filter((key) => !known.has(key));
      assert.deepEqual(unknown, []);
    });
    it(`${table.name} implements what it adds`, () => {
      const missing = additionKeys(table).filter((key) => table.members[key] === undefined && !key.includes('set '));
      assert.deepEqual(table.kind === 'interface' ? [] : missing, []);
    });
  }
});
