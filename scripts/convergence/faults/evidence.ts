/** Looks at what deliveries carry: what committed late, stamps across a page's end, and records that cross the filter. */
import type { Delivery } from '../../lab/index.ts';
import { versionKey } from '../changes/names.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Tally } from '../memory/tally.ts';

export const late = 'commit 1 to 10 minutes late';
export const crossing = 'filter exit and re-entry';

export interface Evidence {
  /** Deliveries so far that carried what committed late, and that carried records across the filter. */
  readonly burdens: { readonly late: number; readonly crossing: number };
  /** Looks at what a delivery carries, which is the nth of the run. */
  see(delivery: Delivery, number: number): void;
  /** Deliveries so far that carried a stamp across a page's end. */
  acrossPageEnds(): number;
}

/** A page holds so many records at most. */
export function createEvidence(memory: RunMemory, tally: Tally, pageRecords: number): Evidence {
  const { byStamp, excluded, lateVersions } = memory;

  function noteStamp(key: string, number: number, id: string, revision: number): void {
    const first = byStamp.get(key) ?? { revision, numbers: new Set(), ids: new Set() };
    // A backfill sends it again, with a revision of its own.
    if (first.revision === revision) {
      first.numbers.add(number);
      first.ids.add(id);
    }
    byStamp.set(key, first);
  }

  return {
    /** Where more records carry a stamp than a page holds, a page has ended within it. */
    acrossPageEnds: () => new Set([...byStamp.values()].flatMap(({ ids, numbers }) => (ids.size > pageRecords ? [...numbers] : []))).size,
    get burdens() {
      return { late: tally.of(late), crossing: tally.of(crossing) };
    },
    see({ events }, number) {
      let isLate = false;
      let isCrossing = false;
      for (const { type, data } of events) {
        const stamp = Date.parse(data.version.stamp);
        const record = `${data.object}/${data.id}`;
        noteStamp(`${data.object}@${stamp}`, number, data.id, data.version.revision);
        isLate ||= lateVersions.has(versionKey(data.object, data.id, stamp));
        if (type.endsWith('.excluded')) {
          isCrossing ||= !excluded.has(record);
          excluded.add(record);
        } else if (excluded.delete(record)) isCrossing = true;
      }
      if (isLate) tally.note(late);
      if (isCrossing) tally.note(crossing);
    },
  };
}
