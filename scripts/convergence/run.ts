/** One run: disturbed changes until there are enough, then everything heals, then both sides are compared. */
import { fileURLToPath } from 'node:url';
import { createRandom } from '../sample-data/random.ts';
import { openLab } from '../lab/index.ts';
import type { Lab, SourceChange } from '../lab/index.ts';
import { compare, differenceKinds } from './checker.ts';
import type { Difference } from './checker.ts';
import { createCursorWatch } from './cursor-watch.ts';
import { disturb } from './disturbances.ts';
import { createEvidence, neededChangedAgainShare, neededFaultedShare, neededShare } from './evidence.ts';
import type { Evidence, KindRow } from './evidence.ts';
import type { Mutant } from './mutants.ts';
import { grantObjects, setUp } from './setup.ts';
import { createWorkload } from './workload.ts';
import type { Workload } from './workload.ts';

export interface RunOptions {
  readonly seed: number;
  readonly changes: number;
  readonly mutant?: Mutant;
  /** Another checkout whose package is tried; by default this one. */
  readonly sources?: string;
  /** Shown both sides before they are closed. */
  readonly inspect?: (lab: Lab, differences: readonly Difference[]) => void;
  /** Told what happens now and then. */
  readonly tell?: (line: string) => void;
}

export interface RunResult {
  readonly seed: number;
  readonly changes: number;
  readonly changedAgainShare: number;
  readonly deliveries: number;
  readonly faultedShare: number;
  readonly kinds: readonly KindRow[];
  /** What was done to the chain and its configuration, and how often. */
  readonly acts: ReadonlyMap<string, number>;
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Cursors that went back, which only an unfenced runner does. */
  readonly cursorsMovedBack: readonly string[];
  /** Why the end was not reached in time; null where it was. */
  readonly unsettled: string | null;
  readonly platformHours: number;
  readonly wallSeconds: number;
  /** What is missing, in words; empty where the run is a success. */
  readonly complaints: readonly string[];
}

const minute = 60_000;
const hour = 60 * minute;
/** Edits and backfills send records again; after that part of the changes nothing but the engine's own care brings them over. */
const mendingShare = 0.6;
/** Of the steps: somebody saves within the very second in which a link begins. */
const sameSecondShare = 0.6;
/** Between two looks at what only a bulk load can give. */
const stepsPerLook = 10;
const customerPackage = fileURLToPath(new URL('customer', import.meta.url));

/** A small run has small pages and batches, so that it meets every situation that a large one does. */
interface Scale {
  /** Records that a page of the engine holds at most. */
  readonly pageRecords: number;
  /** Events that the receiver takes at once. */
  readonly batchRecords: number;
  readonly statement: number;
  readonly bulk: number;
  readonly bulkLoads: number;
  /** Records of each object before the first sync. */
  readonly existing: number;
  readonly changes: readonly SourceChange[];
}

function scaleOf(changes: number): Scale {
  if (changes >= 50_000)
    return {
      pageRecords: 2000,
      batchRecords: 2000,
      statement: 160,
      bulk: 4500,
      existing: 500,
      bulkLoads: Math.round(changes / 12_500),
      changes: [],
    };
  const pageRecords = 60;
  return {
    pageRecords,
    statement: 16,
    bulk: 150,
    existing: 15,
    batchRecords: 20,
    bulkLoads: Math.max(2, Math.round(changes / 700)),
    changes: [{ className: 'ChangeSelector', find: 'Integer pageRecords = 2000;', replace: `Integer pageRecords = ${pageRecords};` }],
  };
}

export async function converge(options: RunOptions): Promise<RunResult> {
  const began = performance.now();
  const scale = scaleOf(options.changes);
  const lab = await openLab({
    packages: [customerPackage],
    changes: [...scale.changes, ...(options.mutant?.changes ?? [])],
    receiver: { maxBatchEvents: scale.batchRecords },
    ...(options.sources === undefined ? {} : { sources: options.sources }),
  });
  try {
    return await experiment(lab, options, scale, began);
  } finally {
    await lab.close();
  }
}

async function experiment(lab: Lab, options: RunOptions, scale: Scale, began: number): Promise<RunResult> {
  const { tell = () => undefined } = options;
  const random = createRandom(options.seed);
  const startedAt = lab.clock.now();
  grantObjects(lab);
  const workload = createWorkload(lab, createRandom(options.seed + 1), scale);
  // Records that were there before anybody thought of syncing them.
  workload.insertEverywhere(scale.existing);
  lab.clock.advance(hour);
  const connection = await setUp(lab);
  const evidence = createEvidence(scale.pageRecords);
  const cursors = createCursorWatch(lab);
  const disturbances = disturb(lab, connection, createRandom(options.seed + 2), evidence, workload);

  let loads = 0;
  for (let step = 1; workload.changes < options.changes; step += 1) {
    if (loads < (scale.bulkLoads * workload.changes) / options.changes) {
      workload.loadInBulk();
      loads += 1;
    } else if (step % stepsPerLook === 0 && evidence.acrossPageEnds() < wantedOf(lab)) {
      workload.loadInBulk();
    }
    for (let act = random.integer(1, 3); act > 0; act -= 1) {
      workload.act();
      lab.jobs.advance(random.integer(0, 20_000));
    }
    giveWhatIsRare(lab, evidence, workload);
    if (random.next() < 0.08) disturbances.disturbOrg(workload.changes < options.changes * mendingShare);
    lab.jobs.advance(random.integer(0, 90_000));
    if (random.next() < sameSecondShare) actBeforeTheNextLink(lab, workload);
    // Mostly the chain gets its turn before people go on, however long it backs off or lies dead.
    if (random.next() < 0.85) awaitLink(lab);
    cursors.look();
    if (step % 50 === 0)
      tell(`${workload.changes} changes, ${lab.wire.deliveries} deliveries, ${hoursSince(startedAt, lab)} h of platform time`);
  }
  disturbances.heal();
  const unsettled = settleDown(lab, connection.id, tell);
  cursors.look();

  const { compared, differences } = compare(lab, connection.current());
  options.inspect?.(lab, differences);
  const result = {
    seed: options.seed,
    changes: workload.changes,
    changedAgainShare: workload.changedAgain / workload.changes,
    deliveries: lab.wire.deliveries,
    faultedShare: evidence.faultedShare(lab.wire.deliveries),
    kinds: evidence.rows(lab),
    acts: disturbances.acts,
    compared,
    differences,
    cursorsMovedBack: cursors.movedBack,
    unsettled,
    platformHours: (lab.clock.now() - startedAt) / hour,
    wallSeconds: (performance.now() - began) / 1000,
  };
  return Promise.resolve({ ...result, complaints: complaintsAbout(result) });
}

/** Of a kind, with room for the deliveries to come. */
function wantedOf(lab: Lab): number {
  return neededShare * 1.7 * lab.wire.deliveries;
}

/** Left to chance a short run may lack what a long one has enough of. */
function giveWhatIsRare(lab: Lab, { burdens }: Evidence, workload: Workload): void {
  const wanted = wantedOf(lab);
  if (burdens.late < wanted) workload.commitLate();
  if (burdens.crossing < wanted) workload.crossTheFilter();
}

function actBeforeTheNextLink(lab: Lab, workload: Workload): void {
  const due = lab.jobs.nextDue();
  const wait = due === null ? 0 : Math.floor(due / 1000) * 1000 - lab.clock.now();
  if (wait <= 0 || wait > 15 * minute) return;
  lab.jobs.advance(wait);
  workload.act();
}

function awaitLink(lab: Lab): void {
  let hasRun = false;
  const stop = lab.onTransaction(({ quiddity, className }) => (hasRun ||= quiddity === 'QUEUEABLE' && className === 'LinkJob'));
  lab.jobs.advanceUntil(() => hasRun, 2 * hour);
  stop();
}

function hoursSince(moment: number, lab: Lab): string {
  return ((lab.clock.now() - moment) / hour).toFixed(1);
}

/**
 * The former account of an opportunity that was moved, and an opportunity restored under its old stamp, show on no stamp: the nightly
 * reading finds what the rule says now. It begins between midnight and three, so a night is over for certain after so long.
 */
const nightlyWithin = 28 * hour;

/** Goes on until nothing has been sent for a while and nothing waits: answers what is left where it does not end. */
function settleDown(lab: Lab, connectionId: string, tell: (line: string) => void): string | null {
  const restMinutes = 45;
  const patienceHours = 96;
  const healedAt = lab.clock.now();
  const end = healedAt + patienceHours * hour;
  // Nothing is in a hurry now; looks every ten minutes find the same.
  lab.administrator().dml('update', 'SynclineConnection__c', [{ Id: connectionId, TickMinutes__c: 10 }]);
  // The heartbeat revives what was lost within 75 minutes, the tail is 15 minutes behind.
  lab.jobs.advance(100 * minute);
  for (;;) {
    const { deliveries } = lab.wire;
    lab.jobs.advance(restMinutes * minute);
    const left = leftOver(lab, connectionId);
    const isNightOver = lab.clock.now() - healedAt > nightlyWithin;
    if (isNightOver && lab.wire.deliveries === deliveries && left === null) return null;
    tell(`settling: ${lab.wire.deliveries - deliveries} deliveries, ${left ?? 'nothing waits'}`);
    if (lab.clock.now() > end) return left ?? 'deliveries go on without end';
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

function complaintsAbout(result: Omit<RunResult, 'complaints'>): string[] {
  const complaints: string[] = [];
  for (const kind of differenceKinds) {
    const count = result.differences.filter((difference) => difference.kind === kind).length;
    if (count > 0) complaints.push(`${count} ${kind}`);
  }
  if (result.cursorsMovedBack.length > 0) complaints.push(`${result.cursorsMovedBack.length} cursors moved back`);
  if (result.unsettled !== null) complaints.push(`never came to rest: ${result.unsettled}`);
  for (const { kind, share } of result.kinds) if (share < neededShare) complaints.push(`too few: ${kind}`);
  if (result.faultedShare < neededFaultedShare) complaints.push('too few faulted deliveries');
  if (result.changedAgainShare < neededChangedAgainShare) complaints.push('too few changes of changed records');
  return complaints;
}
