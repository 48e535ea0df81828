/** How much Apex has run: statements, by the counters that coverage puts into compiled code, and calls of the platform's own members. */
import type { OpenedOrg } from '../local-org/index.ts';

export interface ApexWork {
  /** Statements that ran in jobs since the lab was opened. */
  readonly statements: number;
  readonly nativeCalls: number;
  /** By the member's key, such as `System.Crypto.static generateDigest(String,Blob)`. */
  readonly callsOf: ReadonlyMap<string, number>;
}

export function workOf({ loaded }: OpenedOrg, calls: ReadonlyMap<string, number>): ApexWork {
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const statements = sum(loaded.project.coverage().map(({ counters }) => counters.reduce((total, count) => total + count, 0)));
  return { statements, nativeCalls: sum(calls.values()), callsOf: new Map(calls) };
}

export function difference(after: ApexWork, before: ApexWork): ApexWork {
  return {
    statements: after.statements - before.statements,
    nativeCalls: after.nativeCalls - before.nativeCalls,
    callsOf: new Map([...after.callsOf].map(([key, count]) => [key, count - (before.callsOf.get(key) ?? 0)])),
  };
}
