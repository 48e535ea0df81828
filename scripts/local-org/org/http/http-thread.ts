/** The thread that performs callouts for one Apex thread, which sleeps until the answer is there. */
import { workerData, type MessagePort } from 'node:worker_threads';
import type { HttpAnswer, HttpCall } from './exchange.ts';
import { exchange } from './node-client.ts';

const { port, signal } = workerData as { readonly port: MessagePort; readonly signal: Int32Array };

port.on('message', (call: HttpCall) => {
  void exchange(call)
    .catch((error: unknown): HttpAnswer => ({
      ok: false,
      problem: 'other',
      detail: error instanceof Error ? error.message : String(error),
    }))
    .then((answer) => {
      port.postMessage(answer);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
});
