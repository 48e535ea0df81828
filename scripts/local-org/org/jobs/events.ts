/** Publishes platform events and delivers them to triggers. Platform Events Developer Guide. */
import { randomUUID } from 'node:crypto';
import type { ObjectSchema } from '../../contracts/schema.ts';
import {
  ApexException,
  ApexDatetime,
  ApexList,
  PlatformObject,
  SObjectValue,
  apexException,
  definePlatformClass,
  platformType,
} from '../../values/index.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import { runTransaction } from '../transaction/run.ts';
import { frameOf, type EventDelivery, type JobRow } from '../transaction/job.ts';
import { readState, writeState, type WrittenGraph } from './job-state.ts';
import { payloadOf, removeJob, requeue } from './queue.ts';
import { writeEnd, type JobRun } from './job-end.ts';
import { countUsage } from '../allowances/usage.ts';

const eventsPerDelivery = 2_000;
const maximumRetries = 9;

export interface PublishOutcome {
  readonly uuid: string;
  readonly error: { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] } | null;
}

export class PublishResult extends PlatformObject {
  readonly uuids: ApexList<string>;
  constructor(uuids: readonly string[]) {
    super();
    this.uuids = new ApexList<string>({ kind: 'primitive', name: 'String' }, [...uuids]);
  }
}
definePlatformClass(PublishResult, 'eventbus.PublishResultImpl', [
  platformType('eventbus.SuccessResult'),
  platformType('eventbus.FailureResult'),
]);

function eventObject(transaction: OrgTransaction, record: SObjectValue): ObjectSchema {
  const schema = transaction.schema.findObject(record.objectName);
  if (schema?.kind !== 'platformEvent') {
    throw apexException('System.TypeException', `EventBus.publish takes platform events, not ${record.objectName}`);
  }
  return schema;
}

function missingField(schema: ObjectSchema, record: SObjectValue): string | null {
  for (const field of schema.fields.values()) {
    if (field.isCustom && !field.isNillable && field.defaultValue === null && (record.fields.get(field.name) ?? null) === null)
      return field.name;
  }
  return null;
}

function enqueueDelivery(org: OrgRuntime, objectName: string, userId: string): void {
  if (!org.parts.project.triggers.hasTriggers(objectName, 'after', 'insert')) return;
  const lane = `event:${objectName}`;
  org.parts.storage.run(
    `INSERT INTO org_job (id, kind, class_name, payload, user_id, enqueued_at, due_at, state, lane)
     VALUES (?, 'event', ?, '{"state":null}', ?, ?, ?, 'queued', ?) ON CONFLICT (id) DO NOTHING`,
    [lane, objectName, userId, org.clock.now(), org.clock.now(), lane],
  );
}

function store(transaction: OrgTransaction, records: readonly SObjectValue[]): void {
  const { org, storage, clock } = transaction;
  for (const record of records) {
    const payload = JSON.stringify(writeState(record, org.parts.project));
    storage.run('INSERT INTO org_event (object_name, payload, published_at) VALUES (?, ?, ?)', [record.objectName, payload, clock.now()]);
    const replayId = Number(storage.get('SELECT last_insert_rowid() AS id')?.['id']);
    transaction.publishedEvents.push({ objectName: record.objectName, replayId, fields: record.fields });
    enqueueDelivery(org, record.objectName, org.automatedProcessUser().id);
  }
  countUsage(org, 'HourlyPublishedPlatformEvents', records.length);
}

export function publish(records: readonly SObjectValue[], callback: unknown): PublishOutcome[] {
  const transaction = orgTransaction();
  const accepted: SObjectValue[] = [];
  const immediate: SObjectValue[] = [];
  const outcomes = records.map((record): PublishOutcome => {
    const schema = eventObject(transaction, record);
    // A record made with defaults (`newSObject(null, true)`) has its UUID already, by which callbacks find it.
    const uuid = (record.fields.get('EventUuid') as string | null | undefined) ?? randomUUID();
    const missing = missingField(schema, record);
    if (missing !== null) {
      return {
        uuid,
        error: { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${missing}]`, fields: [missing] },
      };
    }
    const copy = new SObjectValue(record.objectName, record.fields);
    copy.fields.set('EventUuid', uuid);
    copy.fields.set('CreatedDate', new ApexDatetime(transaction.clock.now()));
    copy.fields.set('CreatedById', transaction.user.id);
    (schema.publishBehavior === 'PublishImmediately' ? immediate : accepted).push(copy);
    return { uuid, error: null };
  });
  if (immediate.length > 0) {
    transaction.limits.consume('PublishImmediateDML', 1);
    transaction.immediateEffects.push(() => {
      transaction.storage.beginWrite();
      store(transaction, immediate);
    });
    // Test.getEventBus().deliver() must find them before the test ends.
    if (transaction.isTest) for (const effect of transaction.immediateEffects.splice(0)) effect();
  }
  if (immediate.length < records.length) {
    transaction.limits.consume('DmlStatements', 1);
    transaction.limits.consume('DmlRows', records.length - immediate.length);
    transaction.storage.beginWrite();
    store(transaction, accepted);
    transaction.hasPendingWork = true;
  }
  if (callback !== null) enqueueCallback(transaction, callback, outcomes);
  return outcomes;
}

function enqueueCallback(transaction: OrgTransaction, callback: unknown, outcomes: readonly PublishOutcome[]): void {
  const { org, storage, clock, user } = transaction;
  storage.beginWrite();
  storage.run(
    `INSERT INTO org_job (id, kind, class_name, payload, user_id, enqueued_at, due_at, state) VALUES (?, 'eventCallback', NULL, ?, ?, ?, ?, 'queued')`,
    [
      `callback:${randomUUID()}`,
      JSON.stringify({
        state: writeState(callback, org.parts.project),
        succeeded: outcomes.filter(({ error }) => error === null).map(({ uuid }) => uuid),
        failed: outcomes.filter(({ error }) => error !== null).map(({ uuid }) => uuid),
      }),
      user.id,
      clock.now(),
      clock.now(),
    ],
  );
}

export function runEventCallback(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const payload = payloadOf(row);
  const succeeded = payload['succeeded'] as string[];
  const failed = payload['failed'] as string[];
  const outcome = runTransaction(
    org,
    { quiddity: 'PLATFORM_EVENT_PUBLISH_CALLBACK', user: org.automatedProcessUser(), test },
    ({ project, storage }) => {
      const callback = readState(payload.state as WrittenGraph);
      if (succeeded.length > 0 && project.hasMethod(callback, 'onSuccess', 1))
        project.invokeByName(callback, 'onSuccess', [new PublishResult(succeeded)]);
      if (failed.length > 0 && project.hasMethod(callback, 'onFailure', 1))
        project.invokeByName(callback, 'onFailure', [new PublishResult(failed)]);
      storage.beginWrite();
      removeJob(org, row.id);
    },
  );
  if (outcome.ok) return { failure: null };
  writeEnd(org, test, () => removeJob(org, row.id));
  return { failure: outcome.failure };
}

interface Subscription {
  readonly position: number;
  readonly retries: number;
  readonly lastError: string | null;
}

function subscriptionOf(org: OrgRuntime, objectName: string): Subscription {
  const row = org.parts.storage.get('SELECT * FROM org_subscription WHERE object_name = ?', [objectName]);
  return {
    position: Number(row?.['position'] ?? 0),
    retries: Number(row?.['retries'] ?? 0),
    lastError: (row?.['last_error'] as string | undefined) ?? null,
  };
}

function saveSubscription(org: OrgRuntime, objectName: string, { position, retries, lastError }: Subscription): void {
  org.parts.storage.run(
    `INSERT INTO org_subscription (object_name, position, retries, last_error) VALUES (?, ?, ?, ?)
     ON CONFLICT (object_name) DO UPDATE SET position = excluded.position, retries = excluded.retries, last_error = excluded.last_error`,
    [objectName, position, retries, lastError],
  );
}

function advance(org: OrgRuntime, row: JobRow, subscription: Subscription): void {
  const objectName = row.class_name ?? '';
  saveSubscription(org, objectName, subscription);
  const more = org.parts.storage.get('SELECT 1 FROM org_event WHERE object_name = ? AND replay_id > ? LIMIT 1', [
    objectName,
    subscription.position,
  ]);
  if (more === undefined) removeJob(org, row.id);
  else requeue(org, row.id, { dueAt: org.clock.now() + backoff(subscription.retries) });
}

function backoff(retries: number): number {
  return retries === 0 ? 0 : Math.min(1_000 * 2 ** (retries - 1), 60_000);
}

/** One delivery: up to 2,000 events to the object's triggers, as the Automated Process user. */
export function runEventDelivery(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const objectName = row.class_name ?? '';
  const subscription = subscriptionOf(org, objectName);
  const rows = org.parts.storage.all(
    'SELECT replay_id, payload FROM org_event WHERE object_name = ? AND replay_id > ? ORDER BY replay_id LIMIT ?',
    [objectName, subscription.position, eventsPerDelivery],
  );
  const last = Number(rows.at(-1)?.['replay_id'] ?? subscription.position);
  const delivery: EventDelivery = { retries: subscription.retries, lastError: subscription.lastError, resumeCheckpoint: null };
  const frame = frameOf(row, { allowsCallouts: false, eventDelivery: delivery });
  const outcome = runTransaction(
    org,
    { quiddity: 'SYNCHRONOUS', user: org.automatedProcessUser(), className: objectName, job: frame, test },
    (transaction) => {
      const records = rows.map(({ replay_id, payload }) => {
        const record = readState(JSON.parse(String(payload)) as WrittenGraph) as SObjectValue;
        record.fields.set('ReplayId', String(replay_id));
        return record;
      });
      transaction.project.triggers.run({ objectName, timing: 'after', operation: 'insert', newRecords: records, oldRecords: null });
      transaction.storage.beginWrite();
      const checkpoint = Number(delivery.resumeCheckpoint ?? last);
      advance(org, row, { position: Math.min(checkpoint, last), retries: 0, lastError: null });
      transaction.hasPendingWork = true;
    },
  );
  if (outcome.ok) return { failure: null };
  const { failure, killed } = outcome;
  const isRetryable = failure.exception instanceof ApexException && failure.typeName === 'eventbus.RetryableException';
  writeEnd(org, test, () => {
    if (killed !== null) advance(org, row, subscription);
    else if (delivery.resumeCheckpoint !== null)
      advance(org, row, { position: Number(delivery.resumeCheckpoint), retries: 0, lastError: failure.message });
    else if (isRetryable && subscription.retries < maximumRetries)
      advance(org, row, { ...subscription, retries: subscription.retries + 1, lastError: failure.message });
    else if (isRetryable) suspend(org, row, objectName, subscription, failure.message);
    // An exception that is not retryable loses the batch: the subscription goes on with what comes after.
    else advance(org, row, { position: last, retries: 0, lastError: failure.message });
  });
  return { failure: isRetryable ? null : failure };
}

/** After nine retries the platform stops delivering to the trigger until someone resumes it. */
function suspend(org: OrgRuntime, row: JobRow, objectName: string, subscription: Subscription, lastError: string): void {
  saveSubscription(org, objectName, { ...subscription, retries: 0, lastError });
  org.parts.storage.run('UPDATE org_subscription SET suspended = 1 WHERE object_name = ?', [objectName]);
  removeJob(org, row.id);
}
