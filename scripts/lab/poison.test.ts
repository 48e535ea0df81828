/**
 * One record that makes a destination answer badly, in whatever way, stops neither its stream nor the others: it is found alone within few
 * links and few requests. A destination that is down costs little while it is, and no record.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Delivery, Lab, WireFault } from './index.ts';

const minute = 60_000;
const hour = 60 * minute;

let lab: Lab;
/** Since the last count. */
let links = 0;

before(async () => {
  lab = await openLab();
  await connectStreams(lab, [
    { name: 'Account', objectName: 'Account', fields: ['Name'] },
    { name: 'Contact', objectName: 'Contact', fields: ['LastName'] },
    { name: 'Lead', objectName: 'Lead', fields: ['LastName'] },
  ]);
  lab.jobs.runDue();
  lab.onTransaction(({ className, quiddity }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links += 1;
  });
});
after(async () => lab.close());

const receiver = (fault: Extract<WireFault, { kind: 'receiver' }>['fault']): WireFault => ({ kind: 'receiver', fault });
const stranger = (status: number, body: string): WireFault => ({ kind: 'strangerAnswers', status, body: Buffer.from(body) });

interface Kind {
  readonly name: string;
  readonly fault: WireFault;
  /** What the refused change says. */
  readonly code: string;
  readonly message: RegExp;
}

const status = (number: number): Kind => ({
  name: String(number),
  fault: receiver({ kind: 'status', status: number, message: 'over this one' }),
  code: `HTTP_${number}`,
  message: /over this one/,
});

const kinds: readonly Kind[] = [
  ...[400, 403, 404, 405, 408, 409, 410, 415, 422, 500, 501, 502, 503, 504, 507].map(status),
  { name: 'a redirect', fault: receiver({ kind: 'redirect' }), code: 'HTTP_307', message: /^307/ },
  { name: 'no answer', fault: { kind: 'timeoutBefore' }, code: 'TIMED_OUT', message: /timed out/ },
  { name: 'no answer, though processed', fault: { kind: 'timeoutAfter' }, code: 'TIMED_OUT', message: /timed out/ },
  { name: 'a cut connection', fault: receiver({ kind: 'dropBeforeProcessing' }), code: 'UNREACHABLE', message: /./ },
  { name: 'a cut after processing', fault: receiver({ kind: 'dropAfterProcessing' }), code: 'UNREACHABLE', message: /./ },
  { name: 'half an answer', fault: receiver({ kind: 'truncatedAnswer' }), code: 'UNREACHABLE', message: /./ },
  { name: 'no JSON', fault: receiver({ kind: 'malformedAnswer' }), code: 'MALFORMED_ANSWER', message: /receipts/ },
  {
    name: 'no receipts',
    fault: receiver({ kind: 'malformedAnswer', body: '{"receipts":[],"updates":[]}' }),
    code: 'MISSING_RECEIPT',
    message: /^$/,
  },
  { name: 'no list of receipts', fault: stranger(200, '{"ok":true}'), code: 'MALFORMED_ANSWER', message: /ok/ },
  { name: 'HTML', fault: stranger(200, '<html><body>Log in</body></html>'), code: 'MALFORMED_ANSWER', message: /Log in/ },
  { name: 'an empty 200', fault: stranger(200, ''), code: 'MALFORMED_ANSWER', message: /empty/ },
  { name: '201', fault: stranger(201, 'made'), code: 'HTTP_201', message: /made/ },
  { name: '204', fault: stranger(204, ''), code: 'HTTP_204', message: /^204/ },
  { name: '206', fault: stranger(206, 'part'), code: 'HTTP_206', message: /part/ },
  {
    name: 'over a megabyte',
    fault: stranger(200, `{"receipts":[],"x":"${'x'.repeat(1_100_000)}"}`),
    code: 'MALFORMED_ANSWER',
    message: /longer/,
  },
  { name: 'more than the platform takes', fault: stranger(200, 'x'.repeat(13_000_000)), code: 'MALFORMED_ANSWER', message: /max size/ },
];

function insert(object: 'Account' | 'Contact' | 'Lead', count: number, name: string): string[] {
  const saved = lab.administrator().dml(
    'insert',
    object,
    Array.from({ length: count }, (_, number) =>
      object === 'Account'
        ? { Name: `${name} ${number}` }
        : { LastName: `${name} ${number}`, ...(object === 'Lead' ? { Company: name } : {}) },
    ),
  );
  assert.ok(saved.every(({ success }) => success));
  return saved.map(({ id }) => String(id));
}

/** Of the reference receiver, and of what a stranger on the way took for processed. */
const stored = (object: string, ids: readonly string[]): number => {
  const wanted = new Set(ids);
  return lab.receiver.stored(object).filter(({ id }) => wanted.has(id)).length;
};
const letters = (): Record<string, unknown>[] =>
  lab.sql(
    `SELECT "RecordId__c" AS "id", "Code__c" AS "code", "Message__c" AS "message" FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'Waiting'`,
  );
const problem = (): unknown => lab.sql('SELECT "ErrorCode__c" AS "code" FROM "SynclineConnectionState__c"')[0]?.['code'] ?? null;

/** The destination answers so wherever one of the records is in the batch. */
function poison(ids: readonly string[], fault: WireFault): void {
  const bad = new Set(ids);
  lab.wire.hooks = {
    latency: () => 10,
    onSend: ({ events }: Delivery) => (events.some(({ data }) => bad.has(data.id)) ? fault : null),
  };
}

function heal(): void {
  lab.wire.hooks = { latency: () => 10 };
  lab.jobs.advanceUntil(() => letters().length === 0 && problem() === null, 80 * hour);
}

/** Until all but the bad ones have arrived and those are known; what it took. */
function untilFound(good: readonly string[], bad: readonly string[], object = 'Account'): { links: number; requests: number } {
  const requests = lab.wire.deliveries;
  links = 0;
  const known = (): boolean => {
    const refused = new Set(letters().map(({ id }) => id));
    return bad.every((id) => refused.has(id)) && stored(object, good) === good.length && problem() === null;
  };
  lab.jobs.advanceUntil(known, 30 * minute);
  return { links, requests: lab.wire.deliveries - requests };
}

for (const kind of kinds)
  test(`one of 40 records makes the destination answer: ${kind.name}`, (context) => {
    const ids = insert('Account', 40, kind.name);
    const bad = ids[20] ?? '';
    poison([bad], kind.fault);
    const took = untilFound(
      ids.filter((id) => id !== bad),
      [bad],
    );
    context.diagnostic(`${kind.name}: ${took.links} links, ${took.requests} requests`);
    const [letter, ...others] = letters();
    assert.deepEqual(others, [], 'no other record is blamed');
    assert.equal(letter?.['code'], kind.code);
    assert.match(String(letter['message'] ?? ''), kind.message, 'with the words of the destination');
    assert.ok(took.links <= 5, `${took.links} links`);
    heal();
    assert.equal(stored('Account', ids), 40, 'once it is mended, all have arrived');
  });

for (const [count, bad] of [
  [40, [0, 1, 2]],
  [40, [5, 20, 39]],
  [1000, Array.from({ length: 20 }, (_, index) => index * 50 + 7)],
  [1000, Array.from({ length: 20 }, (_, index) => index)],
] as const)
  for (const fault of [receiver({ kind: 'status', status: 502 }), { kind: 'timeoutBefore' } as const])
    test(`${bad.length} of ${count} records, from the ${bad[0]}th: ${fault.kind}`, (context) => {
      const ids = insert('Account', count, 'Several');
      const wrong = bad.map((index) => ids[index] ?? '');
      poison(wrong, fault);
      const took = untilFound(
        ids.filter((id) => !wrong.includes(id)),
        wrong,
      );
      context.diagnostic(`${bad.length} of ${count}: ${took.links} links, ${took.requests} requests`);
      assert.equal(letters().length, bad.length, 'no other record is blamed');
      heal();
    });

test('a record that is the only change keeps no other stream, and is found with the next change of any', (context) => {
  const [alone = ''] = insert('Account', 1, 'Alone');
  poison([alone], receiver({ kind: 'status', status: 502 }));
  lab.jobs.advance(10 * minute);
  assert.equal(letters().length, 0, 'nobody can tell whether it is the record');
  assert.equal(problem(), 'DESTINATION_FAILED', 'the connection says what is the matter');
  const contacts = insert('Contact', 3, 'Beside');
  const took = untilFound(contacts, [alone], 'Contact');
  context.diagnostic(`found with the next change: ${took.links} links, ${took.requests} requests`);
  assert.ok(took.links <= 3);
  heal();
});

test('a record that is the only change of its stream is found in the same link beside one of another', (context) => {
  const [alone = ''] = insert('Account', 1, 'First');
  poison([alone], receiver({ kind: 'status', status: 502 }));
  const contacts = insert('Contact', 1, 'Second');
  const took = untilFound(contacts, [alone], 'Contact');
  context.diagnostic(`found beside another stream: ${took.links} links, ${took.requests} requests`);
  assert.equal(took.links, 1);
  heal();
});

test('streams that have nothing but a bad record keep no third one', (context) => {
  const bad = [...insert('Account', 1, 'Bad'), ...insert('Contact', 1, 'Bad')];
  poison(bad, receiver({ kind: 'status', status: 403 }));
  lab.jobs.advance(10 * minute);
  assert.equal(problem(), 'FORBIDDEN');
  const leads = insert('Lead', 2, 'Third');
  const took = untilFound(leads, bad, 'Lead');
  context.diagnostic(`a third stream comes through: ${took.links} links, ${took.requests} requests`);
  assert.ok(took.links <= 12, `${took.links} links`);
  heal();
});

for (const [name, fault] of [
  ['502', receiver({ kind: 'status', status: 502 })],
  ['no answer', { kind: 'timeoutBefore' }],
  ['a refused connection', { kind: 'noAnswer', problem: 'refused' }],
  ['403', receiver({ kind: 'status', status: 403 })],
  ['HTML', stranger(200, '<html>Maintenance</html>')],
] as const)
  test(`an hour of ${name} costs little, blames nobody and is over within a tick`, (context) => {
    const ids = [...insert('Account', 300, 'Outage'), ...insert('Contact', 20, 'Outage')];
    const requests = lab.wire.deliveries;
    links = 0;
    lab.wire.hooks = { latency: () => 10, onSend: () => fault };
    lab.jobs.advance(hour);
    const cost = { requests: lab.wire.deliveries - requests, links };
    context.diagnostic(`an hour of ${name}: ${cost.requests} requests, ${cost.links} async executions`);
    assert.ok(cost.requests <= 130, `${cost.requests} requests`);
    assert.ok(cost.links <= 61, `${cost.links} links`);
    assert.equal(letters().length, 0, 'no record is blamed');
    assert.notEqual(problem(), null);

    const back = lab.clock.now();
    lab.wire.hooks = { latency: () => 10 };
    lab.jobs.advanceUntil(() => stored('Account', ids) + stored('Contact', ids) === ids.length, 10 * minute);
    const seconds = (lab.clock.now() - back) / 1000;
    context.diagnostic(`after ${name} all had arrived ${seconds} s after the destination was back`);
    assert.ok(seconds <= 70);
    lab.jobs.advance(2 * minute);
    assert.equal(problem(), null);
  });
