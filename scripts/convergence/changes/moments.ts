/** Saves whose moment makes them hard to see: late, twice in a second, under another clock, or on their way. */
import type { Lab } from '../../lab/index.ts';
import type { Random } from '../../sample-data/random.ts';
import { childless } from './lives.ts';
import { among, named, objects } from './org-records.ts';
import type { OrgRecords, WorkloadSizes } from './org-records.ts';

/** Nothing else goes or changes with these. */
const lone = ['Lead', 'Case', 'Gadget__c', 'Widget__c'];
const longestTransaction = 600_000;

export interface Moments {
  readonly commitLate: () => void;
  readonly deleteLate: () => void;
  readonly changeTwice: () => void;
  readonly changeUnderAnotherClock: () => void;
  /** Changes records that are on their way, once more. */
  readonly changeOnTheWay: (object: string, ids: readonly string[]) => void;
  /** All that was saved with the stamp of the running second is saved once more; gives what was. */
  readonly changeOfTheSecond: (object: string, stamp: number) => readonly string[];
  /** What is to be tried again now is saved once more; false where nothing is. */
  readonly changeRefused: () => boolean;
  /** Those that still have that stamp are saved again in the same second, by a transaction that commits only now. */
  readonly changeUnderSentStamp: (object: string, ids: readonly string[], stamp: number) => void;
}

export function createMoments(lab: Lab, records: OrgRecords, random: Random, sizes: WorkloadSizes, many: () => number): Moments {
  /** Milliseconds since the stamps that head or deletions of each stream have read up to. */
  function sinceCursors(cursor: 'Head' | 'Deleted'): { readonly object: string; readonly since: number }[] {
    const rows = lab.sql(
      `SELECT stream."ObjectName__c" AS object, state."${cursor}StampMillis__c" AS stamp FROM "SynclineStreamState__c" AS state
       JOIN "SynclineStream__c" AS stream ON stream."Id" = state."Stream__c" WHERE state."${cursor}Id__c" IS NOT NULL ORDER BY stream."Id"`,
    );
    const stampOf = (row: Record<string, unknown>): number => lab.number('SynclineStreamState__c', `${cursor}StampMillis__c`, row['stamp']);
    return rows.map((row) => ({ object: String(row['object']), since: lab.clock.now() - stampOf(row) }));
  }

  /** One to ten minutes, and where that can be with a stamp that the engine has read past already. */
  function drawLateness(
    cursor: 'Head' | 'Deleted',
    choices: readonly string[],
  ): { readonly object: string; readonly lateMilliseconds: number; readonly isPassed: boolean } {
    const passed = sinceCursors(cursor).filter(({ object, since }) => since < 590_000 && choices.includes(object));
    const { object, since } = passed.length === 0 ? { object: random.pick(choices), since: 0 } : random.pick(passed);
    const least = Math.max(60, Math.ceil(since / 1000) + 1);
    return { object, lateMilliseconds: random.integer(least, 600) * 1000, isPassed: passed.length > 0 };
  }

  /** More than are compared by content: of these the engine promises nothing. */
  function isCrowded(object: string): boolean {
    const since = lab.clock.now() - 20 * 60_000;
    const [row] = lab.sql(`SELECT count(*) AS count FROM "${object}" WHERE "SystemModstamp" >= ?`, [since]);
    return Number(row?.['count']) > sizes.comparedRecords / 2;
  }

  /** Whoever holds a record's lock since then keeps every other change of it waiting: only what has rested since can change late. */
  function rested(object: string, lateMilliseconds: number): string[] {
    return records.candidates(object, many(), ({ isDeleted, stamp }) => !isDeleted && stamp < lab.clock.now() - lateMilliseconds - 1000);
  }

  function deleteLate(): void {
    const { object, lateMilliseconds, isPassed } = drawLateness('Deleted', lone);
    if (!isPassed) {
      // So that the next one has something to be behind.
      records.save('delete', object, named(records.live(object, 1)));
      return;
    }
    const chosen = rested(object, lateMilliseconds).slice(0, Math.ceil(many() / 4));
    const gone = records.save('delete', object, named(chosen), { lateMilliseconds });
    if (gone.length === 0) return;
    records.happened('deleted late, behind what was read');
    records.leaveAlone(object, gone);
  }

  return {
    deleteLate,
    commitLate() {
      const drawn = random.next();
      if (drawn > 0.7) {
        deleteLate();
        return;
      }
      const { object, lateMilliseconds } = drawLateness('Head', objects);
      if (drawn < 0.35) records.insert(object, many(), { lateMilliseconds });
      else records.update(object, rested(object, lateMilliseconds), { lateMilliseconds });
    },
    /** The second save may find the first on its way. */
    changeTwice() {
      const object = random.pick(objects);
      const chosen = records.live(object, many());
      records.update(object, chosen);
      if (random.next() < 0.5) lab.clock.advance(random.integer(1, 3000));
      if (records.update(object, chosen).length > 0) records.happened('saved twice within seconds');
    },
    /** The platform's servers have clocks of their own: a later save may have the earlier stamp. */
    changeUnderAnotherClock() {
      const object = random.pick(objects);
      const isAhead = random.next() < 0.5;
      const wish = { lateMilliseconds: isAhead ? -1000 : 1000 };
      const chosen = records.live(object, many());
      if (random.next() < 0.5) records.update(object, chosen);
      const saved = chosen.length === 0 ? records.insert(object, many(), wish) : records.update(object, chosen, wish);
      if (saved.length > 0) records.happened(isAhead ? 'saved under a clock a second ahead' : 'saved under a clock a second behind');
    },
    changeRefused() {
      const rows = lab.sql(
        `SELECT "RecordId__c" AS id, "ObjectName__c" AS object FROM "SynclineDeadLetter__c"
         WHERE "NextAttemptMillis__c" <= ? ORDER BY "Id" LIMIT 20`,
        [lab.clock.now() + 1000],
      );
      if (rows.length === 0) return false;
      const object = String(random.pick(rows)['object']);
      const refused = rows.filter((row) => row['object'] === object).map(({ id }) => String(id));
      const live = records.ids(`SELECT "Id" FROM "${object}" WHERE "IsDeleted" = 0 AND "Id" ${among} ORDER BY "Id"`, refused);
      const isSaved = records.update(object, live).length > 0;
      if (isSaved) records.happened('saved again while it was refused');
      return isSaved;
    },
    changeUnderSentStamp(object, ids, stamp) {
      const lateMilliseconds = lab.clock.now() - stamp;
      if (lateMilliseconds < 1000 || lateMilliseconds > longestTransaction || isCrowded(object)) return;
      const sql = `SELECT "Id" FROM "${object}" WHERE "IsDeleted" = 0 AND "SystemModstamp" = ${stamp} AND "Id" ${among} ORDER BY "Id"`;
      if (records.update(object, records.ids(sql, ids), { lateMilliseconds }).length > 0)
        records.happened('saved again under the stamp that was sent');
    },
    changeOfTheSecond(object, stamp) {
      const sql = `SELECT "Id" AS id FROM "${object}" WHERE "IsDeleted" = 0 AND "SystemModstamp" = ? ORDER BY "Id" LIMIT 200`;
      return records.update(
        object,
        lab.sql(sql, [stamp]).map(({ id }) => String(id)),
      );
    },
    changeOnTheWay(object, ids) {
      const chosen = records.ids(`SELECT "Id" FROM "${object}" WHERE "IsDeleted" = 0 AND "Id" ${among} ORDER BY "Id"`, ids);
      if (childless.includes(object) && random.next() < 0.25) records.save('delete', object, named(chosen.slice(0, many())));
      else records.update(object, chosen);
    },
  };
}
