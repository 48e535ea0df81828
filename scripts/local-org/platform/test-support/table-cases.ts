/** Test support: one line per documented example, value in and value out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexException, toApexString } from '../../values/index.ts';
import { findPlatformFunction } from '../index.ts';

/** Member, its arguments (the receiver first), and what the result or the exception prints. */
export type TableCase = readonly [member: string, parameters: readonly unknown[], expected: string];

export function callMember(typeName: string, member: string, parameters: readonly unknown[]): unknown {
  const found = findPlatformFunction(typeName, member);
  assert.ok(found, `${typeName}.${member} is not implemented`);
  return found(...(parameters as never[]));
}

function outcome(typeName: string, member: string, parameters: readonly unknown[]): string {
  try {
    return toApexString(callMember(typeName, member, parameters));
  } catch (problem) {
    if (problem instanceof ApexException) return problem.apexToString();
    throw problem;
  }
}

export function describeTable(typeName: string, cases: readonly TableCase[]): void {
  describe(typeName, () => {
    for (const [member, parameters, expected] of cases) {
      it(`${member} of ${parameters.map(toApexString).join(', ')} is ${expected}`, () => {
        assert.equal(outcome(typeName, member, parameters), expected);
      });
    }
  });
}
