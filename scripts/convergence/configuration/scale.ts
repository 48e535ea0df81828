/** How large everything is: a small run has small pages and batches, so that it meets every situation that a large one does. */
import type { SourceChange } from '../../lab/index.ts';

export interface Scale {
  /** Records that a page of the engine holds at most. */
  readonly pageRecords: number;
  /** Records of a stream that the engine compares by content in a link. */
  readonly comparedRecords: number;
  /** Events that the destination takes at once. */
  readonly batchRecords: number;
  readonly statement: number;
  readonly bulk: number;
  readonly bulkLoads: number;
  /** Records of each object before the first sync. */
  readonly existing: number;
  /** How often the process is killed. */
  readonly deaths: number;
  readonly outages: number;
  /** How often at least a record is poison, and the token endpoint out of order, spread over the run: so that each way of it happens. */
  readonly windows: number;
  /** Of the steps: the chain's owner acts, or something is out of order for a while. */
  readonly actShare: number;
  /** What a measured millisecond of CPU counts: nothing in a short run, which is then the same on every machine. */
  readonly cpuScale: number;
  readonly changes: readonly SourceChange[];
}

export function scaleOf(changes: number): Scale {
  if (changes >= 50_000)
    return {
      pageRecords: 2000,
      comparedRecords: 200,
      // The destination in Python takes no more.
      batchRecords: 1000,
      statement: 160,
      bulk: 4500,
      bulkLoads: Math.round(changes / 12_500),
      existing: 500,
      deaths: 15,
      outages: 5,
      windows: 14,
      actShare: 0.7,
      cpuScale: 1,
      changes: [],
    };
  const pageRecords = 30;
  const comparedRecords = 20;
  return {
    pageRecords,
    comparedRecords,
    batchRecords: 10,
    statement: 5,
    bulk: 70,
    bulkLoads: Math.max(2, Math.round(changes / 700)),
    existing: 8,
    // Each costs a start of the org: the shortest runs have none.
    deaths: changes >= 5000 ? 5 : changes >= 500 ? 2 : 0,
    outages: changes >= 5000 ? 3 : 1,
    windows: changes >= 10_000 ? 14 : 1,
    actShare: 0.35,
    cpuScale: 0,
    changes: [
      { className: 'ChangeSelector', find: 'Integer pageRecords = 2000;', replace: `Integer pageRecords = ${pageRecords};` },
      { className: 'ContentCheck', find: 'Integer MOST = 200;', replace: `Integer MOST = ${comparedRecords};` },
    ],
  };
}
