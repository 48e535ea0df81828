/** Threads that try mutants; one that hangs is ended, and its mutant counts as noticed: a test would never end. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../local-org/org/threads/start-thread.ts';
import type { MutantAnswer, MutantOrder } from './mutant-thread.ts';

/** Loops that call nothing are not stopped by the governor. Far beyond what the whole suite takes on a busy machine. */
const patienceMilliseconds = 600_000;

export async function tryMutants(
  orders: readonly MutantOrder[],
  onAnswer: (order: MutantOrder, answer: MutantAnswer | 'endless') => void,
): Promise<void> {
  const waiting = [...orders];
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, () => work(waiting, onAnswer)));
}

async function work(waiting: MutantOrder[], onAnswer: (order: MutantOrder, answer: MutantAnswer | 'endless') => void): Promise<void> {
  let thread = startMutantThread();
  for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
    const answer = await ask(thread, order);
    onAnswer(order, answer);
    if (answer === 'endless') {
      await thread.terminate();
      thread = startMutantThread();
    }
  }
  await thread.terminate();
}

function startMutantThread(): Worker {
  return startThread(new URL('./mutant-thread.ts', import.meta.url), {});
}

function ask(thread: Worker, order: MutantOrder): Promise<MutantAnswer | 'endless'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => resolve('endless')), patienceMilliseconds);
    const onMessage = (answer: MutantAnswer): void => finish(() => resolve(answer));
    const onError = (error: Error): void => finish(() => reject(error));
    const finish = (then: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError);
      then();
    };
    thread.on('message', onMessage).on('error', onError);
    thread.postMessage(order);
  });
}
