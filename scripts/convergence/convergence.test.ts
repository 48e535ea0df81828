/** The short run of `npm run converge`, once for each destination: small pages and batches, so that it meets what a long one does. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { prepareProject } from '../lab/project.ts';
import { namedMutants } from './mutants/named.ts';
import { report } from './run/report.ts';
import { complaintsAbout } from './run/result.ts';
import { converge, destinationOf } from './run/run.ts';

const changes = 500;
const hasPython = spawnSync('python3', ['--version']).status === 0;
/** Others each time would make the suite's verdict a matter of luck; whoever wants more gives more. */
const seeds = [20260107, 20260106, ...(process.env['SYNCLINE_CONVERGENCE_SEEDS'] ?? '').split(/\s+/).filter(Boolean).map(Number)];
for (const seed of seeds) {
  const destination = destinationOf(seed);
  const skip = destination === 'python' && !hasPython && 'there is no python3';
  test(`the destination (${destination}) ends equal to the org: ${changes} changes, seed ${seed}`, { timeout: 600_000, skip }, async () => {
    const result = await converge({ seed, changes });
    console.log(report(result));
    assert.deepEqual(complaintsAbout(result), []);
  });
}

for (const { name, changes: replacements } of namedMutants) {
  test(`the mutant ${name} still fits the engine; npm run converge -- --mutants tries it`, () => {
    prepareProject({ changes: replacements });
  });
}
