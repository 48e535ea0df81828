/** A thread that tries one mutant after another. */
import { parentPort } from 'node:worker_threads';
import type { Mutation } from './mutations.ts';
import { openMutantRunner } from './project.ts';
import type { TestName } from './project.ts';

export interface MutantOrder {
  readonly mutation: Mutation;
  readonly tests: readonly TestName[];
}

/** The test that failed; null: none did. */
export type MutantAnswer = TestName | null | 'not compiled';

const port = parentPort;
if (port === null) throw new Error('mutant-thread.ts runs on a worker thread');
const runner = openMutantRunner();
port.on('message', ({ mutation, tests }: MutantOrder) => {
  void runner.tryMutant(mutation, tests).then((answer) => port.postMessage(answer));
});
