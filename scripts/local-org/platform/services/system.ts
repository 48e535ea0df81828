/** System.System: time, asynchronous work, the running context. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm */
import { runningCode } from '../../contracts/transaction.ts';
import type { PlatformTypeTable } from '../../contracts/values.ts';
import { attachFinalizer, enqueueJob } from '../../org/jobs/queueable.ts';
import { abortJob, schedule, scheduleBatch } from '../../org/jobs/schedule.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import { ApexDatetime, apexException, findEnumConstant, platformType, userTimeZone, zoneName, type ApexDate } from '../../values/index.ts';
import { debug } from './debug.ts';
import { signatureOf } from './async-options.ts';
import type { ValueObject } from '../core/objects/value-class.ts';

function now(): ApexDatetime {
  return new ApexDatetime(orgTransaction().clock.now());
}

function isQuiddity(...names: readonly string[]): boolean {
  return names.includes(orgTransaction().quiddity);
}

function enqueueWithOptions(job: unknown, options: ValueObject | null): string {
  if (options === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  return enqueueJob(job, {
    delayMinutes: options.get<number>('MinimumQueueableDelayInMinutes'),
    maximumDepth: options.get<number>('MaximumQueueableStackDepth'),
    signature: signatureOf(options.get('DuplicateSignature')),
  });
}

/** Completed jobs from before the date; AsyncApexJob rows only, as the platform does. */
function purgeOldAsyncJobs(before: ApexDate): number {
  const { storage } = orgTransaction();
  storage.beginWrite();
  const end = ApexDatetime.at(before, 0, zoneName(userTimeZone())).milliseconds;
  return storage.run(`DELETE FROM "AsyncApexJob" WHERE "Status" IN ('Completed', 'Aborted', 'Failed') AND "CompletedDate" < ?`, [end])
    .changes;
}

/** A subscriber's logs show nothing that a managed package writes: they are for its publisher alone. */
function shown(level: string, value: unknown): void {
  if (runningCode.namespace === '') debug(level, value);
}

export const systemTable: PlatformTypeTable = {
  name: 'System.System',
  members: {
    'static now()': now,
    'static today()': () => now().date(userTimeZone()),
    'static currentTimeMillis()': () => BigInt(orgTransaction().clock.now()),
    'static enqueueJob(Object)': (job: unknown) => enqueueJob(job),
    'static enqueueJob(Object, Integer)': (job: unknown, delayMinutes: number | null) => enqueueJob(job, { delayMinutes }),
    'static enqueueJob(Object, AsyncOptions)': enqueueWithOptions,
    'static attachFinalizer(Finalizer)': attachFinalizer,
    'static schedule(String, String, Object)': schedule,
    'static scheduleBatch(Object, String, Integer)': (job: unknown, name: string, minutes: number) =>
      scheduleBatch(job, name, minutes, null),
    'static scheduleBatch(Object, String, Integer, Integer)': scheduleBatch,
    'static abortJob(String)': abortJob,
    'static purgeOldAsyncJobs(Date)': purgeOldAsyncJobs,
    'static isBatch()': () => isQuiddity('BATCH_APEX', 'BATCH_CHUNK_SERIAL', 'BATCH_CHUNK_PARALLEL'),
    'static isFuture()': () => isQuiddity('FUTURE'),
    'static isQueueable()': () => isQuiddity('QUEUEABLE'),
    'static isScheduled()': () => isQuiddity('SCHEDULED'),
    'static getApplicationReadWriteMode()': () => findEnumConstant(platformType('System.ApplicationReadWriteMode'), 'DEFAULT'),
    'static debug(Object)': (value: unknown) => shown('DEBUG', value),
    'static debug(Object, Object)': (level: unknown, value: unknown) =>
      shown((level as { readonly name?: string } | null)?.name ?? 'DEBUG', value),
  },
};
