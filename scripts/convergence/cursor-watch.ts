/** Sees to it that no cursor ever goes back: that happens where a runner writes that another has overtaken. */
import type { Lab } from '../lab/index.ts';

export interface CursorWatch {
  readonly movedBack: readonly string[];
  /** Called between links too, by the lab itself: a cursor that went back may be ahead again a moment later. */
  look(): void;
}

interface Position {
  readonly stamp: number;
  readonly id: string;
}

/** Names of the fields that hold a cursor's two parts. */
const cursors: readonly (readonly [stamp: string, id: string])[] = [
  ['HeadStampMillis__c', 'HeadId__c'],
  ['TailStampMillis__c', 'TailId__c'],
  ['DeletedStampMillis__c', 'DeletedId__c'],
  ['DependentStampMillis__c', 'DependentId__c'],
  ['DependentTailMillis__c', 'DependentTailId__c'],
];

export function createCursorWatch(lab: Lab): CursorWatch {
  const known = new Map<string, Position>();
  const movedBack: string[] = [];

  function look(): void {
    for (const row of lab.sql('SELECT * FROM "SynclineStreamState__c"')) {
      for (const [stampName, idName] of cursors) {
        const stamp = Number(row[stampName] ?? 0);
        const id = String(row[idName] ?? '');
        const key = `${String(row['Stream__c'])} ${stampName}`;
        const before = known.get(key);
        if (before !== undefined && (stamp < before.stamp || (stamp === before.stamp && id < before.id))) {
          movedBack.push(`${key}: from ${before.stamp} ${before.id} to ${stamp} ${id}`);
        }
        known.set(key, { stamp, id });
      }
    }
  }

  lab.onTransaction(({ className }) => {
    if (className === 'LinkJob') look();
  });
  return { movedBack, look };
}
