/**
 * Compares what the org holds with what the receiver holds, record by record and field by field, and how it was told what is gone: from SQL
 * on both databases. What should be there follows from mapping, filter and rule as `streams.ts` tells them; nothing here runs code of the
 * package or of a destination, and numbers are compared as text, digit by digit.
 */
import type { Held, Stored } from '../destinations/stored.ts';
import type { Lab } from '../../lab/index.ts';
import { versionKey } from '../changes/names.ts';
import type { FieldKind, SyncedField, SyncedStream } from '../configuration/streams.ts';

export interface Difference {
  readonly kind: 'lost' | 'stale' | 'invented' | 'told wrongly';
  readonly object: string;
  readonly id: string;
  readonly detail: string;
}

export const differenceKinds = ['lost', 'stale', 'invented', 'told wrongly'] as const;

export interface Comparison {
  readonly compared: number;
  /** Records whose version is another system's, and the engine need not know of it. */
  readonly untold: number;
  readonly differences: readonly Difference[];
}

/** Stands before the digits of a number, which is then no text that could be equal to it. */
const numberMark = '\u0000';

/** `00.50` and `0.5` are one number; a number with an exponent is none that the contract knows. */
function asNumber(digits: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(digits) ?? [];
  if (whole === '') return `${numberMark}${digits}`;
  const magnitude = fraction === '' ? whole : `${whole}.${fraction}`;
  return `${numberMark}${magnitude === '0' ? '' : sign}${magnitude}`;
}

/** The database keeps the value in its smallest unit. */
function hundredths(digits: string): string {
  const padded = digits.replace('-', '').padStart(3, '0');
  return asNumber(`${digits.startsWith('-') ? '-' : ''}${padded.slice(0, -2)}.${padded.slice(-2)}`);
}

const readers: Readonly<Record<FieldKind, (value: unknown) => unknown>> = {
  text: (value) => value,
  hundredths: (value) => (value === null ? null : hundredths(String(value))),
  integer: (value) => (value === null ? null : asNumber(String(value))),
  boolean: (value) => Number(value) === 1,
  date: (value) => value,
  moment: (value) => (value === null ? null : new Date(Number(value)).toISOString()),
};

/** As text, because a column may hold more digits than a number of this language. */
function columnOf({ name, kind, sql = `main."${name}"` }: SyncedField): string {
  return kind === 'hundredths' || kind === 'integer' ? `CAST(${sql} AS TEXT) AS "${name}"` : `${sql} AS "${name}"`;
}

/** Whether the record `main` belongs by its account, whatever that one's own filter says. */
function relationOf({ accountField }: SyncedStream, streams: readonly SyncedStream[]): string | null {
  const rule = streams.find(({ object }) => object === 'Account')?.rule;
  if (accountField === undefined || rule === undefined) return null;
  return `(main."${accountField}" IS NULL OR main."${accountField}" IN (SELECT main."Id" FROM "Account" AS main WHERE ${rule.sql}))`;
}

/** The values that the receiver should hold, by Id, for every record that should live there. */
function expected(lab: Lab, { object, fields, filter, rule }: SyncedStream, relation: string | null): Map<string, Record<string, unknown>> {
  const columns = fields.map(columnOf);
  if (rule !== undefined) columns.push(`${rule.sql} AS "the rule"`);
  const conditions = [
    'main."IsDeleted" = 0',
    ...(filter === undefined ? [] : [`(${filter.sql})`]),
    ...(relation === null ? [] : [relation]),
  ];
  const rows = lab.sql(`SELECT main."Id", ${columns.join(', ')} FROM "${object}" AS main WHERE ${conditions.join(' AND ')}`);
  const records = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const values: Record<string, unknown> = {};
    for (const { name, outward, kind } of fields) values[outward ?? name] = readers[kind](row[name]);
    if (rule !== undefined) values[rule.name] = Number(row['the rule']) === 1;
    records.set(String(row['Id']), values);
  }
  return records;
}

const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** What the receiver holds of a record, each number as its digits. */
function heldValues(data: string | null): Record<string, unknown> {
  const text = (data ?? '{}').replace(textOrNumber, (token) => (token.startsWith('"') ? token : JSON.stringify(asNumber(token))));
  return JSON.parse(text) as Record<string, unknown>;
}

function differingFields(wanted: Readonly<Record<string, unknown>>, held: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(wanted), ...Object.keys(held)]);
  return [...names].filter((name) => !(name in wanted) || !(name in held) || wanted[name] !== held[name]);
}

function shown(values: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, values[name]]))).replaceAll(
    JSON.stringify(numberMark).slice(1, -1),
    '',
  );
}

/** What each converted lead became, by Id, as JSON with the contract's names. */
function conversions(lab: Lab, { object, hasConversions }: SyncedStream): Map<string, string> {
  if (hasConversions !== true) return new Map();
  const rows = lab.sql(
    `SELECT "Id" AS id, json_object('account', "ConvertedAccountId", 'contact', "ConvertedContactId", 'opportunity', "ConvertedOpportunityId")
     AS became FROM "${object}" WHERE "IsConverted" = 1 AND "IsDeleted" = 0`,
  );
  return new Map(rows.map(({ id, became }) => [String(id), String(became)]));
}

const parts = ['account', 'contact', 'opportunity'] as const;
type Conversion = Readonly<Partial<Record<(typeof parts)[number], string | null>>>;

/** What it became was told when it became so: of a record that is deleted since, the org no longer says it. */
function isSameConversion(told: Conversion, now: Conversion, isLive: (id: string) => boolean): boolean {
  return parts.every((part) => {
    const before = told[part] ?? null;
    return before === (now[part] ?? null) || (before !== null && (now[part] ?? null) === null && !isLive(before));
  });
}

function isLiveIn(lab: Lab): (id: string) => boolean {
  const sql = ['Account', 'Contact', 'Opportunity']
    .map((object) => `SELECT 1 FROM "${object}" WHERE "Id" = ?1 AND "IsDeleted" = 0`)
    .join(' UNION ');
  return (id) => lab.sql(sql, [id]).length > 0;
}

/** How a record that lives at both sides was told, besides its values; null where that is right. */
function toldWrongly(lab: Lab, { convertedTo, omitted, stamp }: Held, became: string | undefined, ownStamp: number): string | null {
  const isRight =
    convertedTo === null || became === undefined
      ? convertedTo === (became ?? null)
      : isSameConversion(JSON.parse(convertedTo) as Conversion, JSON.parse(became) as Conversion, isLiveIn(lab));
  if (!isRight) return `became ${convertedTo ?? 'nothing'}, and in the org ${became ?? 'nothing'}`;
  if (omitted !== null && omitted !== '[]') return `without ${omitted}`;
  return Date.parse(stamp) < ownStamp ? `with an older version than the org's ${new Date(ownStamp).toISOString()}` : null;
}

/** Why each record is not live at the receiver, by Id: what has left the org for good can only have been deleted. */
function goneBecause(lab: Lab, { object, hasMerges }: SyncedStream): (id: string) => string {
  const master = hasMerges ? '"MasterRecordId"' : 'NULL';
  const rows = lab.sql(`SELECT "Id" AS id, "IsDeleted" AS deleted, ${master} AS master FROM "${object}"`);
  const reasons = new Map(
    rows.map(({ id, deleted, master: into }) => {
      const reason = Number(deleted) === 0 ? 'excluded' : into === null ? 'deleted' : `merged into ${String(into)}`;
      return [String(id), reason] as const;
    }),
  );
  return (id) => reasons.get(id) ?? 'deleted';
}

/** Records that hang on one of these accounts: whether they belong is not promised yet. */
function unsureRecords(lab: Lab, { object, accountField }: SyncedStream, unsure: ReadonlySet<string>): Set<string> {
  if (accountField === undefined || unsure.size === 0) return new Set();
  const sql = `SELECT "Id" AS id FROM "${object}" WHERE "${accountField}" IN (SELECT value FROM json_each(?))`;
  return new Set(lab.sql(sql, [JSON.stringify([...unsure])]).map(({ id }) => String(id)));
}

function compareStream(
  lab: Lab,
  destination: Stored,
  stream: SyncedStream,
  streams: readonly SyncedStream[],
  unsureAccounts: ReadonlySet<string>,
  untoldVersions: ReadonlySet<string>,
): Comparison {
  const { object } = stream;
  const wanted = expected(lab, stream, relationOf(stream, streams));
  const unsure = unsureRecords(lab, stream, unsureAccounts);
  const stored = destination.held(object);
  const untold = new Set(
    [...stored.values()].flatMap(({ id, stamp }) => (untoldVersions.has(versionKey(object, id, Date.parse(stamp))) ? [id] : [])),
  );
  const became = conversions(lab, stream);
  const stamps = new Map(
    lab.sql(`SELECT "Id" AS id, "SystemModstamp" AS stamp FROM "${object}"`).map(({ id, stamp }) => [id, Number(stamp)]),
  );
  const why = goneBecause(lab, stream);
  const differences: Difference[] = [];
  for (const [id, values] of wanted) {
    if (untold.has(id)) continue;
    const row = stored.get(id);
    if ((row === undefined || row.reason !== null) && unsure.has(id)) continue;
    if (row === undefined) differences.push({ kind: 'lost', object, id, detail: 'never arrived' });
    else if (row.reason !== null)
      differences.push({ kind: 'lost', object, id, detail: `${row.reason} at ${row.stamp} revision ${row.revision}` });
    else {
      const held = heldValues(row.data);
      const names = differingFields(values, held).filter(
        (name) => stream.ignored?.includes(name) !== true && !(name === stream.rule?.name && unsureAccounts.has(id)),
      );
      if (names.length > 0) {
        const detail = `${shown(held, names)} at ${row.stamp} revision ${row.revision} should be ${shown(values, names)}`;
        differences.push({ kind: 'stale', object, id, detail });
      }
      const wrong = toldWrongly(lab, row, became.get(id), stamps.get(id) ?? 0);
      if (wrong !== null)
        differences.push({ kind: 'told wrongly', object, id, detail: `${wrong} at ${row.stamp} revision ${row.revision}` });
    }
  }
  for (const [id, row] of stored) {
    if (wanted.has(id) || untold.has(id) || (row.reason === null && unsure.has(id))) continue;
    const told = row.mergedInto === null ? row.reason : `merged into ${row.mergedInto}`;
    const at = `at ${row.stamp} revision ${row.revision}`;
    if (told === null) differences.push({ kind: 'invented', object, id, detail: `lives ${at}, and was ${why(id)}` });
    else if (told !== why(id)) differences.push({ kind: 'told wrongly', object, id, detail: `${told} ${at}, and was ${why(id)}` });
  }
  return { compared: new Set([...wanted.keys(), ...stored.keys()]).size, untold: untold.size, differences };
}

/** Nobody can say yet whether accounts that are unsure meet the rule, and whether what hangs on them belongs. */
export function compare(
  lab: Lab,
  destination: Stored,
  streams: readonly SyncedStream[],
  untoldVersions: ReadonlySet<string>,
  unsureAccounts: ReadonlySet<string> = new Set(),
): Comparison {
  const parts = streams.map((stream) => compareStream(lab, destination, stream, streams, unsureAccounts, untoldVersions));
  return {
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
    untold: parts.reduce((sum, part) => sum + part.untold, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}
