/** Records that grow from a word to the longest text come through, whatever a page of them takes, and keep no other stream. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;

/** Texts from the database lie outside the heap that is measured here: the share is reached with fewer of them than in an org. */
const tighter = { className: 'LinkBudget', find: 'SHARE = 0.7;', replace: 'SHARE = 0.2;' };

let lab: Lab;
let links: { readonly status: string; readonly heap: number }[] = [];

before(async () => {
  lab = await openLab({ changes: [tighter] });
  await connectStreams(lab, [
    { name: 'Contact', objectName: 'Contact', fields: ['LastName', 'Description'] },
    { name: 'Account', objectName: 'Account', fields: ['Name'] },
  ]);
  lab.jobs.runDue();
  lab.onTransaction(({ className, quiddity, status, usage }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links.push({ status, heap: usage['HeapSize'] ?? 0 });
  });
});
after(async () => lab.close());

/** No two alike, and no letters that take one byte. */
const textOf = (id: string, length: number): string => `${id}|Ωμέγα|`.repeat(Math.ceil(length / 25)).slice(0, length);

const descriptions = (ids: ReadonlySet<string>): number[] =>
  lab.receiver
    .stored('Contact')
    .filter(({ id }) => ids.has(id))
    .map(({ data }) => ((JSON.parse(data ?? '{}') as { Description?: string }).Description ?? '').length);

for (const [count, lengths] of [
  [900, [30_000]],
  [300, [3000, 12_000, 32_000]],
] as const)
  test(`${count} contacts whose description grows to ${lengths.join(', then ')} characters`, (context) => {
    const saved = lab.administrator().dml(
      'insert',
      'Contact',
      Array.from({ length: count }, (_, number) => ({ LastName: `Grows ${number}`, Description: 'word' })),
    );
    const ids = new Set(saved.map(({ id }) => String(id)));
    lab.jobs.advanceUntil(() => descriptions(ids).length === count, 10 * minute);
    for (const length of lengths) {
      links = [];
      const requests = lab.wire.deliveries;
      const began = lab.clock.now();
      // A person's transaction holds 6 MB.
      for (let first = 0; first < count; first += 100)
        lab.administrator().dml(
          'update',
          'Contact',
          [...ids].slice(first, first + 100).map((Id) => ({ Id, Description: textOf(Id, length) })),
        );
      const [account] = lab.administrator().dml('insert', 'Account', [{ Name: `Beside ${length}` }]);
      const linksBefore: number[] = [];
      lab.wire.hooks = {
        onSend: ({ events }) => {
          if (events.some(({ data }) => data.id === account?.id)) linksBefore.push(links.length);
          return null;
        },
      };
      lab.jobs.advanceUntil(() => descriptions(ids).every((now) => now === length), 60 * minute);
      const killed = links.filter(({ status }) => status !== 'Success').length;
      context.diagnostic(
        `to ${length}: ${links.length} links (${killed} killed), ${lab.wire.deliveries - requests} requests, ${(lab.clock.now() - began) / 1000} s; ` +
          `another stream waited for ${linksBefore[0]} links; most heap ${Math.max(...links.map(({ heap }) => heap))}`,
      );
      const sent = lab.wire.deliveries - requests;
      assert.ok(links.length <= 12, `${links.length} links, ${sent} requests`);
      assert.ok(sent <= 60, `${sent} requests`);
      assert.ok((linksBefore[0] ?? Infinity) <= 20, `${linksBefore[0]} links`);
      lab.jobs.advance(3 * minute);
    }
    assert.equal(lab.sql('SELECT 1 FROM "SynclineDeadLetter__c"').length, 0);
  });
