/**
 * What belongs by its account or its opportunity follows it: it comes when that starts to match, and goes when that ceases to, although no
 * stamp of its own moves.
 */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createRandom } from '../sample-data/random.ts';
import type { KillPoint } from '../local-org/org/transaction/faults.ts';
import { connectStreams } from './connection.ts';
import type { LabStream } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, Values } from './index.ts';

const minutes = 60_000;
const hours = 60 * minutes;

const won = { rows: [{ field: 'StageName', operator: 'equals', values: ['Closed Won'] }] };
const customers = { object: 'Account', rows: [{ field: 'Type', operator: 'equals', values: ['Customer'] }] };

const byAccount = (objectName: string, fields: readonly string[]): LabStream => ({
  name: objectName,
  objectName,
  fields,
  lookback: 'ActiveAccounts',
});
const contacts = byAccount('Contact', ['LastName', 'AccountId']);
const related: readonly LabStream[] = [
  contacts,
  byAccount('Case', ['Subject', 'AccountId']),
  byAccount('CaseComment', ['CommentBody']),
  byAccount('OpportunityContactRole', ['ContactId', 'OpportunityId']),
  byAccount('Opportunity', ['Name', 'StageName', 'AccountId']),
];
const accounts = (rule: NonNullable<LabStream['rule']>, isOn = true): LabStream => ({
  name: 'Account',
  objectName: 'Account',
  fields: ['Name'],
  rule,
  isOn,
});

let lab: Lab;

afterEach(() => lab.close());

function insert(object: string, values: Values, lateMilliseconds = 0): string {
  const [saved] = lab.administrator().dml('insert', object, [values], { lateMilliseconds });
  assert.ok(saved?.id, JSON.stringify(saved?.errors));
  return saved.id;
}

function change(operation: 'update' | 'delete', object: string, values: Values, lateMilliseconds = 0): void {
  const [saved] = lab.administrator().dml(operation, object, [values], { lateMilliseconds });
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
}

/** Nothing runs meanwhile: a night that was missed is made up for, as soon as there is a link. */
function passTime(milliseconds: number): void {
  lab.clock.set(lab.clock.now() + milliseconds);
  lab.jobs.advance(5 * minutes);
}

function isThere(object: string, id: string): boolean {
  return lab.receiver.stored(object).some((row) => row.id === id && row.reason === null);
}

interface Customer {
  readonly accountId: string;
  readonly opportunityId: string;
  /** By object: the one record of the account. */
  readonly records: ReadonlyMap<string, string>;
}

function insertCustomer(name: string): Customer {
  const accountId = insert('Account', { Name: name });
  const opportunityId = insert('Opportunity', {
    Name: 'Deal',
    AccountId: accountId,
    StageName: 'Prospecting',
    CloseDate: '2026-12-24',
  });
  const contactId = insert('Contact', { LastName: 'Contact', AccountId: accountId });
  const caseId = insert('Case', { Subject: 'Case', AccountId: accountId });
  return {
    accountId,
    opportunityId,
    records: new Map([
      ['Opportunity', opportunityId],
      ['Contact', contactId],
      ['Case', caseId],
      ['CaseComment', insert('CaseComment', { ParentId: caseId, CommentBody: 'Comment' })],
      ['OpportunityContactRole', insert('OpportunityContactRole', { OpportunityId: opportunityId, ContactId: contactId })],
    ]),
  };
}

/** Names of the objects whose record of this customer is at the destination, in the order of the streams. */
function arrived({ records }: Customer): string[] {
  return related.map(({ objectName }) => objectName).filter((object) => isThere(object, records.get(object) ?? ''));
}

const everything = related.map(({ objectName }) => objectName);

/** What exists is older than 15 minutes when the streams begin, and their initial syncs are over. */
async function open(streams: readonly LabStream[], existing: () => void): Promise<void> {
  lab = await openLab();
  existing();
  lab.clock.advance(60 * minutes);
  await connectStreams(lab, streams);
  lab.jobs.advance(20 * minutes);
}

function followRows(): number {
  return Number(lab.sql('SELECT COUNT(*) AS "count" FROM "SynclineFollow__c" WHERE "IsDeleted" = 0')[0]?.['count']);
}

for (const isAccountStreamOn of [true, false]) {
  test(`what hangs on an account comes when a deal is won, and goes when it is lost; the accounts' own stream is ${isAccountStreamOn ? 'on' : 'off'}`, async () => {
    let customer: Customer | undefined;
    let lone = '';
    await open([accounts(won, isAccountStreamOn), ...related], () => {
      customer = insertCustomer('Without a won deal');
      lone = insert('Contact', { LastName: 'Nobody' });
    });
    assert.ok(customer);
    assert.deepEqual(arrived(customer), [], 'the initial sync leaves out what belongs to no active account');
    assert.ok(isThere('Contact', lone), 'what belongs to no account belongs to the stream');

    change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' });
    lab.jobs.advance(2 * minutes);
    assert.deepEqual(arrived(customer), everything, 'within two ticks');

    change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Lost' });
    lab.jobs.advance(2 * minutes);
    assert.deepEqual(arrived(customer), []);
    assert.ok(isThere('Contact', lone));

    change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' });
    lab.jobs.advance(2 * minutes);
    assert.deepEqual(arrived(customer), everything);

    change('delete', 'Opportunity', { Id: customer.opportunityId });
    lab.jobs.advance(2 * minutes);
    assert.deepEqual(arrived(customer), []);
    assert.equal(followRows(), 0, 'what is done leaves nothing behind');
  });
}

test('a deal that is committed late is found with the next look', async () => {
  let customer: Customer | undefined;
  // No stream of opportunities, whose own late check would notice too.
  await open([accounts(won), contacts], () => {
    customer = insertCustomer('Late');
  });
  assert.ok(customer);
  lab.jobs.advance(30 * minutes);
  change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' }, 9 * minutes);
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), ['Contact']);
});

test('an opportunity that is moved to another account: the new one at once, the former one with the next night', async () => {
  let from: Customer | undefined;
  let to: Customer | undefined;
  await open([accounts(won), ...related], () => {
    from = insertCustomer('From');
    to = insertCustomer('To');
    change('update', 'Opportunity', { Id: from.opportunityId, StageName: 'Closed Won' });
  });
  assert.ok(from && to);
  assert.deepEqual([arrived(from), arrived(to)], [everything, []]);
  change('update', 'Opportunity', { Id: from.opportunityId, AccountId: to.accountId });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(to), everything);
  passTime(24 * hours);
  assert.deepEqual(arrived(from), ['OpportunityContactRole', 'Opportunity'], 'what moved along with the deal stays');
  assert.deepEqual(arrived(to), everything);
});

test('a rule over fields of the account: all that hangs on it comes and goes with them', async () => {
  let customer: Customer | undefined;
  await open([accounts(customers), ...related], () => {
    customer = insertCustomer('By type');
  });
  assert.ok(customer);
  assert.deepEqual(arrived(customer), []);
  change('update', 'Account', { Id: customer.accountId, Type: 'Customer' });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), everything);
  change('update', 'Account', { Id: customer.accountId, Type: 'Prospect' });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), []);
});

test('a change of a record goes by its account too, and by the one it is moved to', async () => {
  let customer: Customer | undefined;
  let prospect: Customer | undefined;
  await open([accounts(customers), ...related], () => {
    customer = insertCustomer('Customer');
    change('update', 'Account', { Id: customer.accountId, Type: 'Customer' });
    prospect = insertCustomer('Prospect');
  });
  assert.ok(customer && prospect);
  const contactId = prospect.records.get('Contact') ?? '';
  change('update', 'Contact', { Id: contactId, LastName: 'Changed' });
  lab.jobs.advance(2 * minutes);
  assert.ok(!isThere('Contact', contactId), 'it belongs to an account that is not active');
  change('update', 'Contact', { Id: contactId, AccountId: customer.accountId });
  lab.jobs.advance(2 * minutes);
  assert.ok(isThere('Contact', contactId));
  change('update', 'Contact', { Id: contactId, AccountId: prospect.accountId });
  lab.jobs.advance(2 * minutes);
  assert.ok(!isThere('Contact', contactId));
});

test('an account that flips and flips back between two looks: what was sent meanwhile is told again', async () => {
  // More than the late check compares by content, which would notice the first of them.
  const count = 250;
  let customer: Customer | undefined;
  const ids: string[] = [];
  await open([accounts(won), contacts], () => {
    customer = insertCustomer('Back and forth');
    const { accountId } = customer;
    const rows = Array.from({ length: count }, (_, index) => ({ LastName: `Contact ${index}`, AccountId: accountId }));
    ids.push(
      ...lab
        .administrator()
        .dml('insert', 'Contact', rows)
        .map(({ id }) => String(id)),
    );
  });
  assert.ok(customer);
  const { accountId, opportunityId } = customer;
  const there = (): number => ids.filter((id) => isThere('Contact', id)).length;
  change('update', 'Account', { Id: accountId, Name: 'Changed' });
  lab.administrator().dml(
    'update',
    'Contact',
    ids.map((Id) => ({ Id, FirstName: 'Changed' })),
  );
  lab.clock.advance(2_000);
  // While the account is on its way: the look of this link is over, its page of contacts is still to be judged.
  lab.wire.hooks.onSend = () => {
    lab.wire.hooks = {};
    change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Won' });
    return null;
  };
  lab.jobs.advanceUntil(() => there() > 0, 2 * minutes);
  assert.equal(there(), count);
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Lost' });
  lab.jobs.advance(2 * minutes);
  assert.equal(there(), 0);
});

test('an account that flips, is followed by a link that is killed before it writes that down, and flips back: nothing stays', async () => {
  // More than the late check compares by content, which would notice the first of them.
  const count = 250;
  let customer: Customer | undefined;
  await open([accounts(won), contacts], () => {
    customer = insertCustomer('Killed between');
    const { accountId } = customer;
    const rows = Array.from({ length: count - 1 }, (_, index) => ({ LastName: `Contact ${index}`, AccountId: accountId }));
    lab.administrator().dml('insert', 'Contact', rows);
  });
  assert.ok(customer);
  const { opportunityId } = customer;
  const there = (): number => lab.receiver.stored('Contact').filter(({ reason }) => reason === null).length;
  lab.chooseFaults = (quiddity, className) =>
    quiddity === 'QUEUEABLE' && className === 'LinkJob' ? [{ kind: 'kill', at: { kind: 'rowLockAfterCallout' }, then: 'lost' }] : [];
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Won' });
  // Each time the heartbeat starts the chain anew.
  lab.jobs.advanceUntil(() => there() === count, 4 * hours);
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Lost' });
  lab.chooseFaults = null;
  lab.jobs.advance(4 * hours);
  assert.equal(there(), 0);
});

test('an account that flips while a late check compares contents in a link that is killed, and flips back: nothing is taken out', async () => {
  let customer: Customer | undefined;
  await open([accounts(won), contacts], () => {
    customer = insertCustomer('Compared and killed');
    change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' });
  });
  assert.ok(customer);
  const { opportunityId, records } = customer;
  const contactId = records.get('Contact') ?? '';
  // Sent within the window of the next late checks, with its content kept.
  change('update', 'Contact', { Id: contactId, LastName: 'Changed' });
  lab.jobs.advance(2 * minutes);
  assert.ok(isThere('Contact', contactId));
  lab.chooseFaults = (quiddity, className) =>
    quiddity === 'QUEUEABLE' && className === 'LinkJob' ? [{ kind: 'kill', at: { kind: 'rowLockAfterCallout' }, then: 'lost' }] : [];
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Lost' });
  // So that there is a callout after which a link can be killed.
  insert('Contact', { LastName: 'Of nobody' });
  lab.jobs.advance(2 * minutes);
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Won' });
  lab.chooseFaults = null;
  // The heartbeat starts the chain anew, and a night passes.
  lab.jobs.advance(4 * hours);
  assert.ok(isThere('Contact', contactId));
});

test('what only the date changes is found in the night', async () => {
  const recent = { rows: [{ field: 'CloseDate', operator: 'lastDays', values: ['30'] }] };
  let customer: Customer | undefined;
  await open([accounts(recent), contacts], () => {
    customer = insertCustomer('Recent');
    const today = new Date(lab.clock.now()).toISOString().slice(0, 10);
    change('update', 'Opportunity', { Id: customer.opportunityId, CloseDate: today });
  });
  assert.ok(customer);
  assert.deepEqual(arrived(customer), ['Contact']);
  passTime(40 * 24 * hours);
  assert.deepEqual(arrived(customer), []);
});

test('parts of an opportunity come when it is opened again, and stay when it is closed', async () => {
  const roles: LabStream = { ...byAccount('OpportunityContactRole', ['ContactId']), lookback: 'Open' };
  let customer: Customer | undefined;
  await open([roles], () => {
    customer = insertCustomer('Closed');
    change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Lost' });
  });
  assert.ok(customer);
  assert.deepEqual(arrived(customer), []);
  change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Prospecting' });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), ['OpportunityContactRole']);
  change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), ['OpportunityContactRole']);
});

test('links that are killed anywhere: all contacts of a large account arrive, and all go again', async () => {
  const count = 5_000;
  let customer: Customer | undefined;
  await open([accounts(won), contacts], () => {
    customer = insertCustomer('Large');
    const { accountId } = customer;
    const rows = Array.from({ length: count - 1 }, (_, index) => ({ LastName: `Contact ${index}`, AccountId: accountId }));
    lab.administrator().dml('insert', 'Contact', rows);
  });
  assert.ok(customer);
  const { opportunityId } = customer;
  // So that a link sends some 2,400 of them.
  lab.wire.hooks.latency = () => 9_000;
  const there = (): number => lab.receiver.stored('Contact').filter(({ reason }) => reason === null).length;
  const random = createRandom(11);
  let killed = 0;
  lab.onTransaction(({ className, quiddity, status }) => {
    if (className === 'LinkJob' && quiddity === 'QUEUEABLE' && status !== 'Success') killed += 1;
  });
  const points: readonly (() => KillPoint)[] = [
    () => ({ kind: 'afterCallout', number: random.integer(1, 11) }),
    () => ({ kind: 'beforeCommit' }),
    () => ({ kind: 'writeAfterCallout', number: random.integer(1, 6) }),
    () => ({ kind: 'statement', number: random.integer(6, 30) }),
  ];
  const chaos = (): void => {
    let links = 0;
    lab.chooseFaults = (quiddity, className) => {
      if (quiddity !== 'QUEUEABLE' || className !== 'LinkJob' || links++ % 3 === 2 || links > 14) return [];
      return [{ kind: 'exhaustLimit', at: random.pick(points)(), message: 'Apex CPU time limit exceeded' }];
    };
  };
  chaos();
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Won' });
  lab.jobs.advanceUntil(() => there() === count && followRows() === 0, 90 * minutes);
  assert.equal(there(), count);
  chaos();
  change('update', 'Opportunity', { Id: opportunityId, StageName: 'Closed Lost' });
  lab.jobs.advanceUntil(() => there() === 0 && followRows() === 0, 90 * minutes);
  assert.equal(there(), 0);
  assert.ok(killed >= 6, `${killed} links were killed`);
  assert.equal(followRows(), 0);
});

test('many accounts at once, one of them large: all follow within the limits, and a new change does not wait for them', async () => {
  const count = 1_000;
  const ofOne = 6_000;
  const deals: string[] = [];
  await open([accounts(won), contacts], () => {
    const insertAll = (object: string, number: number, record: (index: number) => Values): string[] =>
      lab
        .administrator()
        .dml(
          'insert',
          object,
          Array.from({ length: number }, (_, index) => record(index)),
        )
        .map(({ id }) => String(id));
    const ids = insertAll('Account', count, (index) => ({ Name: `Prospect ${index}` }));
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-24' };
    deals.push(...insertAll('Opportunity', count, (index) => ({ ...deal, AccountId: ids[index] })));
    insertAll('Contact', count - 1, (index) => ({ LastName: 'Contact', AccountId: ids[index + 1] }));
    insertAll('Contact', ofOne, () => ({ LastName: 'Contact', AccountId: ids[0] }));
  });
  const failed: string[] = [];
  let links = 0;
  lab.onTransaction(({ className, quiddity, status }) => {
    if (className !== 'LinkJob' || quiddity !== 'QUEUEABLE') return;
    links += 1;
    if (status !== 'Success') failed.push(status);
  });
  let savedAt = 0;
  let callouts = 0;
  let added = '';
  // A destination that takes its time and small batches, so that following takes several links.
  const [state] = lab.administrator().query('SELECT Id FROM SynclineConnectionState__c');
  change('update', 'SynclineConnectionState__c', { Id: state?.['Id'], BatchRecords__c: 200 });
  lab.wire.hooks.latency = () => 8_000;
  lab.wire.hooks.onSend = () => {
    callouts += 1;
    if (callouts === 5) {
      savedAt = lab.clock.now();
      added = insert('Contact', { LastName: 'New' });
    }
    return null;
  };
  lab.administrator().dml(
    'update',
    'Opportunity',
    deals.map((Id) => ({ Id, StageName: 'Closed Won' })),
  );
  const there = (): number => lab.receiver.stored('Contact').filter(({ reason }) => reason === null).length;
  let waited = 0;
  let thereThen = 0;
  lab.wire.hooks.onAnswer = ({ events }) => {
    if (!events.some(({ data }) => data.id === added)) return;
    waited = (lab.clock.now() - savedAt) / 1_000;
    thereThen = there();
  };
  lab.jobs.advanceUntil(() => there() === count + ofOne && followRows() === 0, 60 * minutes);
  console.log(`a new change took ${waited} s while ${count - 1 + ofOne} contacts of ${count} accounts followed in ${links} links`);
  assert.deepEqual(failed, []);
  assert.ok(thereThen > 0 && thereThen < (count + ofOne) / 2, `it was before most of the others: ${thereThen}`);
  assert.ok(waited < 120, `it took ${waited} s`);
});

test('idle ticks: two queries more where something goes by another record, none elsewhere, and one row', async () => {
  const idle = async (streams: readonly LabStream[]): Promise<readonly number[][]> => {
    await open(streams, () => insertCustomer('Idle'));
    const ticks: number[][] = [];
    const stop = lab.onTransaction(({ className, quiddity, usage }) => {
      if (className === 'LinkJob' && quiddity === 'QUEUEABLE') ticks.push([usage['Queries'] ?? 0, usage['DmlRows'] ?? 0]);
    });
    lab.jobs.advance(5 * minutes);
    stop();
    return ticks;
  };
  const plain = await idle([
    { name: 'Account', objectName: 'Account', fields: ['Name'] },
    { ...contacts, lookback: 'Everything' },
  ]);
  await lab.close();
  const following = await idle([accounts(won), contacts]);
  console.log(`queries and DML rows of idle ticks: ${JSON.stringify(plain[0])}, following ${JSON.stringify(following[0])}`);
  const [queries = 0] = plain[0] ?? [];
  assert.ok(plain.every((tick) => tick[0] === queries && tick[1] === 1));
  assert.ok(following.every((tick) => tick[0] === queries + 2 && tick[1] === 1));
});

test('a stream that is off has its records follow once it is on again', async () => {
  let customer: Customer | undefined;
  await open([accounts(won), ...related], () => {
    customer = insertCustomer('Off');
  });
  assert.ok(customer);
  const [stream] = lab.administrator().query("SELECT Id FROM SynclineStream__c WHERE ObjectName__c = 'Contact'");
  change('update', 'SynclineStream__c', { Id: stream?.['Id'], IsOn__c: false });
  change('update', 'Opportunity', { Id: customer.opportunityId, StageName: 'Closed Won' });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(
    arrived(customer),
    everything.filter((object) => object !== 'Contact'),
  );
  change('update', 'SynclineStream__c', { Id: stream?.['Id'], IsOn__c: true });
  lab.jobs.advance(2 * minutes);
  assert.deepEqual(arrived(customer), everything);
});
