/** The real receiver on a thread of its own: Apex waits for its answers on the lab's thread. Its time is the lab's. */
import { parentPort, workerData } from 'node:worker_threads';
import { createControllableClock } from '../local-org/index.ts';
import { startReceiver } from '../receiver/index.ts';
import type { ReceiverOptions } from '../receiver/index.ts';

const { clockMemory, options } = workerData as { readonly clockMemory: SharedArrayBuffer; readonly options: ReceiverOptions };
const clock = createControllableClock(0, clockMemory);
void startReceiver({ ...options, port: 0, now: () => clock.now() }).then((receiver) => {
  parentPort?.on('message', () => {
    void receiver.close().then(() => parentPort?.close());
  });
  parentPort?.postMessage(receiver.url);
});
