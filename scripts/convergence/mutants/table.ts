/** Tries mutants, each in longer and longer runs until one notices it. */
import { faultsOf } from '../run/result.ts';
import { converge } from '../run/run.ts';
import type { Mutant } from './mutant.ts';

/** Changes of one run after another, each with a seed of its own so that both destinations have their turn. */
const stages = [300, 1500, 4000, 10_000];
/** Real time: an engine that turns in circles is given up. */
const mostSeconds = 900;

export interface Verdict {
  readonly mutant: Mutant;
  readonly kind: 'noticed' | 'no Apex' | 'too slow' | 'equal' | 'NOT NOTICED';
  /** How many changes the last run had. */
  readonly changes: number;
  /** What noticed it. */
  readonly by: string;
}

export interface TrialOptions {
  readonly seed: number;
  readonly mostChanges: number;
  readonly atOnce: number;
  readonly tell: (verdict: Verdict) => void;
}

async function inOneRun(mutant: Mutant, seed: number, changes: number): Promise<Omit<Verdict, 'mutant' | 'changes'> | null> {
  try {
    const faults = faultsOf(await converge({ seed, changes, mutation: mutant.changes, stopsAtBreach: true, atMostSeconds: mostSeconds }));
    return faults.length === 0 ? null : { kind: 'noticed', by: faults.join('; ') };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/\.cls:\d+: /.test(message)) return { kind: 'no Apex', by: lastWords(message) };
    if (message.startsWith('It went on')) return { kind: 'too slow', by: message };
    return { kind: 'noticed', by: `the run broke: ${lastWords(message)}` };
  }
}

function lastWords(message: string): string {
  return /^\w*(?:Error|Exception): (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1) ?? '';
}

export async function tryMutant(mutant: Mutant, seed: number, mostChanges: number): Promise<Verdict> {
  for (const [index, changes] of stages.filter((stage) => stage <= mostChanges).entries()) {
    const found = await inOneRun(mutant, seed + index, changes);
    if (found !== null) return { mutant, changes, ...found };
  }
  return mutant.equal === undefined
    ? { mutant, kind: 'NOT NOTICED', changes: mostChanges, by: '' }
    : { mutant, kind: 'equal', changes: mostChanges, by: mutant.equal };
}

export async function tryMutants(mutants: readonly Mutant[], { seed, mostChanges, atOnce, tell }: TrialOptions): Promise<Verdict[]> {
  const left = [...mutants];
  const verdicts: Verdict[] = [];
  async function work(): Promise<void> {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const verdict = await tryMutant(next, seed, mostChanges);
      verdicts.push(verdict);
      tell(verdict);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return verdicts;
}

export function lineOf({ mutant, kind, changes, by }: Verdict): string {
  return `${mutant.name.padEnd(28)} ${kind.padEnd(12)} ${String(changes).padStart(6)}  ${by || mutant.purpose}`;
}
