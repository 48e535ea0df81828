/**
 * Whatever a customer's automation, another's lock or a record does to a link, the chain goes on, or the page says since when it stands and
 * what will start it again. What is refused or spent here is what a validation rule, flow or trigger of a customer can refuse and spend.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { limitException, orgTransaction } from '../local-org/index.ts';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

const minute = 60_000;

/** The objects that links write. */
const objects = [
  'SynclineConnectionState__c',
  'SynclineStreamState__c',
  'SynclineRun__c',
  'SynclineManifest__c',
  'SynclineDeadLetter__c',
  'SynclineProblem__c',
] as const;
type OwnObject = (typeof objects)[number];
type Harm = 'refuses' | 'throws' | 'spends';

/** A limit of queries stands for one of CPU: neither can be caught, and this one costs no time. */
const harm = `public without sharing class Harm {
  public static void meet(String objectName, List<SObject> records) {
    List<Lead> orders = [SELECT Company FROM Lead WHERE LastName = :objectName WITH SYSTEM_MODE LIMIT 1];
    if (orders.isEmpty()) { return; }
    switch on orders[0].Company {
      when 'refuses' { for (SObject record : records) { record.addError('not here'); } }
      when 'throws' { Integer none = 0; Integer broken = 1 / none; }
      when 'spends' { for (Integer count = 0; count < 201; count++) { orders = [SELECT Id FROM Lead WITH SYSTEM_MODE LIMIT 1]; } }
    }
  }
}`;

function customer(folder: string): string {
  const meta = (kind: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></${kind}>`;
  const write = (kind: 'classes' | 'triggers', name: string, source: string): void => {
    const path = join(folder, 'main', kind);
    mkdirSync(path, { recursive: true });
    const [extension, type] = kind === 'classes' ? ['cls', 'ApexClass'] : ['trigger', 'ApexTrigger'];
    writeFileSync(join(path, `${name}.${extension}`), source);
    writeFileSync(join(path, `${name}.${extension}-meta.xml`), meta(type));
  };
  write('classes', 'Harm', harm);
  for (const object of objects)
    write(
      'triggers',
      `Harm${object.replace('__c', '')}`,
      `trigger Harm${object.replace('__c', '')} on ${object} (before insert, before update) { Harm.meet('${object}', Trigger.new); }`,
    );
  return folder;
}

interface View {
  readonly status: string;
  readonly nextRunAt?: string | null;
  readonly problem?: { readonly code: string; readonly detail?: string; readonly since?: string } | null;
}

const customerFolder = mkdtempSync(join(tmpdir(), 'syncline-customer-'));
let lab: Lab;
let connectionId: string;
/** When links have ended, and how. */
let links: { readonly at: number; readonly status: string }[] = [];

before(async () => {
  lab = await openLab({ packages: [customer(customerFolder)] });
  connectionId = await connectStreams(lab, [
    { name: 'Account', objectName: 'Account', fields: ['Name'] },
    { name: 'Contact', objectName: 'Contact', fields: ['LastName'] },
  ]);
  lab.jobs.runDue();
  lab.jobs.advance(3 * minute);
  lab.onTransaction(({ className, quiddity, status }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE') links.push({ at: lab.clock.now(), status });
  });
});
after(async () => {
  await lab.close();
  rmSync(customerFolder, { recursive: true });
});
afterEach(() => {
  heal();
  links = [];
});

function heal(): void {
  lab.wire.hooks = {};
  lab.chooseFaults = null;
  const harms = lab.sql('SELECT "Id" AS "Id" FROM "Lead" WHERE "IsDeleted" = 0');
  if (harms.length > 0) lab.administrator().dml('delete', 'Lead', harms);
}

function doHarm(object: OwnObject, how: Harm): void {
  lab.administrator().dml('insert', 'Lead', [{ LastName: object, Company: how }]);
}

function view(): View {
  const overview = lab.administrator().aura('OverviewController', 'load', { connectionId }) as { connections: View[] };
  return overview.connections[0] as View;
}

function save(object: 'Account' | 'Contact', name: string): string {
  const [saved] = lab.administrator().dml('insert', object, [object === 'Account' ? { Name: name } : { LastName: name }]);
  assert.ok(saved?.success, JSON.stringify(saved));
  return String(saved.id);
}

function isStored(object: string, id: string): boolean {
  return lab.receiver.stored(object).some((row) => row.id === id);
}

/** Another link ends within two ticks, or when the page says that it comes. */
function assertGoesOn(): void {
  const now = lab.clock.now();
  const { problem, nextRunAt } = view();
  const said = typeof problem?.since !== 'string' || typeof nextRunAt !== 'string' ? now : Date.parse(nextRunAt);
  lab.jobs.advance(Math.max(2 * minute, said - now + 5_000));
  assert.ok(
    links.some(({ at }) => at > now),
    `a link runs: ${JSON.stringify(view())}`,
  );
}

/** Once the harm is over all arrives, and nothing is wrong any more. */
function assertRecovers(object: string, id: string): void {
  heal();
  lab.jobs.advance(25 * minute);
  assert.ok(isStored(object, id), 'the record has arrived');
  assert.equal(view().problem ?? null, null, 'nothing is wrong any more');
}

/** As the platform does, which looks all the time. */
function spendCpu(): void {
  const { limits } = orgTransaction();
  limits.chargeCpu(70_000);
  limits.check();
}

/** Makes a link write rows of the object. */
function provoke(object: OwnObject): string {
  const fault = object === 'SynclineProblem__c' ? ({ kind: 'status', status: 503 } as const) : ({ kind: 'rejectPartially' } as const);
  if (object === 'SynclineProblem__c' || object === 'SynclineDeadLetter__c')
    lab.wire.hooks = { onSend: () => ({ kind: 'receiver', fault }) };
  save('Account', `${object} 2`);
  return save('Account', object);
}

for (const object of objects)
  for (const how of ['refuses', 'throws', 'spends'] as const)
    test(`automation on ${object} that ${how}`, () => {
      doHarm(object, how);
      const id = provoke(object);
      lab.jobs.advance(5 * minute);
      assertGoesOn();
      if (how !== 'spends') assert.ok(!links.some(({ status }) => status !== 'Success'), 'what can be caught kills no link');
      else
        assert.ok(
          links.some(({ status }) => status.includes('Too many SOQL queries')),
          'the limit has killed one',
        );
      const { problem } = view();
      if (object === 'SynclineConnectionState__c') {
        lab.jobs.advance(61 * minute);
        assertGoesOn();
        assert.equal(view().problem?.code, 'STATE_UNWRITTEN');
        assert.ok(typeof view().problem?.since === 'string', 'it says since when');
      } else if (object !== 'SynclineProblem__c') {
        assert.equal(problem?.code, how === 'spends' ? 'LINK_FAILED' : 'ROWS_REFUSED');
        assert.ok(problem.detail?.startsWith(`${object}: `), `the object is named: ${problem.detail}`);
      } else assert.equal(problem?.code, 'DESTINATION_FAILED');
      assertRecovers('Account', id);
    });

for (const object of ['SynclineConnectionState__c', 'SynclineStreamState__c', 'SynclineDeadLetter__c'] as const)
  test(`a row of ${object} that a person's save or a purge holds for eleven seconds`, () => {
    const id = provoke(object);
    let isHeld = false;
    lab.chooseFaults = (quiddity) => {
      if (quiddity !== 'QUEUEABLE' || isHeld) return [];
      isHeld = true;
      return [{ kind: 'rowsHeld', objectName: object, until: lab.clock.now() + 11_000 }];
    };
    assertGoesOn();
    assert.ok(
      links.every(({ status }) => status === 'Success'),
      'the time-out is caught',
    );
    assertRecovers('Account', id);
  });

for (const [limit, message] of [
  ['CPU', 'Apex CPU time limit exceeded'],
  ['heap', 'Apex heap size too large: 12582913'],
] as const)
  test(`a record that kills by ${limit} every time`, () => {
    const poison = save('Account', `kills by ${limit}`);
    lab.wire.hooks = {
      onSend({ events }) {
        if (events.some(({ data }) => data.id === poison)) {
          if (limit === 'CPU') spendCpu();
          else throw limitException(message);
        }
        return null;
      },
    };
    lab.jobs.advance(4 * minute);
    assertGoesOn();
    assert.equal(view().problem?.code, 'LINK_FAILED', 'the page says it while it lasts');
    lab.jobs.advance(20 * minute);
    const killed = links.filter(({ status }) => status.includes(message.slice(0, 20)));
    assert.equal(killed.length, 10, 'after ten the stream stands still');
    assert.equal(view().problem?.code, 'STREAM_STOPPED');
    assert.equal(view().problem?.detail, 'Account');
    const other = save('Contact', `beside ${limit}`);
    lab.jobs.advance(2 * minute);
    assert.ok(isStored('Contact', other), 'the others go on');
    const [open] = lab.sql(
      `SELECT "Stream__c" AS "stream" FROM "SynclineProblem__c" WHERE "Code__c" = 'STREAM_STOPPED' AND "ClosedAt__c" IS NULL AND "Stream__c" IS NOT NULL`,
    );
    assert.ok(open !== undefined, 'it is a problem of the stream');

    heal();
    lab.jobs.advance(5 * minute);
    assert.ok(!isStored('Account', poison), 'it waits for a person');
    lab.administrator().aura('StatusController', 'syncNow', { connectionId });
    assertRecovers('Account', poison);
  });

test('a stream that stands still goes on when its settings are changed', () => {
  const poison = save('Account', 'kills until it is edited');
  lab.wire.hooks = {
    onSend({ events }) {
      if (events.some(({ data }) => data.id === poison)) spendCpu();
      return null;
    },
  };
  lab.jobs.advance(25 * minute);
  assert.equal(view().problem?.code, 'STREAM_STOPPED');
  heal();
  const [stream] = lab.sql(`SELECT "Id" AS "Id" FROM "SynclineStream__c" WHERE "Name" = 'Account'`);
  lab.administrator().dml('update', 'SynclineStream__c', [{ Id: stream?.['Id'], Revision__c: lab.clock.now() }]);
  assertRecovers('Account', poison);
});

test('links that are killed before they read: the chain takes breath and goes on', () => {
  lab.chooseFaults = (quiddity, className) =>
    quiddity === 'QUEUEABLE' && className === 'LinkJob' && lab.clock.now() < endOfHarm
      ? [{ kind: 'exhaustLimit', at: { kind: 'statement', number: 6 }, message: 'Apex CPU time limit exceeded' }]
      : [];
  const endOfHarm = lab.clock.now() + 30 * minute;
  const id = save('Account', 'waits');
  lab.jobs.advance(28 * minute);
  assertGoesOn();
  assertRecovers('Account', id);
});

test('where the platform takes no more links, the page says so and the heartbeat starts it again', () => {
  lab.chooseFaults = (quiddity, className) =>
    quiddity === 'QUEUEABLE' && className === 'LinkJob'
      ? [{ kind: 'exhaustLimit', at: { kind: 'statement', number: 1 }, message: 'Apex CPU time limit exceeded' }]
      : [];
  const id = save('Account', 'stands');
  lab.jobs.advance(8 * minute);
  const { status, problem, nextRunAt } = view();
  assert.equal(status, 'STUCK');
  assert.equal(problem?.code, 'CHAIN_STOPPED');
  assert.ok(typeof problem.since === 'string', 'it says since when');
  assert.ok(typeof nextRunAt === 'string' && Date.parse(nextRunAt) > lab.clock.now(), 'it says what starts it again, and when');
  const [state] = lab.sql(`SELECT "ErrorCode__c" AS "code", "ErrorDetail__c" AS "detail" FROM "SynclineConnectionState__c"`);
  assert.equal(state?.['code'], 'CHAIN_STOPPED', 'the finalizer that was refused has noted it');
  assert.match(String(state['detail']), /./, 'with what the platform said');
  heal();
  lab.jobs.advance(Date.parse(nextRunAt) - lab.clock.now() + 2 * minute);
  assert.ok(isStored('Account', id), 'the heartbeat has started it');
  assert.equal(view().problem ?? null, null);
});

/** What waits in the queue is what an older version of the package has left there. */
function rewriteQueue(className: string, rewrite: (payload: string) => string): void {
  for (const row of lab.sql('SELECT id, payload FROM org_job WHERE class_name = ?', [className]))
    lab.sql('UPDATE org_job SET payload = ? WHERE id = ? RETURNING id', [rewrite(String(row['payload'])), row['id']]);
}

test('an upgrade between a link and its finalizer, and between a finalizer and its link', () => {
  const id = save('Account', 'upgraded');
  // Members are lost and gained.
  const upgraded = (payload: string): string =>
    payload.replaceAll('"delayMinutes"', '"waitMinutes"').replaceAll('"killed"', '"formerly"').replaceAll('"isOver"', '"isDone"');
  lab.jobs.advanceUntil(() => lab.sql(`SELECT 1 FROM org_job WHERE kind = 'finalizer'`).length > 0 || isStored('Account', id), 3 * minute);
  rewriteQueue('LinkJob', upgraded);
  assertGoesOn();
  rewriteQueue('LinkJob', upgraded);
  assertGoesOn();
  assertRecovers('Account', id);
});

test('only what is to keep its name for ever waits in the queue', () => {
  const names = new Set<string>();
  const look = (): void => {
    for (const { payload } of lab.sql('SELECT payload FROM org_job WHERE class_name = ?', ['LinkJob']))
      for (const [, name] of String(payload).matchAll(/"kind":"object","name":"(\w+)"/g)) if (name !== undefined) names.add(name);
  };
  save('Account', 'named');
  for (let turn = 0; turn < 8; turn += 1) {
    lab.jobs.runNext();
    look();
  }
  assert.deepEqual([...names].sort(), ['DeliveryMemory', 'LinkFinalizer', 'LinkJob', 'LinkOutcome']);
});

test('a connection that is deleted ends its chain; brought back it says that it stands', () => {
  const [state] = lab.sql('SELECT "Id" AS "Id" FROM "SynclineConnectionState__c"');
  lab.administrator().dml('delete', 'SynclineConnectionState__c', [{ Id: state?.['Id'] }]);
  lab.jobs.advance(5 * minute);
  assert.equal(lab.jobs.queued('LinkJob').length, 0, 'there is nothing to go on with');
  assert.equal(links.at(-1)?.status, 'Success');
  const gone = view();
  assert.equal(gone.problem?.code, 'CHAIN_STOPPED', 'the page says that it stands');
  assert.ok(typeof gone.nextRunAt === 'string', 'and when it is started again');

  lab.administrator().dml('undelete', 'SynclineConnectionState__c', [{ Id: state?.['Id'] }]);
  const { status, nextRunAt } = view();
  assert.equal(status, 'STUCK', 'once it is back the page says that it stands');
  assert.ok(typeof nextRunAt === 'string', 'and when it is started again');
  const id = save('Account', 'after all');
  lab.jobs.advance(Date.parse(nextRunAt) - lab.clock.now() + 20 * minute);
  assert.ok(isStored('Account', id), 'the heartbeat has started it');
});

test('a connection whose state stays deleted is given another by the heartbeat', () => {
  const [state] = lab.sql('SELECT "Id" AS "Id" FROM "SynclineConnectionState__c" WHERE "IsDeleted" = 0');
  lab.administrator().dml('delete', 'SynclineConnectionState__c', [{ Id: state?.['Id'] }]);
  lab.jobs.advance(5 * minute);
  const { nextRunAt } = view();
  assert.ok(typeof nextRunAt === 'string', 'the page says when it is started again');
  const id = save('Account', 'with another state');
  lab.jobs.advance(Date.parse(nextRunAt) - lab.clock.now() + 5 * minute);
  assert.ok(isStored('Account', id), 'it goes on');
  assert.equal(view().problem ?? null, null, 'nothing is wrong any more');
});
