/** What people and programs do to the org's records during a run. Everything is chosen by the seed. */
import type { Random } from '../sample-data/random.ts';
import type { Lab, LabUser, TransactionWish, Values } from '../lab/index.ts';
import { accountInScope, shapes } from './records.ts';
import type { Parents } from './records.ts';

export interface WorkloadSizes {
  /** Records that one ordinary statement changes at most. */
  readonly statement: number;
  /** Records of a bulk load: more than fit a page of the engine. */
  readonly bulk: number;
}

export interface Workload {
  /** Changes that were saved so far. */
  readonly changes: number;
  /** Of these, changes of a record that the run had changed before. */
  readonly changedAgain: number;
  /** Versions that were committed late, as `versionKey` names them. */
  readonly lateVersions: ReadonlySet<string>;
  /** So many new records of each object. */
  insertEverywhere(count: number): void;
  /** One statement of a kind that is drawn. */
  act(): void;
  /** More records within one second than fit a page. */
  loadInBulk(): void;
  /** A transaction that began minutes ago. */
  commitLate(): void;
  /** Changes records that are on their way, once more: at times within the second of the version that is sent. */
  changeOnTheWay(object: string, recordIds: readonly string[]): void;
  /** No later change makes good what went wrong with these. */
  leaveAlone(object: string, recordIds: readonly string[]): void;
  /** Sends accounts out of the filter's scope and others into it. */
  crossTheFilter(): void;
}

export function versionKey(object: string, id: string, stampMillis: number): string {
  return `${object}/${id}@${stampMillis}`;
}

interface Candidate {
  readonly id: string;
  readonly isDeleted: boolean;
  readonly stamp: number;
  readonly masterId: string | null;
}

type Operation = 'insert' | 'update' | 'delete' | 'undelete';

/** New records that nobody ever changes again: what goes wrong with them no later change makes good. */
const leftAloneShare = 0.4;

const quietRestoreShare = 0.4;

const objects = Object.keys(shapes);
const mergeable = ['Account', 'Contact', 'Lead'];
/** Deleting these takes no other records along, so that no younger change of a child is in the way of a late deletion. */
const childless = ['Contact', 'Lead', 'Case', 'Gadget__c', 'Opportunity'];

export function createWorkload(lab: Lab, random: Random, sizes: WorkloadSizes): Workload {
  const user: LabUser = lab.administrator();
  const ids: Record<string, string[]> = Object.fromEntries(objects.map((object) => [object, []]));
  const changed = new Set<string>();
  const lateVersions = new Set<string>();
  let changes = 0;
  let changedAgain = 0;

  function note(id: string): void {
    changes += 1;
    if (changed.has(id)) changedAgain += 1;
    changed.add(id);
  }

  function candidates(object: string, count: number, isWanted: (candidate: Candidate) => boolean): string[] {
    const pool = ids[object] ?? [];
    if (pool.length === 0) return [];
    const drawn = new Set<string>();
    for (let draw = 0; draw < count * 3; draw += 1) drawn.add(random.pick(pool));
    const master = mergeable.includes(object) ? '"MasterRecordId"' : 'NULL';
    const rows = lab.sql(
      `SELECT "Id" AS id, "IsDeleted" AS deleted, "SystemModstamp" AS stamp, ${master} AS master FROM "${object}"
       WHERE "Id" IN (SELECT value FROM json_each(?)) ORDER BY "Id"`,
      [JSON.stringify([...drawn])],
    );
    return rows
      .map((row) => ({
        id: String(row['id']),
        isDeleted: Number(row['deleted']) === 1,
        stamp: Number(row['stamp']),
        masterId: row['master'] === null ? null : String(row['master']),
      }))
      .filter(isWanted)
      .slice(0, count)
      .map(({ id }) => id);
  }

  const live = (object: string, count: number): string[] => candidates(object, count, ({ isDeleted }) => !isDeleted);
  const parents = (): Parents => live('Account', 20);

  function save(operation: Operation, object: string, records: readonly Values[], wish: TransactionWish = {}): void {
    if (records.length === 0) return;
    const isLeftAlone = random.next() < leftAloneShare;
    const stamp = Math.floor((lab.clock.now() - (wish.lateMilliseconds ?? 0)) / 1000) * 1000;
    for (const { id, success, errors } of user.dml(operation, object, records, wish)) {
      if (!success || id === null) {
        // A deleted parent, a lead that was merged away: people see such refusals too.
        if (operation === 'insert') throw new Error(`${object}: ${errors.map(({ message }) => message).join(' ')}`);
        continue;
      }
      note(id);
      if (operation === 'insert' && !isLeftAlone) ids[object]?.push(id);
      if (wish.lateMilliseconds !== undefined) lateVersions.add(versionKey(object, id, stamp));
    }
  }

  const shapeOf = (object: string) => shapes[object] as (typeof shapes)[string];
  const many = (): number => random.integer(1, sizes.statement);
  const named = (recordIds: readonly string[]): Values[] => recordIds.map((Id) => ({ Id }));

  function insert(object: string, count: number, wish?: TransactionWish): void {
    const owners = parents();
    save(
      'insert',
      object,
      Array.from({ length: count }, () => shapeOf(object).create(random, owners)),
      wish,
    );
  }

  function update(object: string, recordIds: readonly string[], wish?: TransactionWish): void {
    const owners = parents();
    save(
      'update',
      object,
      recordIds.map((Id) => ({ Id, ...shapeOf(object).edit(random, owners) })),
      wish,
    );
  }

  function restore(object: string): void {
    const chosen = candidates(object, many(), ({ isDeleted, masterId }) => isDeleted && masterId === null);
    const stamps = lab.sql(`SELECT "Id" AS id, "SystemModstamp" AS stamp FROM "${object}" WHERE "Id" IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(chosen),
    ]);
    save('undelete', object, named(chosen));
    if (random.next() < quietRestoreShare) keepStamps(object, stamps);
  }

  /** The platform does not say whether a restored record gets a new stamp: here it sometimes does not. */
  function keepStamps(object: string, stamps: readonly Record<string, unknown>[]): void {
    user.transact(({ storage }) => {
      storage.beginWrite();
      for (const { id, stamp } of stamps) {
        storage.run(`UPDATE "${object}" SET "SystemModstamp" = ? WHERE "Id" = ? AND "IsDeleted" = 0`, [stamp, id]);
      }
    });
  }

  /** What the receiver knows to be deleted leaves the recycle bin for good. */
  function emptyBin(): void {
    const object = random.pick(childless);
    const binned = candidates(object, 10, ({ isDeleted }) => isDeleted);
    const known = new Set(
      lab.receiver
        .all(`SELECT id FROM records WHERE object = ? AND reason = 'deleted' AND id IN (SELECT value FROM json_each(?))`, [
          object,
          JSON.stringify(binned),
        ])
        .map(({ id }) => id),
    );
    const chosen = binned.filter((id) => known.has(id));
    if (chosen.length > 0) user.emptyRecycleBin(chosen);
  }

  function merge(): void {
    const object = random.pick(mergeable);
    const [master, ...losers] = live(object, random.integer(2, 3));
    if (master === undefined || losers.length === 0) return;
    user.merge(object, master, losers);
    [master, ...losers].forEach(note);
  }

  /** The same records twice within a second or a few: the second save may find the first on its way. */
  function changeTwice(): void {
    const object = random.pick(objects);
    const chosen = live(object, many());
    update(object, chosen);
    if (random.next() < 0.5) lab.clock.advance(random.integer(1, 3000));
    update(object, chosen);
  }

  function changeOnTheWay(object: string, recordIds: readonly string[]): void {
    const rows = lab.sql(
      `SELECT "Id" AS id FROM "${object}" WHERE "IsDeleted" = 0 AND "Id" IN (SELECT value FROM json_each(?)) ORDER BY "Id"`,
      [JSON.stringify(recordIds)],
    );
    const chosen = rows.map(({ id }) => String(id));
    if (childless.includes(object) && random.next() < 0.25) save('delete', object, named(chosen.slice(0, many())));
    else update(object, chosen);
  }

  function leaveAlone(object: string, recordIds: readonly string[]): void {
    const left = new Set(recordIds);
    ids[object] = (ids[object] ?? []).filter((id) => !left.has(id));
  }

  /** Gone and back within a second. */
  function blink(): void {
    const object = random.pick(childless);
    const chosen = live(object, Math.ceil(many() / 4));
    save('delete', object, named(chosen));
    save('undelete', object, named(chosen));
  }

  function crossTheFilter(): void {
    const chosen = live('Account', many());
    save(
      'update',
      'Account',
      chosen.map((Id) => ({ Id, ...accountInScope(random, random.next() < 0.5) })),
    );
  }

  /** Milliseconds since the stamps that the head of each stream has read up to. */
  function sinceHeads(): { readonly object: string; readonly since: number }[] {
    const rows = lab.sql(
      `SELECT stream."ObjectName__c" AS object, state."HeadStampMillis__c" AS head FROM "SynclineStreamState__c" AS state
       JOIN "SynclineStream__c" AS stream ON stream."Id" = state."Stream__c" WHERE state."HeadId__c" IS NOT NULL ORDER BY stream."Id"`,
    );
    const head = (row: Record<string, unknown>): number => lab.number('SynclineStreamState__c', 'HeadStampMillis__c', row['head']);
    return rows.map((row) => ({ object: String(row['object']), since: lab.clock.now() - head(row) }));
  }

  /** One to ten minutes, and where that can be with a stamp that the engine has read past already. */
  function drawLateness(): { readonly object: string; readonly lateMilliseconds: number } {
    const passed = sinceHeads().filter(({ since }) => since < 590_000);
    const { object, since } = passed.length === 0 ? { object: random.pick(objects), since: 0 } : random.pick(passed);
    const least = Math.max(60, Math.ceil(since / 1000) + 1);
    return { object, lateMilliseconds: random.integer(least, 600) * 1000 };
  }

  function commitLate(): void {
    const { object, lateMilliseconds } = drawLateness();
    const wish = { lateMilliseconds };
    // Whoever holds a record's lock since then keeps every other change of it waiting: only what has rested since can change late.
    const rested = (object: string): string[] =>
      candidates(object, many(), ({ isDeleted, stamp }) => !isDeleted && stamp < lab.clock.now() - lateMilliseconds - 1000);
    const drawn = random.next();
    if (drawn < 0.5) insert(object, many(), wish);
    else if (drawn < 0.9) update(object, rested(object), wish);
    else {
      const lone = random.pick(['Lead', 'Case', 'Gadget__c']);
      save('delete', lone, named(rested(lone).slice(0, Math.ceil(sizes.statement / 5))), wish);
    }
  }

  const actions: readonly (readonly [weight: number, action: () => void])[] = [
    [18, () => insert(random.pick(objects), many())],
    [
      34,
      () => {
        const object = random.pick(objects);
        update(object, live(object, many()));
      },
    ],
    [
      7,
      () => {
        const object = random.pick(objects);
        save('delete', object, named(live(object, object === 'Account' ? 2 : Math.ceil(many() / 4))));
      },
    ],
    [6, () => restore(random.pick(objects))],
    [5, merge],
    [1, emptyBin],
    [12, changeTwice],
    [4, blink],
    [8, crossTheFilter],
    [6, commitLate],
  ];
  const totalWeight = actions.reduce((sum, [weight]) => sum + weight, 0);

  return {
    get changes() {
      return changes;
    },
    get changedAgain() {
      return changedAgain;
    },
    lateVersions,
    crossTheFilter,
    commitLate,
    changeOnTheWay,
    leaveAlone,
    insertEverywhere: (count) => objects.forEach((object) => insert(object, count)),
    act() {
      let drawn = random.next() * totalWeight;
      for (const [weight, action] of actions) {
        drawn -= weight;
        if (drawn < 0) {
          action();
          return;
        }
      }
    },
    loadInBulk() {
      const object = random.pick(objects);
      const existing = live(object, sizes.bulk);
      if (existing.length > sizes.bulk * 0.8) update(object, existing);
      else insert(object, sizes.bulk);
    },
  };
}
