/** Sees to it that a link writes nothing of a stream once another one has taken over: a link of an older generation must not. */
import type { Lab } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';

const tables = ['SynclineStreamState__c', 'SynclineManifest__c', 'SynclineDeadLetter__c', 'SynclineFollow__c', 'SynclineRoster__c'];

export interface FenceWatch {
  /** The link that waits for its answer was overtaken, and whoever overtook it has had its turns. */
  overtaken(): void;
  /** That link has ended. */
  ended(): void;
}

export function createFenceWatch(lab: Lab, memory: RunMemory): FenceWatch {
  let before: readonly string[] | null = null;
  const written = (): string[] =>
    tables.map((table) => JSON.stringify(lab.sql(`SELECT count(*) AS count, sum("SystemModstamp") AS stamps FROM "${table}"`)));
  return {
    overtaken: () => void (before = written()),
    ended() {
      const after = written();
      const changed = tables.filter((_table, index) => before !== null && before[index] !== after[index]);
      if (changed.length > 0) memory.breaches.push(`a link that was overtaken has written ${changed.join(', ')}`);
      before = null;
    },
  };
}
