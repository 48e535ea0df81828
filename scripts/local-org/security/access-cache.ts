/** Who-may-what is computed once and kept until permission rows change, here or through another connection. */
import type { Storage } from '../contracts/transaction.ts';

const versions = new WeakMap<Storage, number>();

/** Told by DML whenever it writes a row that permissions are made of. */
export function invalidateAccess(storage: Storage): void {
  versions.set(storage, (versions.get(storage) ?? 0) + 1);
}

/** Changes with this connection's invalidations and with every commit of another connection. */
export function accessVersion(storage: Storage): string {
  const foreign = storage.get('PRAGMA data_version')?.['data_version'];
  return `${versions.get(storage) ?? 0}:${String(foreign)}`;
}
