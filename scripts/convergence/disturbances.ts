/** What goes wrong during a run: on the wire and in the org. Kinds that are behind in number come first. */
import type { Random } from '../sample-data/random.ts';
import type { Delivery, Lab, WireFault } from '../lab/index.ts';
import type { FaultAction } from '../local-org/index.ts';
import type { Evidence, FaultKind } from './evidence.ts';
import type { Connection } from './setup.ts';
import { configurations } from './streams.ts';
import { wireFault, wireKinds } from './wire-faults.ts';
import type { Workload } from './workload.ts';

export interface Disturbances {
  /** How often each act of the chain's owner took place. */
  readonly acts: ReadonlyMap<string, number>;
  /** The chain's owner pauses, aborts, edits: one such act. Where nothing may be mended by it, existing records are not read again. */
  disturbOrg(mayMend: boolean): void;
  /** Nothing goes wrong any more; what was paused goes on. */
  heal(): void;
}

/** Of all deliveries, and of all links; more while a kind is behind. */
const wireFaultShare = { usual: 0.22, behind: 0.4 };
const linkFaultShare = { usual: 0.3, behind: 0.9 };
const aimedShare = 0.032;
const intrusionShare = 0.12;
const onTheWayShare = 0.12;

const linkKinds = ['killed between last callout and settle', 'killed in settle', 'fenced runner'] as const;
type LinkKind = (typeof linkKinds)[number];

export function disturb(lab: Lab, connection: Connection, random: Random, evidence: Evidence, workload: Workload): Disturbances {
  const admin = lab.administrator();
  let isOn = true;
  let isPaused = false;
  /** What is to befall the link that runs now, and whether it has. */
  let planned: LinkKind | null = null;
  let isExhausting = false;
  let isBeside = false;

  function rarest<Kind extends FaultKind>(kinds: readonly Kind[]): Kind {
    if (random.next() < 0.4) return random.pick(kinds);
    return kinds.reduce((least, kind) => (evidence.countOf(kind) < evidence.countOf(least) ? kind : least));
  }

  function isBehind(kind: FaultKind): boolean {
    return evidence.countOf(kind) < lab.wire.deliveries * aimedShare * 0.9;
  }

  function plan(): readonly FaultAction[] {
    planned = null;
    if (!isOn) return [];
    if (isExhausting) {
      isExhausting = false;
      const message = random.pick(['Apex CPU time limit exceeded', 'Apex heap size too large: 12582913', 'Too many query rows: 50001']);
      return [{ kind: 'exhaustLimit', at: { kind: 'statement', number: random.integer(1, 25) }, message }];
    }
    const kind = rarest(linkKinds);
    if (random.next() > (isBehind(kind) ? linkFaultShare.behind : linkFaultShare.usual)) return [];
    if (evidence.countOf(kind) > 1 + lab.wire.deliveries * aimedShare) return [];
    planned = kind;
    const then = random.next() < 0.8 ? 'restarted' : 'lost';
    if (kind === 'killed between last callout and settle') return [{ kind: 'kill', at: { kind: 'rowLockAfterCallout' }, then }];
    if (kind === 'killed in settle') return [{ kind: 'kill', at: { kind: 'writeAfterCallout', number: random.integer(2, 3) }, then }];
    return [];
  }

  /** A second runner: the generation rises while the first waits for its answer, and the new link may even be through before it. */
  function overtake(): void {
    isBeside = true;
    try {
      admin.invoke('ChainService', 'start', [connection.id]);
      const turns = random.next() < 0.6 ? random.integer(1, 2) : 0;
      for (let turn = 0; turn < turns; turn += 1) lab.jobs.runOneBeside();
    } finally {
      isBeside = false;
    }
  }

  /** What may be saved again under the stamp that is on its way: an engine that sends such a record loses the later save for good. */
  function ofTheRunningSecond({ events }: Delivery): Delivery['events'] {
    const second = Math.floor(lab.clock.now() / 1000) * 1000;
    return events.filter(({ data }) => Date.parse(data.version.stamp) >= second);
  }

  function changeOnTheWay(delivery: Delivery): void {
    const fresh = ofTheRunningSecond(delivery);
    const aimed = fresh.length > 0 ? fresh : random.next() < onTheWayShare ? delivery.events : [];
    const object = aimed[0]?.data.object;
    if (object === undefined) return;
    const ids = aimed.flatMap(({ data }) => (data.object === object ? [data.id] : []));
    workload.changeOnTheWay(object, ids);
    if (fresh.length > 0) workload.leaveAlone(object, ids);
  }

  lab.chooseFaults = (quiddity, className) => (quiddity === 'QUEUEABLE' && className === 'LinkJob' ? plan() : []);
  lab.onTransaction(({ quiddity, className, status }) => {
    if (quiddity !== 'QUEUEABLE' || className !== 'LinkJob' || isBeside) return;
    if (planned !== null && planned !== 'fenced runner' && status.includes('killed by a fault')) evidence.hit(planned, lab.wire.deliveries);
    planned = null;
  });
  lab.wire.hooks = {
    latency: () => random.integer(20, 600),
    onSend(delivery: Delivery): WireFault | null {
      evidence.see(delivery, workload.lateVersions);
      if (!isOn || isBeside) return null;
      if (random.next() < intrusionShare) workload.act();
      changeOnTheWay(delivery);
      if (planned === 'fenced runner') {
        planned = null;
        evidence.hit('fenced runner', delivery.number);
        overtake();
        return null;
      }
      const kind = rarest(wireKinds);
      if (random.next() > (isBehind(kind) ? wireFaultShare.behind : wireFaultShare.usual)) return null;
      evidence.hit(kind, delivery.number);
      return wireFault(kind, random);
    },
  };

  function setPaused(wanted: boolean): void {
    admin.aura('OverviewController', wanted ? 'pause' : 'resume', { connectionId: connection.id });
    isPaused = wanted;
  }

  function abortRunner(): void {
    const [id] = lab.jobs.queued('LinkJob');
    if (id !== undefined) admin.abortJob(id);
  }

  /** An admin changes his mind about mapping, filter or rule. */
  function editStream(): void {
    const edited = random.pick(Object.values(configurations).filter((choices) => choices.length > 1));
    connection.configure(random.pick(edited));
  }

  function runInitialSyncAgain(): void {
    const streamId = connection.streamId(random.pick(Object.keys(configurations)));
    const isOpen = lab.sql('SELECT 1 FROM "SynclineBackfill__c" WHERE "Stream__c" = ? AND "FinishedAt__c" IS NULL', [streamId]).length > 0;
    if (!isOpen) admin.aura('BackfillController', 'start', { streamId, reason: 'Again' });
  }

  const done = new Map<string, number>();
  const harms: readonly (readonly [name: string, act: () => void])[] = [
    ['paused and resumed', () => setPaused(true)],
    ['queued job aborted', abortRunner],
    ['limit exhausted', () => void (isExhausting = true)],
  ];
  const acts: typeof harms = [
    ...harms,
    ['mapping, filter or rule edited', editStream],
    ['mapping, filter or rule edited', editStream],
    ['initial sync run again', runInitialSyncAgain],
  ];

  return {
    acts: done,
    disturbOrg(mayMend) {
      if (isPaused) {
        setPaused(false);
        return;
      }
      const [name, act] = random.pick(mayMend ? acts : harms);
      done.set(name, (done.get(name) ?? 0) + 1);
      act();
    },
    heal() {
      isOn = false;
      lab.chooseFaults = null;
      if (isPaused) setPaused(false);
    },
  };
}
