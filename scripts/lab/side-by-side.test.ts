/**
 * Two connections with streams over the same objects, one to a destination for tests and one to production, share nothing: whatever befalls
 * the one, the other has no delay and no problem, and each destination has its own truth, signed by its own key alone.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createConnection, switchOn } from '../demo/connection.ts';
import { demandSignature, keyFrom } from '../receiver/signature.ts';
import { openLab } from './index.ts';
import type { Delivery, Lab, WireFault } from './index.ts';
import { startLabReceiver } from './receiver.ts';
import type { LabReceiver } from './receiver.ts';

const minute = 60_000;
const signingKeys = {
  Sandbox: `whsec_${Buffer.alloc(32, 'tests').toString('base64')}`,
  Production: `whsec_${Buffer.alloc(32, 'production').toString('base64')}`,
};

interface Side {
  readonly id: string;
  readonly receiver: LabReceiver;
  readonly key: string;
  /** Outward names by field. */
  readonly names: Readonly<Record<string, string>>;
}

let lab: Lab;
let folder: string;
let sandbox: Side;
let production: Side;
const deliveries: Delivery[] = [];
/** What befalls a delivery to production. */
let fault: (delivery: Delivery) => WireFault | null = () => null;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'side-by-side-'));
  lab = await openLab({ installed: { customer: null }, receiver: { signingSecrets: [signingKeys.Sandbox] } });
  const other = await startLabReceiver(folder, lab.clock, {
    signingSecrets: [signingKeys.Production],
    destination: { name: 'Warehouse', account: 'live', environment: 'production' },
  });
  sandbox = await connectSide('Sandbox', lab.receiver, { Name: 'title' });
  production = await connectSide('Production', other, { Name: 'name', Phone: 'phone' });
  lab.wire.hooks = {
    onSend(delivery) {
      deliveries.push(delivery);
      return isTo(production)(delivery) ? fault(delivery) : null;
    },
  };
  lab.jobs.advance(2 * minute);
});
after(async () => {
  await lab.close();
  await production.receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

const isTo =
  ({ receiver }: Side) =>
  ({ origin }: Delivery): boolean =>
    origin === new URL(receiver.url).origin;

async function connectSide(
  environment: 'Sandbox' | 'Production',
  receiver: LabReceiver,
  names: Readonly<Record<string, string>>,
): Promise<Side> {
  const admin = lab.administrator();
  const id = await createConnection(admin, {
    name: `The ${environment}`,
    environment,
    receiverUrl: receiver.url,
    connectorId: admin.id,
  });
  admin.aura('ConnectionSetupController', 'enterSigningKey', { connectionId: id, signingKey: signingKeys[environment] });
  const { prefix } = lab;
  for (const objectName of ['Account', 'Contact']) {
    const fields = objectName === 'Account' ? names : { LastName: Object.values(names)[0] };
    const [saved] = admin.dml('insert', `${prefix}SynclineStream__c`, [
      {
        Name: objectName,
        [`${prefix}Connection__c`]: id,
        [`${prefix}ObjectName__c`]: objectName,
        [`${prefix}Fields__c`]: JSON.stringify(Object.entries(fields).map(([name, outward]) => ({ name, outward }))),
        [`${prefix}FrequencyMinutes__c`]: 1,
        [`${prefix}Lookback__c`]: 'Everything',
        [`${prefix}HasDeletions__c`]: true,
        [`${prefix}IsOn__c`]: true,
      },
    ]);
    assert.deepEqual(saved?.errors, []);
  }
  await switchOn(admin, id);
  return { id, receiver, key: signingKeys[environment], names };
}

function view({ id }: Side): { status: string; problem?: { code: string } | null } {
  const { connections } = lab.administrator().aura('OverviewController', 'load', { connectionId: id }) as {
    connections: { id: string; status: string; problem?: { code: string } | null }[];
  };
  const found = connections.find((connection) => connection.id === id);
  assert.ok(found);
  return found;
}

function held({ receiver }: Side): Readonly<Record<string, unknown>> {
  const living = receiver.stored('Account').filter(({ reason }) => reason === null);
  return Object.fromEntries(living.map(({ id, data }) => [id, JSON.parse(data ?? '{}') as unknown]));
}

/** What a destination should hold, by the names of its own streams. */
function wanted({ names }: Side): Record<string, unknown> {
  const accounts = lab.administrator().query('SELECT Id, Name, Phone FROM Account');
  const told = (account: Record<string, unknown>): object =>
    Object.fromEntries(Object.entries(names).map(([field, outward]) => [outward, account[field] ?? null]));
  return Object.fromEntries(accounts.map((account) => [String(account['Id']), told(account)] as const));
}

function save(name: string): string {
  const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: name, Phone: name.length }]);
  assert.deepEqual(saved?.errors, []);
  return String(saved.id);
}

const inTurn: readonly WireFault[] = [
  { kind: 'receiver', fault: { kind: 'status', status: 503 } },
  { kind: 'receiver', fault: { kind: 'status', status: 401 } },
  { kind: 'receiver', fault: { kind: 'dropBeforeProcessing' } },
  { kind: 'receiver', fault: { kind: 'status', status: 429, retryAfter: 600 } },
  { kind: 'strangerAnswers', status: 200, body: Buffer.from('<html>Login</html>') },
];

test('with an hour of faults on the one, the other has each change within its minute, and no problem', () => {
  let turn = 0;
  fault = () => inTurn[(turn += 1) % inTurn.length] ?? null;
  const problems = new Set<string | undefined>();
  for (let count = 0; count < 60; count += 1) {
    const id = save(`Saved in minute ${count}`);
    lab.jobs.advance(minute + 5_000);
    assert.ok(id in held(sandbox), `minute ${count}: it has arrived for tests`);
    assert.deepEqual([view(sandbox).status, view(sandbox).problem ?? null], ['ACTIVE', null]);
    problems.add(view(production).problem?.code);
  }
  assert.ok(problems.size > 2, `production had problems, each by its name: ${[...problems].join(', ')}`);
  assert.deepEqual(held(sandbox), wanted(sandbox));
});

test('while a delivery of the one waits for its time-out, the other goes on', () => {
  const id = save('Beside a time-out');
  let hasArrived = false;
  fault = () => {
    for (let seconds = 0; seconds < 100; seconds += 10) {
      lab.clock.advance(10_000);
      while (lab.jobs.runOneBeside() !== null);
    }
    hasArrived ||= id in held(sandbox);
    return { kind: 'timeoutBefore' };
  };
  lab.jobs.advanceUntil(() => hasArrived, 60 * minute);
  assert.equal(id in held(production), false);
  fault = () => null;
});

test('mended, each destination holds its own truth under its own names, deletions included', () => {
  const admin = lab.administrator();
  const [first, second] = Object.keys(held(sandbox));
  admin.dml('update', 'Account', [{ Id: first, Name: 'Changed', Phone: '1' }]);
  admin.dml('delete', 'Account', [{ Id: second }]);
  lab.jobs.advanceUntil(() => view(production).status === 'ACTIVE' && Object.keys(held(production)).length === 60, 120 * minute);
  lab.jobs.advance(70 * minute);
  for (const side of [sandbox, production]) assert.deepEqual(held(side), wanted(side));
  assert.equal(Object.keys(held(sandbox)).length, 60);
});

test('each delivery is signed by the key of its connection, and by no other', () => {
  const fits = ({ headers, body, sentAt }: Delivery, key: string): boolean => {
    const webhook = {
      id: headers['webhook-id'] ?? '',
      timestamp: headers['webhook-timestamp'] ?? '',
      signature: headers['webhook-signature'] ?? null,
    };
    try {
      demandSignature(webhook, Buffer.from(body), [keyFrom(key)], sentAt);
      return true;
    } catch {
      return false;
    }
  };
  for (const [side, other] of [
    [sandbox, production],
    [production, sandbox],
  ] as const) {
    const own = deliveries.filter(isTo(side));
    assert.ok(own.length > 20);
    assert.deepEqual([own.every((delivery) => fits(delivery, side.key)), own.some((delivery) => fits(delivery, other.key))], [true, false]);
  }
});

test('names, streams, cursors, logs and problems belong to one of them each', () => {
  const { prefix } = lab;
  const rows = lab.sql(`SELECT "Id" AS id, "${prefix}PairName__c" AS pair FROM "${prefix}SynclineConnection__c"`);
  assert.equal(new Set(rows.map(({ pair }) => pair)).size, 2, 'a pair of credentials each');
  const setsOf = lab.administrator().query("SELECT Name FROM PermissionSet WHERE Name LIKE 'Syncline\\_%' AND NamespacePrefix = NULL");
  for (const { pair } of rows)
    assert.ok(
      setsOf.some(({ Name }) => Name === pair),
      'and a permission set',
    );
  for (const object of ['Stream', 'Run', 'Problem', 'DeadLetter', 'ConnectionState'])
    assert.deepEqual(
      lab
        .sql(`SELECT DISTINCT "${prefix}Connection__c" AS connection FROM "${prefix}Syncline${object}__c" ORDER BY 1`)
        .map(({ connection }) => connection)
        .filter((connection) => connection !== sandbox.id && connection !== production.id),
      [],
      object,
    );
  const problemsOf = ({ id }: Side): number =>
    lab.sql(`SELECT 1 FROM "${prefix}SynclineProblem__c" WHERE "${prefix}Connection__c" = ?`, [id]).length;
  assert.equal(problemsOf(sandbox), 0);
});

test('what is paused or disconnected on one side goes on on the other', () => {
  const admin = lab.administrator();
  admin.aura('StatusController', 'pause', { connectionId: production.id });
  const paused = save('While production is paused');
  lab.jobs.advance(3 * minute);
  assert.deepEqual([paused in held(sandbox), paused in held(production)], [true, false]);
  for (const method of ['disconnect', 'revokeAccess', 'deleteCredentials'])
    admin.aura('ConnectionSetupController', method, { connectionId: production.id });
  const apart = save('While production is disconnected');
  lab.jobs.advance(3 * minute);
  assert.deepEqual([apart in held(sandbox), apart in held(production)], [true, false]);
  assert.deepEqual([view(sandbox).status, view(production).status], ['ACTIVE', 'DISCONNECTED']);
});
