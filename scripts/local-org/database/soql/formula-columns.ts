/** Formula fields in queries: computed from loaded columns when selected, and looked up in a temporary table when filtered, sorted or grouped by. */
import { compileFormulaField } from '../../formula/index.ts';
import type { FieldSchema, ObjectSchema } from '../../contracts/schema.ts';
import { decodeValue, encodeValue, selectExpression } from '../../storage/index.ts';
import { StatementContext } from './context.ts';
import type { QueryEnvironment } from './context.ts';
import { Scope } from './scope.ts';
import type { ResolvedField } from './scope.ts';

export type RowReader = (row: Record<string, unknown>) => unknown;

/** Reads the Apex value of a field path; formulas at its end are computed. */
export function valueReader(scope: Scope, parts: readonly string[], position: number | null): RowReader {
  const { object, field, sql } = scope.resolveParts(parts, position);
  if (field.formula !== null) return formulaReader(scope, parts.slice(0, -1), object, field);
  const column = scope.context.column(selectExpression(field, sql));
  return (row) => decodeValue(field, row[column]);
}

function formulaReader(scope: Scope, prefix: readonly string[], object: ObjectSchema, field: FieldSchema): RowReader {
  const { schema, now, user } = scope.context.environment;
  const formula = compileFormulaField(object.name, field, schema);
  // Whoever may see the formula sees its result, whatever it reads.
  const readers = scope.context.withoutNoting(
    () => new Map(formula.paths.map((path) => [path.parts.join('.'), valueReader(scope, [...prefix, ...path.parts], null)])),
  );
  return (row) =>
    formula.compute({
      read: (path) => readers.get(path.join('.'))?.(row) ?? null,
      readPrior: null,
      isNew: false,
      now,
      timeZone: user.timeZone,
    });
}

/** For conditions, ordering and grouping, where a formula needs a value that SQLite can look up. */
export function filterSql(scope: Scope, resolved: ResolvedField): string {
  if (resolved.field.formula === null) return resolved.sql;
  const idSql = resolved.hops.at(-1)?.idSql ?? `${scope.alias}."Id"`;
  return materializedFormula(scope.context.environment, resolved.object, resolved.field, idSql);
}

/** SQL that looks the formula's value up by the record's Id. SQLite cannot call back, so the values are computed beforehand, for every record of the object. */
function materializedFormula(environment: QueryEnvironment, object: ObjectSchema, field: FieldSchema, idSql: string): string {
  const table = `formula ${object.name} ${field.name}`;
  if (!environment.materialized.has(table)) {
    environment.materialized.add(table);
    materialize(environment, object, field, table);
  }
  return `(SELECT f.value FROM temp."${table}" f WHERE f.id = ${idSql})`;
}

const chunkSize = 400;

function materialize(environment: QueryEnvironment, object: ObjectSchema, field: FieldSchema, table: string): void {
  const { storage } = environment;
  storage.run(`CREATE TEMP TABLE IF NOT EXISTS "${table}" (id TEXT PRIMARY KEY, value ${encodedType(field)})`);
  storage.run(`DELETE FROM temp."${table}"`);
  const context = new StatementContext({ ...environment, accessed: new Map() });
  const scope = new Scope(context, object, null);
  const id = context.column(`${scope.alias}."Id"`);
  const read = formulaReader(scope, [], object, field);
  const rows = storage.all(`SELECT ${context.selectList} FROM ${scope.fromSql}`, context.parameters);
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize);
    storage.run(
      `INSERT INTO temp."${table}" (id, value) VALUES ${chunk.map(() => '(?, ?)').join(', ')}`,
      chunk.flatMap((row) => [row[id], encodeValue(field, read(row))]),
    );
  }
}

function encodedType(field: FieldSchema): string {
  if (['BOOLEAN', 'INTEGER', 'LONG', 'CURRENCY', 'DOUBLE', 'PERCENT', 'DATETIME', 'TIME'].includes(field.type)) return 'INTEGER';
  return field.type === 'DATE' ? 'TEXT' : 'TEXT COLLATE NOCASE';
}
