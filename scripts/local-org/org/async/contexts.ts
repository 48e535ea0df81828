/** The context objects that asynchronous Apex is given. */
import { ApexEnum, PlatformObject, definePlatformClass, findEnumConstant, platformType, type ApexException } from '../../values/index.ts';

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
