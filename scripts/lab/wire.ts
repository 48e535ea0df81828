/**
 * The wire between org and receiver. Every request goes to the real receiver over HTTP; here it is counted, delayed in platform time and,
 * where a test wants it, hindered. A time-out costs platform time only.
 */
import type { ControllableClock, HttpAnswer, HttpCall, SyncHttp } from '../local-org/index.ts';
import type { HttpProblem } from '../local-org/org/http/exchange.ts';
import type { Fault } from '../receiver/faults/registry.ts';

export type WireFault =
  /** The receiver itself misbehaves, by its own registry of faults. */
  | { readonly kind: 'receiver'; readonly fault: Fault }
  /** Never arrives. */
  | { readonly kind: 'timeoutBefore' }
  /** Arrives and is processed, but its answer does not come in time. */
  | { readonly kind: 'timeoutAfter' }
  /** Nothing arrives, and nothing comes back. */
  | { readonly kind: 'noAnswer'; readonly problem: HttpProblem }
  /**
   * Something on the way answers in the receiver's place (a login page of a proxy): nothing arrives. Its body is bytes from the start:
   * a text that became bytes during the callout would count as the transaction's heap.
   */
  | {
      readonly kind: 'strangerAnswers';
      readonly status: number;
      readonly body: Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Arrives and is processed; what comes back is made of its answer, whatever destination gave it. */
  | { readonly kind: 'answerChanged'; readonly change: (answer: HttpAnswer) => HttpAnswer }
  /** Another system that writes to the same destination is faster: these events of its own arrive first. */
  | { readonly kind: 'precededBy'; readonly events: readonly DeliveredEvent[] }
  /** Something before the destination answers for some events by itself: only the others arrive, under a webhook id of their own. */
  | { readonly kind: 'eventsWithheld'; readonly receiptsOf: (event: DeliveredEvent, position: number) => readonly object[] | null };

/** One request to /v1/changes. */
export interface Delivery {
  /** Counted from 1 over the whole life of the lab. */
  readonly number: number;
  /** Where to, as several connections have several destinations. */
  readonly origin: string;
  readonly sentAt: number;
  /** As Apex set them, and those that the platform adds; by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly events: readonly DeliveredEvent[];
}

export interface DeliveredEvent {
  readonly id: string;
  /** `syncline.record.upserted` */
  readonly type: string;
  readonly data: {
    readonly object: string;
    readonly id: string;
    readonly version: { readonly stamp: string; readonly revision: number };
    readonly fields?: Readonly<Record<string, unknown>>;
  };
}

export interface WireHooks {
  /** Chooses what befalls a delivery. The org's transaction waits at its callout meanwhile, so others may run. */
  onSend?(delivery: Delivery): WireFault | null;
  /** Chooses what befalls a request for a token. */
  onToken?(): WireFault | null;
  /** What Apex is about to see. */
  onAnswer?(delivery: Delivery, answer: HttpAnswer): void;
  /** Platform milliseconds from sending to the answer; default 100. */
  latency?(delivery: Delivery): number;
  /** Real milliseconds that a server which does not answer is waited for; the rest of the time-out passes in platform time. */
  readonly patience?: number;
}

export interface Wire extends SyncHttp {
  hooks: WireHooks;
  readonly deliveries: number;
}

const usualLatency = 100;

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** The platform cuts off what is longer than it takes, whoever answers, and Apex sees none of it. */
function cutOff(answer: HttpAnswer, { maximumBodyBytes }: HttpCall): HttpAnswer {
  if (!answer.ok || answer.body.length <= maximumBodyBytes) return answer;
  return { ok: false, problem: 'tooLarge', detail: String(answer.body.length) };
}

/** Without the events that are rejected on the way; an id of a batch names its events, so it has another. */
function callWith(call: HttpCall, kept: readonly DeliveredEvent[]): HttpCall {
  const headers = call.headers.map(
    ([name, value]) => [name, name.toLowerCase() === 'webhook-id' ? `${value}-of-${kept.length}` : value] as const,
  );
  // A digit more than a double has would not survive being parsed.
  const text = Buffer.from(call.body ?? []).toString('utf8');
  const events = splitEvents(text).filter((event) => kept.some(({ id }) => event.includes(`"id":"${id}"`)));
  return { ...call, headers, body: bytes(`[${events.join(',')}]`) };
}

/** The texts of the events of a batch: each begins like the others. */
function splitEvents(text: string): string[] {
  const start = '{"specversion"';
  return text
    .slice(1, -1)
    .split(`,${start}`)
    .map((part, index) => (index === 0 ? part : start + part));
}

function withReceipts(answer: HttpAnswer, receipts: readonly object[]): HttpAnswer {
  if (!answer.ok || answer.status !== 200) return answer;
  const known = JSON.parse(Buffer.from(answer.body).toString('utf8')) as { receipts: object[] };
  return { ...answer, body: bytes(JSON.stringify({ ...known, receipts: [...known.receipts, ...receipts] })) };
}

function deliveryOf(call: HttpCall, number: number, sentAt: number): Delivery {
  const body = Buffer.from(call.body ?? []).toString('utf8');
  const headers = Object.fromEntries(call.headers.map(([name, value]) => [name.toLowerCase(), value]));
  return { number, origin: new URL(call.url).origin, sentAt, headers, body, events: JSON.parse(body) as DeliveredEvent[] };
}

export function createWire(inner: SyncHttp, clock: ControllableClock): Wire {
  let deliveries = 0;

  function arm(call: HttpCall, fault: Fault): void {
    const answer = inner.call({
      url: new URL('/v1/faults', call.url).href,
      method: 'POST',
      headers: [['Content-Type', 'application/json']],
      body: bytes(JSON.stringify({ ...fault, count: 1 })),
      timeoutMilliseconds: 10_000,
      maximumBodyBytes: 1_000_000,
    });
    if (!answer.ok || answer.status !== 201) {
      throw new Error(`The receiver did not take the fault ${JSON.stringify(fault)}: ${JSON.stringify(answer)}`);
    }
  }

  function reach(call: HttpCall): HttpAnswer {
    const { patience = Number.MAX_SAFE_INTEGER } = wire.hooks;
    const answer = inner.call({ ...call, timeoutMilliseconds: Math.min(call.timeoutMilliseconds, patience) });
    if (!answer.ok && answer.problem === 'timeout') clock.advance(Math.max(0, call.timeoutMilliseconds - patience));
    return answer;
  }

  function timeOut(call: HttpCall): HttpAnswer {
    clock.advance(call.timeoutMilliseconds);
    return { ok: false, problem: 'timeout', detail: `${call.timeoutMilliseconds} ms` };
  }

  function exchange(call: HttpCall, fault: WireFault | null): HttpAnswer {
    switch (fault?.kind) {
      case undefined:
        return reach(call);
      case 'receiver':
        arm(call, fault.fault);
        return inner.call(call);
      case 'timeoutBefore':
        return timeOut(call);
      case 'timeoutAfter':
        inner.call(call);
        return timeOut(call);
      case 'noAnswer':
        return { ok: false, problem: fault.problem, detail: `${fault.problem} by the lab` };
      case 'strangerAnswers': {
        const headers = Object.entries({ 'Content-Type': 'text/html', ...fault.headers });
        return cutOff({ ok: true, status: fault.status, statusText: '', headers, body: fault.body }, call);
      }
      case 'answerChanged':
        return cutOff(fault.change(inner.call(call)), call);
      case 'precededBy':
        inner.call({ ...callWith(call, []), body: bytes(JSON.stringify(fault.events)) });
        return inner.call(call);
      case 'eventsWithheld':
        return withhold(call, fault.receiptsOf);
    }
  }

  /** Those of which there are receipts, which may be none, do not arrive. */
  function withhold(call: HttpCall, receiptsOf: (event: DeliveredEvent, position: number) => readonly object[] | null): HttpAnswer {
    const events = JSON.parse(Buffer.from(call.body ?? []).toString('utf8')) as DeliveredEvent[];
    const known = events.map((event, position) => receiptsOf(event, position));
    const kept = events.filter((_event, position) => known[position] === null);
    const receipts = known.flatMap((each) => each ?? []);
    if (kept.length > 0) return withReceipts(inner.call(callWith(call, kept)), receipts);
    return {
      ok: true,
      status: 200,
      statusText: '',
      headers: [['Content-Type', 'application/json']],
      body: bytes(JSON.stringify({ receipts })),
    };
  }

  const wire = {
    hooks: {} as WireHooks,
    get deliveries() {
      return deliveries;
    },
    call(call: HttpCall): HttpAnswer {
      const { pathname } = new URL(call.url);
      if (pathname === '/oauth2/token') return exchange(call, wire.hooks.onToken?.() ?? null);
      if (pathname !== '/v1/changes') return reach(call);
      deliveries += 1;
      const delivery = deliveryOf(call, deliveries, clock.now());
      const answer = exchange(call, wire.hooks.onSend?.(delivery) ?? null);
      clock.advance(wire.hooks.latency?.(delivery) ?? usualLatency);
      wire.hooks.onAnswer?.(delivery, answer);
      return answer;
    },
    close: () => inner.close(),
  };
  return wire;
}
