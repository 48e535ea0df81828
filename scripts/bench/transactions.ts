/** What single transactions spend, as rows of a table: those that a page asks for, and those of a chain of jobs. */
import type { Lab, TransactionFigures } from '../lab/index.ts';
import { governor, row, whole } from './transfer.ts';

const meters = ['Queries', 'QueryRows', 'DmlStatements', 'DmlRows', 'Callouts', 'CpuTime', 'HeapSize'] as const;

/** The last column is the time on this machine, database and all. */
export function printHead(first: string): void {
  console.log(row([first, ...meters, 'here']));
  console.log(row(['---', ...meters.map(() => '---'), '---']));
}

function printSpent(name: string, usage: TransactionFigures['usage'], milliseconds: number): void {
  console.log(row([name, ...meters.map((meter) => whole(usage[meter] ?? 0)), `${(milliseconds / 1000).toFixed(2)} s`]));
}

/** Asks a controller as the administrator. */
export function ask(lab: Lab, question: string, className: string, method: string, parameters: Readonly<Record<string, unknown>>): unknown {
  let usage: TransactionFigures['usage'] = {};
  const stop = lab.onTransaction((ended) => (usage = ended.usage));
  const begun = performance.now();
  const answer = lab.administrator().aura(className, method, parameters);
  const took = performance.now() - begun;
  stop();
  printSpent(question, usage, took);
  return answer;
}

/** Prints each job of the class from now on; the result stops that, and gives how many there were. Heap is the highest at a callout or at the end. */
export function printJobs(lab: Lab, wantedClass: string): () => number {
  let count = 0;
  let heapPeak = 0;
  let begun = performance.now();
  lab.wire.hooks.onAnswer = () => (heapPeak = Math.max(heapPeak, governor().used('HeapSize')));
  const stop = lab.onTransaction(({ className, quiddity, usage }) => {
    if (className === wantedClass && quiddity === 'QUEUEABLE') {
      count += 1;
      printSpent(`link ${count}`, { ...usage, HeapSize: Math.max(heapPeak, usage['HeapSize'] ?? 0) }, performance.now() - begun);
    }
    heapPeak = 0;
    begun = performance.now();
  });
  return () => {
    stop();
    delete lab.wire.hooks.onAnswer;
    return count;
  };
}
