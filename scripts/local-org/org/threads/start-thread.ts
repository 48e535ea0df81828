/** Starts a TypeScript module on a worker thread. */
import { Worker, type Transferable } from 'node:worker_threads';

export function startThread(module: URL, data: Readonly<Record<string, unknown>>, transferList: readonly Transferable[] = []): Worker {
  return new Worker(new URL('./start.mjs', import.meta.url), {
    workerData: { ...data, module: module.href },
    transferList: [...transferList],
    execArgv: [],
  });
}
