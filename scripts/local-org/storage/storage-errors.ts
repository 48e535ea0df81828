/** Explains SQLite's errors to whoever runs the local org. */
const explanations: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is not a database of the local org, or is damaged. Start with --fresh to begin anew, or put the folder back from a copy',
  SQLITE_CORRUPT: 'is damaged. Start with --fresh to begin anew, or put the folder back from a copy',
  SQLITE_CANTOPEN: 'cannot be opened. Check that its folder exists and may be written',
  SQLITE_READONLY: 'may not be written. Check its permissions',
  SQLITE_FULL: 'cannot grow: the disk is full',
  SQLITE_BUSY: 'stayed locked by another process for two minutes',
};

export class StorageError extends Error {
  readonly code: string;

  constructor(message: string, code: string, cause: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.code = code;
  }
}

export function readableError(error: unknown, file: string | null): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const known = Object.keys(explanations).find((name) => code.startsWith(name));
  return known === undefined
    ? error
    : new StorageError(`The database file ${file ?? '(in memory)'} ${explanations[known]}. (${(error as Error).message})`, code, error);
}
