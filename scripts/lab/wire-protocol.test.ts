/** What the engine really sends, held against the official libraries of the standards that it follows, unchanged. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HTTP } from 'cloudevents';
import type { CloudEvent } from 'cloudevents';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { openLab } from './index.ts';
import type { Delivery, Lab } from './index.ts';

const minutes = 60_000;

let lab: Lab;
let sent: Delivery[] = [];

before(async () => {
  // The libraries know no clock but the real one.
  lab = await openLab({ startsAt: Date.now() });
  lab.wire.hooks = { onSend: (delivery) => (sent.push(delivery), null), latency: () => 1 };
  lab.administrator().anonymous(`
    ConnectionSetupService setup = new ConnectionSetupService();
    setup.saveCredential('Destination1', 'syncline-demo', 'syncline-demo-secret');
    Id connectionId = setup.createDraft('Destination', 'Sandbox', 'Destination1');
    setup.addStream(new SynclineStream__c(
      Name = 'Account', Connection__c = connectionId, ObjectName__c = 'Account', FrequencyMinutes__c = 1, IsOn__c = true,
      HasDeletions__c = true, Lookback__c = 'Everything',
      Fields__c = FieldMapping.serialize(FieldMapping.ofNames(new List<String>{ 'Name', 'AnnualRevenue', 'Description' }))));
    setup.switchOn(connectionId);
  `);
  lab.enableCallouts();
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

/** As a page will do it: the key is shown once, here it is read from where it is kept. */
function rotate(): string {
  lab.administrator().anonymous(`SigningKeyService.rotate([SELECT Id FROM SynclineConnection__c].Id);`);
  return String(lab.sql('SELECT "SigningKey__c" AS "key" FROM "SynclineSigningKey__c"')[0]?.['key']);
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
    assert.deepEqual(verify(first, delivery), delivery.events, 'by the key before');
    assert.deepEqual(verify(second, delivery), delivery.events, 'by the new key');
  }

  lab.administrator().anonymous(`SigningKeyService.finishRotation([SELECT Id FROM SynclineConnection__c].Id);`);
  for (const delivery of deliver('Second')) {
    assert.deepEqual(verify(second, delivery), delivery.events);
    assert.throws(() => verify(first, delivery), WebhookVerificationError, 'the key before is worth nothing now');
    assert.throws(() => verify(second, { ...delivery, body: `${delivery.body} ` }), WebhookVerificationError, 'nor is another body');
  }
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
