/** An Apex thread: an org of its own over the shared database file, that does one piece of work at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { listUsers, findUser, findUserByUsername } from '../security/index.ts';
import { nextDueTime } from '../org/jobs/queue.ts';
import { recoverAfterCrash, runNextJob } from '../org/jobs/run-job.ts';
import { countUsage, minutesPerDay, usageWithin } from '../org/allowances/usage.ts';
import { openOrg, type OpenedOrg } from './open-org.ts';
import type { CommitNotice, PublishedEvent } from '../org/transaction/org-runtime.ts';
import { handleRequest } from './service/handle-request.ts';
import { valueToJson } from './service/record-json.ts';
import { openClock } from '../org/transaction/clock.ts';
import { createTransactionFaults } from '../org/transaction/faults.ts';
import { inWrite } from '../org/transaction/run.ts';
import type {
  ApexThreadData,
  EmpMessage,
  ThreadMessage,
  ThreadOrder,
  UserSummary,
  WorkKind,
  WorkKinds,
  WorkOrder,
} from './thread-messages.ts';

const data = workerData as ApexThreadData;
const port = parentPort;
if (port === null) throw new Error('apex-thread.ts runs on a worker thread');
const tell = (message: ThreadMessage): void => port.postMessage(message);

function empMessage({ objectName, replayId, fields }: PublishedEvent): EmpMessage {
  const payload = Object.fromEntries([...fields].map(([name, value]) => [name, valueToJson(value)]));
  return { channel: `/event/${objectName}`, data: { payload, event: { replayId, EventUuid: payload['EventUuid'] ?? null } } };
}

function open(): OpenedOrg {
  const faults = createTransactionFaults(data.faultGate);
  const { packagedSets } = data;
  const opened = openOrg({
    project: data.project,
    databaseFile: data.databaseFile,
    stateFolder: data.stateFolder,
    prepares: data.prepares,
    clock: openClock(data.clock),
    faults,
    trustedCertificates: data.trustedCertificates,
    cpuScale: data.cpuScale,
    uncountedApiRequests: data.uncountedApiRequests,
    newValuesKeepCallouts: data.newValuesKeepCallouts,
    ...(data.administrator === null ? {} : { administrator: data.administrator }),
    ...(packagedSets === null ? {} : { isPackaged: (name: string) => packagedSets === 'all' || packagedSets.includes(name) }),
    onCommit: (notice) => onCommit(notice),
  });
  if (data.prepares) recoverAfterCrash(opened.org);
  return opened;
}

function onCommit({ objectNames, events }: CommitNotice): void {
  tell({ kind: 'commit', objectNames, nextDue: nextDueTime(org), events: events.map(empMessage) });
}

const opened = open();
const { org } = opened;

function summary({ id, username, name, isActive }: UserSummary): UserSummary {
  return { id, username, name, isActive };
}

function countApiRequests(): number {
  const uncounted = Atomics.exchange(org.uncountedApiRequests, 0, 0);
  if (uncounted > 0) inWrite(org, () => countUsage(org, 'DailyApiRequests', uncounted));
  return usageWithin(org, 'DailyApiRequests', minutesPerDay);
}

type Workers = { readonly [Kind in WorkKind]: (order: WorkKinds[Kind]['order']) => WorkKinds[Kind]['answer'] };

const { storage } = org.parts;
const workers: Workers = {
  request: ({ userId, request }) => handleRequest(org, userId, request),
  job: () => runNextJob(org),
  users: () => listUsers(storage).map(summary),
  user: (order) => {
    const found = 'userId' in order ? findUser(storage, order.userId) : findUserByUsername(storage, order.username);
    return found === null ? null : summary(found);
  },
  countApiRequests,
  recover: () => recoverAfterCrash(org),
};

function work(order: WorkOrder): void {
  try {
    const worker = workers[order.kind] as (order: WorkOrder) => unknown;
    tell({ kind: 'answer', id: order.id, answer: worker(order) });
  } catch (error) {
    // A piece of work that broke must not leave its transaction open for the next one.
    storage.rollback();
    tell({ kind: 'broken', id: order.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

port.on('message', (order: ThreadOrder) => {
  if (order.kind === 'faults') org.faults.setPlan(order.plan, order.counts);
  else if (order.kind === 'close') void opened.close().then(() => port.close());
  else work(order);
});

tell({ kind: 'ready', organizationId: org.organization.id, nextDue: nextDueTime(org) });
