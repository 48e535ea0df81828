/**
 * Convergence: a seeded run of changes against faults, at whose end the destination holds what the org holds. `npm run converge -- --help`.
 */
import { parseArgs } from 'node:util';
import { report } from './report.ts';
import { complaintsAbout } from './result.ts';
import { converge } from './run.ts';

const help = `npm run converge -- [--seed N] [--changes N] [--destination receiver|python] [--sources FOLDER] [--quiet]
  --seed         what everything is drawn from; by default another one each time
  --changes      how many changes, by default 100000
  --destination  by default as the seed says: the receiver for an even one, the one in Python for an odd one
  --sources      another checkout, whose package is tried in place of this one's
  --quiet        says nothing before the end`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    changes: { type: 'string' },
    destination: { type: 'string' },
    sources: { type: 'string' },
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
    ...(values.sources === undefined ? {} : { sources: values.sources }),
  });
  console.log(report(result));
  return complaintsAbout(result).length === 0 ? 0 : 1;
}

if (values.help === true) console.log(help);
else process.exitCode = await run();
