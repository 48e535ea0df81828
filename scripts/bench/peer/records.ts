/** What people do to accounts while it is measured: each save gives a name that no other save gives, so that whoever tells it tells which. */
import type { Lab, Values } from '../../lab/index.ts';
import type { Expected } from './judge.ts';

export interface SaveWish {
  /** Nobody changes these records again: what is saved now has to arrive, and counts for the kind. */
  readonly isLast?: boolean;
  /** The transaction began so long ago and commits now. */
  readonly lateMilliseconds?: number;
}

export interface Records {
  /** One statement. Gives the new records' ids. */
  insert(kind: string, count: number, wish?: SaveWish): string[];
  update(kind: string, ids: readonly string[], wish?: SaveWish): void;
  remove(kind: string, ids: readonly string[]): void;
  /** So many records that nobody has touched since long before the measurement, and that nobody else is given. */
  rested(count: number): string[];
  readonly expected: readonly Expected[];
}

export function createRecords(lab: Lab, pool: readonly string[]): Records {
  const admin = lab.administrator();
  const expected: Expected[] = [];
  let saves = 0;
  let taken = 0;

  function save(operation: 'insert' | 'update' | 'delete', kind: string, records: readonly Values[], wish: SaveWish): string[] {
    const late = wish.lateMilliseconds === undefined ? {} : { lateMilliseconds: wish.lateMilliseconds };
    const results = admin.dml(operation, 'Account', records, late);
    return results.map(({ id, success, errors }, index) => {
      if (!success || id === null) throw new Error(`A save of the kind ${kind} was refused: ${JSON.stringify(errors)}`);
      const value = operation === 'delete' ? null : String(records[index]?.['Name']);
      if (wish.isLast === true) expected.push({ kind, id, value, committedAt: lab.clock.now() });
      return id;
    });
  }

  const named = (kind: string): string => `${kind} ${(saves += 1)}`;

  return {
    insert: (kind, count, wish = {}) =>
      save(
        'insert',
        kind,
        Array.from({ length: count }, () => ({ Name: named(kind) })),
        wish,
      ),
    update: (kind, ids, wish = {}) =>
      void save(
        'update',
        kind,
        ids.map((Id) => ({ Id, Name: named(kind) })),
        wish,
      ),
    remove: (kind, ids) =>
      void save(
        'delete',
        kind,
        ids.map((Id) => ({ Id })),
        { isLast: true },
      ),
    rested(count) {
      taken += count;
      if (taken > pool.length) throw new Error(`Only ${pool.length} records rest`);
      return pool.slice(taken - count, taken);
    },
    expected,
  };
}
