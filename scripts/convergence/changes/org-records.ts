/** The org's records as people know and save them, and what the run remembers of them. */
import type { Lab, LabUser, TransactionWish, Values } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import { versionKey } from './names.ts';
import type { ChangeName } from './names.ts';
import { shapes } from './values.ts';
import type { Parents } from './values.ts';

export interface WorkloadSizes {
  /** Records that one ordinary statement changes at most. */
  readonly statement: number;
  /** Records of a bulk load: more than fit a page of the engine. */
  readonly bulk: number;
  /** Records of a stream that the engine compares by content in a link. */
  readonly comparedRecords: number;
}

export interface Candidate {
  readonly id: string;
  readonly isDeleted: boolean;
  readonly stamp: number;
  readonly masterId: string | null;
}

export type Operation = 'insert' | 'update' | 'delete' | 'undelete';

export interface OrgRecords {
  /** Ids that are drawn, of records that fit. */
  candidates(object: string, count: number, isWanted: (candidate: Candidate) => boolean): string[];
  readonly live: (object: string, count: number) => string[];
  readonly parents: (object: string) => Parents;
  /** One statement. What the org refuses is no change: people see such refusals too. Gives the ids that were saved. */
  readonly save: (operation: Operation, object: string, records: readonly Values[], wish?: TransactionWish) => string[];
  readonly insert: (object: string, count: number, wish?: TransactionWish) => string[];
  readonly update: (object: string, ids: readonly string[], wish?: TransactionWish) => string[];
  /** A record was changed by other means than `save`. */
  readonly noteChange: (id: string) => void;
  /** Of the SQL's rows, where `?` is the list of ids; the first column. */
  readonly ids: (sql: string, ids: readonly string[]) => string[];
  readonly happened: (name: ChangeName) => void;
  /** No stamp will tell of the accounts of these opportunities that their deals have changed. */
  readonly noteUnsure: (opportunities: readonly string[]) => void;
  /** No later change makes good what went wrong with these. */
  readonly leaveAlone: (object: string, ids: readonly string[]) => void;
}

export const objects = Object.keys(shapes);
export const mergeable = ['Account', 'Contact', 'Lead'];

/** New records that nobody ever changes again: what goes wrong with them no later change makes good. */
const leftAloneShare = 0.4;
const otherClientShare = 0.2;
const leastLateness = 60_000;

export function createOrgRecords(lab: Lab, clients: readonly LabUser[], memory: RunMemory, random: Random, tally: Tally): OrgRecords {
  const [first, ...others] = clients as [LabUser, ...LabUser[]];
  for (const object of objects) memory.ids[object] ??= [];

  const records: OrgRecords = {
    candidates(object, count, isWanted) {
      const pool = memory.ids[object] ?? [];
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
    },
    live: (object, count) => records.candidates(object, count, ({ isDeleted }) => !isDeleted),
    parents: (object) => ({
      accounts: records.live('Account', 20),
      contacts: object === 'Case' ? records.live('Contact', 20) : [],
    }),
    save(operation, object, values, wish = {}) {
      if (values.length === 0) return [];
      if (object === 'Opportunity' && operation === 'update')
        records.noteUnsure(values.flatMap(({ Id, AccountId }) => (AccountId === undefined ? [] : [String(Id)])));
      const client = others.length > 0 && random.next() < otherClientShare ? random.pick(others) : first;
      const lateness = wish.lateMilliseconds ?? 0;
      const stamp = Math.floor((lab.clock.now() - lateness) / 1000) * 1000;
      const saved: string[] = [];
      for (const { id, success, errors } of client.dml(operation, object, values, wish)) {
        if (!success || id === null) {
          // A lead that was merged away; a contact whose account has gone.
          if (operation === 'insert' && errors[0]?.statusCode !== 'ENTITY_IS_DELETED')
            throw new Error(`${object}: ${errors.map(({ message }) => message).join(' ')}`);
          continue;
        }
        saved.push(id);
        records.noteChange(id);
        if (operation === 'insert' && random.next() >= leftAloneShare) memory.ids[object]?.push(id);
        if (lateness >= leastLateness) memory.lateVersions.add(versionKey(object, id, stamp));
      }
      if (saved.length > 0 && client !== first) records.happened('saved by another client');
      return saved;
    },
    insert(object, count, wish) {
      const parents = records.parents(object);
      const values = Array.from({ length: count }, () => shapes[object]?.create(random, parents) ?? {});
      return records.save('insert', object, values, wish);
    },
    update(object, ids, wish) {
      const parents = records.parents(object);
      const values = ids.map((Id) => ({ Id, ...shapes[object]?.edit(random, parents) }));
      return records.save('update', object, values, wish);
    },
    noteChange(id) {
      memory.changes += 1;
      if (memory.changed.has(id)) memory.changedAgain += 1;
      memory.changed.add(id);
    },
    ids: (sql, ids) => lab.sql(sql, [JSON.stringify(ids)]).map((row) => String(Object.values(row)[0])),
    happened: (name) => tally.note(name),
    noteUnsure(opportunities) {
      const sql = `SELECT "AccountId" FROM "Opportunity" WHERE "AccountId" IS NOT NULL AND "Id" ${among}`;
      for (const account of records.ids(sql, opportunities)) memory.unsureAccounts.add(account);
    },
    leaveAlone(object, ids) {
      const left = new Set(ids);
      memory.ids[object] = (memory.ids[object] ?? []).filter((id) => !left.has(id));
    },
  };
  return records;
}

export const named = (ids: readonly string[]): Values[] => ids.map((Id) => ({ Id }));
/** Stands for `IN (the ids)` in SQL. */
export const among = 'IN (SELECT value FROM json_each(?))';
