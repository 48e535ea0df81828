/** Refused records by the million: one goes through the package's own object, the database copies it. What is measured is how they are read. */
import type { Lab } from '../lab/index.ts';

export interface LetterOptions {
  readonly failures: number;
  readonly groups: number;
  /** One group after the other, as outages make them; else they alternate. */
  readonly areInSequence: boolean;
  /** These records are among those that failed, under the code `retriedCode`, spread over all of the time. */
  readonly accountIds: readonly string[];
}

export interface Letters {
  readonly connectionId: string;
  readonly letterId: string;
  /** In milliseconds since 1970; one failure follows each second. */
  readonly firstFailure: number;
}

/** Of none that is there. */
export function missingRecordId(failure: number): string {
  return `001Lo${missingRecords + failure}IAA`;
}

const missingRecords = 9_000_000_000;

export const retriedCode = 'CODE_RETRIED';

export function groupKey(group: number): string {
  return group.toString(16).padStart(16, '0');
}

export function insertLetters(lab: Lab, { failures, groups, areInSequence, accountIds }: LetterOptions): Letters {
  const firstFailure = lab.clock.now() - failures * 1000 - 3_600_000;
  const [stream] = lab.sql('SELECT "Connection__c" AS "connectionId", "Id" AS "id" FROM "SynclineStream__c"');
  const connectionId = String(stream?.['connectionId']);
  const [saved] = lab.administrator().dml('insert', 'SynclineDeadLetter__c', [
    {
      Identity__c: `${String(stream?.['id'])}:${missingRecordId(0)}`,
      Connection__c: connectionId,
      Stream__c: stream?.['id'],
      OpenStream__c: stream?.['id'],
      ObjectName__c: 'Account',
      RecordId__c: missingRecordId(0),
      Kind__c: 'upserted',
      Status__c: 'GivenUp',
      Code__c: 'CODE_0',
      Field__c: 'Name',
      Message__c: 'The value of message 0 is not possible.',
      FailureGroup__c: groupKey(0),
      GroupOrder__c: `${connectionId}${groupKey(0)}${firstFailure}`,
      HttpStatus__c: 200,
      Attempts__c: 10,
      Reason__c: 'Retry',
      FirstFailedAt__c: new Date(firstFailure).toISOString(),
      LastFailedMillis__c: firstFailure,
    },
  ]);
  if (!saved?.success || saved.id === null) throw new Error(`The first letter was refused: ${JSON.stringify(saved)}`);
  const group = areInSequence ? `(n * ${groups} / ${failures})` : `(n % ${groups})`;
  const record = `'001Lo' || (${missingRecords} + n) || 'IAA'`;
  copy(lab, saved.id, failures, {
    Id: `'${saved.id.slice(0, 5)}' || printf('%010d', 1000000000 + n) || '${saved.id.slice(15)}'`,
    Identity__c: `"Stream__c" || ':' || ${record}`,
    RecordId__c: record,
    Code__c: `'CODE_' || ${group}`,
    Message__c: `'The value of message ' || ${group} || ' is not possible.'`,
    FailureGroup__c: `printf('%016x', ${group})`,
    GroupOrder__c: `"Connection__c" || printf('%016x', ${group}) || (${firstFailure} + n * 1000)`,
    FirstFailedAt__c: `"FirstFailedAt__c" + n * 1000`,
    LastFailedMillis__c: `"LastFailedMillis__c" + n * 1000 * ${smallestUnit(lab, firstFailure)}`,
  });
  giveRecords(lab, failures, accountIds);
  return { connectionId, letterId: saved.id, firstFailure };
}

/** What is not told of a copy, by SQL over its number `n`, is as it is in the first one. */
function copy(lab: Lab, firstId: string, failures: number, changed: Readonly<Record<string, string>>): void {
  const columns = lab.sql("SELECT name FROM pragma_table_info('SynclineDeadLetter__c')").map(({ name }) => String(name));
  const select = columns.map((name) => changed[name] ?? `"${name}"`).join(', ');
  lab.sql(
    `WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < ${failures - 1})
     INSERT INTO "SynclineDeadLetter__c" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${select} FROM counter, "SynclineDeadLetter__c" WHERE "Id" = '${firstId}'`,
  );
}

function giveRecords(lab: Lab, failures: number, accountIds: readonly string[]): void {
  const every = Math.floor(failures / Math.max(1, accountIds.length));
  lab.sql(
    `UPDATE "SynclineDeadLetter__c" SET "RecordId__c" = given.value, "Identity__c" = "Stream__c" || ':' || given.value, "Code__c" = '${retriedCode}'
     FROM json_each(?) AS given WHERE "RecordId__c" = '001Lo' || (${missingRecords} + (given.key + 1) * ${every} - 1) || 'IAA'`,
    [JSON.stringify(accountIds)],
  );
}

/** So many that were given up went through at that moment, spread over all; each is given an attempt. One of an attempt has to be there. */
export function endLetters(lab: Lab, count: number, at: number): void {
  lab.sql(
    `UPDATE "SynclineDeadLetter__c" SET "Status__c" = 'Succeeded', "OpenStream__c" = NULL, "SystemModstamp" = ?1 WHERE "Id" IN
       (SELECT "Id" FROM "SynclineDeadLetter__c" WHERE "Status__c" = 'GivenUp' ORDER BY substr("Identity__c", -4), "Id" LIMIT ?2)`,
    [at, count],
  );
  const [first] = lab.sql('SELECT "Id" AS "id" FROM "SynclineAttempt__c" LIMIT 1');
  copyAttempt(lab, String(first?.['id']), 1_000_000_000, `letter."Status__c" = 'Succeeded' AND letter."SystemModstamp" = ${at}`);
}

/** A run that failed to send so many of them, spread over all: as many as one transaction may write. Each has failed again since. */
export function failInRun(lab: Lab, { connectionId, firstFailure }: Letters, count: number, failures: number): string {
  const [run] = lab
    .administrator()
    .dml('insert', 'SynclineRun__c', [
      { Connection__c: connectionId, StartedBy__c: 'Schedule', Status__c: 'Partial', StartedAt__c: new Date(firstFailure).toISOString() },
    ]);
  const attempt = { Identity__c: 'none', Connection__c: connectionId, Run__c: run?.id, Outcome__c: 'Refused', AtMillis__c: firstFailure };
  const [first] = lab.administrator().dml('insert', 'SynclineAttempt__c', [attempt]);
  const every = Math.floor(failures / count);
  copyAttempt(
    lab,
    String(first?.id),
    2_000_000_000,
    `letter."Status__c" = 'GivenUp' AND CAST(substr(letter."Id", 6, 10) AS INTEGER) % ${every} = 1 LIMIT ${count - 1}`,
  );
  return String(run?.id);
}

/** For each letter of which it is true; the ids begin at that number. */
function copyAttempt(lab: Lab, id: string, firstNumber: number, which: string): void {
  const columns = lab.sql("SELECT name FROM pragma_table_info('SynclineAttempt__c')").map(({ name }) => String(name));
  const changed: Readonly<Record<string, string>> = {
    Id: `'${id.slice(0, 5)}' || (${firstNumber} + row_number() OVER ()) || '${id.slice(15)}'`,
    Identity__c: 'letter."Identity__c"',
    SystemModstamp: 'letter."SystemModstamp"',
  };
  lab.sql(
    `INSERT INTO "SynclineAttempt__c" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${columns.map((name) => changed[name] ?? `attempt."${name}"`).join(', ')}
     FROM "SynclineAttempt__c" AS attempt, "SynclineDeadLetter__c" AS letter
     WHERE attempt."Id" = ?1 AND ${which}`,
    [id],
  );
}

/** Numbers lie in the database as whole numbers of their smallest unit. */
function smallestUnit(lab: Lab, firstFailure: number): number {
  const [stored] = lab.sql('SELECT "LastFailedMillis__c" AS "millis" FROM "SynclineDeadLetter__c"');
  return Number(stored?.['millis']) / firstFailure;
}
