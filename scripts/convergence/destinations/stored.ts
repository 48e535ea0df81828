/** What a destination holds, read from its own database by SQL alone: nothing here runs code of a destination. */
export type DestinationKind = 'receiver' | 'python';

export interface Held {
  readonly id: string;
  readonly stamp: string;
  readonly revision: number;
  /** Null while the record lives. */
  readonly reason: string | null;
  readonly mergedInto: string | null;
  /** JSON of what a lead became; null of all else. */
  readonly convertedTo: string | null;
  /** JSON, numbers with all of their digits. */
  readonly data: string | null;
  /** JSON of the fields that were last left out; null where none was, or where the destination does not keep it. */
  readonly omitted: string | null;
}

type Query = (sql: string, parameters: readonly unknown[]) => Record<string, unknown>[];

const queries: Readonly<Record<DestinationKind, string>> = {
  receiver: `SELECT id, stamp, revision, reason, merged_into AS "mergedInto", converted_to AS "convertedTo", data, omitted
    FROM records WHERE object = ?`,
  python: `SELECT id, stamp, revision, CASE kind WHEN 'upserted' THEN NULL ELSE kind END AS reason, merged AS "mergedInto",
    CASE converted WHEN 'null' THEN NULL ELSE converted END AS "convertedTo", fields AS data, NULL AS omitted FROM records WHERE object = ?`,
};

export interface Stored {
  /** By id. */
  held(object: string): Map<string, Held>;
  /** Which of them the destination knows to be deleted. */
  deletedAmong(object: string, ids: readonly string[]): Set<string>;
}

export function openStored(kind: DestinationKind, all: Query): Stored {
  const query = queries[kind];
  return {
    held: (object) => new Map((all(query, [object]) as unknown as Held[]).map((row) => [row.id, row])),
    deletedAmong: (object, ids) =>
      new Set(
        all(`SELECT id FROM (${query}) WHERE reason = 'deleted' AND id IN (SELECT value FROM json_each(?))`, [
          object,
          JSON.stringify(ids),
        ]).map(({ id }) => String(id)),
      ),
  };
}
