/**
 * Convergence: a seeded run of changes against faults, at whose end the destination holds what the org holds. `npm run converge -- --help`.
 */
import { parseArgs } from 'node:util';
import { mutantNamed, namedMutants } from './mutants/named.ts';
import { randomMutants } from './mutants/random.ts';
import { lineOf, tryMutants } from './mutants/table.ts';
import type { Verdict } from './mutants/table.ts';
import { report } from './run/report.ts';
import { complaintsAbout } from './run/result.ts';
import { converge } from './run/run.ts';

const help = `npm run converge -- [--seed N] [--changes N] [--destination receiver|python] [--mutant NAME] [--mutants] [--sources FOLDER] [--quiet]
  --seed         what everything is drawn from; by default another one each time
  --changes      how many changes, by default 100000
  --destination  by default as the seed says: the receiver for an even one, the one in Python for an odd one
  --mutant       takes one guarantee from the engine, in a run of so many changes; by name
  --mutants      each that has a name and as many drawn at random, in runs of up to 10000 changes (or --changes): prints a table
  --random       so many are drawn at random for the table, by default as many as have names
  --only         only those of the table whose names hold this text, or one of several with commas between
  --sources      another checkout, whose package is tried in place of this one's
  --quiet        says nothing before the end`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    changes: { type: 'string' },
    destination: { type: 'string' },
    sources: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean' },
    random: { type: 'string' },
    only: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

function numberOf(text: string | undefined, fallback: number, option: string): number {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${option} needs a whole number, not "${text ?? ''}"`);
  return number;
}

async function run(): Promise<number> {
  const seed = numberOf(values.seed, Math.floor(Math.random() * 1_000_000_000), '--seed');
  const changes = numberOf(values.changes, 100_000, '--changes');
  console.log(`Seed ${seed}, ${changes} changes`);
  const result = await converge({
    seed,
    changes,
    isTelling: values.quiet !== true,
    ...(values.destination === 'receiver' || values.destination === 'python' ? { destination: values.destination } : {}),
    ...(values.mutant === undefined ? {} : { mutation: mutantNamed(values.mutant).changes }),
    ...(values.sources === undefined ? {} : { sources: values.sources }),
  });
  console.log(report(result));
  return complaintsAbout(result).length === 0 ? 0 : 1;
}

async function mutants(): Promise<number> {
  const seed = numberOf(values.seed, 1, '--seed');
  const drawn = randomMutants(seed, numberOf(values.random, namedMutants.length, '--random'));
  const wanted = (values.only ?? '').split(',');
  const tried = [...namedMutants, ...drawn].filter(({ name }) => wanted.some((part) => name.includes(part)));
  const verdicts = await tryMutants(tried, {
    seed,
    mostChanges: numberOf(values.changes, 10_000, '--changes'),
    atOnce: 2,
    tell: (verdict) => console.log(lineOf(verdict)),
  });
  const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length;
  const missed = count('NOT NOTICED') + count('too slow');
  console.log(
    `Seed ${seed}: ${count('noticed')} of ${verdicts.length - count('no Apex')} noticed, ${count('no Apex')} that do not compile`,
  );
  return missed === 0 ? 0 : 1;
}

if (values.help === true) console.log(help);
else process.exitCode = await (values.mutants === true ? mutants() : run());
