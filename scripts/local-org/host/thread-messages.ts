/** What the serving thread and an Apex thread tell each other. */
import type { OrgRequest, OrgResponse } from '../contracts/org-service.ts';
import type { LoadOptions } from '../runtime/load-project.ts';
import type { JobTurn } from '../org/jobs/run-job.ts';
import type { CommitNotice } from '../org/transaction/org-runtime.ts';
import type { ClockData } from '../org/transaction/clock.ts';
import type { TransactionFault } from '../org/transaction/faults.ts';

export interface UserSummary {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly isActive: boolean;
}

/** Every kind of work with its answer. */
export interface WorkKinds {
  readonly request: { readonly order: { readonly userId: string; readonly request: OrgRequest }; readonly answer: OrgResponse };
  readonly job: { readonly order: object; readonly answer: JobTurn };
  readonly users: { readonly order: object; readonly answer: readonly UserSummary[] };
  readonly user: { readonly order: { readonly username: string } | { readonly userId: string }; readonly answer: UserSummary | null };
  /** Writes the API requests that were counted in memory; gives those of the last 24 hours. */
  readonly countApiRequests: { readonly order: object; readonly answer: number };
  /** After a thread died: what it was running goes back to the queue. */
  readonly recover: { readonly order: object; readonly answer: number };
}

export type WorkKind = keyof WorkKinds;

export type WorkOrder = { readonly [Kind in WorkKind]: { readonly id: number; readonly kind: Kind } & WorkKinds[Kind]['order'] }[WorkKind];

export type ThreadOrder =
  | WorkOrder
  | { readonly kind: 'faults'; readonly plan: readonly TransactionFault[]; readonly counts: Int32Array }
  | { readonly kind: 'close' };

export interface EmpMessage {
  readonly channel: string;
  readonly data: {
    readonly payload: Readonly<Record<string, unknown>>;
    readonly event: { readonly replayId: number; readonly EventUuid: unknown };
  };
}

export type ThreadMessage =
  | { readonly kind: 'ready'; readonly organizationId: string; readonly nextDue: number | null }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'broken'; readonly id: number; readonly message: string }
  | {
      readonly kind: 'commit';
      readonly objectNames: CommitNotice['objectNames'];
      readonly nextDue: number | null;
      readonly events: readonly EmpMessage[];
    };

export interface ApexThreadData {
  readonly project: LoadOptions;
  readonly databaseFile: string;
  readonly stateFolder: string;
  readonly prepares: boolean;
  readonly administrator: Readonly<Record<string, string>> | null;
  /** Permission sets whose rights a package would drop; null: none is packaged. */
  readonly packagedSets: readonly string[] | 'all' | null;
  readonly trustedCertificates: readonly string[];
  readonly cpuScale: number;
  /** Null: the real one. */
  readonly clock: ClockData | null;
  readonly uncountedApiRequests: Int32Array;
  readonly newValuesKeepCallouts: Int32Array;
  readonly faultGate: Int32Array;
}
