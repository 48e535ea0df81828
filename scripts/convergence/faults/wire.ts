/** What befalls each delivery: people act meanwhile, a window is open, or a fault is drawn. Kinds that are behind in number come first. */
import type { Delivery, Lab, WireFault } from '../../lab/index.ts';
import type { Workload } from '../changes/workload.ts';
import type { Evidence } from './evidence.ts';
import type { SignatureWatch } from '../judge/signature-watch.ts';
import { versionKey } from '../changes/names.ts';
import { checkContent } from '../judge/content-watch.ts';
import type { SilenceWatch } from '../judge/silence-watch.ts';
import type { SyncedStream } from '../configuration/streams.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { Random } from '../../sample-data/random.ts';
import type { Tally } from '../memory/tally.ts';
import { afterProcessing } from './after-processing.ts';
import { beforeProcessing } from './before-processing.ts';
import type { LinkFaults } from './links.ts';
import type { Outage } from './outage.ts';
import type { Poisoning } from './poison.ts';
import type { ProcessDeaths } from './process-deaths.ts';
import { newerHeld, receiptKinds } from './receipts.ts';
import { tokenExpired } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { answer, problem, wireGroups } from './wire-kind.ts';
import type { WireKind } from './wire-kind.ts';

export const wireKinds: readonly WireKind[] = [...beforeProcessing, ...afterProcessing, ...receiptKinds, tokenExpired];

/** Of all deliveries, also while a group is behind; and of them for each group. */
const faultShare = { usual: 0.25, behind: 0.5 };
const aimedShare = 0.036;
const unseenShare = 0.6;
const intrusionShare = 0.12;
const onTheWayShare = 0.12;
/** Of what is changed on its way: under the stamp that it is sent with. */
const sentStampShare = 0.3;

export interface WireParts {
  readonly lab: Lab;
  readonly memory: RunMemory;
  readonly random: Random;
  readonly tally: Tally;
  readonly evidence: Evidence;
  readonly workload: Workload;
  readonly outage: Outage;
  readonly tokens: Tokens;
  readonly poisoning: Poisoning;
  readonly links: LinkFaults;
  readonly deaths: ProcessDeaths;
  readonly signatures: SignatureWatch;
  readonly silence: SilenceWatch;
  /** How each stream is configured. */
  readonly current: () => readonly SyncedStream[];
  /** What people do while a request is on its way. */
  readonly meanwhile: () => void;
  /** Events that the destination takes at once. */
  readonly batchRecords: number;
}

/** Gives how to end it: what the destination itself wants is still asked for then. */
export function disturbWire(parts: WireParts): () => void {
  const { lab, memory, random, tally, evidence, workload, outage, tokens, poisoning, links, deaths, signatures, silence, current } = parts;
  let isOn = true;

  const isBehind = (): boolean => tally.of(tally.rarest(wireGroups)) < aimedShare * memory.open;

  /** What has not happened yet, where nothing mends it, comes first: once may be enough to show what is wrong. Then a group that lacks its share. */
  function choose(): WireKind {
    const unseen = wireKinds.filter(({ name }) => tally.sinceMending(name) === 0);
    if (unseen.length > 0 && random.next() < unseenShare) return random.pick(unseen);
    const group = tally.rarest(wireGroups);
    if (!isBehind() && random.next() < 0.5) return random.pick(wireKinds);
    const candidates = isBehind() ? wireKinds.filter((kind) => kind.group === group) : wireKinds;
    const least = Math.min(...candidates.map(({ name }) => tally.of(name)));
    return random.pick(candidates.filter(({ name }) => tally.of(name) === least));
  }

  /** What the org now believes of them no later change makes good. */
  function leaveAlone({ events }: Delivery): void {
    for (const object of new Set(events.map(({ data }) => data.object)))
      workload.leaveAlone(
        object,
        events.map(({ data }) => data.id),
      );
  }

  function draw(delivery: Delivery, number: number, isRepeated: boolean): WireFault | null {
    memory.open += 1;
    if (random.next() > (isBehind() ? faultShare.behind : faultShare.usual)) return null;
    const kind = choose();
    // Its answer is the one that was given before.
    if (kind === newerHeld && isRepeated) return null;
    tally.hit(kind.name, number);
    tally.note(kind.group);
    if (kind === tokenExpired) tokens.expire(delivery);
    if (kind.group === 'receipts that do not fit') leaveAlone(delivery);
    const fault = kind.fault(delivery, random);
    if (fault.kind === 'precededBy')
      links.hears(fault.events.map(({ data: { object, id, version } }) => versionKey(object, id, Date.parse(version.stamp))));
    return fault;
  }

  /** What may be saved again under the stamp that is on its way: an engine that sends such a record loses the later save for good. */
  function ofTheRunningSecond({ events }: Delivery): Delivery['events'] {
    const second = Math.floor(lab.clock.now() / 1000) * 1000;
    return events.filter(({ data }) => Date.parse(data.version.stamp) >= second);
  }

  function changeOnTheWay(delivery: Delivery): void {
    const [fresh] = ofTheRunningSecond(delivery);
    if (fresh !== undefined) {
      const { object, version } = fresh.data;
      workload.leaveAlone(object, workload.changeOfTheSecond(object, Date.parse(version.stamp)));
      return;
    }
    const [first] = delivery.events;
    if (first === undefined || random.next() > onTheWayShare) return;
    const { object, version } = first.data;
    const ids = delivery.events.flatMap(({ data }) => (data.object === object ? [data.id] : []));
    if (random.next() < sentStampShare) {
      workload.changeUnderSentStamp(object, ids, Date.parse(version.stamp));
      workload.leaveAlone(object, ids);
    } else workload.changeOnTheWay(object, ids);
  }

  /** What a sound destination refuses too. */
  function refusal(delivery: Delivery): WireFault | null {
    if (tokens.isExpired(delivery)) return answer(401, problem(401, 'TOKEN_EXPIRED'));
    if (delivery.events.length <= parts.batchRecords) return null;
    return answer(413, problem(413, 'BATCH_TOO_LARGE', { limit: { name: 'maxBatchEvents', value: parts.batchRecords } }));
  }

  function windowFault(delivery: Delivery, number: number): WireFault | null {
    const fault = outage.fault(lab.clock.now()) ?? poisoning.fault(delivery, lab.clock.now());
    if (fault !== null) memory.faulted.add(number);
    return fault;
  }

  lab.wire.hooks = {
    latency: () => (links.isQuick ? 1 : random.integer(20, 600)),
    onToken() {
      const fault = tokens.fault(lab.clock.now());
      if (fault !== null) silence.hear({ ok: false, problem: 'other', detail: 'no token' });
      return fault;
    },
    onSend(delivery) {
      memory.deliveries += 1;
      const number = memory.deliveries;
      const batchId = delivery.headers['webhook-id'] ?? '';
      const isRepeated = memory.batches.has(batchId);
      memory.batches.add(batchId);
      signatures.check(delivery);
      checkContent(delivery, memory, current);
      if (memory.isPaused) memory.breaches.push(`delivery ${number} was sent while the connection was paused`);
      evidence.see(delivery, number);
      const refused = refusal(delivery);
      if (refused !== null || !isOn || links.isBeside) return refused;
      if (random.next() < intrusionShare) parts.meanwhile();
      changeOnTheWay(delivery);
      deaths.atRequest();
      return windowFault(delivery, number) ?? (links.overtakeIfPlanned(number) ? null : draw(delivery, number, isRepeated));
    },
    onAnswer(_delivery, given) {
      silence.hear(given);
      deaths.atAnswer();
    },
  };
  return () => void (isOn = false);
}
