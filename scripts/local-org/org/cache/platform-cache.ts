/** Keeps Platform Cache. It is not transactional on the platform; a test sees only what it put itself. */
import { apexException } from '../../values/index.ts';
import { readState, writeState, type WrittenGraph } from '../jobs/job-state.ts';
import { orgTransaction } from '../transaction/context.ts';

export type CacheKind = 'org' | 'session';

export interface CachePartitionKey {
  readonly kind: CacheKind;
  readonly name: string;
}

const defaultSeconds = { org: 86_400, session: 28_800 } as const;
const maximumSeconds = { org: 172_800, session: 28_800 } as const;
const keyPattern = /^[A-Za-z0-9]{1,50}$/;

export function findPartition(kind: CacheKind, qualifiedName: string): CachePartitionKey {
  const name = qualifiedName.split('.').at(-1) ?? qualifiedName;
  const known = orgTransaction().metadata.cachePartitions.find((partition) => partition.name.toLowerCase() === name.toLowerCase());
  if (known === undefined)
    throw apexException(
      `cache.${kind === 'org' ? 'Org.OrgCacheException' : 'SessionCacheException'}`,
      `Partition ${qualifiedName} does not exist.`,
    );
  return { kind, name: known.name };
}

export function defaultPartition(kind: CacheKind): CachePartitionKey {
  const partition = orgTransaction().metadata.cachePartitions.find(({ isDefault }) => isDefault);
  if (partition === undefined) throw apexException('cache.Org.OrgCacheException', 'No default partition is set for the platform cache.');
  return { kind, name: partition.name };
}

function partitionColumn({ kind, name }: CachePartitionKey): string {
  return kind === 'org' ? `org.${name}` : `session.${name}.${orgTransaction().user.id}`;
}

/** `local.partition.key` and `namespace.partition.key` name the key too. */
function checkedKey(key: string | null): string {
  const plain = key?.split('.').at(-1) ?? '';
  if (!keyPattern.test(plain))
    throw apexException('cache.InvalidParamException', `Invalid cache key: ${key ?? 'null'}. Keys are alphanumeric, 1 to 50 characters.`);
  return plain;
}

/**
 * A put must neither take the write lock in the middle of a transaction nor be undone with it, so values live in this thread's memory.
 * Another worker loads its own: a cache may lose entries at any time, and code must cope with it.
 */
interface Entry {
  readonly graph: WrittenGraph;
  readonly expiresAt: number;
  readonly isImmutable: boolean;
}

const sharedEntries = new WeakMap<object, Map<string, Entry>>();

function entries(): Map<string, Entry> {
  const transaction = orgTransaction();
  const owner: object = transaction.test ?? transaction.org;
  let map = sharedEntries.get(owner);
  if (map === undefined) {
    map = new Map();
    sharedEntries.set(owner, map);
  }
  return map;
}

function entryKey(partition: CachePartitionKey, key: string | null): string {
  return `${partitionColumn(partition)}|${checkedKey(key)}`;
}

function live(partition: CachePartitionKey, key: string | null): Entry | null {
  const entry = entries().get(entryKey(partition, key));
  return entry === undefined || entry.expiresAt <= orgTransaction().clock.now() ? null : entry;
}

export function cacheGet(partition: CachePartitionKey, key: string | null): unknown {
  const entry = live(partition, key);
  return entry === null ? null : readState(entry.graph);
}

export function cacheContains(partition: CachePartitionKey, key: string | null): boolean {
  return live(partition, key) !== null;
}

export function cachePut(
  partition: CachePartitionKey,
  key: string | null,
  value: unknown,
  seconds: number | null,
  isImmutable: boolean,
): void {
  const limit = maximumSeconds[partition.kind];
  const time = seconds ?? defaultSeconds[partition.kind];
  if (time < 300 || time > limit)
    throw apexException('cache.InvalidParamException', `Invalid ttl: ${time}. It is between 300 and ${limit} seconds.`);
  if (value === null) throw apexException('cache.InvalidParamException', 'A cached value cannot be null.');
  if (live(partition, key)?.isImmutable === true) return;
  entries().set(entryKey(partition, key), { graph: writeState(value), expiresAt: orgTransaction().clock.now() + time * 1000, isImmutable });
}

export function cacheRemove(partition: CachePartitionKey, key: string | null): boolean {
  return entries().delete(entryKey(partition, key));
}

export function cacheKeys(partition: CachePartitionKey): string[] {
  const prefix = `${partitionColumn(partition)}|`;
  return [...entries().keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}
