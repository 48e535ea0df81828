/** Counts what befell deliveries and what they carried, kind by kind. */
import type { Lab, Delivery } from '../lab/index.ts';
import { versionKey } from './workload.ts';

/** What a delivery or its link suffers. */
export const faultKinds = [
  'refused',
  'throttled',
  'timed out before processing',
  'timed out after processing',
  'partial',
  'malformed',
  'killed between last callout and settle',
  'killed in settle',
  'fenced runner',
] as const;
/** What a delivery carries. */
export const burdenKinds = ['commit 1 to 10 minutes late', 'equal stamps across a page end', 'filter exit and re-entry'] as const;

export type FaultKind = (typeof faultKinds)[number];
export type BurdenKind = (typeof burdenKinds)[number];

export interface KindRow {
  readonly kind: FaultKind | BurdenKind;
  readonly count: number;
  readonly share: number;
}

export interface Evidence {
  countOf(kind: FaultKind): number;
  /** Deliveries so far that carried what committed late, and that carried records across the filter. */
  readonly burdens: { readonly late: number; readonly crossing: number };
  /** One delivery was hit, by its number. */
  hit(kind: FaultKind, delivery: number): void;
  /** Looks at what a delivery carries. */
  see(delivery: Delivery, lateVersions: ReadonlySet<string>): void;
  /** Deliveries so far that carried a stamp across a page's end. */
  acrossPageEnds(): number;
  rows(lab: Lab): KindRow[];
  /** Deliveries that were hit by a fault, or several, as a share. */
  faultedShare(deliveries: number): number;
}

export const neededShare = 0.02;
export const neededFaultedShare = 0.2;
export const neededChangedAgainShare = 0.05;

/** A page holds so many records at most. */
export function createEvidence(pageRecords: number): Evidence {
  const hits = new Map<FaultKind, Set<number>>(faultKinds.map((kind) => [kind, new Set()]));
  /** Numbers of the deliveries that carry a stamp of an object, as it was sent first; a backfill sends it again, with a revision of its own. */
  const byStamp = new Map<string, { readonly revision: number; readonly numbers: Set<number>; readonly ids: Set<string> }>();
  const excluded = new Set<string>();
  let late = 0;
  let crossing = 0;

  /** Where more records carry a stamp than a page holds, a page has ended within it. */
  const acrossPageEnds: Evidence['acrossPageEnds'] = () =>
    new Set([...byStamp.values()].flatMap(({ ids, numbers }) => (ids.size > pageRecords ? [...numbers] : []))).size;

  return {
    acrossPageEnds,
    get burdens() {
      return { late, crossing };
    },
    countOf: (kind) => hits.get(kind)?.size ?? 0,
    hit: (kind, delivery) => void hits.get(kind)?.add(delivery),
    see({ number, events }, lateVersions) {
      let isLate = false;
      let isCrossing = false;
      for (const { type, data } of events) {
        const stamp = Date.parse(data.version.stamp);
        const record = `${data.object}/${data.id}`;
        const stampKey = `${data.object}@${stamp}`;
        const { revision } = data.version;
        const first = byStamp.get(stampKey) ?? { revision, numbers: new Set(), ids: new Set() };
        if (first.revision === revision) {
          first.numbers.add(number);
          first.ids.add(data.id);
        }
        byStamp.set(stampKey, first);
        isLate ||= lateVersions.has(versionKey(data.object, data.id, stamp));
        if (type.endsWith('.excluded')) {
          isCrossing ||= !excluded.has(record);
          excluded.add(record);
        } else if (excluded.delete(record)) isCrossing = true;
      }
      if (isLate) late += 1;
      if (isCrossing) crossing += 1;
    },
    rows(lab) {
      const { deliveries } = lab.wire;
      const counts: readonly (readonly [KindRow['kind'], number])[] = [
        ...faultKinds.map((kind) => [kind, kind === 'fenced runner' ? fencedRuns(lab) : (hits.get(kind)?.size ?? 0)] as const),
        [burdenKinds[0], late],
        [burdenKinds[1], acrossPageEnds()],
        [burdenKinds[2], crossing],
      ];
      return counts.map(([kind, count]) => ({ kind, count, share: count / deliveries }));
    },
    faultedShare: (deliveries) => new Set([...hits.values()].flatMap((numbers) => [...numbers])).size / deliveries,
  };
}

/** Only what the engine itself found out and wrote down counts. */
function fencedRuns(lab: Lab): number {
  return Number(lab.sql(`SELECT count(*) AS count FROM "SynclineRun__c" WHERE "Status__c" = 'Fenced'`)[0]?.['count']);
}
