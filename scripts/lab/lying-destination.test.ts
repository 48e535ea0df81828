/**
 * A destination whose answers are not true, or not about what it was sent. Each ends in a right state by itself or in one problem with its
 * fix; what cannot be known says nothing, and is mended by the button that sends again. Versions that are none of ours: stale.test.ts.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, WireFault } from './index.ts';

const minute = 60_000;

let lab: Lab;
let streamId: string;
let connectionId: string;

before(async () => {
  lab = await openLab();
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  streamId = String(lab.sql('SELECT "Id" AS "id" FROM "SynclineStream__c"')[0]?.['id']);
  lab.jobs.runDue();
});
after(() => lab.close());
afterEach(() => {
  lab.wire.hooks = {};
});

interface Answer {
  receipts: { id: string; status: string; code?: string; message?: string }[];
  updates?: unknown[];
}

const rewritten = (change: (answer: Answer) => Answer): WireFault => ({
  kind: 'answerChanged',
  change(answer) {
    const body = answer.ok ? Buffer.from(answer.body).toString('utf8') : '';
    // A token that has expired is answered without receipts.
    if (!answer.ok || !body.includes('"receipts"')) return answer;
    const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
    return { ...answer, headers, body: Buffer.from(JSON.stringify(change(JSON.parse(body) as Answer))) };
  },
});

function insert(name: string, count = 3): string[] {
  const records = Array.from({ length: count }, (_, index) => ({ Name: `${name} ${index}` }));
  return lab
    .administrator()
    .dml('insert', 'Account', records)
    .map(({ id }) => String(id));
}

const storedOf = (ids: readonly string[]) => lab.receiver.stored('Account').filter(({ id }) => ids.includes(id));

interface View {
  readonly status: string;
  readonly problem?: { readonly code: string; readonly fix?: string } | null;
}

function view(): View {
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as { connections: View[] };
  return overview.connections[0] as View;
}

const waitingLetters = (): number => lab.sql(`SELECT 1 FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`).length;
const openProblems = (): unknown[] =>
  lab.sql('SELECT "Code__c" AS "code" FROM "SynclineProblem__c" WHERE "ClosedAt__c" IS NULL').map(({ code }) => code);

/** Nothing is wrong, nothing waits, and each record had one effect at the destination. */
function assertRight(ids: readonly string[]): void {
  assert.deepEqual(openProblems(), []);
  assert.equal(view().problem ?? null, null);
  assert.equal(waitingLetters(), 0);
  assert.deepEqual(
    storedOf(ids).map(({ effects }) => effects),
    ids.map(() => 1),
  );
}

const alien = (id: string, status: string) => ({ id, status, code: 'NOT_OURS', message: 'Of another.' });

const harmless: readonly (readonly [answer: string, change: (answer: Answer) => Answer])[] = [
  ['receipts in another order', (answer) => ({ ...answer, receipts: answer.receipts.toReversed() })],
  ['each receipt twice', (answer) => ({ ...answer, receipts: [...answer.receipts, ...answer.receipts] })],
  [
    'receipts for records that it was not sent',
    (answer) => ({ ...answer, receipts: [alien('a'.repeat(64), 'rejected'), ...answer.receipts, alien('b'.repeat(64), 'stale')] }),
  ],
  [
    'receipts of almost 1 MB',
    (answer) => ({ ...answer, receipts: answer.receipts.map((receipt) => ({ ...receipt, message: 'x'.repeat(300_000) })) }),
  ],
];

for (const [answer, change] of harmless)
  test(`${answer} settle what they are about, at once`, () => {
    const ids = insert(answer);
    let deliveries = 0;
    lab.wire.hooks.onSend = () => {
      deliveries += 1;
      return rewritten(change);
    };
    lab.jobs.advanceUntil(() => storedOf(ids).length === ids.length, 3 * minute);
    const before = deliveries;
    lab.jobs.advance(20 * minute);
    assert.equal(deliveries, before, 'nothing is sent again');
    assertRight(ids);
  });

const passing: readonly (readonly [answer: string, change: (answer: Answer) => Answer, problem: string])[] = [
  [
    'receipts of another alone',
    (answer) => ({ ...answer, receipts: answer.receipts.map(({ id }) => alien(id.split('').reverse().join(''), 'accepted')) }),
    'MISSING_RECEIPT',
  ],
  [
    'receipts that contradict each other',
    (answer) => ({ ...answer, receipts: [...answer.receipts, ...answer.receipts.map(({ id }) => alien(id, 'rejected'))] }),
    'MISSING_RECEIPT',
  ],
  [
    'receipts with a status of its own',
    (answer) => ({ ...answer, receipts: answer.receipts.map(({ id }) => ({ id, status: 'queued' })) }),
    'MISSING_RECEIPT',
  ],
  [
    'receipts of more than 1 MB',
    (answer) => ({ ...answer, receipts: answer.receipts.map((receipt) => ({ ...receipt, message: 'x'.repeat(1_000_001) })) }),
    'MALFORMED_ANSWER',
  ],
];

for (const [answer, change, problem] of passing)
  test(`${answer} are one problem while they last, and nothing once they are over`, () => {
    const ids = insert(answer);
    lab.wire.hooks.onSend = () => rewritten(change);
    lab.jobs.advance(15 * minute);
    assert.deepEqual(openProblems(), [problem]);
    const said = view();
    assert.equal(said.problem?.code, problem);
    assert.ok(said.problem.fix, 'it says what to do');
    assert.equal(waitingLetters(), 0, 'no record is blamed for it');

    lab.wire.hooks = {};
    lab.administrator().aura('StatusController', 'syncNow', { connectionId });
    lab.jobs.advance(2 * minute);
    assertRight(ids);
  });

test('a destination that accepts and forgets: nothing is said, and sending again restores it', () => {
  const ids = insert('Forgotten', 5);
  lab.wire.hooks.onSend = ({ events }) => ({
    kind: 'strangerAnswers',
    status: 200,
    body: Buffer.from(JSON.stringify({ receipts: events.map(({ id }) => ({ id, status: 'accepted' })), updates: [] })),
  });
  lab.jobs.advance(20 * minute);
  assert.deepEqual(storedOf(ids), []);
  assert.deepEqual(
    [openProblems(), view().problem ?? null, waitingLetters()],
    [[], null, 0],
    'nobody can know before the two are compared',
  );

  lab.wire.hooks = {};
  lab.administrator().aura('BackfillController', 'start', { streamId, reason: 'Again' });
  lab.jobs.advance(5 * minute);
  assertRight(ids);
});
