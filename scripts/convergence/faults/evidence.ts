/** Looks at what deliveries carry: what committed late, stamps across a page's end, and records that cross the filter. */
import type { Delivery } from '../../lab/index.ts';
import { versionKey } from '../changes/names.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Tally } from '../memory/tally.ts';

export const late = 'commit 1 to 10 minutes late';
export const crossing = 'filter exit and re-entry';
export const following = 'record left or came with its account';
export const killedWhileFollowing = 'killed while records follow their account';
/** Head and late check see what is younger. */
const olderThanLooks = 20 * 60_000;
/** Pages of one reading lie closer together. */
const oneReading = 5 * 60_000;

export interface Evidence {
  /** Deliveries so far that carried what committed late, and that carried records across the filter. */
  readonly burdens: { readonly late: number; readonly crossing: number };
  /** A link has ended. */
  noteLink(isKilled: boolean): void;
  /** Looks at what a delivery carries, which is the nth of the run. */
  see(delivery: Delivery, number: number): void;
  /** Deliveries so far that carried a stamp across a page's end. */
  acrossPageEnds(): number;
}

/** A page holds so many records at most, and records of these objects go by their account. */
export function createEvidence(memory: RunMemory, tally: Tally, pageRecords: number, followers: readonly string[]): Evidence {
  const { byStamp, excluded, lateVersions } = memory;
  /** In the link that runs. */
  let hasFollowed = false;

  function noteStamp(key: string, number: number, id: string, revision: number): void {
    const first = byStamp.get(key) ?? { revision, numbers: new Set(), ids: new Set() };
    // A backfill sends it again, with a revision of its own; what goes by accounts has that of the moment at which its page was judged.
    if (Math.abs(first.revision - revision) < oneReading) {
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
    noteLink(isKilled) {
      if (isKilled && hasFollowed) tally.note(killedWhileFollowing);
      hasFollowed = false;
    },
    see({ events, sentAt }, number) {
      let isLate = false;
      let isFollowing = false;
      let isCrossing = false;
      for (const { type, data } of events) {
        const stamp = Date.parse(data.version.stamp);
        const record = `${data.object}/${data.id}`;
        noteStamp(`${data.object}@${stamp}`, number, data.id, data.version.revision);
        isLate ||= lateVersions.has(versionKey(data.object, data.id, stamp));
        const hasCrossed = type.endsWith('.excluded') ? !excluded.has(record) : excluded.has(record);
        if (type.endsWith('.excluded')) excluded.add(record);
        else excluded.delete(record);
        if (!hasCrossed) continue;
        if (!followers.includes(data.object)) isCrossing = true;
        else if (stamp < sentAt - olderThanLooks) isFollowing = true;
      }
      hasFollowed ||= isFollowing;
      if (isFollowing) tally.note(following);
      if (isLate) tally.note(late);
      if (isCrossing) tally.note(crossing);
    },
  };
}
