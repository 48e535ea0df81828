/** Turns calls of @future methods into jobs. Apex Developer Guide, "Future Methods". */
import type { MethodSymbol } from '../../contracts/symbols.ts';
import { ApexList } from '../../values/index.ts';
import type { OrgRuntime } from '../transaction/org-runtime.ts';
import type { TestState } from '../transaction/test-state.ts';
import { orgTransaction } from '../transaction/context.ts';
import { runTransaction } from '../transaction/run.ts';
import { frameOf, type JobRow } from '../transaction/job.ts';
import { readState, writeState } from './job-state.ts';
import { addJob, asyncException, payloadOf, removeJob } from './queue.ts';
import { endKilled, markJob, writeEnd, type JobRun } from './job-end.ts';

const listOfObjects = { kind: 'primitive', name: 'Object' } as const;

/** What a call of an @future method compiles to. */
export function callFuture(className: string, methodKey: string, parameters: readonly unknown[]): void {
  const transaction = orgTransaction();
  const method = methodOf(transaction.org, className, methodKey);
  const { quiddity, job } = transaction;
  const isInBatchOrFuture = job !== null && (job.kind === 'future' || job.kind.startsWith('batch'));
  if (isInBatchOrFuture || quiddity === 'FUTURE') {
    throw asyncException(
      `Future method cannot be called from a future or batch method: ${method.owner}.${method.name}(${method.parameters.map(parameterText).join(', ')})`,
    );
  }
  transaction.limits.consume('FutureCalls', 1);
  const annotation = method.annotations.find(({ name }) => name === 'future');
  addJob({
    kind: 'future',
    className: method.owner,
    payload: {
      state: writeState(new ApexList(listOfObjects, [...parameters])),
      methodKey: method.key,
      allowsCallouts: annotation?.parameters['callout']?.toLowerCase() === 'true',
    },
    dueAt: transaction.clock.now(),
    fields: { MethodName: method.name },
  });
}

function parameterText(parameter: MethodSymbol['parameters'][number]): string {
  return parameter.type.kind === 'primitive' || parameter.type.kind === 'sobject' ? parameter.type.name : parameter.type.kind;
}

function methodOf(org: OrgRuntime, className: string, key: string): MethodSymbol {
  const method = org.parts.project.findType(className)?.methods.find((candidate) => candidate.key === key);
  if (method === undefined) throw new Error(`The future method ${className}.${key} is gone`);
  return method;
}

export function runFuture(org: OrgRuntime, row: JobRow, test: TestState | null): JobRun {
  const payload = payloadOf(row);
  const className = row.class_name ?? '';
  const frame = frameOf(row, { allowsCallouts: payload['allowsCallouts'] === true });
  const user = org.userOf(row.user_id);
  const outcome = runTransaction(
    org,
    { quiddity: 'FUTURE', user, className, job: frame, test, limitOverrides: { FutureCalls: 0 } },
    (transaction) => {
      if (payload.state === null) throw new Error(`Job ${row.id} has no parameters`);
      const parameters = readState(payload.state) as ApexList;
      transaction.project.invoke(methodOf(org, className, String(payload['methodKey'])), null, parameters.items);
      transaction.storage.beginWrite();
      markJob(org, row.id, 'Completed', null);
      removeJob(org, row.id);
      transaction.hasPendingWork = true;
    },
  );
  if (outcome.ok) return { failure: null };
  const { failure, killed } = outcome;
  if (killed !== null) endKilled(org, row, killed, failure);
  else {
    writeEnd(org, test, () => {
      removeJob(org, row.id);
      markJob(org, row.id, 'Failed', failure);
    });
  }
  return { failure };
}
