/**
 * The door of the local org for the programs beside it: it runs an org in this process, for tests, or as a service on
 * threads of its own.
 */
export { startOrg } from './host/start-org.ts';
export type { LocalOrg, StartOrgOptions } from './host/start-org.ts';
export { openOrg } from './host/open-org.ts';
export type { OpenedOrg, OpenOrgOptions } from './host/open-org.ts';
export { createOrgRuntime } from './org/transaction/org-runtime.ts';
export type { OrgParts, OrgRuntime, OrgRuntimeOptions } from './org/transaction/org-runtime.ts';
export { runTransaction } from './org/transaction/run.ts';
export { runNextJob, recoverAfterCrash } from './org/jobs/run-job.ts';
export { isolated, runTestTransaction } from './org/apex-tests/test-methods.ts';
export { createControllableClock, systemClock } from './org/transaction/clock.ts';
export type { ControllableClock, SharedClock } from './org/transaction/clock.ts';
export { createTransactionFaults } from './org/transaction/faults.ts';
export type { FaultAction, TransactionFault, TransactionFaults } from './org/transaction/faults.ts';
export type { DebugLog, LogEntry } from './org/transaction/debug-log.ts';
export type { CalloutWords } from './org/http/callout-words.ts';
export type { HttpAnswer, HttpCall, SyncHttp } from './org/http/exchange.ts';
export { createSyncHttp } from './org/http/sync-http.ts';
export { handleRequest } from './host/service/handle-request.ts';
export { recordFromJson } from './host/service/record-json.ts';
export { countPlatformCalls } from './runtime/operators/platform-functions.ts';
export { nextDueTime } from './org/jobs/queue.ts';
export { abortJob } from './org/jobs/schedule.ts';
export { orgTransaction } from './org/transaction/context.ts';
export { limitException } from './org/transaction/governor.ts';
export type { OrgTransaction } from './org/transaction/context.ts';
export { forgetCredentialValues } from './org/credentials/index.ts';
export type { TransactionOutcome } from './org/transaction/outcome.ts';
