/**
 * The pool of Apex threads and what they do next. People come first: their requests are taken in order as soon as a thread is idle, and
 * jobs never take the last idle thread while there are several. Jobs are woken by commits and by the clock, never by polling.
 */
import { startApexWorker, type ApexWorker } from './apex-worker.ts';
import { createDueTimes } from './due-times.ts';
import type { ApexThreadData, EmpMessage, WorkKind, WorkKinds } from './thread-messages.ts';
import type { TransactionFault } from '../org/transaction/faults.ts';

export interface PoolOptions {
  readonly threads: number;
  readonly data: Omit<ApexThreadData, 'prepares'>;
  now(): number;
  onCommit(objectNames: readonly string[]): void;
  onEvent(message: EmpMessage): void;
}

export interface ApexPool {
  readonly organizationId: string;
  run<Kind extends WorkKind>(kind: Kind, order: WorkKinds[Kind]['order']): Promise<WorkKinds[Kind]['answer']>;
  setFaults(plan: readonly TransactionFault[]): void;
  /** The clock has moved: look for what is due. */
  wake(): void;
  /** Resolves when no job runs and none is due. */
  settled(): Promise<void>;
  /** When the next job is due, asked once they have settled; null when nothing waits. */
  nextDue(): number | null;
  /** Pauses and resumes the jobs; requests go on. */
  setJobsPaused(isPaused: boolean): void;
  close(patienceMilliseconds: number): Promise<void>;
}

interface Waiting {
  start(worker: ApexWorker): void;
  fail(error: Error): void;
}

const longestTimer = 2_147_483_647;

export async function startPool(options: PoolOptions): Promise<ApexPool> {
  const workers: ApexWorker[] = [];
  const waiting: Waiting[] = [];
  const settledListeners: (() => void)[] = [];
  const dueTimes = createDueTimes(null);
  let runningJobs = 0;
  let timer: NodeJS.Timeout | null = null;
  let isClosing = false;
  let isPaused = false;

  function start(prepares: boolean): ApexWorker {
    const worker = startApexWorker(
      { ...options.data, prepares },
      {
        onCommit(message) {
          dueTimes.tell(message.nextDue);
          if (message.objectNames.length > 0) options.onCommit(message.objectNames);
          for (const event of message.events) options.onEvent(event);
          dispatch();
        },
        onDeath(error) {
          console.error('An Apex thread ended and is replaced:', error);
          workers.splice(workers.indexOf(worker), 1);
          if (isClosing) return;
          join(start(false), () => run('recover', {}));
        },
      },
    );
    workers.push(worker);
    return worker;
  }

  function join(worker: ApexWorker, then: () => Promise<unknown>): void {
    worker.ready.then(then).then(dispatch, (error: unknown) => console.error('An Apex thread did not start:', error));
  }

  function idleWorkers(): ApexWorker[] {
    return workers.filter((worker) => worker.isIdle);
  }

  function isDue(): boolean {
    return !isPaused && !isClosing && dueTimes.next !== null && dueTimes.next <= options.now();
  }

  function dispatch(): void {
    for (let worker = idleWorkers()[0]; worker !== undefined && waiting.length > 0; worker = idleWorkers()[0])
      waiting.shift()?.start(worker);
    // Also while the other threads are still starting: a job may wait long for its destination.
    const reserve = options.threads > 1 ? 1 : 0;
    for (let idle = idleWorkers(); idle.length > reserve && isDue(); idle = idleWorkers()) runJob(idle[0] as ApexWorker);
    setTimer();
    if (runningJobs === 0 && !isDue()) for (const listener of settledListeners.splice(0)) listener();
  }

  function runJob(worker: ApexWorker): void {
    runningJobs += 1;
    const endTurn = dueTimes.beginTurn();
    worker.run('job', {}).then(
      (turn) => {
        runningJobs -= 1;
        endTurn(turn.nextDue);
        dispatch();
      },
      (error: unknown) => {
        runningJobs -= 1;
        endTurn(dueTimes.next);
        if (!isClosing) console.error('A job broke the engine:', error);
        dispatch();
      },
    );
  }

  function setTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (dueTimes.next === null || isClosing || isPaused) return;
    const wait = dueTimes.next - options.now();
    if (wait > 0) timer = setTimeout(dispatch, Math.min(wait, longestTimer));
  }

  function run<Kind extends WorkKind>(kind: Kind, order: WorkKinds[Kind]['order']): Promise<WorkKinds[Kind]['answer']> {
    if (isClosing) return Promise.reject(new Error('The org is closing'));
    return new Promise((resolve, reject) => {
      waiting.push({
        start: (worker) => void worker.run(kind, order).then(resolve, reject).finally(dispatch),
        fail: reject,
      });
      dispatch();
    });
  }

  const first = start(true);
  const { organizationId, nextDue: firstDue } = await first.ready;
  dueTimes.tell(firstDue);
  // The others find the project compiled and the database prepared.
  for (let count = 1; count < options.threads; count += 1) join(start(false), () => Promise.resolve());
  dispatch();

  return {
    organizationId,
    run,
    setFaults(plan) {
      const counts = new Int32Array(new SharedArrayBuffer(Math.max(4, plan.length * 4)));
      for (const worker of workers) worker.tell({ kind: 'faults', plan, counts });
    },
    wake: dispatch,
    settled: () =>
      new Promise((resolve) => {
        settledListeners.push(resolve);
        dispatch();
      }),
    nextDue: () => dueTimes.next,
    setJobsPaused(paused) {
      isPaused = paused;
      dispatch();
    },
    async close(patience) {
      isClosing = true;
      if (timer !== null) clearTimeout(timer);
      for (const entry of waiting.splice(0)) entry.fail(new Error('The org is closing'));
      const end = performance.now() + patience;
      // What runs may end; what does not in time is rolled back, and queued again at the next start.
      while (performance.now() < end && workers.some((worker) => worker.isReady && !worker.isIdle))
        await new Promise((resolve) => setTimeout(resolve, 20));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
