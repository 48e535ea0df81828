/** What a finalizer may and what it may not. Apex Developer Guide, "Transaction Finalizers" and its error messages. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OrgSession } from '../contracts/org-service.ts';
import { startOrg, type LocalOrg } from '../index.ts';
import { scratchProject, type ScratchProject } from './test-support/scratch-project.ts';

const classes = {
  Again: `public with sharing class Again implements Queueable, Finalizer {
    private Integer run; private Integer restAt;
    public Again(Integer run, Integer restAt) { this.run = run; this.restAt = restAt; }
    public void execute(QueueableContext context) {
      System.attachFinalizer(this);
      if (run != restAt) { throw new IllegalArgumentException('asked to fail'); }
    }
    public void execute(FinalizerContext context) {
      insert as system new Account(Name = 'again ' + restAt + ' ' + run);
      if (run < 12) { System.enqueueJob(new Again(run + 1, restAt)); }
    }
  }`,
  Ends: `public with sharing class Ends implements Queueable, Finalizer {
    private String how; private HttpRequest request;
    public Ends(String how) { this.how = how; }
    public void execute(QueueableContext context) {
      if (how == 'null') { try { System.attachFinalizer(null); } catch (NullPointerException e) { Ends.say(e.getMessage()); } }
      System.attachFinalizer(this);
      if (how == 'unserialisable') { request = new HttpRequest(); }
      if (how == 'twice') { try { System.attachFinalizer(this); } catch (AsyncException e) { Ends.say(e.getMessage()); } }
    }
    public void execute(FinalizerContext context) {
      Ends.say(how + ': ' + Limits.getLimitQueries() + ' queries, ' + Limits.getLimitCpuTime() + ' ms, ' + Limits.getLimitHeapSize() / 1048576 + ' MB, ' + Limits.getLimitQueueableJobs() + ' job');
      if (how == 'once') { return; }
      System.enqueueJob(new Ends('once'));
      if (how == 'attach') { try { System.attachFinalizer(this); } catch (AsyncException e) { Ends.say(e.getMessage()); } }
      if (how == 'throws') { throw new IllegalArgumentException('asked to fail'); }
      if (how == 'two') { try { System.enqueueJob(new Ends('once')); } catch (Exception e) { Ends.say('caught'); } }
      if (how == 'cpu') { try { while (true) { how.length(); } } catch (Exception e) { Ends.say('caught'); } }
    }
    public static void say(String text) { insert as system new Account(Name = text); }
  }`,
  Locks: `public with sharing class Locks {
    @AuraEnabled public static String take(Id id) {
      try { Account found = [SELECT Id, Name FROM Account WHERE Id = :id WITH SYSTEM_MODE FOR UPDATE]; return found.Name; }
      catch (QueryException e) { return e.getMessage(); }
    }
    @AuraEnabled public static String save(Id id) {
      Database.SaveResult result = Database.update(new Account(Id = id, Name = 'saved'), false, AccessLevel.SYSTEM_MODE);
      return result.isSuccess() ? 'saved' : result.getErrors()[0].getStatusCode().name();
    }
  }`,
};

let project: ScratchProject;
let org: LocalOrg;
let session: OrgSession;
const start = Date.parse('2026-11-21T10:00:00Z');

before(async () => {
  project = scratchProject(classes);
  org = await startOrg({
    projectFolder: project.folder,
    stateFolder: project.stateFolder,
    threads: 1,
    // Who spends all CPU does so in a second.
    cpuScale: 10,
    clock: { startsAt: start },
    administrator: { username: 'admin@example.com' },
  });
  await org.setPassword('admin@example.com', 'right');
  session = (await org.login('admin@example.com', 'right')) as OrgSession;
});
after(async () => {
  await org.close();
  project.remove();
});

async function apex(source: string): Promise<void> {
  const result = await org.execute(session, { kind: 'anonymous', source });
  assert.ok(result.ok && (result.value as { success: boolean }).success, JSON.stringify(result));
  await org.jobs.settled();
}

async function saidBy(source: string): Promise<string[]> {
  await apex('delete [SELECT Id FROM Account];');
  await apex(source);
  const found = await org.execute(session, { kind: 'query', soql: 'SELECT Name FROM Account ORDER BY Id' });
  assert.ok(found.ok);
  return (found.value as { records: { Name: string }[] }).records.map(({ Name }) => Name);
}

const chained = (job: string): string =>
  `AsyncOptions o = new AsyncOptions(); o.MaximumQueueableStackDepth = 100; System.enqueueJob(new ${job}, o);`;
const limits = '100 queries, 10000 ms, 12 MB, 1 job';

test('after failures in a row it may enqueue five times, and what the sixth has written is rolled back', async () => {
  const said = await saidBy(chained('Again(1, 0)'));
  assert.deepEqual(said, ['again 0 1', 'again 0 2', 'again 0 3', 'again 0 4', 'again 0 5']);
});

test('a job that ends well lets it count anew', async () => {
  const said = await saidBy(chained('Again(1, 4)'));
  assert.deepEqual(
    said,
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((run) => `again 4 ${run}`),
  );
});

test('it has the synchronous limits, but for heap and jobs', async () => {
  assert.deepEqual(await saidBy(chained(`Ends('once')`)), [`once: ${limits}`]);
});

for (const how of ['throws', 'two', 'cpu'])
  test(`what it has enqueued and written is gone where it ends by this: ${how}`, async () => {
    assert.deepEqual(await saidBy(chained(`Ends('${how}')`)), []);
  });

test('it is attached once, by a job, and is no null', async () => {
  assert.deepEqual(await saidBy(chained(`Ends('twice')`)), [
    'More than one Finalizer cannot be attached to same Async Apex Job',
    `twice: ${limits}`,
    `once: ${limits}`,
  ]);
  assert.deepEqual(await saidBy(chained(`Ends('attach')`)), [
    `attach: ${limits}`,
    'System.attachFinalizer(Finalizer) is not allowed in this context',
    `once: ${limits}`,
  ]);
  assert.deepEqual(await saidBy(chained(`Ends('null')`)), ['Argument cannot be null', `null: ${limits}`, `once: ${limits}`]);
});

test('one that cannot be serialised does not run', async () => {
  assert.deepEqual(await saidBy(chained(`Ends('unserialisable')`)), []);
  assert.deepEqual(await saidBy(chained(`Ends('once')`)), [`once: ${limits}`], 'the queue goes on');
});

test('a row that another holds is waited for ten seconds of platform time', async () => {
  await apex(`insert new Account(Name = 'held');`);
  const found = await org.execute(session, { kind: 'query', soql: `SELECT Id FROM Account WHERE Name = 'held'` });
  const [record] = (found.ok ? (found.value as { records: { Id: string }[] }) : { records: [] }).records;
  const call = async (method: string): Promise<unknown> => {
    const answer = await org.execute(session, {
      kind: 'aura',
      className: 'Locks',
      method,
      parameters: { id: record?.Id },
      cacheable: false,
    });
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value;
  };
  const hold = (milliseconds: number): void => {
    const until = (org.clock?.now() ?? 0) + milliseconds;
    org.faults.setPlan([{ match: {}, action: { kind: 'rowsHeld', objectName: 'Account', until } }]);
  };
  hold(9_000);
  assert.equal(await call('take'), 'held');
  hold(11_000);
  assert.match(String(await call('take')), /^Record Currently Unavailable/);
  assert.equal(await call('take'), 'held', 'a second later it is free');
  hold(11_000);
  assert.equal(await call('save'), 'UNABLE_TO_LOCK_ROW');
  assert.equal(await call('save'), 'saved');
  org.faults.setPlan([]);
});
