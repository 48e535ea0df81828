/** What lasts for every record is said of the connection: with its own cause, its right status, and nothing that is secret. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Delivery, Lab, WireFault } from './index.ts';

const minute = 60_000;

let lab: Lab;
let connectionId: string;

before(async () => {
  lab = await openLab();
  connectionId = await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name'] }]);
  lab.jobs.runDue();
});
after(async () => lab.close());
afterEach(async () => {
  await fetch(new URL('/v1/faults', lab.receiver.url), { method: 'DELETE' });
  lab.wire.hooks = {};
  lab.jobs.advanceUntil(
    () => view().problem === null && lab.sql('SELECT 1 FROM "SynclineDeadLetter__c" WHERE "Status__c" = \'Waiting\'').length === 0,
    10 * minute,
  );
});

interface View {
  readonly status: string;
  readonly problem: { readonly code: string; readonly detail?: string; readonly cause: string; readonly fix: string } | null;
}

function view(): View {
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as { connections: Partial<View>[] };
  return { problem: null, ...overview.connections[0] } as View;
}

const receiver = (fault: Extract<WireFault, { kind: 'receiver' }>['fault']): WireFault => ({ kind: 'receiver', fault });
const stranger = (status: number, body: string): WireFault => ({ kind: 'strangerAnswers', status, body: Buffer.from(body) });

function save(name: string): string {
  const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: name }]);
  assert.ok(saved?.success);
  return String(saved.id);
}

const lasting: readonly (readonly [answer: string, fault: WireFault, code: string, status: string, detail: RegExp])[] = [
  ['401', receiver({ kind: 'status', status: 401 }), 'ACCESS_REFUSED', 'TOKEN_EXPIRED', /^401/],
  ['403', receiver({ kind: 'status', status: 403 }), 'FORBIDDEN', 'ERROR', /^403/],
  ['404', receiver({ kind: 'status', status: 404 }), 'WRONG_ADDRESS', 'ERROR', /^404/],
  ['400', receiver({ kind: 'status', status: 400 }), 'REFUSED', 'ERROR', /^400/],
  ['502', receiver({ kind: 'status', status: 502 }), 'DESTINATION_FAILED', 'ERROR', /^502/],
  ['no answer', { kind: 'timeoutBefore' }, 'TIMED_OUT', 'ERROR', /timed out/],
  ['an empty 200', stranger(200, ''), 'MALFORMED_ANSWER', 'ERROR', /^200 The answer is empty/],
  ['no receipts', receiver({ kind: 'malformedAnswer', body: '{"receipts":[],"updates":[]}' }), 'MISSING_RECEIPT', 'ERROR', /^$/],
];

for (const [answer, fault, code, status, detail] of lasting)
  test(`a destination that answers everything with: ${answer}`, () => {
    lab.wire.hooks = { onSend: () => fault };
    save(answer);
    save(`${answer} too`);
    lab.jobs.advance(5 * minute);
    const { status: shown, problem } = view();
    assert.equal(problem?.code, code);
    assert.equal(shown, status);
    assert.match(problem.detail ?? '', detail);
    assert.notEqual(problem.cause, problem.fix);
    assert.equal(lab.sql('SELECT 1 FROM "SynclineDeadLetter__c"').length, 0, 'no record is blamed');
  });

/** The cached token is refused, so that the platform asks for another. */
async function failAtTheTokenEndpoint(status: number, body: Record<string, unknown> = {}): Promise<void> {
  const arm = (fault: Record<string, unknown>): Promise<Response> =>
    fetch(new URL('/v1/faults', lab.receiver.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  assert.equal((await arm({ kind: 'status', status: 401 })).status, 201);
  assert.equal((await arm({ kind: 'status', status, path: '/oauth2/token', ...body })).status, 201);
}

test('a token endpoint that fails is not taken for a credential that is refused', async () => {
  await failAtTheTokenEndpoint(503);
  save('No token');
  lab.jobs.advance(3 * minute);
  assert.deepEqual([view().problem?.code, view().status], ['LOGIN_UNAVAILABLE', 'ERROR']);
});

test('a token endpoint that refuses the credential is', async () => {
  await failAtTheTokenEndpoint(503);
  lab.wire.hooks = { onToken: () => stranger(401, '{"error":"invalid_client"}') };
  save('Refused');
  lab.jobs.advance(3 * minute);
  assert.deepEqual([view().problem?.code, view().status], ['BAD_CLIENT', 'TOKEN_EXPIRED']);
});

test('a byte order mark before the receipts is no fault', () => {
  lab.wire.hooks = {
    onSend: ({ events }) =>
      stranger(200, `\uFEFF${JSON.stringify({ receipts: events.map(({ id }) => ({ id, status: 'accepted' })), updates: [] })}`),
  };
  save('Marked');
  lab.jobs.advance(2 * minute);
  assert.equal(view().problem, null);
});

/** What a careless destination may repeat of a request, in every place where it can say anything. */
function secretsOf({ headers }: Delivery): string[] {
  const token = (headers['authorization'] ?? '').replace(/^Bearer /, '');
  assert.ok(token.length > 40);
  return [token, ...token.split('.').filter((part) => part.length >= 24)];
}

test('nothing of what is sent along stays in anything that is kept', () => {
  const secrets = new Set<string>();
  const clientSecret = 'syncline-demo-secret';
  const echo = (delivery: Delivery): string => {
    const [token = ''] = secretsOf(delivery);
    for (const secret of secretsOf(delivery)) secrets.add(secret);
    return `token ${token}; Authorization: Bearer ${token}; client_secret=${clientSecret}&x; {"client_secret":"${clientSecret}"}`;
  };
  lab.wire.hooks = { onSend: (delivery) => stranger(502, echo(delivery)) };
  save('Echo 1');
  save('Echo 2');
  lab.jobs.advance(3 * minute);
  lab.wire.hooks = {
    onSend: (delivery) =>
      stranger(
        200,
        JSON.stringify({
          receipts: delivery.events.map(({ id }) => ({ id, status: 'rejected', code: 'NO', message: echo(delivery) })),
          updates: [],
        }),
      ),
  };
  lab.jobs.advance(3 * minute);
  const tables = lab.sql(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'Syncline%__c'`);
  let texts = 0;
  for (const { name } of tables)
    for (const row of lab.sql(`SELECT * FROM "${String(name)}"`)) {
      const text = JSON.stringify(row);
      if (text.includes('***')) texts += 1;
      for (const secret of [...secrets, clientSecret]) assert.ok(!text.includes(secret), `${String(name)}: ${text}`);
    }
  assert.ok(texts >= 4, `problem, state, runs and refused changes hold what was said: ${texts}`);
});
