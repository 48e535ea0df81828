/** The org's allowances with what is used of them: OrgLimits and REST /limits. Figures of a Developer Edition org with its sizes. */
import { usageWithin, minutesPerDay } from './usage.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';

export interface OrgLimitReading {
  readonly name: string;
  readonly limit: number;
  /** Counted when it is asked: who asks for one limit does not wait for all. */
  readonly used: number;
}

interface OrgLimitRule {
  readonly limit: number;
  /** null: this org has no feature that uses it. */
  readonly minutes: number | null;
}

const day = minutesPerDay;

/** Keys of the REST API's limits resource (REST API Developer Guide, "Limits"). */
const rules: Readonly<Record<string, OrgLimitRule>> = {
  ConcurrentAsyncGetReportInstances: { limit: 200, minutes: null },
  DailyApexCursorLimit: { limit: 10_000, minutes: day },
  DailyApexCursorRowsLimit: { limit: 100_000_000, minutes: day },
  DailyApexPCursorLimit: { limit: 200_000, minutes: day },
  DailyApiRequests: { limit: 15_000, minutes: day },
  DailyAsyncApexElasticExecutions: { limit: 0, minutes: null },
  DailyAsyncApexExecutions: { limit: 250_000, minutes: day },
  DailyAsyncApexTests: { limit: 500, minutes: null },
  DailyBulkApiBatches: { limit: 15_000, minutes: null },
  DailyBulkV2QueryFileStorageMB: { limit: 976_562, minutes: null },
  DailyBulkV2QueryJobs: { limit: 10_000, minutes: null },
  DailyDeliveredPlatformEvents: { limit: 10_000, minutes: null },
  DailyStandardVolumePlatformEvents: { limit: 10_000, minutes: null },
  DailyWorkflowEmails: { limit: 100_000, minutes: null },
  FileStorageMB: { limit: 20, minutes: null },
  HourlyPublishedPlatformEvents: { limit: 50_000, minutes: 60 },
  HourlyTimeBasedWorkflow: { limit: 50, minutes: null },
  MassEmail: { limit: 10, minutes: null },
  PermissionSets: { limit: 1_500, minutes: null },
  SingleEmail: { limit: 15, minutes: day },
};

const dataStorageMegabytes = 5_120;
const kilobytesPerRow = 2;

/** Salesforce charges 2 kB for nearly every record, whatever its fields (help, "Data and File Storage Allocations"). */
function dataStorageUsed(org: OrgRuntime): number {
  let rows = 0;
  for (const name of org.parts.schema.objectNames()) {
    const object = org.parts.schema.findObject(name);
    if (
      object === null ||
      object.isSetupObject ||
      (object.kind !== 'custom' && object.kind !== 'standard') ||
      !object.isCreateable ||
      !object.fields.has('IsDeleted')
    )
      continue;
    rows += Number(org.parts.storage.get(`SELECT count(*) AS rows FROM "${object.name}" WHERE "IsDeleted" = 0`)?.['rows'] ?? 0);
  }
  return Math.ceil((rows * kilobytesPerRow) / 1024);
}

/** Counting rows costs a moment, so one reading serves for a minute. */
const storageReadings = new WeakMap<OrgRuntime, { readonly at: number; readonly used: number }>();

function dataStorage(org: OrgRuntime): number {
  const now = org.clock.now();
  const known = storageReadings.get(org);
  if (known !== undefined && Math.abs(now - known.at) < 60_000) return known.used;
  const used = dataStorageUsed(org);
  storageReadings.set(org, { at: now, used });
  return used;
}

function reading(org: OrgRuntime, name: string, { limit, minutes }: OrgLimitRule): OrgLimitReading {
  return {
    name,
    limit,
    get used() {
      const counted = minutes === null ? 0 : usageWithin(org, name, minutes);
      // The REST door counts in memory and writes now and then, so that a request never waits for the write lock.
      return counted + (name === 'DailyApiRequests' ? Atomics.load(org.uncountedApiRequests, 0) : 0);
    },
  };
}

export function readOrgLimits(org: OrgRuntime): OrgLimitReading[] {
  const readings = Object.entries(rules).map(([name, rule]) => reading(org, name, rule));
  const storage = {
    name: 'DataStorageMB',
    limit: dataStorageMegabytes,
    get used() {
      return dataStorage(org);
    },
  };
  return [...readings, storage].sort((left, right) => left.name.localeCompare(right.name));
}

export function orgLimit(org: OrgRuntime, name: string): OrgLimitReading {
  const rule = rules[name];
  if (rule === undefined) throw new Error(`No org limit is named ${name}`);
  return reading(org, name, rule);
}

export function orgLimitOf(name: string): number {
  const rule = rules[name];
  if (rule === undefined) throw new Error(`No org limit is named ${name}`);
  return rule.limit;
}
