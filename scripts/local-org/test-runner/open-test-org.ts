/** A fresh org in memory for a project's tests. */
import { openOrg } from '../host/open-org.ts';
import { createMovableClock } from '../org/transaction/clock.ts';
import { loadProject } from '../runtime/load-project.ts';
import type { LoadOptions, LoadedOrgProject } from '../runtime/load-project.ts';
import type { TestOrg } from './run-class.ts';

export interface OpenTestOrg extends TestOrg {
  readonly compiled: LoadedOrgProject['compiled'];
  close(): Promise<void>;
}

export interface TestOrgOptions extends LoadOptions {
  /** How much later it is in the org than here: an org's tests run at any hour, and a test that passes at some of them only is wrong. */
  readonly hoursAhead?: number;
}

export function openTestOrg(options: TestOrgOptions, loaded: LoadedOrgProject = loadProject(options)): OpenTestOrg {
  const clock = createMovableClock();
  clock.advance((options.hoursAhead ?? 0) * 3_600_000);
  const opened = openOrg({ project: options, loaded, databaseFile: null, prepares: true, clock });
  return {
    org: opened.org,
    project: loaded.project,
    compiled: loaded.compiled,
    userId: opened.administratorId,
    close: () => opened.close(),
  };
}
