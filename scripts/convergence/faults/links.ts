/** What befalls a link: it is killed, passes a limit, is overtaken by a second runner, or its process dies. */
import type { FaultAction } from '../../local-org/index.ts';
import type { Lab, LabUser } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import type { Evidence } from './evidence.ts';
import type { FenceWatch } from '../judge/fence-watch.ts';
import type { ProcessDeaths } from './process-deaths.ts';

export const fenced = 'fenced runner';
export const linkGroups = ['killed between last callout and settle', 'killed in settle', fenced] as const;
export const limitExhausted = 'limit exhausted';
type LinkKind = (typeof linkGroups)[number];

/** Of all links; more while a kind is behind. */
const linkFaultShare = { usual: 0.3, behind: 0.9 };
const quickShare = 0.4;
/** Of second runners: of the same generation as the first. */
const twinShare = 0.3;
/** Of all deliveries, of each kind. */
const aimedShare = 0.04;
const limits = ['Apex CPU time limit exceeded', 'Apex heap size too large: 12582913', 'Too many query rows: 50001'];

export interface LinkFaults {
  /** The next link passes a limit. */
  exhaust(): void;
  /** Where a second runner is wanted, it comes now, and the answer is yes. */
  overtakeIfPlanned(delivery: number): boolean;
  /** The destination answers this link at once, which leaves the rest of the second to whoever saves again. */
  readonly isQuick: boolean;
  /** A second runner is at work just now, on the same thread. */
  readonly isBeside: boolean;
  /** The link that runs now is told of these versions of another system, as `versionKey` names them. */
  hears(versions: readonly string[]): void;
  end(): void;
}

/** Only what the engine itself found out and wrote down counts. */
export function fencedRuns(lab: Lab): number {
  return Number(lab.sql(`SELECT count(*) AS count FROM "SynclineRun__c" WHERE "Status__c" = 'Fenced'`)[0]?.['count']);
}

export function disturbLinks(
  lab: Lab,
  connector: LabUser,
  memory: RunMemory,
  random: Random,
  tally: Tally,
  deaths: ProcessDeaths,
  evidence: Evidence,
  fence: FenceWatch,
): LinkFaults {
  let isOn = true;
  /** What is to befall the link that runs now, and whether it has. */
  let planned: LinkKind | null = null;
  let isExhausting = false;
  let isBeside = false;
  /** The link that runs now may write nothing more of what it learns: its generation is over. */
  let isOvertaken = false;
  let heard: readonly string[] = [];
  let isQuick = false;

  const countOf = (kind: LinkKind): number => (kind === fenced ? fencedRuns(lab) : tally.of(kind));
  const rarest = (): LinkKind => linkGroups.reduce<LinkKind>((least, kind) => (countOf(kind) < countOf(least) ? kind : least), fenced);

  function plan(): readonly FaultAction[] {
    planned = null;
    isQuick = random.next() < quickShare;
    if (!isOn || isBeside) return [];
    if (deaths.isDue()) return deaths.plan();
    if (isExhausting) {
      isExhausting = false;
      tally.note(limitExhausted);
      return [{ kind: 'exhaustLimit', at: { kind: 'statement', number: random.integer(1, 25) }, message: random.pick(limits) }];
    }
    const kind = random.next() < 0.4 ? random.pick(linkGroups) : rarest();
    const isBehind = countOf(kind) < memory.open * aimedShare * 0.9;
    if (random.next() > (isBehind ? linkFaultShare.behind : linkFaultShare.usual)) return [];
    if (countOf(kind) > 1 + memory.open * aimedShare) return [];
    planned = kind;
    const then = random.next() < 0.8 ? 'restarted' : 'lost';
    if (kind === 'killed between last callout and settle') return [{ kind: 'kill', at: { kind: 'rowLockAfterCallout' }, then }];
    if (kind === 'killed in settle') return [{ kind: 'kill', at: { kind: 'writeAfterCallout', number: random.integer(2, 3) }, then }];
    return [];
  }

  function beside(run: () => void): void {
    isBeside = true;
    try {
      run();
    } finally {
      isBeside = false;
    }
  }

  /** The generation rises while the first waits for its answer, and the new link may even be through before it. */
  function overtake(): void {
    connector.invoke('ChainService', 'start', [memory.connectionId]);
    const turns = random.next() < 0.6 ? random.integer(1, 2) : 0;
    for (let turn = 0; turn < turns; turn += 1) lab.jobs.runOneBeside();
  }

  /**
   * Of the same generation, as two heartbeats start them where the first link has not yet written that it runs: only the cursors tell
   * that it was there, and it may have found nothing to move.
   */
  function comeTwice(): void {
    const [state] = connector.query(
      `SELECT Generation__c FROM SynclineConnectionState__c WHERE ConnectionRef__c = '${memory.connectionId}'`,
    );
    connector.invoke('ChainService', 'restart', [memory.connectionId, Number(state?.['Generation__c'])]);
    lab.jobs.runOneBeside();
  }

  lab.chooseFaults = (quiddity, className) => (quiddity === 'QUEUEABLE' && className === 'LinkJob' ? plan() : []);
  lab.onTransaction(({ quiddity, className, status }) => {
    if (quiddity !== 'QUEUEABLE' || className !== 'LinkJob' || isBeside) return;
    const killedBy = planned !== fenced && status.includes('killed by a fault') ? planned : null;
    if (killedBy !== null) tally.hit(killedBy, memory.deliveries);
    evidence.noteLink(killedBy !== null);
    fence.ended();
    planned = null;
    if (status === 'Success' && !isOvertaken) heard.forEach((version) => memory.untold.delete(version));
    heard = [];
    isOvertaken = false;
    deaths.forget();
  });
  return {
    exhaust: () => void (isExhausting = true),
    overtakeIfPlanned(delivery) {
      if (planned !== fenced) return false;
      planned = null;
      tally.hit(fenced, delivery);
      isOvertaken = true;
      if (random.next() < twinShare) {
        beside(comeTwice);
      } else {
        beside(overtake);
        fence.overtaken();
      }
      return true;
    },
    get isQuick() {
      return isQuick;
    },
    get isBeside() {
      return isBeside;
    },
    hears(versions) {
      heard = [...heard, ...versions];
      versions.forEach((version) => memory.untold.add(version));
    },
    end: () => void (isOn = false),
  };
}
