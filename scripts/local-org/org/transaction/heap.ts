/**
 * Estimates the Apex heap: what this isolate's heap has grown by since the transaction began. Garbage counts until it is collected, so a
 * collection is forced before a transaction is told that it is over the limit.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options?: { readonly type: 'minor' }) => void;

let collect: Collect | null = null;

function collector(): Collect {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  return collect;
}

function forceCollection(): void {
  collector()();
}

/** Most garbage of a transaction is young, and collecting that takes a hundredth of the time. */
function collectYoung(): void {
  collector()({ type: 'minor' });
}

function usedBytes(): number {
  return getHeapStatistics().used_heap_size;
}

/** How much garbage of each kind may hide in an answer. */
const youngShare = 24;
const fullShare = 10;

export interface HeapMeter {
  /** Growth since the start in bytes, garbage included. */
  estimate(): number;
  /**
   * What `Limits.getHeapSize()` answers: Apex that paces itself by it must not see the garbage as use, so it is collected
   * once it may amount to a tenth of the limit.
   */
  measure(limit: number): number;
  /** Bytes in use when they are really over the limit, after a collection; null when within it. */
  excess(limit: number): number | null;
}

export function createHeapMeter(): HeapMeter {
  // What the transaction began with held garbage too; the lowest level seen since is the better start, and the stricter one.
  let start = usedBytes();
  // Collecting is dear, so after a futile one the heap must grow by another quarter of the limit before the next.
  let nextCheck = 0;
  // What was in use after the last collection of each kind.
  let young = 0;
  let full = 0;
  const estimate = (): number => {
    const used = usedBytes();
    start = Math.min(start, used);
    return used - start;
  };
  return {
    estimate,
    measure(limit) {
      if (estimate() > young + limit / youngShare) {
        collectYoung();
        young = estimate();
      }
      // What old garbage hides matters only where the answer comes near to a limit that Apex may have set itself: a sixth at the least.
      if (estimate() > limit / 6 && estimate() > full + limit / fullShare) {
        forceCollection();
        full = young = estimate();
      }
      return estimate();
    },
    excess(limit) {
      const before = estimate();
      if (before <= limit || before < nextCheck) return null;
      forceCollection();
      const after = estimate();
      nextCheck = after + limit / 4;
      return after > limit ? after : null;
    },
  };
}
