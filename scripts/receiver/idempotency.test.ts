import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, event, startForTest } from './test-support/fixtures.ts';

test('answers a repeated webhook-id with the stored answer, without effect', async (context) => {
  const client = await startForTest(context);
  const batch = [event({ number: 1 }), event({ number: 2 })];
  const first = await client.deliver(batch, { webhookId: 'msg_a' });
  await client.deliver([event({ number: 1, second: 9 })]);
  const second = await client.deliver(batch, { webhookId: 'msg_a' });
  assert.equal(second.text, first.text, 'accepted as the first time, although a newer version came between');
  assert.equal((await client.record(`Account/${accountId(1)}`))['effects'], 2);
});

test('refuses a repeated webhook-id with other events', async (context) => {
  const client = await startForTest(context);
  await client.deliver([event()], { webhookId: 'msg_a' });
  const answer = await client.deliver([event({ second: 1 })], { webhookId: 'msg_a' });
  assert.deepEqual([answer.status, answer.json['code']], [409, 'WEBHOOK_ID_REUSED']);
  assert.equal((await client.record(`Account/${accountId(1)}`))['effects'], 1);
});

test('judges a batch anew after an answer that rejected something', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'rejectPartially', recordIds: [accountId(1)], code: 'FIELD_INVALID', count: 1 });
  const batch = [event({ number: 1 }), event({ number: 2 })];
  assert.deepEqual(await client.statuses(batch, 'msg_a'), ['rejected FIELD_INVALID', 'accepted']);
  assert.deepEqual(await client.statuses(batch, 'msg_a'), ['accepted', 'accepted']);
  assert.equal((await client.record(`Account/${accountId(2)}`))['effects'], 1);
});

test('lets tracing attributes differ between two attempts', async (context) => {
  const client = await startForTest(context);
  await client.deliver([{ ...event(), traceparent: '00-1' }], { webhookId: 'msg_a' });
  const answer = await client.deliver([{ ...event(), traceparent: '00-2' }], { webhookId: 'msg_a' });
  assert.equal(answer.status, 200);
});
