/** The serving thread's handle on one Apex thread: one piece of work at a time. */
import type { Worker } from 'node:worker_threads';
import { startThread } from '../org/threads/start-thread.ts';
import type { ApexThreadData, ThreadMessage, ThreadOrder, WorkKind, WorkKinds } from './thread-messages.ts';

export interface ApexWorker {
  readonly isReady: boolean;
  /** Ready and without work. */
  readonly isIdle: boolean;
  readonly ready: Promise<{ readonly organizationId: string; readonly nextDue: number | null }>;
  run<Kind extends WorkKind>(kind: Kind, order: WorkKinds[Kind]['order']): Promise<WorkKinds[Kind]['answer']>;
  tell(order: Exclude<ThreadOrder, { readonly id: number }>): void;
  terminate(): Promise<void>;
}

export interface ApexWorkerEvents {
  onCommit(message: Extract<ThreadMessage, { kind: 'commit' }>): void;
  /** The thread ended by itself: out of memory, or a fault of the engine. */
  onDeath(error: Error): void;
}

interface Pending {
  readonly id: number;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export function startApexWorker(data: ApexThreadData, events: ApexWorkerEvents): ApexWorker {
  const thread: Worker = startThread(new URL('./apex-thread.ts', import.meta.url), { ...data });
  let pending: Pending | null = null;
  let lastId = 0;
  let isClosing = false;
  let isReady = false;

  const settle = (id: number, work: (pending: Pending) => void): void => {
    if (pending?.id !== id) return;
    const current = pending;
    pending = null;
    work(current);
  };

  const ready = new Promise<{ organizationId: string; nextDue: number | null }>((resolve, reject) => {
    thread.on('message', (message: ThreadMessage) => {
      switch (message.kind) {
        case 'ready':
          isReady = true;
          resolve(message);
          break;
        case 'failed':
          reject(new Error(message.message));
          break;
        case 'answer':
          settle(message.id, (current) => current.resolve(message.answer));
          break;
        case 'broken':
          settle(message.id, (current) => current.reject(new Error(message.message)));
          break;
        case 'commit':
          events.onCommit(message);
      }
    });
    let failure: Error | null = null;
    thread.on('error', (error: Error) => {
      failure = error;
    });
    thread.on('exit', () => {
      const error = failure ?? new Error('The Apex thread ended');
      reject(error);
      if (pending !== null) settle(pending.id, (current) => current.reject(error));
      if (!isClosing && isReady) events.onDeath(error);
    });
  });
  // Whoever waits sees the rejection; without a waiter it must not end the process.
  ready.catch(() => undefined);

  return {
    get isReady() {
      return isReady;
    },
    get isIdle() {
      return isReady && pending === null;
    },
    ready,
    run<Kind extends WorkKind>(kind: Kind, order: WorkKinds[Kind]['order']) {
      lastId += 1;
      const id = lastId;
      return new Promise<WorkKinds[Kind]['answer']>((resolve, reject) => {
        pending = { id, resolve: resolve, reject };
        thread.postMessage({ ...order, kind, id });
      });
    },
    tell: (order) => thread.postMessage(order),
    async terminate() {
      isClosing = true;
      await thread.terminate();
    },
  };
}
