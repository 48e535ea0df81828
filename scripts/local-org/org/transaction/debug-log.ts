/** Keeps the debug logs of transactions in a file of the state folder, capped; `logs` shows them. */
import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface LogEntry {
  readonly requestId: string;
  readonly quiddity: string;
  readonly className: string | null;
  readonly username: string;
  readonly startedAt: string;
  readonly status: string;
  readonly usage: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
}

/** One transaction's log ends here, as the platform truncates at a size. */
export const maximumLines = 2_000;
const maximumLineLength = 4_000;
const maximumFileBytes = 8 * 1_048_576;

export interface DebugLog {
  write(entry: LogEntry): void;
  /** Newest first. */
  read(limit: number): LogEntry[];
}

export function clippedLine(text: string): string {
  return text.length > maximumLineLength ? `${text.slice(0, maximumLineLength)}... (${text.length} characters)` : text;
}

export function createMemoryLog(): DebugLog {
  const entries: LogEntry[] = [];
  return {
    write(entry) {
      entries.unshift(entry);
      entries.length = Math.min(entries.length, 200);
    },
    read: (limit) => entries.slice(0, limit),
  };
}

function entriesOf(file: string): LogEntry[] {
  if (!existsSync(file)) return [];
  const entries: LogEntry[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    try {
      entries.push(JSON.parse(line) as LogEntry);
    } catch {
      // A line cut off by a crash is no loss: logs are for reading.
    }
  }
  return entries;
}

/** One JSON line per transaction; the file and one older generation are kept. */
export function createFileLog(folder: string): DebugLog {
  const file = join(folder, 'apex.log.jsonl');
  const older = join(folder, 'apex.log.1.jsonl');
  return {
    write(entry) {
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      if (statSync(file).size > maximumFileBytes) renameSync(file, older);
    },
    read(limit) {
      const newest = entriesOf(file);
      const all = newest.length >= limit ? newest : [...entriesOf(older), ...newest];
      return all.slice(-limit).reverse();
    },
  };
}
