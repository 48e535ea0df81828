import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, event, receiptsOf, startForTest } from '../test-support/fixtures.ts';
import type { Client } from '../test-support/fixtures.ts';

async function total(client: Client): Promise<unknown> {
  return (await client.record('Account'))['total'];
}

test('status: refuses so many requests, with code and Retry-After, and processes none', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'status', status: 429, retryAfter: 30, code: 'TOO_MANY', count: 2 });
  for (const attempt of [1, 2]) {
    const answer = await client.deliver([event()]);
    assert.deepEqual(
      [answer.status, answer.headers.get('retry-after'), answer.json['code']],
      [429, '30', 'TOO_MANY'],
      `attempt ${attempt}`,
    );
  }
  assert.equal(await total(client), 0);
  assert.equal((await client.deliver([event()])).status, 200);
  const { faults } = (await client.call('/v1/faults')).json as { faults: { fired: number }[] };
  assert.deepEqual(
    faults.map(({ fired }) => fired),
    [2],
  );
});

test('status by record: refuses a batch only while it holds the record', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'status', status: 500, recordIds: [accountId(2)] });
  assert.equal((await client.deliver([event({ number: 1 }), event({ number: 2 })])).status, 500);
  assert.equal((await client.deliver([event({ number: 1 }), event({ number: 3 })], { gzip: true })).status, 200);
  assert.equal((await client.deliver([event({ number: 2 })], { gzip: true })).status, 500);
  assert.equal(await total(client), 2);
});

test('a fault hits the path that it names', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'status', status: 500, path: '/v1/schema' });
  assert.equal((await client.deliver([event()])).status, 200);
});

test('delay: answers as usual after the wait', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'delay', delayMilliseconds: 80, count: 1 });
  const begun = performance.now();
  assert.deepEqual(await client.statuses([event()]), ['accepted']);
  assert.ok(performance.now() - begun >= 75);
});

test('delayAfterProcessing: the batch is stored while the answer is held back', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'delayAfterProcessing', delayMilliseconds: 60_000, count: 1 });
  const held = client.deliver([event()]).then(
    () => 'answered',
    () => 'cut',
  );
  const deadline = Date.now() + 5000;
  while ((await total(client)) !== 1) {
    assert.ok(Date.now() < deadline, 'stored within five seconds');
  }
  context.after(async () => assert.equal(await held, 'cut', 'closing the receiver ends what a fault holds'));
});

test('dropBeforeProcessing: cuts the connection and stores nothing', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'dropBeforeProcessing', count: 1 });
  await assert.rejects(client.deliver([event()]), TypeError);
  assert.equal(await total(client), 0);
});

test('dropAfterProcessing: cuts the connection; the next attempt has no second effect', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'dropAfterProcessing', count: 1 });
  await assert.rejects(client.deliver([event()], { webhookId: 'msg_a' }), TypeError);
  assert.deepEqual(await client.statuses([event()], 'msg_a'), ['accepted']);
  assert.equal((await client.record(`Account/${accountId(1)}`))['effects'], 1);
});

test('malformedAnswer: stores, and answers 200 with what is no JSON or with the given body', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'malformedAnswer', count: 1 });
  await assert.rejects(client.deliver([event()]), SyntaxError);
  await client.arm({ kind: 'malformedAnswer', body: '{"receipts":[],"updates":[]}', count: 1 });
  assert.deepEqual(receiptsOf(await client.deliver([event()])), []);
  assert.equal(await total(client), 1);
});

test('truncatedAnswer: stores, and cuts the body in its middle', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'truncatedAnswer', count: 1 });
  await assert.rejects(client.deliver([event()]), TypeError);
  assert.equal(await total(client), 1);
});

test('omitReceipts: stores all, and leaves out receipts', async (context) => {
  const client = await startForTest(context);
  const batch = [1, 2, 3].map((number) => event({ number }));
  await client.arm({ kind: 'omitReceipts', count: 1 });
  assert.deepEqual(
    receiptsOf(await client.deliver(batch)).map(({ id }) => id),
    [batch[1]?.id],
  );
  await client.arm({ kind: 'omitReceipts', recordIds: [accountId(2)], count: 1 });
  assert.equal(receiptsOf(await client.deliver(batch)).length, 2);
  assert.equal(await total(client), 3);
});

test('rejectPartially: rejects the named records, or every second, and stores the others', async (context) => {
  const client = await startForTest(context);
  const batch = [1, 2, 3].map((number) => event({ number }));
  const said = { code: 'BAD', message: 'No.', field: 'name', link: 'https://destination.example/2' };
  await client.arm({ kind: 'rejectPartially', recordIds: [accountId(2)], ...said, count: 1 });
  const receipts = receiptsOf(await client.deliver(batch));
  assert.deepEqual(receipts[1], { id: batch[1]?.id, status: 'rejected', ...said });
  assert.equal(await total(client), 2);
  await client.arm({ kind: 'rejectPartially', count: 1 });
  const injected = 'rejected FAULT_INJECTED';
  assert.deepEqual(await client.statuses(batch), [injected, 'accepted', injected]);
});

test('acceptWithoutBody: stores, and answers 202', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'acceptWithoutBody', count: 1 });
  const answer = await client.deliver([event()]);
  assert.deepEqual([answer.status, answer.text], [202, '']);
  assert.equal(await total(client), 1);
});

test('redirect: sends elsewhere and stores nothing', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'redirect', status: 302, location: 'http://127.0.0.1:1/', count: 1 });
  const answer = await client.deliver([event()]);
  assert.deepEqual([answer.status, answer.headers.get('location')], [302, 'http://127.0.0.1:1/']);
  assert.equal(await total(client), 0);
});

test('deleting the faults disarms them', async (context) => {
  const client = await startForTest(context);
  await client.arm({ kind: 'status' });
  assert.equal((await client.deliver([event()])).status, 503);
  assert.equal((await client.call('/v1/faults', { method: 'DELETE' })).status, 204);
  assert.equal((await client.deliver([event()])).status, 200);
});

test('refuses to arm what it does not know, by name', async (context) => {
  const client = await startForTest(context);
  const rows: [Record<string, unknown>, RegExp][] = [
    [{ kind: 'explode' }, /kind must be one of status/],
    [{ kind: 'status', often: 3 }, /must not have often/],
    [{ kind: 'status', count: 0 }, /count must be >= 1/],
  ];
  for (const [fault, complaint] of rows) {
    const answer = await client.arm(fault);
    assert.equal(answer.status, 400);
    assert.match(String(answer.json['detail']), complaint);
  }
});
