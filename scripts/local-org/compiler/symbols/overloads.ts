/**
 * Chooses among methods of one name: every argument must convert, and one candidate must be the most specific, or the call is ambiguous.
 * The platform has a message for it ("Ambiguous method signature") and no page that says which it takes. As in Java (JLS 15.12.2.5), a
 * candidate is more specific when it is as near or nearer for each argument; null is equally near to every type but Object, and then the
 * types of the parameters decide.
 */
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol } from '../../contracts/symbols.ts';
import { sameType } from './common-types.ts';
import { conversionRank } from './conversions.ts';
import type { World } from './world.ts';

/** The rank of one argument for one parameter; null when it does not convert. */
export type ArgumentRank = (index: number, parameter: ApexType) => number | null;

interface Candidate {
  readonly method: MethodSymbol;
  readonly ranks: readonly number[];
}

export function chooseOverload(
  world: World,
  methods: readonly MethodSymbol[],
  count: number,
  rank: ArgumentRank,
): MethodSymbol | 'ambiguous' | null {
  const candidates = methods.flatMap((method) => applicable(method, count, rank) ?? []);
  if (candidates.length === 0) return null;
  const best = candidates.find((candidate) => candidates.every((other) => other === candidate || isAsSpecific(world, candidate, other)));
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

/** Two of the same parameters are a method and what it overrides: the first is the nearer. */
function isAsSpecific(world: World, candidate: Candidate, other: Candidate): boolean {
  return candidate.method.parameters.every(({ type }, index) => {
    const against = other.method.parameters[index]?.type;
    const difference = (candidate.ranks[index] ?? 0) - (other.ranks[index] ?? 0);
    if (against === undefined || difference !== 0) return difference < 0;
    return sameType(type, against) || isNarrower(world, type, against);
  });
}

function isNarrower(world: World, type: ApexType, other: ApexType): boolean {
  return conversionRank(world, type, other) !== null && conversionRank(world, other, type) === null;
}
