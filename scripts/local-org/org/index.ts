/** The org: how Apex is run. In this process for tests, or as a service on threads of its own. */
export { startOrg } from './start-org.ts';
export type { LocalOrg, StartOrgOptions } from './start-org.ts';
export { openOrg } from './open-org.ts';
export type { OpenedOrg, OpenOrgOptions } from './open-org.ts';
export { createOrgRuntime } from './runtime.ts';
export type { OrgParts, OrgRuntime, OrgRuntimeOptions } from './runtime.ts';
export { runTransaction } from './transaction/run.ts';
export { runNextJob, recoverAfterCrash } from './async/run-job.ts';
export { isolated, runTestTransaction } from './testing/test-methods.ts';
export { createControllableClock, systemClock } from './transaction/clock.ts';
export type { ControllableClock } from './transaction/clock.ts';
export type { TransactionFault } from './transaction/faults.ts';
export type { CredentialSetup } from './callouts/setup.ts';
