/** The bench beside a peer counts rightly, and finds what it is made to find: without the peer, which is not installed here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createControllableClock } from '../../local-org/index.ts';
import { createSink, DestinationIsDown, everyMinute } from './contender.ts';
import { createArrivals, judge, percentile } from './judge.ts';
import type { Expected } from './judge.ts';
import { kinds } from './kinds.ts';
import { summary } from './report.ts';
import { run } from './run.ts';
import type { Result } from './run.ts';

const expected = (id: string, value: string | null, committedAt: number): Expected => ({ kind: 'any', id, value, committedAt });

test('a change is seen with its last value alone, by the first time that it was told', () => {
  const clock = createControllableClock(0);
  const sink = createSink(clock, { latency: 100, isDown: () => false });
  const tell = (at: number, id: string, value: string | null): void => {
    clock.set(at);
    sink.post([{ id, value }]);
  };
  tell(1_000, 'a', 'first');
  tell(61_000, 'a', 'last');
  tell(121_000, 'a', 'last');
  tell(61_000, 'b', 'first');
  tell(30_000, 'c', null);
  const { changes, seen, lost, waits } = judge(
    [expected('a', 'last', 2_000), expected('b', 'last', 2_000), expected('c', null, 10_000), expected('d', null, 10_000)],
    sink.arrivals,
  );
  assert.deepEqual({ changes, seen, lost }, { changes: 4, seen: 2, lost: 2 });
  assert.deepEqual(waits, [20_100, 59_100], 'from the commit to the arrival, in order');
  assert.equal(sink.requests, 5);
});

test('a destination that is down hears nothing, and the request counts', () => {
  let isDown = true;
  const sink = createSink(createControllableClock(5_000), { latency: 0, isDown: () => isDown });
  assert.throws(() => sink.post([{ id: 'a', value: 'x' }]), DestinationIsDown);
  assert.equal(sink.arrivals.firstAt('a', 'x'), null);
  isDown = false;
  sink.post([{ id: 'a', value: 'x' }]);
  assert.equal(sink.arrivals.firstAt('a', 'x'), 5_000);
  assert.equal(sink.requests, 2);
});

test('percentiles are waits that were measured', () => {
  const waits = Array.from({ length: 20 }, (_, index) => index + 1);
  assert.deepEqual(
    [0.5, 0.95, 1].map((share) => percentile(waits, share)),
    [10, 19, 20],
  );
  assert.equal(percentile([], 0.5), null);
});

test('a look that comes late is not made up for', () => {
  const minutes = everyMinute(10_000);
  minutes.looked(10_000);
  assert.equal(minutes.next(), 70_000);
  minutes.looked(195_000);
  assert.equal(minutes.next(), 250_000);
});

test('a row says where another contender is better, but not by chance, nor by waits of those that lost more', () => {
  const [kind] = kinds;
  assert.ok(kind);
  const arrivals = createArrivals();
  const ids = Array.from({ length: 100 }, (_, index) => `record ${index}`);
  for (const id of ids) arrivals.note(id, 'x', 50_000);
  const ours = judge(
    ids.map((id) => expected(id, 'x', 0)),
    arrivals,
  );
  const result = (contender: string, verdict: Result['verdict'], apiRequests: number): Result => ({
    kind,
    contender,
    verdict,
    costs: { apiRequests, asyncExecutions: 0, destinationRequests: 1 },
  });
  const sooner = { ...ours, waits: ours.waits.map(() => 40_000) };
  const hardlySooner = { ...ours, waits: ours.waits.map(() => 45_000) };
  const lossy = { ...sooner, seen: 99, lost: 1 };
  assert.match(summary([result('Syncline', ours, 0), result('Other', sooner, 5)]), /p50 \(Other\), p95 \(Other\): unexplained/);
  for (const verdict of [hardlySooner, lossy]) {
    assert.doesNotMatch(summary([result('Syncline', ours, 0), result('Other', verdict, 5)]), /Other\)/);
  }
});

test('the plain poller loses late commits, and Syncline loses none', async () => {
  const results = await run({ seed: 1, scale: 0.04, kinds: kinds.filter(({ name }) => name === 'late'), hasN8n: false });
  const lost = new Map(results.map(({ contender, verdict }) => [contender, verdict.lost]));
  assert.ok((lost.get('Plain poller') ?? 0) > 0, 'cursors that only go forward pass by what is committed behind them');
  assert.equal(lost.get('Syncline'), 0);
  assert.equal(results[0]?.verdict.changes, 12);
});
