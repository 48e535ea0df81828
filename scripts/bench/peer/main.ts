/** Syncline beside a peer: `npm run bench:peer -- --help`. */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { kinds } from './kinds.ts';
import { n8nVersions } from './n8n.ts';
import { seedTable, summary } from './report.ts';
import type { Result } from './run.ts';
import { run } from './run.ts';

const help = `npm run bench:peer -- [--seeds 1,2,3] [--scale 1] [--kinds NAME,NAME]
  --seeds  what each run is drawn from
  --scale  of the number of changes: 0.1 for a quick run
  --kinds  only these: ${kinds.map(({ name }) => name).join(', ')}`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3' },
    scale: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    help: { type: 'boolean' },
  },
});

function positive(text: string, option: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) throw new Error(`${option} needs a number above 0, not "${text}"`);
  return number;
}

function wantedKinds(names: string | undefined): typeof kinds {
  if (names === undefined) return kinds;
  return names.split(',').map((name) => {
    const kind = kinds.find((candidate) => candidate.name === name);
    if (kind === undefined) throw new Error(`There is no kind ${name}; there are ${kinds.map((candidate) => candidate.name).join(', ')}`);
    return kind;
  });
}

/** The state of the sources, so that a figure can be measured again. */
function commit(): string {
  try {
    const git = (...parameters: string[]): string => execFileSync('git', parameters, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ', with changes'}`;
  } catch {
    return 'unknown';
  }
}

async function main(): Promise<void> {
  const seeds = values.seeds.split(',').map((seed) => positive(seed, '--seeds'));
  const scale = positive(values.scale, '--scale');
  console.log(`Syncline at commit ${commit()}, beside ${n8nVersions().join(', ')} and a plain SystemModstamp poller; scale ${scale}.`);
  console.log('The thread in which n8n runs has a Date that tells the time of the org; nothing of n8n is changed.\n');
  const all: Result[] = [];
  for (const seed of seeds) {
    const results = await run({ seed, scale, kinds: wantedKinds(values.kinds), hasN8n: true, tell: (line) => console.error(line) });
    console.log(`Seed ${seed}\n\n${seedTable(results)}\n`);
    all.push(...results);
  }
  console.log(`Seeds ${seeds.join(', ')} together\n\n${summary(all)}`);
}

if (values.help === true) console.log(help);
else await main();
