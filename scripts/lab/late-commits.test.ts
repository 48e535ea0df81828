/**
 * A transaction that commits long after its stamps is at the destination with the next look: measured on the platform's clock from its
 * commit to the destination's answer.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../sample-data/random.ts';
import { connectStreams } from './connection.ts';
import type { LabStream } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, LabOptions } from './index.ts';

const second = 1_000;
const minute = 60 * second;
const answerTime = 100;

interface LateLab extends Lab {
  readonly connectionId: string;
}

const accounts = (name: string, frequencyMinutes = 1): LabStream => ({
  name,
  objectName: 'Account',
  fields: ['Name', 'Phone'],
  frequencyMinutes,
});

async function withLab(streams: readonly LabStream[], work: (lab: LateLab) => void, options: LabOptions = {}): Promise<void> {
  const lab = await openLab(options);
  try {
    const connectionId = await connectStreams(lab, streams);
    lab.wire.hooks.latency = () => answerTime;
    lab.jobs.advance(2 * minute);
    work(Object.assign(lab, { connectionId }));
  } finally {
    await lab.close();
  }
}

function insert(lab: Lab, count: number, lateMilliseconds = 0): string[] {
  const records = Array.from({ length: count }, (_, index) => ({ Name: `Account ${index}`, Phone: '1' }));
  return idsOf(lab.administrator().dml('insert', 'Account', records, { lateMilliseconds }));
}

function idsOf(saved: readonly { readonly success: boolean; readonly id: string | null }[]): string[] {
  assert.ok(saved.every(({ success }) => success));
  return saved.map(({ id }) => String(id));
}

/** Milliseconds from now, the commit, until the destination has answered for this record, in each of so many streams. */
function wait(lab: Lab, id: string, streams = 1, atMost = 90 * minute): number {
  const committedAt = lab.clock.now();
  let answers = 0;
  let answeredAt = 0;
  lab.wire.hooks.onAnswer = ({ events }, answer) => {
    if (!answer.ok || answer.status !== 200) return;
    answers += events.filter(({ data }) => data.id === id).length;
    answeredAt = lab.clock.now();
  };
  lab.jobs.advanceUntil(() => answers >= streams, atMost);
  return answeredAt - committedAt;
}

function percentile(waits: readonly number[], share: number): number {
  const sorted = waits.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function tell(what: string, waits: readonly number[]): void {
  const seconds = (share: number): string => `${(percentile(waits, share) / second).toFixed(1)} s`;
  console.log(`${what}: ${waits.length} late commits, p50 ${seconds(0.5)}, p95 ${seconds(0.95)}, longest ${seconds(1)}`);
}

function lateWaits(lab: Lab, delays: readonly number[], streams = 1): number[] {
  const random = createRandom(7);
  const waits = [];
  for (const delay of delays) {
    lab.jobs.advance(random.integer(2 * minute, 3 * minute));
    // The head has gone past the stamps of some, not of others.
    insert(lab, 1);
    lab.jobs.advance(random.integer(0, 2 * minute));
    const [id = ''] = insert(lab, 1, delay);
    waits.push(wait(lab, id, streams));
  }
  return waits;
}

const delays = [5, 20, 59, 61, 150, 300, 450, 599].map((seconds) => seconds * second);
const everyDelayTwice = [...delays, ...delays];

test('a stream that is looked at every minute', () =>
  withLab([accounts('Account')], (lab) => {
    const waits = lateWaits(lab, everyDelayTwice);
    tell('every minute', waits);
    assert.ok(percentile(waits, 0.95) <= minute + 5 * second);
    const effects = lab.receiver.stored('Account').map((row) => row.effects);
    assert.deepEqual(new Set(effects), new Set([1]), 'nothing is sent twice');
  }));

test('a run says that a late check found what it sent', () =>
  withLab([accounts('Account')], (lab) => {
    const reasons = (): string[] => {
      const [run] = lab.sql(
        'SELECT "StartedBy__c" AS reason, "Work__c" AS work FROM "SynclineRun__c" ORDER BY "StartedAt__c" DESC LIMIT 1',
      );
      const parts = JSON.parse(String(run?.['work'])) as { reason: string }[];
      return [String(run?.['reason']), ...parts.map((part) => part.reason)];
    };
    const [known = ''] = insert(lab, 1);
    wait(lab, known);
    assert.deepEqual(reasons(), ['Schedule', 'Schedule']);
    const [late = ''] = insert(lab, 1, 5 * minute);
    wait(lab, late);
    assert.deepEqual(reasons(), ['LateCheck', 'LateCheck']);
    const [also = ''] = insert(lab, 1, 5 * minute);
    insert(lab, 1);
    wait(lab, also);
    assert.deepEqual(reasons(), ['Schedule', 'Schedule', 'LateCheck'], 'of two as large the earlier one leads');
    const runs = lab.sql('SELECT 1 FROM "SynclineRun__c"').length;
    lab.jobs.advance(30 * minute);
    assert.equal(lab.sql('SELECT 1 FROM "SynclineRun__c"').length, runs, 'there is nothing left to say');
  }));

/** Platform milliseconds that the longest link so far has taken. */
function watchLinks(lab: Lab): () => number {
  let longest = 0;
  lab.onTransaction(({ className, quiddity, startedAt }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') longest = Math.max(longest, lab.clock.now() - Date.parse(startedAt));
  });
  return () => longest;
}

/** Something changes all the time: so many of these records each time that the lab's clock is moved. */
function busily(lab: LateLab, ids: readonly string[], atOnce: number): LateLab {
  let next = 0;
  return {
    ...lab,
    jobs: {
      ...lab.jobs,
      advance(milliseconds) {
        const changed = Array.from({ length: atOnce }, (_, index) => ids[(next + index) % ids.length]);
        next += atOnce;
        const records = changed.map((Id) => ({ Id, Phone: String(lab.clock.now()) }));
        lab.administrator().dml('update', 'Account', records);
        return lab.jobs.advance(milliseconds);
      },
    },
  };
}

for (const [what, streams, atOnce, lateness] of [
  ['10,000 changes in 15 minutes of one stream', 1, 1700, delays.slice(0, 4)],
  ['20,000 changes in 15 minutes over ten streams', 10, 200, delays],
] as const)
  test(what, () =>
    withLab(
      Array.from({ length: streams }, (_, index) => accounts(`Account ${index}`)),
      (lab) => {
        const longest = watchLinks(lab);
        const ids = insert(lab, atOnce);
        lab.jobs.advance(2 * minute);
        const busy = busily(lab, ids, atOnce);
        const waits = lateWaits(busy, lateness, streams);
        tell(`${what}, links of ${(longest() / second).toFixed(1)} s at most`, waits);
        assert.ok(percentile(waits, 0.95) <= minute + longest() + 5 * second);
      },
    ),
  );

test('a stream that is looked at every hour', () =>
  withLab([accounts('Hourly', 60)], (lab) => {
    const waits = [];
    for (const delay of delays) {
      // Stamped before the look of the hour, committed after it.
      lab.jobs.advance(60 * minute - (lab.clock.now() % (60 * minute)) + Math.min(delay - second, 2 * minute));
      const [id = ''] = insert(lab, 1, delay);
      waits.push(wait(lab, id));
    }
    tell('every hour', waits);
    assert.ok(percentile(waits, 0.95) <= 61 * minute + 5 * second);
  }));

test('a pause of 20 minutes', () =>
  withLab([accounts('Account')], (lab) => {
    const admin = lab.administrator();
    for (const [delay, afterPause] of [
      [2 * minute, minute],
      [9 * minute, 8 * minute],
      [5 * second, second],
    ] as const) {
      insert(lab, 1);
      lab.jobs.advance(2 * minute);
      admin.aura('StatusController', 'pause', { connectionId: lab.connectionId });
      lab.jobs.advance(afterPause);
      const [id = ''] = insert(lab, 1, delay);
      lab.jobs.advance(20 * minute);
      admin.aura('StatusController', 'resume', { connectionId: lab.connectionId });
      const waited = wait(lab, id);
      tell(`a pause of 20 minutes, ${delay / second} s late`, [waited]);
      assert.ok(waited <= 10 * minute + 5 * second, 'with the first look after it, which is at most 10 minutes away');
    }
  }));

test('a head that is behind', () =>
  withLab(
    [accounts('Account')],
    (lab) => {
      insert(lab, 1);
      lab.jobs.advance(2 * minute);
      // The destination is away for 40 minutes in which records go on changing.
      lab.wire.hooks.onSend = () => ({ kind: 'noAnswer', problem: 'refused' });
      const first = insert(lab, 300);
      lab.jobs.advance(5 * minute);
      const [late = ''] = insert(lab, 1, 6 * minute);
      lab.jobs.advance(35 * minute);
      insert(lab, 300);
      delete lab.wire.hooks.onSend;
      const waited = wait(lab, late);
      tell('a destination that was away for 40 minutes', [waited]);
      assert.ok(waited <= 12 * minute, 'with the first link that gets through');
      lab.jobs.advance(5 * minute);
      assert.equal(lab.receiver.stored('Account').length, 602);
      assert.ok(first.every((id) => lab.receiver.stored('Account').some((row) => row.id === id)));
    },
    { changes: [{ className: 'ChangeSelector', find: 'Integer pageRecords = 2000;', replace: 'Integer pageRecords = 50;' }] },
  ));

test('more changes than a link looks at again', () =>
  withLab(
    [accounts('Account'), accounts('Other')],
    (lab) => {
      const ids = insert(lab, 300);
      lab.jobs.advance(2 * minute);
      lab.administrator().dml(
        'update',
        'Account',
        ids.map((Id) => ({ Id, Phone: '2' })),
      );
      lab.jobs.advance(2 * minute);
      const waits = lateWaits(lab, [5 * second, minute, 5 * minute], 2);
      tell('10 rows a link', waits);
      assert.ok(percentile(waits, 1) <= 17 * minute, 'once they are 15 minutes old');
    },
    {
      changes: [
        { className: 'TailRows', find: 'MOST = 10000;', replace: 'MOST = 10;' },
        { className: 'TailRows', find: 'AT_ONCE = 1000;', replace: 'AT_ONCE = 5;' },
        { className: 'StreamLook', find: 'MOST_ROWS = 200;', replace: 'MOST_ROWS = 5;' },
      ],
    },
  ));

test('deletions and restored records that are committed late', () =>
  withLab([accounts('Account')], (lab) => {
    const [deleted = '', kept = ''] = insert(lab, 2);
    wait(lab, kept);
    // Its cursor of deletions goes past the stamp.
    lab.administrator().dml('delete', 'Account', [{ Id: kept }]);
    lab.jobs.advance(5 * minute);
    lab.administrator().dml('delete', 'Account', [{ Id: deleted }], { lateMilliseconds: 2 * minute });
    const waited = wait(lab, deleted);
    tell('a deletion', [waited]);
    assert.ok(waited <= minute + 5 * second);
    assert.equal(lab.receiver.stored('Account').find(({ id }) => id === deleted)?.reason, 'deleted');
  }));

test('two saves of one second, of which one is committed late', () =>
  withLab([accounts('Account')], (lab) => {
    const phoneOf = (id: string): unknown =>
      (JSON.parse(lab.receiver.stored('Account').find((row) => row.id === id)?.data ?? '{}') as Record<string, unknown>)['Phone'];
    const stampOf = (id: string): number => Number(lab.sql('SELECT "SystemModstamp" AS s FROM "Account" WHERE "Id" = ?', [id])[0]?.['s']);
    const ids = insert(lab, 30);
    const [id = ''] = ids;
    const savedAt = lab.clock.now();
    wait(lab, id);
    const stamp = stampOf(id);
    lab.jobs.advance(3 * minute);
    const { effects } = lab.receiver.stored('Account').find((row) => row.id === id) ?? {};
    lab.administrator().dml('update', 'Account', [{ Id: id, Phone: '2' }], { lateMilliseconds: lab.clock.now() - savedAt });
    assert.equal(stampOf(id), stamp, 'both have one stamp');
    const waited = wait(lab, id);
    tell('the second save of a second', [waited]);
    assert.ok(waited <= minute + 5 * second);
    assert.equal(phoneOf(id), '2');
    lab.jobs.advance(30 * minute);
    const after = lab.receiver.stored('Account');
    assert.equal(after.find((row) => row.id === id)?.effects, (effects ?? 0) + 1, 'once');
    assert.ok(
      after.filter((row) => row.id !== id).every((row) => row.effects === effects),
      'no other is sent again',
    );
  }));

/** What was saved before a stream begins, and what was being saved just then. */
async function beginStream(lookback: string): Promise<{ readonly before: boolean; readonly open: boolean; readonly runs: number }> {
  const lab = await openLab();
  try {
    let sent = 0;
    lab.wire.hooks.onSend = ({ events }) => {
      sent += events.length;
      return null;
    };
    const [before = ''] = insert(lab, 300);
    lab.jobs.advance(minute);
    await connectStreams(lab, [{ ...accounts('Account'), lookback }]);
    lab.jobs.advance(2 * minute);
    const [open = ''] = insert(lab, 1, 4 * minute);
    lab.jobs.advance(40 * minute);
    const isStored = (id: string): boolean => lab.receiver.stored('Account').some((row) => row.id === id);
    assert.equal(sent, lab.receiver.stored('Account').length, 'what the initial sync sends is not sent again');
    return { before: isStored(before), open: isStored(open), runs: lab.sql('SELECT 1 FROM "SynclineRun__c"').length };
  } finally {
    await lab.close();
  }
}

test('a new stream sends of what was there before what its initial sync lets through, and no more', async () => {
  assert.deepEqual(await beginStream('Nothing'), { before: false, open: false, runs: 0 });
  assert.deepEqual(await beginStream('Everything'), { before: true, open: true, runs: 2 });
});

test('a hundred idle streams are all looked at in one link, which writes one row', async () => {
  const streams = 100;
  await withLab(
    Array.from({ length: streams }, (_, index) => accounts(`Account ${index}`)),
    (lab) => {
      insert(lab, 5);
      // What was sent is out of the window, and the hour in which restored records are looked for has begun.
      lab.jobs.advance(70 * minute);
      const links: Readonly<Record<string, number>>[] = [];
      const stop = lab.onTransaction(({ className, quiddity, usage }) => {
        if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links.push(usage);
      });
      lab.jobs.advance(10 * minute);
      stop();
      assert.equal(links.length, 10);
      const queries = links.map((usage) => usage['Queries'] ?? 0);
      console.log(`100 idle streams: ${Math.max(...queries)} queries, ${Math.max(...links.map((usage) => usage['DmlRows'] ?? 0))} row`);
      // A shape costs a query of its own here, so that none is built. One asks for restored records of the streams whose minute it is.
      assert.ok(Math.max(...queries) <= streams + 9, `${Math.max(...queries)} queries`);
      assert.deepEqual(new Set(links.map((usage) => usage['DmlRows'])), new Set([1]));
      const [{ looks } = {}] = lab.sql('SELECT "Looks__c" AS looks FROM "SynclineConnectionState__c"');
      const moments = new Set(
        String(looks)
          .split(';')
          .map((look) => look.split(':')[1]),
      );
      assert.equal(moments.size, 1, 'all were looked at in the last one');
    },
    {
      changes: [
        {
          className: 'StreamShapeBuilder',
          find: 'StreamShape shape = new StreamShape(described.getName());',
          replace: 'StreamShape shape = new StreamShape(described.getName()); Integer users = [SELECT COUNT() FROM User WITH SYSTEM_MODE];',
        },
      ],
    },
  );
});
