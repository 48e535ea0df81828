/** Platform Cache: Cache.Org, Cache.Session and their partitions. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_cache.htm */
import type { PlatformFunction, PlatformTypeTable } from '../../contracts/values.ts';
import {
  cacheContains,
  cacheGet,
  cacheKeys,
  cachePut,
  cacheRemove,
  defaultPartition,
  findPartition,
  type CacheKind,
  type CachePartitionKey,
} from '../../org/cache/platform-cache.ts';
import type { TypeToken } from '../../values/index.ts';
import { ApexDouble, ApexList, ApexSet, PlatformObject, definePlatformClass } from '../../values/index.ts';
import { transaction } from '../../contracts/transaction.ts';
import { typeName } from '../../contracts/types.ts';

class Partition extends PlatformObject {
  readonly partition: CachePartitionKey;
  constructor(partition: CachePartitionKey) {
    super();
    this.partition = partition;
  }
}
class OrgPartition extends Partition {}
class SessionPartition extends Partition {}
definePlatformClass(Partition, 'cache.Partition');
definePlatformClass(OrgPartition, 'cache.OrgPartition');
definePlatformClass(SessionPartition, 'cache.SessionPartition');

type PartitionSource = (target: unknown) => CachePartitionKey;

function builderKey(type: TypeToken, key: string): string {
  return `${typeName(type.named).replace(/\W/g, '')}${key.replace(/\W/g, '')}`;
}

/** CacheBuilder: what is missing is loaded by the class's doLoad, and kept under the class's name and the key. */
function built(partition: CachePartitionKey, type: TypeToken, key: string): unknown {
  const className = typeName(type.named);
  const cacheKey = builderKey(type, key);
  const known = cacheGet(partition, cacheKey);
  if (known !== null) return known;
  const { project } = transaction();
  const loaded = project.invokeByName(project.instantiate(className), 'doLoad', [key]);
  cachePut(partition, cacheKey, loaded, null, false);
  return loaded;
}

/** The same members, static on Cache.Org and on an instance of a partition. */
function members(prefix: 'static ' | '', partitionOf: PartitionSource): Record<string, PlatformFunction> {
  const on =
    <T>(work: (partition: CachePartitionKey, ...values: never[]) => T) =>
    (...values: never[]): T =>
      prefix === '' ? work(partitionOf(values[0]), ...values.slice(1)) : work(partitionOf(null), ...values);
  const texts = { kind: 'primitive', name: 'String' } as const;
  return {
    [`${prefix}contains(String)`]: on((partition, key: string) => cacheContains(partition, key)),
    [`${prefix}get(String)`]: on((partition, key: string) => cacheGet(partition, key)),
    [`${prefix}get(Type, String)`]: on((partition, type: TypeToken, key: string) => built(partition, type, key)),
    [`${prefix}getKeys()`]: on((partition) => new ApexSet(texts, cacheKeys(partition))),
    [`${prefix}getNumKeys()`]: on((partition) => BigInt(cacheKeys(partition).length)),
    [`${prefix}getName()`]: on((partition) => partition.name),
    [`${prefix}put(String, Object)`]: on((partition, key: string, value: unknown) => cachePut(partition, key, value, null, false)),
    [`${prefix}put(String, Object, Integer)`]: on((partition, key: string, value: unknown, seconds: number) =>
      cachePut(partition, key, value, seconds, false),
    ),
    [`${prefix}put(String, Object, cache.Visibility)`]: on((partition, key: string, value: unknown) =>
      cachePut(partition, key, value, null, false),
    ),
    [`${prefix}put(String, Object, Integer, cache.Visibility, Boolean)`]: on(
      (partition, key: string, value: unknown, seconds: number, _visibility: unknown, isImmutable: boolean) =>
        cachePut(partition, key, value, seconds, isImmutable),
    ),
    [`${prefix}remove(Type, String)`]: on((partition, type: TypeToken, key: string) => cacheRemove(partition, builderKey(type, key))),
    // Nothing is ever pushed out here, so the partition is never full.
    [`${prefix}getCapacity()`]: on(() => new ApexDouble(0)),
    [`${prefix}remove(String)`]: on((partition, key: string) => cacheRemove(partition, key)),
  };
}

function statics(kind: CacheKind): Record<string, PlatformFunction> {
  const partition = (): CachePartitionKey => defaultPartition(kind);
  const booleans = { kind: 'primitive', name: 'Boolean' } as const;
  const objects = { kind: 'primitive', name: 'Object' } as const;
  return {
    ...members('static ', partition),
    'static getPartition(String)': (name: string) =>
      kind === 'org' ? new OrgPartition(findPartition(kind, name)) : new SessionPartition(findPartition(kind, name)),
    ...(kind === 'org'
      ? {
          'static contains(List<String>)': (keys: ApexList<string>) =>
            new ApexList(
              booleans,
              keys.items.map((key) => cacheContains(partition(), key)),
            ),
          'static get(List<String>)': (keys: ApexList<string>) =>
            new ApexList(
              objects,
              keys.items.map((key) => cacheGet(partition(), key)),
            ),
          'static remove(List<String>)': (keys: ApexList<string>) =>
            new ApexList(
              booleans,
              keys.items.map((key) => cacheRemove(partition(), key)),
            ),
        }
      : { 'static isAvailable()': () => true }),
  };
}

const partitionMembers: Record<string, PlatformFunction> = {
  ...members('', (target) => (target as Partition).partition),
  'isAvailable()': () => true,
};

export const cacheTables: readonly PlatformTypeTable[] = [
  { name: 'cache.Org', members: statics('org') },
  { name: 'cache.Session', members: statics('session') },
  { name: 'cache.Partition', javaScriptClass: Partition, members: partitionMembers },
  {
    name: 'cache.OrgPartition',
    javaScriptClass: OrgPartition,
    members: { ...partitionMembers, 'new (String)': (name: string) => new OrgPartition(findPartition('org', name)) },
  },
  {
    name: 'cache.SessionPartition',
    javaScriptClass: SessionPartition,
    members: { ...partitionMembers, 'new (String)': (name: string) => new SessionPartition(findPartition('session', name)) },
  },
];
