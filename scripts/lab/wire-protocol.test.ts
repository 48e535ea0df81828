/** What the engine really sends, held against the official libraries of the standards that it follows, unchanged. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HTTP } from 'cloudevents';
import type { CloudEvent } from 'cloudevents';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Delivery, Lab } from './index.ts';

const minutes = 60_000;

let lab: Lab;
let connectionId: string;
let sent: Delivery[] = [];

before(async () => {
  // The libraries know no clock but the real one.
  lab = await openLab({ startsAt: Date.now() });
  lab.wire.hooks = { onSend: (delivery) => (sent.push(delivery), null), latency: () => 1 };
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name', 'AnnualRevenue', 'Description'] }]);
  lab.jobs.runDue();
});
after(async () => lab.close());

/** Saves accounts and gives the deliveries that follow. */
function deliver(...names: string[]): Delivery[] {
  sent = [];
  const saved = lab.administrator().dml(
    'insert',
    'Account',
    names.map((Name) => ({ Name, Description: 'Zwölf „Boxkämpfer“ 🥊 jagen Victor quer über den großen Sylter Deich' })),
  );
  assert.ok(saved.every(({ success }) => success));
  lab.jobs.advanceUntil(() => sent.flatMap(({ events }) => events).length >= names.length, 3 * minutes);
  return sent;
}

function rotate(): string {
  return String(lab.administrator().aura('ConnectionSetupController', 'createSigningKey', { connectionId }));
}

function verify(key: string, { body, headers }: Delivery): unknown {
  return new Webhook(key).verify(body, headers);
}

test('the Standard Webhooks library verifies every request, with two keys valid during rotation', () => {
  const unsigned = deliver('Unsigned');
  assert.ok(unsigned.every(({ headers }) => !('webhook-signature' in headers) && headers['webhook-id']?.startsWith('msg_')));

  const first = rotate();
  for (const delivery of deliver('First')) assert.deepEqual(verify(first, delivery), delivery.events);

  const second = rotate();
  for (const delivery of deliver('Both')) {
    assert.deepEqual(verify(first, delivery), delivery.events, 'with the former key');
    assert.deepEqual(verify(second, delivery), delivery.events, 'by the new key');
  }

  lab.administrator().aura('ConnectionSetupController', 'finishKeyRotation', { connectionId });
  for (const delivery of deliver('Second')) {
    assert.deepEqual(verify(second, delivery), delivery.events);
    assert.throws(() => verify(first, delivery), WebhookVerificationError, 'the key before is worth nothing now');
    assert.throws(() => verify(second, { ...delivery, body: `${delivery.body} ` }), WebhookVerificationError, 'nor is another body');
  }
  const pasted = `whsec_${Buffer.from('a key that the destination has made').toString('base64')}`;
  lab.administrator().aura('ConnectionSetupController', 'enterSigningKey', { connectionId, signingKey: pasted });
  for (const delivery of deliver('Pasted')) {
    assert.deepEqual(verify(second, delivery), delivery.events, 'with the former key');
    assert.deepEqual(verify(pasted, delivery), delivery.events, 'by the key of the destination');
  }
  lab.administrator().aura('ConnectionSetupController', 'finishKeyRotation', { connectionId });
  for (const delivery of deliver('Pasted alone')) assert.throws(() => verify(second, delivery), WebhookVerificationError);
});

test('the CloudEvents SDK parses and accepts every batch', () => {
  const deliveries = deliver('One', 'Two', 'Three');
  lab.administrator().dml('delete', 'Account', lab.administrator().query('SELECT Id FROM Account'));
  lab.jobs.advanceUntil(() => sent.some(({ events }) => events.some(({ type }) => type === 'syncline.record.deleted')), 90 * minutes);
  for (const { headers, body, events } of [...deliveries, ...sent]) {
    const parsed = HTTP.toEvent({ headers, body }) as CloudEvent<unknown>[];
    assert.equal(parsed.length, events.length);
    parsed.forEach((event, position) => {
      assert.ok(event.validate());
      assert.deepEqual(event.data, events[position]?.data);
      assert.equal(event.id, events[position]?.id);
    });
  }
});
