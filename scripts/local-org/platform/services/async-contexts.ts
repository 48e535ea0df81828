/** The contexts that asynchronous Apex is given, as interfaces of the platform. */
import type { PlatformTypeTable } from '../../contracts/values.ts';
import type { BatchableContext, FinalizerContext, QueueableContext, SchedulableContext } from '../../org/jobs/contexts.ts';

export const asyncContextTables: readonly PlatformTypeTable[] = [
  {
    name: 'System.QueueableContext',
    members: { 'getJobId()': (context: QueueableContext) => context.jobId },
  },
  {
    name: 'Database.BatchableContext',
    members: {
      'getJobId()': (context: BatchableContext) => context.jobId,
      'getChildJobId()': (context: BatchableContext) => context.childJobId,
    },
  },
  {
    name: 'System.SchedulableContext',
    members: { 'getTriggerId()': (context: SchedulableContext) => context.triggerId },
  },
  {
    name: 'System.FinalizerContext',
    members: {
      'getAsyncApexJobId()': (context: FinalizerContext) => context.jobId,
      'getRequestId()': (context: FinalizerContext) => context.requestId,
      'getResult()': (context: FinalizerContext) => context.result,
      'getException()': (context: FinalizerContext) => context.exception,
    },
  },
];
