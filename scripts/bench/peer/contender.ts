/** What takes part: something that looks at the org and tells a destination what has changed. */
import type { SharedClock } from '../../local-org/index.ts';
import type { Arrivals } from './judge.ts';
import { createArrivals } from './judge.ts';

/** Sums since the start. */
export interface Costs {
  /** Requests to the org's API. */
  readonly apiRequests: number;
  /** Jobs of the org: queueable, scheduled, batch and future. */
  readonly asyncExecutions: number;
  /** Requests that carry changes, those that a destination refused too. */
  readonly destinationRequests: number;
}

export interface Contender {
  readonly name: string;
  readonly arrivals: Arrivals;
  costs(): Costs;
  /** Platform time of its next look; infinite where the org runs it. */
  nextLook(): number;
  look(): Promise<void>;
  close(): Promise<void>;
}

/** The destination that all share, as far as it is the same for all: how fast it answers, and whether it does. */
export interface Destination {
  readonly latency: number;
  readonly isDown: () => boolean;
}

export class DestinationIsDown extends Error {}

/** A destination of a peer, which only notes. Requests of one look are taken to travel side by side. */
export interface Sink {
  readonly arrivals: Arrivals;
  readonly requests: number;
  /** One request; throws while the destination is down. */
  post(records: readonly { readonly id: string; readonly value: string | null }[]): void;
}

export function createSink(clock: SharedClock, { latency, isDown }: Destination): Sink {
  const arrivals = createArrivals();
  let requests = 0;
  return {
    arrivals,
    get requests() {
      return requests;
    },
    post(records) {
      requests += 1;
      if (isDown()) throw new DestinationIsDown();
      for (const { id, value } of records) arrivals.note(id, value, clock.now() + latency);
    },
  };
}

/** Once a minute, at the same moment of each minute. */
export function everyMinute(first: number): { next(): number; looked(now: number): void } {
  let next = first;
  return {
    next: () => next,
    looked(now) {
      next += Math.max(1, Math.ceil((now + 1 - next) / 60_000)) * 60_000;
    },
  };
}
