/** Prints rows as text in columns. */
import { isExactNumber, textOfExactNumber } from '../contracts/exact-json.ts';

type Row = Readonly<Record<string, unknown>>;

/** Parents become dotted columns, children their count. */
function flatten(row: Row, prefix = ''): [string, string][] {
  return Object.entries(row).flatMap(([name, value]): [string, string][] => {
    if (name === 'attributes') return [];
    if (value === null || value === undefined) return [[prefix + name, '']];
    if (isExactNumber(value)) return [[prefix + name, textOfExactNumber(value)]];
    if (typeof value !== 'object') return [[prefix + name, String(value)]];
    const nested = value as Row;
    return 'records' in nested
      ? [[prefix + name, `${(nested['records'] as readonly unknown[]).length} rows`]]
      : flatten(nested, `${prefix}${name}.`);
  });
}

export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => new Map(flatten(row)));
  const names = [...new Set(cells.flatMap((row) => [...row.keys()]))];
  const widths = names.map((name) => Math.max(name.length, ...cells.map((row) => row.get(name)?.length ?? 0)));
  const line = (values: readonly string[]): string =>
    values
      .map((value, index) => value.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(names),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map((row) => line(names.map((name) => row.get(name) ?? ''))),
  ].join('\n');
}
