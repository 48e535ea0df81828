/** Updates as rows: both databases keep them alike. */
import { exactText, parseExact } from '../contract/exact-json.ts';
import type { Update, UpdatePage } from '../contract/update.ts';

/** So many updates come back with one answer; the others with the next. */
export const mostUpdates = 100;

export interface UpdateRow {
  position: number;
  content: string;
}

export function updateRow(update: Update): [string, string, string] {
  return [update.id, update.source, exactText(update)];
}

/** The position that a cursor names: whatever is none of ours begins anew. */
export function cursorFrom(after: string | null): number {
  return /^\d{1,15}$/.test(after ?? '') ? Number(after) : 0;
}

/** Without a further update the cursor stays where it is. */
export function pageFrom(rows: readonly UpdateRow[], after: string | null): UpdatePage {
  return {
    updates: rows.map(({ content }) => parseExact(content) as Update),
    next: String(rows.at(-1)?.position ?? cursorFrom(after)),
  };
}
