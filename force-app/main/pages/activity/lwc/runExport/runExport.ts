import type { Filter } from 'c/activityApi';
import type { Cell } from 'c/csv';
import { PagedExport } from 'c/pagedExport';
import { loadRuns } from 'c/runApi';
import { partLine, statusLooks } from 'c/runFigures';
import { countsOf, reasonText } from 'c/runWords';
import type { Run } from 'c/runWords';
import callouts from '@salesforce/label/c.RunCallouts';
import dailyApi from '@salesforce/label/c.RunDailyApi';
import dailyAsync from '@salesforce/label/c.RunDailyAsync';
import deliveries from '@salesforce/label/c.RunDeliveries';
import dmlRows from '@salesforce/label/c.RunDmlRows';
import error from '@salesforce/label/c.RunError';
import cpu from '@salesforce/label/c.RunExportCpu';
import duration from '@salesforce/label/c.RunExportDuration';
import heap from '@salesforce/label/c.RunExportHeap';
import late from '@salesforce/label/c.RunExportLate';
import work from '@salesforce/label/c.RunWork';
import runNumber from '@salesforce/label/c.RunNumber';
import queries from '@salesforce/label/c.RunQueries';
import queryRows from '@salesforce/label/c.RunQueryRows';
import quietLooks from '@salesforce/label/c.RunQuietLooks';
import startedAt from '@salesforce/label/c.RunStartedAt';
import startedBy from '@salesforce/label/c.RunStartedBy';
import status from '@salesforce/label/c.RunStatus';

const headings = [
  runNumber,
  startedAt,
  duration,
  status,
  startedBy,
  ...countsOf({}).map(([label]) => label),
  work,
  late,
  quietLooks,
  deliveries,
  callouts,
  queries,
  queryRows,
  dmlRows,
  cpu,
  heap,
  dailyApi,
  dailyAsync,
  error,
];

/** All runs that a filter finds. Tells after each page how many rows there are so far. */
export function runExport(filter: Filter, tell: (rows: number) => void): PagedExport {
  const load = async (after: string | null): Promise<{ rows: Cell[][]; next: string | null }> => {
    const page = await loadRuns(filter, after);
    return { rows: page.runs.map(cellsOf), next: page.next ?? null };
  };
  return new PagedExport({ name: 'runs', headings, load }, tell);
}

/** Figures without their units, which the headings have. */
function cellsOf(run: Run): Cell[] {
  const cost = run.cost ?? {};
  return [
    run.name,
    run.startedAt,
    run.durationMillis,
    statusLooks[run.status].label,
    reasonText(run.startedBy, run.personName),
    ...countsOf(run).map(([, count]) => count ?? 0),
    (run.parts ?? []).map((part, key) => partLine(part, key).text).join('; '),
    run.lateSeconds,
    run.quietLooks,
    run.deliveries?.length ?? 0,
    cost.callouts,
    cost.queries,
    cost.queryRows,
    cost.dmlRows,
    cost.cpuMillis,
    cost.heapBytes,
    cost.dailyApiRequests,
    cost.dailyAsyncExecutions,
    [run.errorCode, run.errorDetail].filter(Boolean).join(': '),
  ];
}
