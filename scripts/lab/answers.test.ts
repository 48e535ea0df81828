/** Whatever a destination answers, or does not, the outcome is named, and every change arrives in the end, once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, WireFault } from './index.ts';

const minutes = 60_000;

let lab: Lab;

before(async () => {
  lab = await openLab();
  await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  lab.jobs.runDue();
});
after(async () => lab.close());

interface Row {
  readonly answer: string;
  readonly fault: WireFault;
  /** Of the connection after that link; null where the link went well all the same. */
  readonly problem: string | null;
  /** Platform minutes in which nothing may be sent after it. */
  readonly silence?: number;
}

const receiver = (fault: Extract<WireFault, { kind: 'receiver' }>['fault']): WireFault => ({ kind: 'receiver', fault });
const stranger = (status: number, body: string): WireFault => ({ kind: 'strangerAnswers', status, body: Buffer.from(body) });

const rows: readonly Row[] = [
  {
    answer: '429 with seconds',
    fault: receiver({ kind: 'status', status: 429, retryAfter: 300 }),
    problem: 'DESTINATION_BUSY',
    silence: 5,
  },
  // Once is no failure: one of the records is tried alone, and the others follow.
  { answer: '500', fault: receiver({ kind: 'status', status: 500 }), problem: null },
  { answer: '503', fault: receiver({ kind: 'status', status: 503 }), problem: null },
  {
    answer: '503 with seconds',
    fault: receiver({ kind: 'status', status: 503, retryAfter: 120 }),
    problem: 'DESTINATION_FAILED',
    silence: 2,
  },
  // The platform fetches another token by itself, and asks once more.
  { answer: '401', fault: receiver({ kind: 'status', status: 401 }), problem: null },
  { answer: '403', fault: receiver({ kind: 'status', status: 403 }), problem: null },
  { answer: '413 without a limit', fault: stranger(413, '<html>Request Entity Too Large</html>'), problem: null },
  { answer: '400 to a whole batch', fault: receiver({ kind: 'status', status: 400 }), problem: null },
  { answer: 'none before the time is up', fault: { kind: 'timeoutBefore' }, problem: null },
  { answer: 'none although it was processed', fault: { kind: 'timeoutAfter' }, problem: null },
  { answer: 'a refused connection', fault: { kind: 'noAnswer', problem: 'refused' }, problem: 'UNREACHABLE' },
  { answer: 'a cut connection', fault: receiver({ kind: 'dropAfterProcessing' }), problem: null },
  { answer: 'half an answer', fault: receiver({ kind: 'truncatedAnswer' }), problem: null },
  { answer: 'no JSON', fault: receiver({ kind: 'malformedAnswer' }), problem: null },
  { answer: 'an empty body', fault: stranger(200, ''), problem: null },
  { answer: 'a page of HTML', fault: stranger(200, '<html><body>Log in</body></html>'), problem: null },
  { answer: 'eight megabytes', fault: stranger(200, `{"receipts":[],"x":"${'x'.repeat(8_000_000)}"}`), problem: null },
  { answer: 'more than the platform takes', fault: stranger(200, 'x'.repeat(13_000_000)), problem: null },
  { answer: 'no receipts', fault: receiver({ kind: 'malformedAnswer', body: '{"receipts":[],"updates":[]}' }), problem: null },
  { answer: 'some receipts', fault: receiver({ kind: 'omitReceipts' }), problem: null },
  { answer: 'some rejections', fault: receiver({ kind: 'rejectPartially' }), problem: null },
  { answer: '202', fault: receiver({ kind: 'acceptWithoutBody' }), problem: null },
  { answer: 'a redirect', fault: receiver({ kind: 'redirect' }), problem: null },
];

function problemOfConnection(): unknown {
  return lab.sql('SELECT "ErrorCode__c" AS "code" FROM "SynclineConnectionState__c"')[0]?.['code'];
}

for (const { answer, fault, problem, silence = 0 } of rows) {
  test(`a destination that answers: ${answer}`, () => {
    let isHit = false;
    const sentAt: number[] = [];
    lab.wire.hooks = {
      latency: () => 10,
      onSend: ({ sentAt: at }) => {
        sentAt.push(at);
        const first = !isHit;
        isHit = true;
        return first ? fault : null;
      },
    };
    const saved = lab.administrator().dml(
      'insert',
      'Account',
      [1, 2, 3, 4].map((number) => ({ Name: `${answer} ${number}` })),
    );
    const ids = new Set(saved.map(({ id }) => id));
    assert.ok(saved.every(({ success }) => success));

    lab.jobs.advanceUntil(() => isHit, 3 * minutes);
    assert.equal(problemOfConnection() ?? null, problem, 'the problem of the connection');
    const stored = (): number => lab.receiver.stored('Account').filter(({ id }) => ids.has(id)).length;
    const waiting = (): unknown =>
      lab.sql(`SELECT COUNT(*) AS "count" FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`)[0]?.['count'];
    lab.jobs.advanceUntil(() => stored() === ids.size && Number(waiting()) === 0 && (problemOfConnection() ?? null) === null, 60 * minutes);

    if (silence > 0) assert.ok((sentAt[1] ?? 0) - (sentAt[0] ?? 0) >= silence * minutes, 'it is left alone as long as it asked for');
    // A retry is a version of its own, so that a record which was rejected once has one effect too.
    for (const row of lab.receiver.stored('Account').filter(({ id }) => ids.has(id))) assert.equal(row.effects, 1, row.id);
  });
}
