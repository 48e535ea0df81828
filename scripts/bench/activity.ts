/**
 * What the activity page asks over many failures, with what each question spends: `npm run bench:activity`. Figures of the governor are the
 * platform's to compare; the times are those of this machine's database, and say only whether an index carries the question.
 */
import { parseArgs } from 'node:util';
import type { Lab, TransactionFigures } from '../lab/index.ts';
import { accountStream, openTransfer, row } from './transfer.ts';

const { values } = parseArgs({ options: { failures: { type: 'string', default: '1000000' }, groups: { type: 'string', default: '20' } } });
const FAILURES = Number(values.failures);
const GROUPS = Number(values.groups);
const firstFailure = Date.UTC(2026, 0, 1);
const meters = ['Queries', 'QueryRows', 'DmlRows', 'CpuTime', 'HeapSize'] as const;

/** One through the package's own object, and copies of it by the database: what is measured is how they are read. */
function fail(lab: Lab): { readonly connectionId: string; readonly letterId: string } {
  const [stream] = lab.sql('SELECT "Id" AS "id", "Connection__c" AS "connectionId" FROM "SynclineStream__c"');
  const connectionId = String(stream?.['connectionId']);
  const [saved] = lab.administrator().dml('insert', 'SynclineDeadLetter__c', [
    {
      Identity__c: 'first',
      Connection__c: connectionId,
      Stream__c: stream?.['id'],
      ObjectName__c: 'Account',
      RecordId__c: '001Lo0000000000IAA',
      Kind__c: 'upserted',
      Status__c: 'GivenUp',
      Code__c: 'CODE_0',
      Field__c: 'Name',
      Message__c: 'The value of message 0 is not possible.',
      FailureGroup__c: groupKey(0),
      HttpStatus__c: 200,
      Attempts__c: 10,
      Reason__c: 'Retry',
      FirstFailedAt__c: new Date(firstFailure).toISOString(),
      LastFailedMillis__c: firstFailure,
    },
  ]);
  if (!saved?.success || saved.id === null) throw new Error(`The first letter was refused: ${JSON.stringify(saved)}`);
  const columns = lab.sql("SELECT name FROM pragma_table_info('SynclineDeadLetter__c')").map(({ name }) => String(name));
  const prefix = saved.id.slice(0, 5);
  const changed: Readonly<Record<string, string>> = {
    Id: `'${prefix}' || printf('%010d', 1000000000 + n) || '${saved.id.slice(15)}'`,
    Identity__c: `'identity ' || n`,
    RecordId__c: `'001Lo' || printf('%010d', n) || 'IAA'`,
    Code__c: `'CODE_' || (n % ${GROUPS})`,
    Message__c: `'The value of message ' || (n % ${GROUPS}) || ' is not possible.'`,
    FailureGroup__c: `printf('%016x', n % ${GROUPS})`,
    LastFailedMillis__c: `"LastFailedMillis__c" + n * 1000 * ${smallestUnit(lab)}`,
  };
  const select = columns.map((name) => changed[name] ?? `"${name}"`).join(', ');
  lab.sql(
    `WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${FAILURES - 1})
     INSERT INTO "SynclineDeadLetter__c" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${select} FROM counter, "SynclineDeadLetter__c" WHERE "Id" = '${saved.id}'`,
  );
  return { connectionId, letterId: saved.id };
}

function groupKey(group: number): string {
  return group.toString(16).padStart(16, '0');
}

/** Numbers lie in the database as whole numbers of their smallest unit. */
function smallestUnit(lab: Lab): number {
  const [stored] = lab.sql('SELECT "LastFailedMillis__c" AS "millis" FROM "SynclineDeadLetter__c"');
  return Number(stored?.['millis']) / firstFailure;
}

function ask(lab: Lab, question: string, className: string, method: string, parameters: Readonly<Record<string, unknown>>): unknown {
  let figures: TransactionFigures | null = null;
  const stop = lab.onTransaction((ended) => (figures = ended));
  const begun = performance.now();
  const answer = lab.administrator().aura(className, method, parameters);
  const took = performance.now() - begun;
  stop();
  const usage = (figures as TransactionFigures | null)?.usage;
  console.log(row([question, ...meters.map((meter) => String(usage?.[meter] ?? 0)), `${(took / 1000).toFixed(2)} s`]));
  return answer;
}

const lab = await openTransfer([accountStream]);
const { connectionId, letterId } = fail(lab);
const [{ count } = { count: 0 }] = lab.sql('SELECT COUNT(*) AS "count" FROM "SynclineDeadLetter__c"') as { count: number }[];
console.log(`\n${count} failures in ${GROUPS} groups, one each second\n`);
console.log(row(['question', ...meters, 'here']));
console.log(row(['---', ...meters.map(() => '---'), '---']));
const filterOf = (over: object): string => JSON.stringify({ connectionId, status: 'Open', ...over });
const letters = (question: string, over: object, after: string | null = null): { next?: string } =>
  ask(lab, question, 'ActivityController', 'letters', { filter: filterOf(over), after }) as { next?: string };
ask(lab, 'all groups', 'ActivityController', 'failures', { filter: filterOf({}), skipped: null });
const first = letters('first page', {});
letters('second page', {}, first.next ?? null);
letters('a page in the middle', {}, `${firstFailure + (FAILURES / 2) * 1000}:${letterId}`);
letters('one group', { groupKey: groupKey(3) });
letters('by code', { code: 'CODE_7' });
letters('by text, found', { text: 'message 11 is' });
letters('by text, not found', { text: 'no such words' });
letters('by record', { recordId: `001Lo${String(FAILURES - 5).padStart(10, '0')}` });
letters('within an hour', { since: new Date(firstFailure).toISOString(), until: new Date(firstFailure + 3_600_000).toISOString() });
ask(lab, 'one failure', 'ActivityController', 'failure', { letterId });
ask(lab, 'cost of a retry of all', 'RetryController', 'cost', { filter: filterOf({}) });
ask(lab, 'a retry of one group', 'RetryController', 'start', { filter: filterOf({ groupKey: groupKey(3) }) });
await lab.close();
