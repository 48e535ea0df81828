/**
 * Convergence: a seeded run of changes against faults, at whose end the receiver holds what the org holds. `npm run converge -- --help`.
 */
import { parseArgs } from 'node:util';
import { mutantNamed, mutants } from './mutants.ts';
import { report } from './report.ts';
import { converge } from './run.ts';
import type { RunResult } from './run.ts';

const help = `npm run converge -- [--seed N] [--changes N] [--mutant NAME] [--mutants] [--sources FOLDER] [--quiet]
  --seed      what everything is drawn from; by default another one each time
  --changes   how many changes, by default 100000
  --mutant    takes one guarantee from the engine: ${mutants.map(({ name }) => name).join(', ')}
  --mutants   each of them once, in a smaller run (2500 changes unless --changes is given); each has to fail
  --sources   another checkout, whose package is tried in place of this one's
  --quiet     says nothing before the end`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    changes: { type: 'string' },
    mutant: { type: 'string' },
    mutants: { type: 'boolean' },
    sources: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const seed = numberOf(values.seed, Math.floor(Math.random() * 1_000_000_000), '--seed');
const tell = values.quiet === true ? undefined : (line: string) => console.log(`  ${line}`);

function numberOf(text: string | undefined, fallback: number, option: string): number {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${option} needs a whole number, not "${text ?? ''}"`);
  return number;
}

async function one(changes: number, mutantName: string | undefined): Promise<RunResult> {
  const mutant = mutantName === undefined ? undefined : mutantNamed(mutantName);
  console.log(`Seed ${seed}, ${changes} changes${mutant === undefined ? '' : `, mutant ${mutant.name}: ${mutant.purpose}`}`);
  const result = await converge({
    seed,
    changes,
    ...(mutant === undefined ? {} : { mutant }),
    ...(tell === undefined ? {} : { tell }),
    ...(values.sources === undefined ? {} : { sources: values.sources }),
  });
  console.log(report(result));
  return result;
}

async function allMutants(changes: number): Promise<boolean> {
  const verdicts: string[] = [];
  let haveAllFailed = true;
  for (const { name } of mutants) {
    const { complaints } = await one(changes, name);
    haveAllFailed &&= complaints.length > 0;
    verdicts.push(`${name.padEnd(20)} ${complaints.length > 0 ? `noticed: ${complaints.join('; ')}` : 'NOT NOTICED'}`);
  }
  console.log(verdicts.join('\n'));
  return haveAllFailed;
}

if (values.help === true) console.log(help);
else if (values.mutants === true) process.exitCode = (await allMutants(numberOf(values.changes, 2500, '--changes'))) ? 0 : 1;
else process.exitCode = (await one(numberOf(values.changes, 100_000, '--changes'), values.mutant)).complaints.length === 0 ? 0 : 1;
