/**
 * Synchronous HTTP for an Apex thread: a helper thread does the exchange while this one sleeps in Atomics.wait. Each Apex thread has its
 * own helper, so a slow destination holds up only its own transaction, and never the thread that serves.
 */
import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { startThread } from '../threads/start-thread.ts';
import type { HttpAnswer, SyncHttp } from './exchange.ts';

/** The helper keeps the time-out; this margin only guards against a helper that died. */
const marginMilliseconds = 30_000;

interface Helper {
  readonly thread: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

function startHelper(): Helper {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const thread = startThread(new URL('./http-thread.ts', import.meta.url), { port: port2, signal }, [port2]);
  thread.unref();
  port1.unref();
  return { thread, port: port1, signal };
}

export function createSyncHttp(): SyncHttp {
  let helper: Helper | null = null;
  return {
    call(call) {
      helper ??= startHelper();
      Atomics.store(helper.signal, 0, 0);
      helper.port.postMessage(call);
      Atomics.wait(helper.signal, 0, 0, call.timeoutMilliseconds + marginMilliseconds);
      const received: { readonly message: HttpAnswer } | undefined = receiveMessageOnPort(helper.port);
      if (received !== undefined) return received.message;
      void helper.thread.terminate();
      helper = null;
      return { ok: false, problem: 'other', detail: 'the callout thread did not answer' };
    },
    async close() {
      const { thread } = helper ?? {};
      helper = null;
      await thread?.terminate();
    },
  };
}
