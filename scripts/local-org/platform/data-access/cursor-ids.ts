/**
 * Holds the Ids that a cursor has fixed. They lie outside the heap of Apex, since the platform keeps them and not the transaction, and are
 * stored once, in parts, when a job takes the cursor along.
 */
import { hasTransaction, transaction } from '../../contracts/transaction.ts';

export interface FixedIds {
  readonly size: number;
  slice(start: number, count: number): string[];
  /** What `storedIds` makes them of again. */
  store(openedAt: number): string;
}

const idCharacters = 18;
const idsInAPart = 10_000;
const keepMilliseconds = 3 * 24 * 60 * 60 * 1000;
/** Before what is kept in the state itself. */
const inlinePrefix = 'ids:';

function cut(text: string): string[] {
  return Array.from({ length: text.length / idCharacters }, (_, index) => text.slice(index * idCharacters, (index + 1) * idCharacters));
}

function insertParts(key: string, bytes: Buffer, openedAt: number): void {
  const { storage } = transaction();
  storage.run('DELETE FROM org_cursor WHERE opened_at < ?', [openedAt - keepMilliseconds]);
  const partBytes = idsInAPart * idCharacters;
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const ids = bytes.toString('latin1', part * partBytes, (part + 1) * partBytes);
    storage.run('INSERT INTO org_cursor (id, part, ids, opened_at) VALUES (?, ?, ?, ?)', [key, part, ids, openedAt]);
  }
}

export function idsInMemory(text: string): FixedIds {
  const bytes = Buffer.from(text, 'latin1');
  let storedAs: string | null = null;
  return {
    size: bytes.length / idCharacters,
    slice: (start, count) => cut(bytes.toString('latin1', start * idCharacters, (start + count) * idCharacters)),
    store(openedAt) {
      // Only what is about to be committed can hold the parts; the state of a job that failed has them inline.
      if (!hasTransaction() || !transaction().storage.isWriting) return inlinePrefix + bytes.toString('latin1');
      if (storedAs === null) {
        storedAs = `${crypto.randomUUID()}:${bytes.length / idCharacters}`;
        insertParts(storedAs, bytes, openedAt);
      }
      return storedAs;
    },
  };
}

export function storedIds(written: string): FixedIds {
  if (written.startsWith(inlinePrefix)) return idsInMemory(written.slice(inlinePrefix.length));
  return {
    size: Number(written.split(':')[1]),
    slice(start, count) {
      if (count <= 0) return [];
      const first = Math.floor(start / idsInAPart);
      const last = Math.floor((start + count - 1) / idsInAPart);
      const parts = transaction().storage.all('SELECT ids FROM org_cursor WHERE id = ? AND part BETWEEN ? AND ? ORDER BY part', [
        written,
        first,
        last,
      ]);
      const from = (start - first * idsInAPart) * idCharacters;
      return cut(
        parts
          .map((part) => String(part['ids']))
          .join('')
          .slice(from, from + count * idCharacters),
      );
    },
    store: () => written,
  };
}
