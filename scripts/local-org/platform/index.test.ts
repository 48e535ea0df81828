import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformTables } from './index.ts';
import { additionKeys, findSignatures, memberKeys } from './signatures/index.ts';

/** Its own members, those of its super types, and what every object has. */
function knownKeys(typeName: string): string[] {
  const signatures = findSignatures(typeName);
  if (signatures === null) return [];
  const superType = signatures.extends;
  const namespace = typeName.slice(0, typeName.indexOf('.'));
  const inherited =
    superType === undefined
      ? []
      : knownKeys(
          superType.includes('.')
            ? superType
            : findSignatures(`${namespace}.${superType}`) === null
              ? `System.${superType}`
              : `${namespace}.${superType}`,
        );
  return [...memberKeys(signatures), ...inherited];
}

const ofEveryObject = ['equals(Object)', 'hashCode()', 'toString()'];

describe('the implementation tables', () => {
  for (const table of platformTables) {
    it(`${table.name} has no member without a signature`, () => {
      const known = new Set([...knownKeys(table.name), ...additionKeys(table), ...ofEveryObject]);
      const unknown = Object.keys(table.members).filter((key) => !known.has(key));
      assert.deepEqual(unknown, []);
    });
    it(`${table.name} implements what it adds`, () => {
      const missing = additionKeys(table).filter((key) => table.members[key] === undefined && !key.includes('set '));
      assert.deepEqual(table.kind === 'interface' ? [] : missing, []);
    });
  }
});
