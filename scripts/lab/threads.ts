/** The lab's two threads over one database, as one deployment has them: that of jobs, and that of people and of what runs beside a job. */
import { join } from 'node:path';
import { openOrg } from '../local-org/index.ts';
import type { CalloutWords, DebugLog, OpenedOrg, OrgRuntime, SharedClock, TransactionFaults } from '../local-org/index.ts';
import { cacheFolder } from '../local-org/runtime/cache-folder.ts';
import { compileOrgProject, startProject } from '../local-org/runtime/load-project.ts';
import type { CompiledOrgProject, LoadOptions } from '../local-org/runtime/load-project.ts';
import { administratorUsername } from '../sample-data/people.ts';
import { createJobs } from './jobs.ts';
import type { LabJobs } from './jobs.ts';
import { prepareProject } from './project.ts';
import type { LabProjectOptions } from './project.ts';
import type { Wire } from './wire.ts';

/** What an org is opened with, each time. */
export interface LabThreadOptions extends LabProjectOptions {
  /** What a measured millisecond of CPU counts against the limits; default 1. 0: only what `chargeCpu` adds counts. */
  readonly cpuScale?: number;
  /** The package as a subscriber has it, with the project in this folder as the org's own; absent: its source is deployed. */
  readonly installed?: { readonly customer: string | null };
  /** What the org has beyond a new Developer Edition, such as `MultiCurrency`. */
  readonly features?: readonly string[];
  /** Counts what Apex runs, for `apexWork`. */
  readonly countsWork?: boolean;
}

/** What outlives a deployment. */
export interface LabGround {
  readonly stateFolder: string;
  readonly clock: SharedClock;
  readonly log: DebugLog;
  readonly faults: TransactionFaults;
  readonly peopleFaults: TransactionFaults;
  readonly wire: Wire;
  readonly calloutWords: () => CalloutWords;
}

export interface LabThreads {
  readonly jobsThread: OpenedOrg;
  /** The people's. */
  readonly org: OrgRuntime;
  readonly storage: OrgRuntime['parts']['storage'];
  readonly jobs: LabJobs;
  close(): Promise<void>;
}

let lastCompiled: { readonly key: string; readonly project: CompiledOrgProject } | null = null;

/** Both threads run one project, and so does a lab that is opened again: reading it takes longer than many an experiment. */
function compiledOnce(options: LoadOptions): CompiledOrgProject {
  const key = JSON.stringify(options);
  if (lastCompiled?.key !== key) lastCompiled = { key, project: compileOrgProject(options) };
  return lastCompiled.project;
}

/** Throws where the project does not compile. */
export async function openLabThreads(ground: LabGround, options: LabThreadOptions): Promise<LabThreads> {
  const { stateFolder, clock, log, faults, peopleFaults, wire, calloutWords } = ground;
  const opening = {
    project: {
      directory: prepareProject(options),
      cacheFolder: cacheFolder('compiled'),
      ...(options.installed === undefined ? {} : { installed: options.installed }),
      features: options.features ?? [],
      coverage: options.countsWork === true,
    },
    databaseFile: join(stateFolder, 'org.sqlite'),
    stateFolder,
    clock,
    log,
    cpuScale: options.cpuScale ?? 1,
    isPackaged: () => true,
    administrator: { username: administratorUsername, email: administratorUsername, firstName: 'Ada', lastName: 'Admin' },
    http: wire,
    calloutWords,
  };
  const compiled = compiledOnce(opening.project);
  const jobsThread = openOrg({ ...opening, loaded: startProject(compiled), faults, prepares: true });
  const [problem] = jobsThread.loaded.diagnostics;
  if (problem !== undefined) {
    await jobsThread.close();
    throw new Error(`${problem.span.file}:${problem.span.line}: ${problem.message}`);
  }
  // Jobs beside use the wire too: a second runner talks to the same destination.
  const peopleThread = openOrg({ ...opening, loaded: startProject(compiled), faults: peopleFaults, prepares: false });
  for (const thread of [jobsThread, peopleThread]) thread.org.parts.storage.run('PRAGMA synchronous = OFF');
  const { org } = peopleThread;
  return {
    jobsThread,
    org,
    storage: org.parts.storage,
    jobs: createJobs(jobsThread.org, org, clock),
    async close() {
      await jobsThread.close();
      await peopleThread.close();
    },
  };
}
