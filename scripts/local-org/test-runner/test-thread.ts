/** A worker thread that runs test classes by name on a database of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { toLineCoverage } from './coverage.ts';
import type { LineCoverage } from './coverage.ts';
import { openTestOrg } from './open-test-org.ts';
import type { TestOrgOptions } from './open-test-org.ts';
import { runTestClass } from './run-class.ts';
import { findTestClasses } from './test-classes.ts';
import type { MethodOutcome } from './test-result.ts';

export interface TestThreadData extends TestOrgOptions {
  readonly coverage: boolean;
  readonly methodName: string | null;
}

/** What the thread is told: a class to run, or that there are no more. */
export type TestThreadOrder = { readonly kind: 'run'; readonly className: string } | { readonly kind: 'finish' };

export type TestThreadMessage =
  | { readonly kind: 'outcome'; readonly outcome: MethodOutcome }
  | { readonly kind: 'idle' }
  | { readonly kind: 'done'; readonly coverage: LineCoverage | null };

const data = workerData as TestThreadData;
const port = parentPort;
if (port === null) throw new Error('test-thread.ts runs on a worker thread');
const tell = (message: TestThreadMessage): void => port.postMessage(message);

const testOrg = openTestOrg(data);
const testClasses = new Map(
  findTestClasses(testOrg.compiled, { className: null, methodName: data.methodName }).map((testClass) => [testClass.name, testClass]),
);

port.on('message', (order: TestThreadOrder) => {
  if (order.kind === 'finish') {
    tell({ kind: 'done', coverage: data.coverage ? toLineCoverage(testOrg.project.coverage()) : null });
    void testOrg.close().then(() => port.close());
    return;
  }
  const testClass = testClasses.get(order.className);
  if (testClass !== undefined) runTestClass(testOrg, testClass, (outcome) => tell({ kind: 'outcome', outcome }));
  tell({ kind: 'idle' });
});
tell({ kind: 'idle' });
