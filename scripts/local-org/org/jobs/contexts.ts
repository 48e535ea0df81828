/** The context objects that asynchronous Apex is given. */
import { registerPlatformState } from './job-state.ts';
import {
  ApexList,
  PlatformObject,
  definePlatformClass,
  findEnumConstant,
  platformType,
  type ApexEnum,
  type ApexException,
} from '../../values/index.ts';

export class QueueableContext extends PlatformObject {
  readonly jobId: string;
  constructor(jobId: string) {
    super();
    this.jobId = jobId;
  }
}
definePlatformClass(QueueableContext, 'System.QueueableContextImpl', [platformType('System.QueueableContext')]);

export class BatchableContext extends PlatformObject {
  readonly jobId: string;
  readonly childJobId: string | null;
  constructor(jobId: string, childJobId: string | null) {
    super();
    this.jobId = jobId;
    this.childJobId = childJobId;
  }
}
definePlatformClass(BatchableContext, 'Database.BatchableContextImpl', [platformType('Database.BatchableContext')]);

export class SchedulableContext extends PlatformObject {
  readonly triggerId: string;
  constructor(triggerId: string) {
    super();
    this.triggerId = triggerId;
  }
}
definePlatformClass(SchedulableContext, 'System.SchedulableContextImpl', [platformType('System.SchedulableContext')]);

export class FinalizerContext extends PlatformObject {
  readonly jobId: string;
  readonly requestId: string;
  readonly exception: ApexException | null;
  constructor(jobId: string, requestId: string, exception: ApexException | null) {
    super();
    this.jobId = jobId;
    this.requestId = requestId;
    this.exception = exception;
  }

  get result(): ApexEnum | null {
    return findEnumConstant(platformType('System.ParentJobResult'), this.exception === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION');
  }
}
definePlatformClass(FinalizerContext, 'System.FinalizerContextImpl', [platformType('System.FinalizerContext')]);

const anyValue = { kind: 'primitive', name: 'Object' } as const;

/** Jobs may keep the context that they were given. */
function keep(name: string, parts: (context: never) => readonly unknown[], make: (parts: readonly unknown[]) => PlatformObject): void {
  registerPlatformState({
    name,
    write: (value) => new ApexList<unknown>(anyValue, [...parts(value as never)]),
    read: (written) => make((written as ApexList).items),
  });
}
keep(
  'System.QueueableContextImpl',
  ({ jobId }: QueueableContext) => [jobId],
  ([jobId]) => new QueueableContext(String(jobId)),
);
keep(
  'Database.BatchableContextImpl',
  ({ jobId, childJobId }: BatchableContext) => [jobId, childJobId],
  ([jobId, childJobId]) => new BatchableContext(String(jobId), childJobId as string | null),
);
keep(
  'System.SchedulableContextImpl',
  ({ triggerId }: SchedulableContext) => [triggerId],
  ([triggerId]) => new SchedulableContext(String(triggerId)),
);
keep(
  'System.FinalizerContextImpl',
  ({ jobId, requestId, exception }: FinalizerContext) => [jobId, requestId, exception],
  ([jobId, requestId, exception]) => new FinalizerContext(String(jobId), String(requestId), exception as ApexException | null),
);
