/** Encrypted text goes to the destination, and to nobody who looks at what was or would be sent: Apex reads it in the clear whoever runs it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openSampleLab } from './sample-connector.ts';
import type { SampleLab } from './sample-connector.ts';

let samples: SampleLab | null = null;
after(async () => {
  await samples?.lab.close();
});

test('encrypted text is sent, and shown neither of what was sent nor of what would be', async () => {
  samples = await openSampleLab(['Name', 'Secret__c']);
  const { lab, save, stored, streamId } = samples;
  const sent = save('insert', { Name: 'Sent', Secret__c: 'open sesame' });
  lab.jobs.advance(3 * 60_000);
  assert.equal(stored(sent)?.['Secret__c'], 'open sesame', 'the destination needs it');

  await fetch(new URL('/v1/faults', lab.receiver.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'rejectPartially', recordIds: [sent], code: 'NO', message: 'No.' }),
  });
  save('update', { Id: sent, Secret__c: 'open again' });
  lab.jobs.advance(3 * 60_000);
  const [attempt] = lab.sql('SELECT "Id" AS "id", "Payload__c" AS "payload" FROM "SynclineAttempt__c"');
  const [letter] = lab.sql('SELECT "Id" AS "id" FROM "SynclineDeadLetter__c"');
  assert.match(String(attempt?.['payload']), /open again/, 'it is kept for who sends it again');
  const seen = lab.administrator().aura('ActivityController', 'sent', { letterId: letter?.['id'], attemptId: attempt?.['id'] });
  const values = (seen as { values: { name: string; value: string | null; withheld: string | null }[] }).values;
  assert.deepEqual(values.map(({ name, value, withheld }) => [name, value, withheld]).sort(), [
    ['Name', 'Sent', null],
    ['Secret__c', null, 'FieldEncrypted'],
  ]);

  const config = lab.administrator().aura('StreamController', 'config', { streamId });
  const shown = lab.administrator().aura('PreviewController', 'preview', { configJson: JSON.stringify(config), recordId: sent });
  const { preview } = shown as { preview: { payload: string; reasons: string[] } };
  assert.match(preview.payload, /"Secret__c" *: *"Not shown: encrypted"/);
  assert.ok(
    preview.reasons.some((reason) => reason.includes('Secret')),
    'and why',
  );
  assert.doesNotMatch(JSON.stringify([seen, shown]), /open/);
});
