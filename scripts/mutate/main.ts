/** Changes one operator or constant of the package's Apex at a time, and runs the tests that reach it. `npm run mutate -- --help`. */
import { parseArgs } from 'node:util';
import { createRandom } from '../sample-data/random.ts';
import { equalReason } from './equal.ts';
import type { MutantOrder } from './mutant-thread.ts';
import { mutationsOf } from './mutations.ts';
import type { Mutation } from './mutations.ts';
import { tryMutants } from './pool.ts';
import { measureReach } from './reach.ts';

const help = `npm run mutate -- [--seed N] [--count M] [--in PATH]
  --seed   what the mutants are drawn from, by default 1
  --count  how many, by default 100
  --in     only those of files whose path holds PATH, such as engine/backfill or /LinkService.cls; all of them unless --count is given`;

/** Of those that are not equal to the original, in percent. */
const goal = 92;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, in: { type: 'string' }, help: { type: 'boolean' } },
});

function numberOf(text: string | undefined, fallback: number, option: string): number {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${option} needs a whole number, not "${text ?? ''}"`);
  return number;
}

const place = ({ file, line, before, after }: Mutation): string =>
  `${file}:${line}  ${before.trim() || '(nothing)'}  ->  ${after || '(nothing)'}`;

async function mutate(): Promise<number> {
  const seed = numberOf(values.seed, 1, '--seed');
  const reach = await measureReach((line) => process.stderr.write(`\r${line}   `));
  const texts = new Map(reach.classes.map(({ file, text }) => [file, text]));
  const isWanted = (file: string): boolean => values.in === undefined || file.includes(values.in);
  const all = reach.classes.filter(({ file }) => isWanted(file)).flatMap(({ file, text }) => mutationsOf(file, text));
  const count = numberOf(values.count, values.in === undefined ? 100 : all.length, '--count');
  const orders = drawn(all, count, seed).map((mutation) => ({ mutation, tests: reach.testsOf(mutation.file, mutation.line) }));
  console.log(`\nSeed ${seed}: ${orders.length} of ${all.length} possible mutants`);

  let alive = 0;
  let equal = 0;
  let noticed = 0;
  let broken = 0;
  await tryMutants(orders, ({ mutation, tests }: MutantOrder, answer) => {
    const done = noticed + broken + alive + equal + 1;
    process.stderr.write(`\r${done} of ${orders.length} tried, ${alive} alive   `);
    if (answer === 'not compiled') broken += 1;
    else if (answer !== null) noticed += 1;
    else {
      const reason = equalReason(mutation, texts.get(mutation.file) ?? '');
      if (reason === null) {
        alive += 1;
        console.log(`\rALIVE  ${place(mutation)}  (${tests.length} tests reach it)`);
      } else {
        equal += 1;
        console.log(`\requal  ${place(mutation)}  (${reason})`);
      }
    }
  });
  process.stderr.write('\n');
  const told = noticed + alive;
  const percent = told === 0 ? 100 : (100 * noticed) / told;
  console.log(
    `${noticed} of ${told} noticed (${percent.toFixed(1)} %), ${alive} alive; ${equal} equal to the original, ${broken} that do not compile`,
  );
  return percent >= goal ? 0 : 1;
}

function drawn(all: readonly Mutation[], count: number, seed: number): Mutation[] {
  const random = createRandom(seed);
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.integer(0, left.length - 1), 1)[0] as Mutation);
}

if (values.help === true) console.log(help);
else process.exitCode = await mutate();
