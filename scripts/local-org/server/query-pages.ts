/** Keeps the pages of a query result until they are fetched. */
import { randomUUID } from 'node:crypto';

/** The REST API gives at most 2,000 rows at a time; the rest waits here under a locator. */
const PAGE_SIZE = 2000;
/** A locator lives 15 minutes without use, and a user has 10 of them, as on the platform for older cursors. */
const LIFETIME_MILLISECONDS = 15 * 60_000;

interface WaitingRows {
  readonly userId: string;
  readonly records: readonly unknown[];
  readonly totalSize: number;
  expires: number;
}

export interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly unknown[];
}

export interface QueryPages {
  first(userId: string, version: string, result: { totalSize: number; records: readonly unknown[] }): QueryPage;
  /** undefined: unknown, expired, or of another user. */
  next(userId: string, version: string, locator: string): QueryPage | undefined;
}

export function createQueryPages(now: () => number = Date.now): QueryPages {
  const waiting = new Map<string, WaitingRows>();

  const page = (locatorId: string, rows: WaitingRows, offset: number, version: string): QueryPage => {
    const end = offset + PAGE_SIZE;
    const done = end >= rows.records.length;
    if (done) waiting.delete(locatorId);
    return {
      totalSize: rows.totalSize,
      done,
      ...(done ? {} : { nextRecordsUrl: `/services/data/${version}/query/${locatorId}-${end}` }),
      records: rows.records.slice(offset, end),
    };
  };

  return {
    first(userId, version, { totalSize, records }) {
      if (records.length <= PAGE_SIZE) return { totalSize, done: true, records };
      for (const [id, rows] of waiting) if (rows.expires < now()) waiting.delete(id);
      const id = `01g${randomUUID().replaceAll('-', '').slice(0, 15)}`;
      const rows = { userId, records, totalSize, expires: now() + LIFETIME_MILLISECONDS };
      waiting.set(id, rows);
      return page(id, rows, 0, version);
    },
    next(userId, version, locator) {
      const [id = '', offset = ''] = locator.split('-');
      const rows = waiting.get(id);
      if (rows === undefined || rows.userId !== userId || rows.expires < now() || !/^\d+$/.test(offset)) return undefined;
      rows.expires = now() + LIFETIME_MILLISECONDS;
      return page(id, rows, Number(offset), version);
    },
  };
}
