/**
 * Implements System.EventBus and eventbus.*:
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm
 */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import type { PublishResult } from '../../org/jobs/events.ts';
import { publish } from '../../org/jobs/events.ts';
import { orgTransaction } from '../../org/transaction/context.ts';
import type { SObjectValue } from '../../values/index.ts';
import { ApexList, PlatformObject, apexException, definePlatformClass, platformType } from '../../values/index.ts';
import { results } from '../data-access/results.ts';

class TriggerContext extends PlatformObject {}
definePlatformClass(TriggerContext, 'eventbus.TriggerContext');

function publishAll(records: readonly SObjectValue[], callback: unknown): unknown[] {
  return publish(records, callback).map(({ uuid, error }) =>
    results.save.create({
      id: error === null ? uuid : null,
      success: error === null,
      created: error === null,
      errors: error === null ? [] : [error],
    }),
  );
}

function publishList(list: ApexList<SObjectValue> | null, callback: unknown = null): ApexList {
  if (list === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  return new ApexList(platformType('Database.SaveResult'), publishAll(list.items, callback));
}

function publishOne(record: SObjectValue | null, callback: unknown = null): unknown {
  if (record === null) throw apexException('System.NullPointerException', 'Argument cannot be null.');
  return publishAll([record], callback)[0];
}

function delivery(): NonNullable<NonNullable<ReturnType<typeof orgTransaction>['job']>['eventDelivery']> {
  const current = orgTransaction().job?.eventDelivery ?? null;
  if (current === null)
    throw apexException('System.UnsupportedOperationException', 'EventBus.TriggerContext is available in platform event triggers only');
  return current;
}

export const eventBusTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.EventBus',
    members: {
      'static publish(List<SObject>)': (list: ApexList<SObjectValue> | null) => publishList(list),
      'static publish(SObject)': (record: SObjectValue | null) => publishOne(record),
      'static publish(List<SObject>, Object)': publishList,
      'static publish(SObject, Object)': publishOne,
      // The operation id is the event's UUID, which publish gave as the result's Id.
      'static getOperationId(Object)': (result: unknown) => (result as { readonly id?: string | null } | null)?.id ?? null,
    },
  },
  {
    name: 'eventbus.TriggerContext',
    javaScriptClass: TriggerContext,
    members: {
      'static currentContext()': (): TriggerContext => {
        delivery();
        return new TriggerContext();
      },
      'get retries': () => delivery().retries,
      'get lastError': () => delivery().lastError,
      'getResumeCheckpoint()': () => delivery().resumeCheckpoint,
      'setResumeCheckpoint(String)': (_context: TriggerContext, replayId: string | null) => void (delivery().resumeCheckpoint = replayId),
    },
  },
  { name: 'eventbus.SuccessResult', members: { 'getEventUuids()': (result: PublishResult) => result.uuids } },
  { name: 'eventbus.FailureResult', members: { 'getEventUuids()': (result: PublishResult) => result.uuids } },
];
