/** Tries mutants, each in longer and longer runs until one notices it. */
import { compileChangesOf } from '../../local-org/runtime/compile-changed.ts';
import type { ChangedProjects } from '../../local-org/runtime/compile-changed.ts';
import { cacheFolder } from '../../local-org/runtime/cache-folder.ts';
import { prepareProject } from '../../lab/project.ts';
import { tryMutants as askApex } from '../../mutate/pool.ts';
import { measureReach } from '../../mutate/reach.ts';
import { projectOf } from '../configuration/project.ts';
import { scaleOf } from '../configuration/scale.ts';
import { faultsOf } from '../run/result.ts';
import { converge } from '../run/run.ts';
import type { Mutant } from './mutant.ts';

/** Changes of one run after another, each with a seed of its own so that both destinations have their turn. All of one scale. */
const stages = [300, 1500, 4000, 10_000];
/** What is known to be equal is tried to show that nothing speaks against it. */
const mostChangesOfEqual = 1500;
/** Of what was drawn, much is about words and limits of which the destination sees nothing: ten minutes a mutant to say so is too long. */
const mostChangesBeforeTests = 300;
/** Real time: an engine that turns in circles is given up. */
const mostSeconds = 900;

export interface Verdict {
  readonly mutant: Mutant;
  readonly kind: 'noticed' | 'no Apex' | 'too slow' | 'equal' | 'by Apex tests' | 'NOT NOTICED';
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

interface Found {
  readonly kind: Verdict['kind'] | 'broke';
  readonly by: string;
}

async function inOneRun(mutant: Mutant, seed: number, changes: number): Promise<Found | null> {
  try {
    const faults = faultsOf(await converge({ seed, changes, mutation: mutant.changes, stopsAtFault: true, atMostSeconds: mostSeconds }));
    return faults.length === 0 ? null : { kind: 'noticed', by: faults.join('; ') };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/\.cls:\d+: /.test(message)) return { kind: 'no Apex', by: lastWords(message) };
    if (message.startsWith('It went on')) return { kind: 'too slow', by: message };
    return { kind: 'broke', by: `the run broke: ${lastWords(message)}` };
  }
}

function lastWords(message: string): string {
  return /^\w*(?:Error|Exception): (.*)$/m.exec(message)?.[1] ?? message.trim().split('\n').at(-1) ?? '';
}

/** In runs of more changes than it was tried with before. */
async function tryMutant(
  mutant: Mutant,
  { seed, mostChanges }: TrialOptions,
  projects: ChangedProjects,
  triedWith: number,
): Promise<Verdict> {
  const most = mutant.equal === undefined ? mostChanges : Math.min(mostChanges, mostChangesOfEqual);
  projects.compile(prepareProject(projectOf(scaleOf(most), mutant.changes)));
  for (const [index, changes] of stages.entries()) {
    if (changes <= triedWith || changes > most) continue;
    let found = await inOneRun(mutant, seed + index, changes);
    // A machine that is too busy breaks a run too, but hardly twice at the same place.
    if (found?.kind === 'broke') found = await inOneRun(mutant, seed + index, changes);
    if (found !== null) return { mutant, changes, by: found.by, kind: found.kind === 'broke' ? 'noticed' : found.kind };
  }
  return mutant.equal === undefined
    ? { mutant, kind: 'NOT NOTICED', changes: most, by: '' }
    : { mutant, kind: 'equal', changes: most, by: mutant.equal };
}

/** Of mutants that were drawn: the others are no change of one operator. */
async function byApexTests(verdicts: readonly Verdict[]): Promise<Map<Mutant, string>> {
  const known = new Map(
    verdicts.flatMap(({ kind, mutant }) => (kind === 'NOT NOTICED' && mutant.mutation !== undefined ? [[mutant.mutation, mutant]] : [])),
  );
  const noticed = new Map<Mutant, string>();
  if (known.size === 0) return noticed;
  const reach = await measureReach(() => undefined);
  const orders = [...known.keys()].map((mutation) => ({ mutation, tests: reach.testsOf(mutation.file, mutation.line) }));
  await askApex(orders, ({ mutation }, answer) => {
    const mutant = known.get(mutation);
    if (mutant === undefined || answer === null) return;
    noticed.set(mutant, typeof answer === 'string' ? answer : `${answer.className}.${answer.methodName}`);
  });
  return noticed;
}

/** What was drawn and lives through the short runs is put to the Apex tests, and only what they miss goes through the long ones. */
export async function tryMutants(mutants: readonly Mutant[], options: TrialOptions): Promise<Verdict[]> {
  const projects = compileChangesOf(prepareProject(projectOf(scaleOf(options.mostChanges))), cacheFolder('compiled'));
  const tell = (verdict: Verdict): Verdict => {
    options.tell(verdict);
    return verdict;
  };
  const isOpen = ({ kind, mutant }: Verdict): boolean => kind === 'NOT NOTICED' && mutant.mutation !== undefined;
  const short = { ...options, mostChanges: Math.min(options.mostChanges, mostChangesBeforeTests) };
  const first = await inTurn(mutants, options.atOnce, async (mutant) => {
    const verdict = await tryMutant(mutant, mutant.mutation === undefined ? options : short, projects, 0);
    return isOpen(verdict) ? verdict : tell(verdict);
  });
  const tests = await byApexTests(first.filter(isOpen));
  return inTurn(first, options.atOnce, async (verdict) => {
    const by = tests.get(verdict.mutant);
    if (by !== undefined) return tell({ ...verdict, kind: 'by Apex tests', by });
    return isOpen(verdict) ? tell(await tryMutant(verdict.mutant, options, projects, verdict.changes)) : verdict;
  });
}

async function inTurn<In, Out>(items: readonly In[], atOnce: number, act: (item: In) => Promise<Out>): Promise<Out[]> {
  const left = [...items];
  const done: Out[] = [];
  async function work(): Promise<void> {
    for (let next = left.shift(); next !== undefined; next = left.shift()) done.push(await act(next));
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return done;
}

export function lineOf({ mutant, kind, changes, by }: Verdict): string {
  return `${mutant.name.padEnd(28)} ${kind.padEnd(14)} ${String(changes).padStart(6)}  ${by || mutant.purpose}`;
}
