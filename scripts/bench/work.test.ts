/** The engine's own work for a change is the same whatever the number of changes, and so is the text that it holds at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureWork } from './work.ts';

const megabyte = 1_000_000;

for (const [size, counts] of [
  // More than one page; `npm run bench:cost -- work` prints 10,000.
  ['short', [100, 1000, 4000]],
  ['long', [100, 1000]],
] as const)
  test(`the work for each change of ${size} records does not grow with their number`, async () => {
    const measured = await measureWork(counts, size);
    for (const each of measured) console.log(JSON.stringify(each));
    measured.slice(1).forEach((more, index) => {
      const fewer = measured[index];
      assert.ok(fewer);
      for (const figure of ['statements', 'nativeCalls', 'digests'] as const)
        assert.ok(
          more[figure] <= fewer[figure] * 1.02,
          `${figure} of ${more.records}: ${more[figure]}, of ${fewer.records}: ${fewer[figure]}`,
        );
    });
    for (const { textAtOnce, records } of measured) assert.ok(textAtOnce <= 4 * megabyte, `${textAtOnce} characters for ${records}`);
  });
