/** Records that were restored under the stamp of their deletion are looked for once an hour, by each stream in a minute of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';

const minute = 60_000;
const streams = 40;

test('many streams that have sent deletions look for restored records within the hour, and no link is fuller than another', async () => {
  const lab = await openLab();
  try {
    await connectStreams(
      lab,
      Array.from({ length: streams }, (_, index) => ({ name: `Account ${index}`, objectName: 'Account', fields: ['Name'] })),
    );
    lab.jobs.advance(2 * minute);
    const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: 'Restored' }]);
    const id = String(saved?.id);
    lab.jobs.advance(2 * minute);
    lab.administrator().dml('delete', 'Account', [{ Id: id }]);
    // The deletion is told, and no window reaches back to it.
    lab.jobs.advance(90 * minute);

    lab.sql('UPDATE "Account" SET "IsDeleted" = 0 WHERE "Id" = ? RETURNING "Id"', [id]);
    let told = 0;
    lab.wire.hooks.onAnswer = ({ events }, answer) => {
      if (answer.ok && answer.status === 200)
        told += events.filter((event) => event.data.id === id && event.type.endsWith('upserted')).length;
    };
    const queries: number[] = [];
    const stop = lab.onTransaction(({ className, quiddity, usage }) => {
      if (className === 'LinkJob' && quiddity === 'QUEUEABLE') queries.push(usage['Queries'] ?? 0);
    });
    lab.jobs.advance(61 * minute);
    stop();
    console.log(`${streams} streams: at most ${Math.max(...queries)} queries, at least ${Math.min(...queries)}; told ${told} times`);
    assert.equal(told, streams, 'each stream has told it once');
    assert.ok(Math.max(...queries) <= streams + 8 + 40, `${Math.max(...queries)} queries`);
  } finally {
    await lab.close();
  }
});
