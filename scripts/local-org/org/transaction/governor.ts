/** Counts what a transaction uses and stops it at the limit (Apex Developer Guide, "Execution Governors and Limits"). */
import type { GovernorLimits } from '../../contracts/transaction.ts';
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import { threadCpuMilliseconds } from './cpu-clock.ts';
import { createHeapMeter } from './heap.ts';
import { limitOf, limitTable, type LimitProfile } from './limit-table.ts';

export interface Governor extends GovernorLimits {
  readonly profile: LimitProfile;
  /** Runs `work` off the Apex CPU meter: the database's and the network's time is not charged to Apex. Nests. */
  uncharged<T>(work: () => T): T;
  /** Inside `uncharged`, runs Apex again (triggers). */
  charged<T>(work: () => T): T;
  /** Throws the limit exception for CPU or heap when passed, whatever the sampling. */
  check(): void;
  /** Charges CPU time that was not measured: a model's figure for work that costs more on the platform than here. */
  chargeCpu(milliseconds: number): void;
  /** Counters of this transaction, for run logs and tests. */
  snapshot(): Readonly<Record<string, number>>;
}

/** Back edges between two looks at the clock, and looks between two at the heap: a look costs some microseconds. */
const ticksPerSample = 2048;
const samplesPerHeapCheck = 4;

/** Uncatchable: the values library marks it so. */
export function limitException(message: string): ApexException {
  return apexException('System.LimitException', message);
}

export interface GovernorOptions {
  readonly profile: LimitProfile;
  /** Counters that differ from the table, e.g. FutureCalls: 0 in batch and future. */
  readonly overrides?: Readonly<Record<string, number>>;
  /** What one measured millisecond of CPU counts; default 1. */
  readonly cpuScale?: number;
}

export function createGovernor({ profile, overrides = {}, cpuScale = 1 }: GovernorOptions): Governor {
  const cpuNow = (): number => threadCpuMilliseconds() * cpuScale;
  const counters = new Map<string, number>();
  const heap = createHeapMeter();
  let ticks = 0;
  let samples = 0;
  let chargedMilliseconds = 0;
  let runningSince: number | null = cpuNow();

  const limit = (name: string): number => overrides[name] ?? limitOf(profile, name);
  const cpuTime = (): number => Math.floor(chargedMilliseconds + (runningSince === null ? 0 : cpuNow() - runningSince));

  function stop(name: string, used: number): never {
    const message = limitTable[name]?.message;
    throw limitException(message ? message(used, limit(name)) : `Too many ${name}: ${used}`);
  }

  function used(name: string): number {
    if (name === 'CpuTime') return cpuTime();
    if (name === 'HeapSize') return heap.measure(limit('HeapSize'));
    return counters.get(name) ?? 0;
  }

  function checkCpu(): void {
    const spent = cpuTime();
    if (spent > limit('CpuTime')) stop('CpuTime', spent);
  }

  function checkHeap(): void {
    const excess = heap.excess(limit('HeapSize'));
    if (excess !== null) stop('HeapSize', excess);
  }

  function setRunning(running: boolean): boolean {
    const before = runningSince !== null;
    if (before === running) return before;
    if (runningSince === null) runningSince = cpuNow();
    else {
      chargedMilliseconds += cpuNow() - runningSince;
      runningSince = null;
    }
    return before;
  }

  function switched<T>(running: boolean, work: () => T): T {
    const before = setRunning(running);
    try {
      return work();
    } finally {
      setRunning(before);
    }
  }

  return {
    profile,
    used,
    limit,
    consume(name, amount) {
      const total = (counters.get(name) ?? 0) + amount;
      counters.set(name, total);
      if (limitTable[name]?.message && total > limit(name)) stop(name, total);
    },
    tick() {
      ticks += 1;
      if (ticks % ticksPerSample !== 0) return;
      checkCpu();
      samples += 1;
      if (samples % samplesPerHeapCheck === 0) checkHeap();
    },
    check() {
      checkCpu();
      checkHeap();
    },
    chargeCpu(milliseconds) {
      chargedMilliseconds += milliseconds;
    },
    uncharged: (work) => switched(false, work),
    charged: (work) => switched(true, work),
    snapshot: () => ({ ...Object.fromEntries(counters), CpuTime: cpuTime(), HeapSize: heap.estimate() }),
  };
}
