/** Starts the receiver beside the lab and reads what it has stored, from its own database file. */
import { join } from 'node:path';
import Database from 'libsql';
import type { SharedClock } from '../local-org/index.ts';
import { startThread } from '../local-org/org/threads/start-thread.ts';
import type { ReceiverOptions } from '../receiver/index.ts';

/** A row of the receiver's table `records`, values as SQLite holds them. */
export interface StoredRow {
  readonly object: string;
  readonly id: string;
  readonly stamp: string;
  readonly revision: number;
  /** Null while the record lives. */
  readonly reason: string | null;
  /** JSON. */
  readonly data: string | null;
  /** How many versions have taken effect. */
  readonly effects: number;
}

export interface LabReceiver {
  readonly url: string;
  /** Straight SQL on what is stored. */
  all(sql: string, parameters?: readonly unknown[]): Record<string, unknown>[];
  stored(object: string): StoredRow[];
  close(): Promise<void>;
}

/** A destination in another process, whose database can be read. */
export interface Destination {
  readonly url: string;
  readonly databaseFile: string;
}

function readerOf(databaseFile: string): Pick<LabReceiver, 'all' | 'stored'> & { close(): void } {
  const database = new Database(databaseFile);
  const all: LabReceiver['all'] = (sql, parameters = []) =>
    database.prepare<[readonly unknown[]]>(sql).all(parameters) as Record<string, unknown>[];
  return {
    all,
    stored: (object) =>
      all('SELECT object, id, stamp, revision, reason, data, effects FROM records WHERE object = ?', [object]) as unknown as StoredRow[],
    close: () => void database.close(),
  };
}

export function joinDestination({ url, databaseFile }: Destination): LabReceiver {
  const reader = readerOf(databaseFile);
  const close = (): Promise<void> => {
    reader.close();
    return Promise.resolve();
  };
  return { ...reader, url, close };
}

export async function startLabReceiver(dataFolder: string, clock: SharedClock, options: ReceiverOptions = {}): Promise<LabReceiver> {
  const thread = startThread(new URL('./receiver-thread.ts', import.meta.url), {
    clockMemory: clock.memory,
    options: { dataFolder, ...options },
  });
  const url = await new Promise<string>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  const reader = readerOf(join(dataFolder, 'receiver.sqlite'));
  return {
    ...reader,
    url,
    async close() {
      reader.close();
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('close');
      await ended;
    },
  };
}
