/** The short run of `npm run converge`: small pages and batches, so that it meets what a long one does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareProject } from '../lab/project.ts';
import { mutants } from './mutants.ts';
import { report } from './report.ts';
import { converge } from './run.ts';

const changes = 1500;
/** Another one each time would make the suite's verdict a matter of luck; whoever wants more gives more. */
const seeds = [20260105, ...(process.env['SYNCLINE_CONVERGENCE_SEEDS'] ?? '').split(/\s+/).filter(Boolean).map(Number)];
for (const seed of seeds) {
  test(`the receiver ends equal to the org: ${changes} changes, seed ${seed}`, { timeout: 600_000 }, async () => {
    const result = await converge({ seed, changes });
    console.log(report(result));
    assert.deepEqual(result.complaints, []);
  });
}

for (const { name, changes: replacements } of mutants) {
  test(`the mutant ${name} still fits the engine; npm run converge -- --mutants tries it`, () => {
    prepareProject({ changes: replacements });
  });
}
