/** The end of a run: nothing goes wrong any more, until all that the engine promises must have come. */
import type { Lab } from '../../lab/index.ts';

const minute = 60_000;
const hour = 60 * minute;
/**
 * The former account of an opportunity that was moved, an opportunity restored under its old stamp and values of other records show on no
 * stamp: the nightly reading finds them. It begins between midnight and three, so a night is over for certain after so long.
 */
const nightlyWithin = 28 * hour;
const restMinutes = 45;
const patience = 96 * hour;

export interface Settling {
  readonly lab: Lab;
  readonly connectionId: string;
  readonly deliveries: () => number;
  readonly tell: (line: string) => void;
  /** Called as soon as nothing waits: what needs no night must have come by then. False: the night need not come. */
  readonly atRest: () => boolean;
}

/** Goes on until nothing has been sent for a while and nothing waits: answers what is left where it does not end. */
export function settleDown({ lab, connectionId, deliveries, tell, atRest }: Settling): string | null {
  let hasRested = false;
  const healedAt = lab.clock.now();
  // Nothing is in a hurry now; looks every ten minutes find the same.
  lab.administrator().dml('update', 'SynclineConnection__c', [{ Id: connectionId, TickMinutes__c: 10 }]);
  // The heartbeat revives what was lost within 75 minutes, and each look goes back 15.
  lab.jobs.advance(100 * minute);
  for (;;) {
    const before = deliveries();
    lab.jobs.advance(restMinutes * minute);
    const left = leftOver(lab, connectionId);
    const isNightOver = lab.clock.now() - healedAt > nightlyWithin;
    if (!hasRested && deliveries() === before && left === null) {
      hasRested = true;
      if (!atRest()) return null;
    }
    if (isNightOver && deliveries() === before && left === null) return null;
    tell(`settling: ${deliveries() - before} deliveries, ${left ?? 'nothing waits'}`);
    if (lab.clock.now() > healedAt + patience) return left ?? 'deliveries go on without end';
  }
}

function leftOver(lab: Lab, connectionId: string): string | null {
  const count = (sql: string): number => Number(lab.sql(sql, [connectionId])[0]?.['count']);
  const waiting: readonly (readonly [string, number])[] = [
    [
      'streams are behind',
      count(`SELECT count(*) AS count FROM "SynclineStreamState__c" AS state JOIN "SynclineStream__c" AS stream ON stream."Id" = state."Stream__c"
      WHERE stream."Connection__c" = ? AND state."IsBehind__c" = 1`),
    ],
    [
      'dead letters wait',
      count(`SELECT count(*) AS count FROM "SynclineDeadLetter__c" WHERE "Connection__c" = ? AND "Status__c" = 'Waiting'`),
    ],
    [
      'backfills are open',
      count(`SELECT count(*) AS count FROM "SynclineBackfill__c" WHERE "ConnectionRef__c" = ? AND "FinishedAt__c" IS NULL`),
    ],
  ];
  const left = waiting.filter(([, number]) => number > 0).map(([what, number]) => `${number} ${what}`);
  const error = lab.sql(
    'SELECT "ErrorCode__c" AS code, "ErrorDetail__c" AS detail FROM "SynclineConnectionState__c" WHERE "Connection__c" = ?',
    [connectionId],
  )[0];
  if (typeof error?.['code'] === 'string') left.push(`the connection has the problem ${error['code']}: ${String(error['detail'])}`);
  return left.length === 0 ? null : left.join(', ');
}
