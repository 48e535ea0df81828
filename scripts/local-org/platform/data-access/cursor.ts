/**
 * Apex cursors: the Ids are fixed when the cursor is made; a fetch reads the rows as they are then, so that deleted ones are missing.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_cursors.htm
 */
import { transaction } from '../../contracts/transaction.ts';
import type { AccessMode } from '../../contracts/transaction.ts';
import { primitive } from '../../contracts/types.ts';
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import { registerPlatformState } from '../../org/jobs/job-state.ts';
import { countUsage } from '../../org/allowances/usage.ts';
import type { OrgTransaction } from '../../org/transaction/context.ts';
import { ApexList, PlatformObject, apexException, definePlatformClass } from '../../values/index.ts';
import type { ApexMap, SObjectValue } from '../../values/index.ts';
import { resolveAccess } from './access-level.ts';
import type { AccessLevel } from './access-level.ts';
import { idsInMemory, storedIds } from './cursor-ids.ts';
import type { FixedIds } from './cursor-ids.ts';
import { withLocalBinds, withMapBinds } from './query-methods.ts';
import type { DynamicQuery } from './query-methods.ts';
import { fromClause } from './query-text.ts';

const MAXIMUM_PAGE = 2_000;

interface Access {
  readonly access: AccessMode;
  readonly sharing: boolean;
}

const idCharacters = 18;
/** "Cursors and related query results are available for 2 days" (Apex Developer Guide, "Apex Cursors"). */
const lifeMilliseconds = 2 * 24 * 60 * 60 * 1000;

interface FixedRowsParts {
  readonly soql: string;
  readonly access: Access;
  readonly openedAt: number;
  readonly ids: FixedIds;
}

class FixedRows {
  readonly soql: string;
  readonly access: Access;
  readonly openedAt: number;
  readonly ids: FixedIds;

  constructor({ soql, access, openedAt, ids }: FixedRowsParts) {
    this.soql = soql;
    this.access = access;
    this.openedAt = openedAt;
    this.ids = ids;
  }

  static of(query: DynamicQuery, rowsLimit: string): FixedRows {
    const access = resolveAccess(query.level);
    const text = transaction().database.queryIds({ soql: query.soql, binds: query.binds, ...access });
    // Of a query of another object than it seems the Ids would have to be cut elsewhere.
    if (text.length % idCharacters !== 0) throw new Error(`A cursor over rows without Ids: ${query.soql}`);
    transaction().limits.consume(rowsLimit, text.length / idCharacters);
    return new FixedRows({ soql: query.soql, access, openedAt: transaction().clock.now(), ids: idsInMemory(text) });
  }

  get size(): number {
    return this.ids.size;
  }

  /** The rows at these positions that still exist, and how many do not. A fetch counts as a query with its rows. */
  slice(start: number, count: number): { readonly records: ApexList<SObjectValue>; readonly deleted: number } {
    if (transaction().clock.now() - this.openedAt > lifeMilliseconds)
      throw apexException('System.FatalCursorException', 'The cursor has expired.');
    const wanted = this.ids.slice(start, Math.min(count, this.size - start));
    const ids = new ApexList<unknown>(primitive('Id'), wanted);
    const found = transaction().database.query({ soql: byIds(this.soql), binds: new Map([['cursorIds', ids]]), ...this.access })
      .records as SObjectValue[];
    const byId = new Map(found.map((record) => [record.id, record]));
    const records = wanted.flatMap((id) => byId.get(id) ?? []);
    return {
      records: new ApexList({ kind: 'sobject', name: records[0]?.objectName ?? 'SObject' }, records),
      deleted: wanted.length - records.length,
    };
  }
}

/** `SELECT Name FROM Account WHERE ... ORDER BY ...` -> `SELECT Name FROM Account WHERE Id IN :cursorIds`. */
export function byIds(soql: string): string {
  const from = fromClause(soql);
  if (from === null) return soql;
  const mode = /\bWITH\s+(?:USER_MODE|SYSTEM_MODE|SECURITY_ENFORCED)\b/i.exec(soql)?.[0] ?? '';
  return `${soql.slice(0, from.index)}FROM ${from.object} WHERE Id IN :cursorIds ${mode}`.trimEnd();
}

export class Cursor extends PlatformObject {
  readonly rows: FixedRows;

  constructor(rows: FixedRows) {
    super();
    this.rows = rows;
  }
}
definePlatformClass(Cursor, 'Database.Cursor');

export class PaginationCursor extends Cursor {}
definePlatformClass(PaginationCursor, 'Database.PaginationCursor');

/** Jobs take cursors from one transaction to the next (Apex Developer Guide, "Apex Cursors"). */
for (const [name, cursorClass] of [
  ['Database.Cursor', Cursor],
  ['Database.PaginationCursor', PaginationCursor],
] as const) {
  registerPlatformState({
    name,
    write: (value) => {
      const { soql, access, openedAt, ids } = (value as Cursor).rows;
      return new ApexList(primitive('Object'), [soql, access.access, access.sharing, String(openedAt), ids.store(openedAt)]);
    },
    read: (written) => {
      const [soql, access, sharing, openedAt, ids] = (written as ApexList).items as [string, AccessMode, boolean, string, string];
      return new cursorClass(new FixedRows({ soql, access: { access, sharing }, openedAt: Number(openedAt), ids: storedIds(ids) }));
    },
  });
}

class CursorFetchResult extends PlatformObject {
  readonly records: ApexList<SObjectValue>;
  readonly deleted: number;
  readonly nextIndex: number;
  readonly isDone: boolean;

  constructor(records: ApexList<SObjectValue>, deleted: number, nextIndex: number, isDone: boolean) {
    super();
    this.records = records;
    this.deleted = deleted;
    this.nextIndex = nextIndex;
    this.isDone = isDone;
  }
}
definePlatformClass(CursorFetchResult, 'Database.CursorFetchResult');

function open(query: DynamicQuery): Cursor {
  transaction().limits.consume('ApexCursors', 1);
  const rows = FixedRows.of(query, 'ApexCursorRows');
  countDaily({ DailyApexCursorLimit: 1, DailyApexCursorRowsLimit: rows.size });
  return new Cursor(rows);
}

function openPagination(query: DynamicQuery): PaginationCursor {
  transaction().limits.consume('ApexPaginationCursors', 1);
  const rows = FixedRows.of(query, 'ApexPaginationCursorRows');
  countDaily({ DailyApexPCursorLimit: 1, DailyApexCursorRowsLimit: rows.size });
  return new PaginationCursor(rows);
}

/** The org's allowances of a day, with the commit: a lock held from here on would last through callouts. */
function countDaily(amounts: Readonly<Record<string, number>>): void {
  const { org, isTest } = transaction() as Partial<OrgTransaction>;
  if (org === undefined || isTest === true) return;
  transaction().onCommit(() => {
    transaction().storage.beginWrite();
    for (const [name, amount] of Object.entries(amounts)) countUsage(org, name, amount);
  });
}

function checkPosition(cursor: Cursor, position: number, count: number): void {
  if (position < 0 || position > cursor.rows.size)
    throw apexException('System.InvalidParameterValueException', `Invalid value for position: ${position}`);
  if (count <= 0) throw apexException('System.InvalidParameterValueException', `Invalid value for count: ${count}`);
}

function fetch(cursor: Cursor, position: number, count: number): ApexList<SObjectValue> {
  transaction().limits.consume('FetchCallsOnApexCursor', 1);
  checkPosition(cursor, position, count);
  if (position + count > cursor.rows.size)
    throw apexException('System.InvalidParameterValueException', `Invalid value for count: ${count}`);
  return cursor.rows.slice(position, count).records;
}

/** Fills the page past deleted rows, so that a page is short only at the end. */
function fetchPage(cursor: PaginationCursor, start: number, size: number): CursorFetchResult {
  if (size > MAXIMUM_PAGE) throw apexException('System.InvalidParameterValueException', `Invalid value for pageSize: ${size}`);
  checkPosition(cursor, start, size);
  const found: SObjectValue[] = [];
  let deleted = 0;
  let next = start;
  while (found.length < size && next < cursor.rows.size) {
    const part = cursor.rows.slice(next, size - found.length);
    next = Math.min(next + size - found.length, cursor.rows.size);
    found.push(...part.records.items);
    deleted += part.deleted;
  }
  return new CursorFetchResult(
    new ApexList({ kind: 'sobject', name: found[0]?.objectName ?? 'SObject' }, found),
    deleted,
    next,
    next >= cursor.rows.size,
  );
}

export const cursorMembers: Readonly<Record<string, PlatformFunction>> = {
  'static getCursor(String)': (soql: string | null) => open(withLocalBinds(soql)),
  'static getCursor(String, Object)': (soql: string | null, level: AccessLevel | null) => open(withLocalBinds(soql, level)),
  'static getCursorWithBinds(String, Map<String,Object>, Object)': (soql: string | null, map: ApexMap | null, level: AccessLevel | null) =>
    open(withMapBinds(soql, map, level)),
  'static getPaginationCursor(String)': (soql: string | null) => openPagination(withLocalBinds(soql)),
  'static getPaginationCursor(String, AccessLevel)': (soql: string | null, level: AccessLevel | null) =>
    openPagination(withLocalBinds(soql, level)),
  'static getPaginationCursorWithBinds(String, Map<String,Object>, AccessLevel)': (
    soql: string | null,
    map: ApexMap | null,
    level: AccessLevel | null,
  ) => openPagination(withMapBinds(soql, map, level)),
};

/** v66 and later: Apex Developer Guide, "Apex Cursors". */
export const cursorAdditions: readonly string[] = [
  'static getPaginationCursor(String): Database.PaginationCursor',
  'static getPaginationCursor(String, AccessLevel): Database.PaginationCursor',
  'static getPaginationCursorWithBinds(String, Map<String,Object>, AccessLevel): Database.PaginationCursor',
];

export const cursorTables: readonly PlatformTypeTable[] = [
  {
    name: 'Database.Cursor',
    javaScriptClass: Cursor,
    members: { 'fetch(Integer, Integer)': fetch, 'getNumRecords()': (cursor: Cursor) => cursor.rows.size },
  },
  {
    name: 'Database.PaginationCursor',
    kind: 'class',
    javaScriptClass: PaginationCursor,
    members: { 'fetchPage(Integer, Integer)': fetchPage, 'getNumRecords()': (cursor: PaginationCursor) => cursor.rows.size },
    additions: ['fetchPage(Integer, Integer): Database.CursorFetchResult', 'getNumRecords(): Integer'],
  },
  {
    name: 'Database.CursorFetchResult',
    kind: 'class',
    javaScriptClass: CursorFetchResult,
    members: {
      'getRecords()': (result: CursorFetchResult) => result.records,
      'getDeletedRows()': (result: CursorFetchResult) => result.deleted,
      'getNextIndex()': (result: CursorFetchResult) => result.nextIndex,
      'isDone()': (result: CursorFetchResult) => result.isDone,
    },
    additions: ['getRecords(): List<SObject>', 'getDeletedRows(): Integer', 'getNextIndex(): Integer', 'isDone(): Boolean'],
  },
];
