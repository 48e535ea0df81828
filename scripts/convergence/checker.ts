/**
 * Compares what the org holds with what the receiver holds, record by record and field by field, from SQL on both databases. What should
 * be there follows from mapping, filter and rule as `streams.ts` tells them; nothing here runs code of the package.
 */
import type { Lab } from '../lab/index.ts';
import type { FieldKind, SyncedStream } from './streams.ts';

export interface Difference {
  readonly kind: 'lost' | 'stale' | 'invented';
  readonly object: string;
  readonly id: string;
  readonly detail: string;
}

export interface Comparison {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

const readers: Readonly<Record<FieldKind, (value: unknown) => unknown>> = {
  text: (value) => value,
  hundredths: (value) => (value === null ? null : Number(value) / 100),
  integer: (value) => (value === null ? null : Number(value)),
  boolean: (value) => Number(value) === 1,
  date: (value) => value,
  moment: (value) => (value === null ? null : new Date(Number(value)).toISOString()),
};

/** The values that the receiver should hold, by Id, for every record that should live there. */
function expected(lab: Lab, { object, fields, filter, rule }: SyncedStream): Map<string, Record<string, unknown>> {
  const columns = fields.map(({ name }) => `main."${name}"`);
  if (rule !== undefined) columns.push(`${rule.sql} AS "the rule"`);
  const rows = lab.sql(
    `SELECT main."Id", ${columns.join(', ')} FROM "${object}" AS main WHERE main."IsDeleted" = 0${filter === undefined ? '' : ` AND (${filter.sql})`}`,
  );
  const records = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const values: Record<string, unknown> = {};
    for (const { name, outward, kind } of fields) values[outward ?? name] = readers[kind](row[name]);
    if (rule !== undefined) values[rule.name] = Number(row['the rule']) === 1;
    records.set(String(row['Id']), values);
  }
  return records;
}

function differingFields(wanted: Readonly<Record<string, unknown>>, held: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(held)]);
  return [...names].filter((name) => !(name in wanted) || !(name in held) || wanted[name] !== held[name]);
}

function shown(values: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, values[name]])));
}

function compareStream(lab: Lab, stream: SyncedStream): Comparison {
  const { object } = stream;
  const wanted = expected(lab, stream);
  const stored = new Map(lab.receiver.stored(object).map((row) => [row.id, row]));
  const differences: Difference[] = [];
  for (const [id, values] of wanted) {
    const row = stored.get(id);
    if (row === undefined) differences.push({ kind: 'lost', object, id, detail: 'never arrived' });
    else if (row.reason !== null)
      differences.push({ kind: 'lost', object, id, detail: `${row.reason} at ${row.stamp} revision ${row.revision}` });
    else {
      const held = JSON.parse(row.data ?? '{}') as Record<string, unknown>;
      const names = differingFields(values, held);
      if (names.length > 0) {
        const detail = `${shown(held, names)} at ${row.stamp} revision ${row.revision} should be ${shown(values, names)}`;
        differences.push({ kind: 'stale', object, id, detail });
      }
    }
  }
  for (const [id, row] of stored) {
    if (row.reason === null && !wanted.has(id)) {
      differences.push({ kind: 'invented', object, id, detail: `lives at ${row.stamp} revision ${row.revision}` });
    }
  }
  return { compared: new Set([...wanted.keys(), ...stored.keys()]).size, differences };
}

export function compare(lab: Lab, streams: readonly SyncedStream[]): Comparison {
  const parts = streams.map((stream) => compareStream(lab, stream));
  return {
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}
