/** A fresh org in memory for a project's tests. */
import { openOrg } from '../host/open-org.ts';
import { loadProject } from '../runtime/load-project.ts';
import type { LoadOptions, LoadedOrgProject } from '../runtime/load-project.ts';
import type { TestOrg } from './run-class.ts';

export interface OpenTestOrg extends TestOrg {
  readonly compiled: LoadedOrgProject['compiled'];
  close(): Promise<void>;
}

export function openTestOrg(options: LoadOptions, loaded: LoadedOrgProject = loadProject(options)): OpenTestOrg {
  const opened = openOrg({ project: options, loaded, databaseFile: null, prepares: true });
  return {
    org: opened.org,
    project: loaded.project,
    compiled: loaded.compiled,
    userId: opened.administratorId,
    close: () => opened.close(),
  };
}
