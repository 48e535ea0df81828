/** Chooses among methods of one name: every argument must convert; the nearest conversions win. */
import type { ApexType } from '../../contracts/types.ts';
import type { MethodSymbol } from '../../contracts/symbols.ts';
import { conversionRank } from './conversions.ts';
import type { World } from './world.ts';

/** The rank of one argument for one parameter; null when it does not convert. */
export type ArgumentRank = (index: number, parameter: ApexType) => number | null;

interface Candidate {
  readonly method: MethodSymbol;
  readonly ranks: readonly number[];
}

export function chooseOverload(world: World, methods: readonly MethodSymbol[], count: number, rank: ArgumentRank): MethodSymbol | null {
  const candidates = methods.flatMap((method) => applicable(method, count, rank) ?? []);
  if (candidates.length <= 1) return candidates[0]?.method ?? null;
  const best = candidates.reduce((winner, candidate) => (isBetter(world, candidate, winner) ? candidate : winner));
  return best.method;
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

function isBetter(world: World, candidate: Candidate, other: Candidate): boolean {
  const sum = total(candidate.ranks);
  const otherSum = total(other.ranks);
  if (sum !== otherSum) return sum < otherSum;
  return specificity(world, candidate.method, other.method) > specificity(world, other.method, candidate.method);
}

function total(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + rank, 0);
}

/** For null arguments: how many parameters are narrower than the other's. */
function specificity(world: World, method: MethodSymbol, other: MethodSymbol): number {
  return method.parameters.filter((parameter, index) => {
    const against = other.parameters[index];
    return against !== undefined && conversionRank(world, parameter.type, against.type) !== null;
  }).length;
}
