/**
 * What an org keeps about credentials besides metadata: principals' values, tokens, credentials created from Apex, and what an admin
 * edits in Setup. One file in the state folder, shared by all workers; secrets in it are sealed.
 */
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectMetadata } from '../../contracts/schema.ts';
import { createSecretBox, type SecretBox } from './secrets.ts';

export type NamedCredentialDefinition = ProjectMetadata['namedCredentials'][number] & { readonly createdFromApex?: boolean };
export type ExternalCredentialDefinition = ProjectMetadata['externalCredentials'][number] & { readonly createdFromApex?: boolean };

export interface StoredValue {
  readonly isEncrypted: boolean;
  /** Sealed when encrypted. */
  readonly value: string;
}

export interface StoredCredential {
  readonly protocol: string | null;
  readonly variant: string | null;
  readonly values: Readonly<Record<string, StoredValue>>;
}

interface CredentialFile {
  namedCredentialUrls: Record<string, string>;
  tokenUrls: Record<string, string>;
  namedCredentials: NamedCredentialDefinition[];
  externalCredentials: ExternalCredentialDefinition[];
  /** By principalKey. */
  credentials: Record<string, StoredCredential>;
  /** Sealed access tokens by principalKey. */
  tokens: Record<string, string>;
}

export interface CredentialStore {
  read(): Readonly<CredentialFile>;
  /** Changes under a lock that all workers share. */
  change(work: (file: CredentialFile) => void): void;
  readonly secrets: SecretBox;
}

export function principalKey(externalCredential: string, principal: string): string {
  return `${externalCredential.toLowerCase()}-${principal.toLowerCase()}`;
}

export function without<Value>(entries: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
}

function emptyFile(): CredentialFile {
  return { namedCredentialUrls: {}, tokenUrls: {}, namedCredentials: [], externalCredentials: [], credentials: {}, tokens: {} };
}

const lockPatienceMilliseconds = 5_000;

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** An exclusive lock file; one left by a crash is taken over when it is old. */
function withLock(lockFile: string, work: () => void): void {
  const patienceEnds = Date.now() + lockPatienceMilliseconds;
  for (;;) {
    try {
      closeSync(openSync(lockFile, 'wx', 0o600));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (Date.now() > patienceEnds) rmSync(lockFile, { force: true });
      else sleep(5);
    }
  }
  try {
    work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function createFileStore(folder: string): CredentialStore {
  const path = join(folder, 'credentials.json');
  let cached: CredentialFile | null = null;
  let cachedStamp = '';
  function read(): CredentialFile {
    if (!existsSync(path)) return emptyFile();
    const { mtimeMs, size, ino } = statSync(path);
    const stamp = `${mtimeMs}/${size}/${ino}`;
    if (cached === null || stamp !== cachedStamp) {
      cached = { ...emptyFile(), ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<CredentialFile>) };
      cachedStamp = stamp;
    }
    return cached;
  }
  return {
    read,
    change(work) {
      withLock(`${path}.lock`, () => {
        const file = structuredClone(read());
        work(file);
        writeFileSync(`${path}.new`, JSON.stringify(file, null, 1), { mode: 0o600 });
        renameSync(`${path}.new`, path);
        cached = null;
      });
    },
    secrets: createSecretBox(folder),
  };
}

/** `folder` null: kept in memory, for tests. */
export function createCredentialStore(folder: string | null): CredentialStore {
  if (folder !== null) return createFileStore(folder);
  const file = emptyFile();
  return { read: () => file, change: (work) => work(file), secrets: createSecretBox(null) };
}
