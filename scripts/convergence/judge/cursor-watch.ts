/** Sees to it that no cursor ever goes back: that happens where a runner writes that another has overtaken. */
import type { Lab } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';

/** Names of the fields that hold a cursor's two parts. */
const cursors: readonly (readonly [stamp: string, id: string])[] = [
  ['HeadStampMillis__c', 'HeadId__c'],
  ['TailStampMillis__c', 'TailId__c'],
  ['DeletedStampMillis__c', 'DeletedId__c'],
];

/** Looks after each link; gives how to look between links too. */
export function watchCursors(lab: Lab, memory: RunMemory): () => void {
  function look(): void {
    for (const row of lab.sql('SELECT * FROM "SynclineStreamState__c"')) {
      for (const [stampName, idName] of cursors) {
        const stamp = Number(row[stampName] ?? 0);
        const id = String(row[idName] ?? '');
        const key = `${String(row['Stream__c'])} ${stampName}`;
        const before = memory.cursors.get(key);
        if (before !== undefined && (stamp < before.stamp || (stamp === before.stamp && id < before.id))) {
          memory.breaches.push(`a cursor moved back: ${key} from ${before.stamp} ${before.id} to ${stamp} ${id}`);
        }
        memory.cursors.set(key, { stamp, id });
      }
    }
  }
  lab.onTransaction(({ className }) => {
    if (className === 'LinkJob') look();
  });
  return look;
}
