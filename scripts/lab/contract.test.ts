/** What the engine really sends, against the contract's page and its schema; and what the receiver holds of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { misfit } from '../contract/contract-schema.ts';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Delivery, Lab } from './index.ts';

const minutes = 60_000;

let lab: Lab;
const sent: Delivery[] = [];

before(async () => {
  lab = await openLab();
  lab.wire.hooks = { onSend: (delivery) => (sent.push(delivery), null), latency: () => 1 };
  await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name', 'Description', 'BillingAddress'] }]);
  lab.jobs.runDue();
});
after(async () => lab.close());

function held(id: string | null): Record<string, unknown> | null {
  const row = lab.receiver.stored('Account').find((each) => each.id === id);
  return row?.data == null ? null : (JSON.parse(row.data) as Record<string, unknown>);
}

function choose(fields: readonly Record<string, string>[]): void {
  const admin = lab.administrator();
  const [stream] = admin.query('SELECT Id FROM SynclineStream__c');
  const [saved] = admin.dml('update', 'SynclineStream__c', [{ Id: stream?.['Id'], Fields__c: JSON.stringify(fields) }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
}

test('requests are as the page says', () => {
  const admin = lab.administrator();
  const [saved] = admin.dml('insert', 'Account', [{ Name: 'Acme' }]);
  assert.ok(saved?.success);
  lab.jobs.advanceUntil(() => held(saved.id) !== null, 3 * minutes);
  admin.dml('delete', 'Account', [{ Id: saved.id }]);
  lab.jobs.advanceUntil(() => held(saved.id) === null, 90 * minutes);
  const kinds = new Set<string>();
  for (const { headers, body, events } of sent) {
    assert.equal(headers['content-type'], 'application/cloudevents-batch+json; charset=UTF-8');
    assert.equal(headers['accept'], 'application/json');
    assert.equal(headers['content-encoding'], undefined, 'nothing is compressed');
    assert.match(headers['webhook-id'] ?? '', /^msg_[0-9a-f]{64}$/);
    assert.ok(Buffer.byteLength(body) < 900_000);
    for (const event of events) {
      assert.equal(misfit('ChangeEvent', event), null, JSON.stringify(event));
      const { id, source, subject } = event as unknown as Record<'id' | 'source' | 'subject', string>;
      assert.match(id, /^[0-9a-f]{64}$/);
      assert.match(source, /^urn:syncline:[0-9a-f]{32}$/);
      assert.match(subject, /^Account\/[A-Za-z0-9]{18}$/);
      kinds.add(event.type);
    }
  }
  assert.deepEqual([...kinds], ['syncline.record.upserted', 'syncline.record.deleted']);
});

test('what is omitted keeps what the destination has, under the name that it has there', () => {
  const admin = lab.administrator();
  choose([{ name: 'Name' }, { name: 'Description', outward: 'notes' }]);
  const [saved] = admin.dml('insert', 'Account', [{ Name: 'Acme', Description: 'Kept' }]);
  assert.ok(saved?.success);
  lab.jobs.advanceUntil(() => held(saved.id) !== null, 3 * minutes);
  assert.deepEqual(held(saved.id), { Name: 'Acme', notes: 'Kept' });

  choose([{ name: 'Name' }, { name: 'Description', outward: 'notes', type: 'DOUBLE' }]);
  admin.dml('update', 'Account', [{ Id: saved.id, Name: 'Beta' }]);
  lab.jobs.advanceUntil(() => held(saved.id)?.['Name'] === 'Beta', 3 * minutes);
  assert.deepEqual(held(saved.id), { Name: 'Beta', notes: 'Kept' });
});
