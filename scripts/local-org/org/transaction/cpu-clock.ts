/**
 * Measures the CPU time of this thread. Linux tells it per thread in /proc/thread-self/schedstat (nanoseconds on the processor), which
 * leaves out what other Apex workers and the serving thread burn. Elsewhere the wall clock stands in: an Apex thread that is not waiting
 * (waits for callouts and locks are taken out by the governor) is computing, so the estimate errs on the strict side.
 * `process.threadCpuUsage` would be the plain way and comes with Node 23.9.
 */
import { closeSync, openSync, readSync } from 'node:fs';

function openSchedstat(): number | null {
  try {
    return openSync('/proc/thread-self/schedstat', 'r');
  } catch {
    return null;
  }
}

let descriptor: number | null | undefined;
const buffer = Buffer.alloc(96);

function readSchedstat(file: number): number | null {
  const length = readSync(file, buffer, 0, buffer.length, 0);
  const nanoseconds = Number(buffer.toString('latin1', 0, length).split(' ')[0]);
  return Number.isFinite(nanoseconds) && nanoseconds > 0 ? nanoseconds / 1e6 : null;
}

/** Milliseconds of processor time that this thread has used so far. */
export function threadCpuMilliseconds(): number {
  if (descriptor === undefined) descriptor = openSchedstat();
  if (descriptor === null) return performance.now();
  const milliseconds = readSchedstat(descriptor);
  if (milliseconds !== null) return milliseconds;
  closeSync(descriptor);
  descriptor = null;
  return performance.now();
}
