/** The eight statuses, each reached by what causes it and left by what mends it, with its cause, its moment and its one button. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { scratchProject } from '../local-org/host/test-support/scratch-project.ts';
import { createConnection, switchOn } from '../demo/connection.ts';
import { startLabDestination } from './destination/index.ts';
import type { LabDestination } from './destination/index.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;

/** A customer's own batch, which spends the org's executions one by one. */
const customer = scratchProject({
  Spender: `public class Spender implements Database.Batchable<Integer> {
    public Iterable<Integer> start(Database.BatchableContext context) {
      List<Integer> parts = new List<Integer>();
      for (Integer part = 0; part < 2600; part++) { parts.add(part); }
      return parts;
    }
    public void execute(Database.BatchableContext context, List<Integer> parts) { }
    public void finish(Database.BatchableContext context) { }
  }`,
});

let lab: Lab;
let destination: LabDestination;
let connectionId: string;

before(async () => {
  lab = await openLab({ installed: { customer: customer.folder } });
  destination = await startLabDestination();
  const admin = lab.administrator();
  const connector = lab.user('connector@syncline.local');
  connectionId = await createConnection(admin, { name: 'Lab', receiverUrl: destination.url, connectorId: connector.id });
  admin.dml('insert', 'Account', [{ Name: 'There before' }]);
  lab.clock.advance(minute);
});
after(async () => {
  await lab.close();
  await destination.close();
  customer.remove();
});

interface View {
  readonly status: string;
  readonly act?: string;
  readonly problem?: { readonly code: string; readonly cause: string; readonly fix: string; readonly since?: string } | null;
}

function strip(): View {
  const { connection } = lab.administrator().aura('StatusController', 'load', { connectionId }) as { connection: View };
  return connection;
}

const told = (): readonly unknown[] => [strip().status, strip().act ?? null, strip().problem?.code ?? null];

function isToldWhole(): void {
  const { problem } = strip();
  assert.ok(problem && problem.cause !== problem.fix && (problem.since ?? null) !== null, JSON.stringify(problem));
}

function save(name: string): void {
  const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: name }]);
  assert.deepEqual(saved?.errors, []);
}

function until(status: string, minutes = 60): void {
  lab.jobs.advanceUntil(() => strip().status === status, minutes * minute);
}

test('a draft is no status of its own: it does not sync, and is set up further', () => {
  assert.deepEqual(told(), ['NOT_SYNCING', 'GoOn', null]);
});

test('Setting Up, until the existing records are there; then Active', async () => {
  const admin = lab.administrator();
  await switchOn(lab.user('connector@syncline.local'), connectionId, admin);
  const defaults = admin.aura('StreamController', 'defaults', { connectionId, objectName: 'Account' }) as object;
  const config = { ...defaults, isOn: true, fields: [{ name: 'Name' }], frequencyMinutes: 1 };
  admin.aura('StreamController', 'save', { configJson: JSON.stringify(config), isBackfillWanted: true });
  assert.deepEqual(told(), ['SETTING_UP', 'Pause', null]);
  until('ACTIVE');
  assert.deepEqual(told(), ['ACTIVE', 'Pause', null]);
});

test('Not Syncing, until somebody resumes it', () => {
  const admin = lab.administrator();
  admin.aura('StatusController', 'pause', { connectionId });
  assert.deepEqual(told(), ['NOT_SYNCING', 'Resume', null]);
  save('While it is paused');
  lab.jobs.advance(3 * minute);
  assert.equal(strip().status, 'NOT_SYNCING');
  admin.aura('StatusController', 'resume', { connectionId });
  until('ACTIVE');
});

test('Error of a destination that is down: it can be tried again, and access is not lost', async () => {
  await destination.behave({ atDestination: { status: 503 } });
  save('While it is down');
  until('ERROR');
  assert.deepEqual(told(), ['ERROR', 'SyncNow', 'DESTINATION_FAILED']);
  isToldWhole();
  await destination.behave({});
  until('ACTIVE', 120);
});

test('Token Expired, once the secret is rotated at the destination', async () => {
  await destination.behave({ app: { secret: 'rotated' } });
  save('With another secret');
  until('TOKEN_EXPIRED');
  assert.deepEqual(told(), ['TOKEN_EXPIRED', 'Reauthorize', 'BAD_SECRET']);
  isToldWhole();
  await destination.behave({});
  until('ACTIVE', 120);
});

test('Error of a connector who is deactivated: at the next look, although nobody runs who could say so', () => {
  const admin = lab.administrator();
  const { id } = lab.user('connector@syncline.local');
  admin.dml('update', 'User', [{ Id: id, IsActive: false }]);
  assert.deepEqual(told(), ['ERROR', 'Open', 'CONNECTOR_INACTIVE']);
  isToldWhole();
  admin.dml('update', 'User', [{ Id: id, IsActive: true }]);
  lab.jobs.advance(3 * minute);
});

test('Stuck, once its job was aborted in Setup, until it is started again', () => {
  until('ACTIVE', 120);
  const [job] = lab.jobs.queued('LinkJob').concat(lab.jobs.queued('syncline.LinkJob'));
  assert.ok(job, 'a link waits');
  lab.administrator().abortJob(job);
  lab.clock.advance(10 * minute);
  assert.deepEqual(told(), ['STUCK', 'SyncNow', 'CHAIN_STOPPED']);
  isToldWhole();
  lab.administrator().aura('StatusController', 'syncNow', { connectionId });
  until('ACTIVE');
});

test('Throttled, once the org has spent its share of async executions, until the day is over', () => {
  const admin = lab.administrator();
  const { prefix } = lab;
  admin.dml('update', `${prefix}SynclineConnection__c`, [{ Id: connectionId, [`${prefix}AsyncThresholdPercent__c`]: 1 }]);
  admin.request({ kind: 'anonymous', source: 'Database.executeBatch(new Spender(), 1);' });
  until('THROTTLED', 30);
  assert.deepEqual(told(), ['THROTTLED', null, 'ASYNC_BUDGET'], 'only waiting helps');
  isToldWhole();
  until('ACTIVE', 26 * 60);
});

test('Disconnected, in three acts', () => {
  const admin = lab.administrator();
  for (const method of ['disconnect', 'revokeAccess', 'deleteCredentials'])
    admin.aura('ConnectionSetupController', method, { connectionId });
  assert.deepEqual(told(), ['DISCONNECTED', 'Reconnect', null]);
});
