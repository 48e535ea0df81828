import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { event, startForTest } from './test-support/fixtures.ts';

test('a batch parses with the CloudEvents SDK unchanged', () => {
  const batch = [event({ number: 1 }), event({ number: 2, kind: 'deleted' })];
  const parsed = HTTP.toEvent({
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(batch),
  }) as CloudEvent<unknown>[];
  assert.equal(parsed.length, 2);
  parsed.forEach((cloudEvent, position) => {
    assert.ok(cloudEvent.validate());
    assert.deepEqual(cloudEvent.data, batch[position]?.['data']);
    assert.equal(cloudEvent.subject, batch[position]?.['subject']);
  });
});

test('events that the CloudEvents SDK makes are accepted', async (context) => {
  const client = await startForTest(context);
  const made = new CloudEvent(event());
  assert.deepEqual(await client.statuses([made.toJSON()]), ['accepted']);
});
