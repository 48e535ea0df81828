/**
 * Chooses among methods of one name: every argument must convert, and one candidate must be nearer than any other: for some
 * argument nearer and for none further, or the call is ambiguous. null is equally near to every type, Object too. (Seen in Salesforce's own compiler, as
 * prettier-plugin-apex brings it: `of(null)` with `of(Object)` and `of(String)` is an "Ambiguous method signature".)
 */
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol } from '../../contracts/symbols.ts';

/** The rank of one argument for one parameter; null when it does not convert. */
export type ArgumentRank = (index: number, parameter: ApexType) => number | null;

interface Candidate {
  readonly method: MethodSymbol;
  readonly ranks: readonly number[];
}

export function chooseOverload(methods: readonly MethodSymbol[], count: number, rank: ArgumentRank): MethodSymbol | 'ambiguous' | null {
  const candidates = methods.flatMap((method) => applicable(method, count, rank) ?? []);
  if (candidates.length === 0) return null;
  const best = candidates.find((candidate) => candidates.every((other) => other === candidate || isNearer(candidate, other)));
  return best?.method ?? 'ambiguous';
}

function applicable(method: MethodSymbol, count: number, rank: ArgumentRank): Candidate | null {
  if (method.parameters.length !== count) return null;
  const ranks: number[] = [];
  for (let index = 0; index < count; index++) {
    const parameter = method.parameters[index];
    const value = parameter === undefined ? null : rank(index, parameter.type);
    if (value === null) return null;
    ranks.push(value);
  }
  return { method, ranks };
}

function isNearer(candidate: Candidate, other: Candidate): boolean {
  const differences = candidate.ranks.map((rank, index) => rank - (other.ranks[index] ?? 0));
  return differences.every((difference) => difference <= 0) && differences.some((difference) => difference < 0);
}
