/** Builds what test vectors are made of: ids, events, requests and what is expected. */
import { createHash } from 'node:crypto';
import { LosslessNumber } from 'lossless-json';
import { exactText } from './exact.ts';
import { webhookHeaders } from './signature.ts';
import { vectorSeconds, vectorSecret, vectorSource } from './vectors.ts';
import type { ExpectedReceipt, ExpectedRecord, Signing, Step } from './vectors.ts';

export const sourceA = `${vectorSource}-a`;
export const sourceB = `${vectorSource}-b`;

/** A number exactly as it is written. */
export function number(digits: string): LosslessNumber {
  return new LosslessNumber(digits);
}

const prefixes: Record<string, string> = { Account: '001', Contact: '003', Opportunity: '006', Lead: '00Q' };

/** An id with the three characters that tell the case of the fifteen before them, as Salesforce makes it. */
export function recordId(object: string, name: string): string {
  const fifteen = (prefixes[object] ?? '') + name.padStart(12, '0');
  const letters = [0, 5, 10].map((start) => {
    const bits = fifteen
      .slice(start, start + 5)
      .split('')
      .map((letter, place) => (/[A-Z]/.test(letter) ? 2 ** place : 0));
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits.reduce((sum, bit) => sum + bit, 0)] ?? '';
  });
  return fifteen + letters.join('');
}

export interface EventOptions {
  kind?: 'upserted' | 'deleted' | 'merged' | 'excluded';
  object?: string;
  id: string;
  /** Seconds after noon of 2026-03-02. */
  at: number;
  revision?: number;
  fields?: Record<string, unknown>;
  source?: string;
  data?: Record<string, unknown>;
  attributes?: Record<string, unknown>;
}

export interface VectorEvent {
  id: string;
  source: string;
  type: string;
  data: { object: string; id: string; version: { stamp: string; revision: number }; fields?: Record<string, unknown> };
}

export function stampAt(seconds: number): string {
  return new Date(Date.UTC(2026, 2, 2, 12, 0, seconds)).toISOString();
}

export function event(options: EventOptions): VectorEvent {
  const { kind = 'upserted', object = 'Account', id, at, revision = 0, source = sourceA } = options;
  const stamp = stampAt(at);
  const data = {
    object,
    id,
    version: { stamp, revision },
    ...(kind === 'upserted' ? { fields: options.fields ?? { Name: 'Acme' } } : {}),
    ...options.data,
  };
  return {
    specversion: '1.0',
    id: createHash('sha256')
      .update(`${source}|${kind}|${exactText(data)}`)
      .digest('hex'),
    source,
    type: `syncline.record.${kind}`,
    subject: `${object}/${id}`,
    time: stamp,
    datacontenttype: 'application/json',
    data,
    ...options.attributes,
  } as VectorEvent;
}

export interface DeliveryOptions {
  example?: string;
  signing?: Signing;
  /** Where it is not that of the events. */
  webhookId?: string;
  headers?: Record<string, string>;
  body?: string;
  stored?: ExpectedRecord[];
}

/** `msg_` and a hash of the ids in their order, so that another batch has another one. */
export function webhookIdOf(events: readonly VectorEvent[], salt = ''): string {
  return `msg_${createHash('sha256')
    .update(events.map(({ id }) => id).join(',') + salt)
    .digest('hex')}`;
}

function delivery(name: string, events: readonly VectorEvent[], answer: Step['answer'], options: DeliveryOptions): Step {
  const body = options.body ?? exactText(events);
  // The name keeps apart what carries the same events twice under two ids.
  const id = options.webhookId ?? webhookIdOf(events, name);
  return {
    name,
    ...(options.example === undefined ? {} : { example: options.example }),
    request: {
      method: 'POST',
      path: '/v1/changes',
      headers: present({
        authorization: 'Bearer {token}',
        accept: 'application/json',
        'content-type': 'application/cloudevents-batch+json; charset=UTF-8',
        ...webhookHeaders(vectorSecret, id, vectorSeconds, body, options.signing),
        ...options.headers,
      }),
      body,
      ...(options.signing === undefined ? {} : { signing: options.signing }),
    },
    answer,
    ...(options.stored === undefined ? {} : { stored: options.stored }),
  };
}

/** An empty header is one that is not sent. */
function present(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

type Verdict = 'accepted' | 'rejected' | 'VERSION_CONFLICT' | { held: VectorEvent };

function receipt({ id }: VectorEvent, verdict: Verdict): ExpectedReceipt {
  if (typeof verdict === 'object') {
    return { id, status: 'stale', held: verdict.held.data.version };
  }
  return verdict === 'VERSION_CONFLICT' ? { id, status: 'rejected', code: verdict } : { id, status: verdict };
}

/** Delivers events, each with the receipt that it must get. */
export function deliver(name: string, pairs: readonly [VectorEvent, Verdict][], options: DeliveryOptions = {}): Step {
  const receipts = pairs.map(([sent, verdict]) => receipt(sent, verdict));
  return delivery(
    name,
    pairs.map(([sent]) => sent),
    { status: 200, receipts },
    options,
  );
}

/** Delivers what must be refused as a whole. */
export function refused(name: string, events: readonly VectorEvent[], status: number, options: DeliveryOptions = {}): Step {
  return delivery(name, events, { status }, options);
}

/** What is held once an event has taken effect. */
export function held(sent: VectorEvent, fields?: Record<string, unknown>): ExpectedRecord {
  const { object, id, version } = sent.data;
  const state = sent.type.split('.').at(-1) as ExpectedRecord['state'] | 'upserted';
  const mergedInto = (sent.data as { mergedInto?: string }).mergedInto;
  return {
    source: sent.source,
    object,
    id,
    state: state === 'upserted' ? 'live' : state,
    version,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(state === 'upserted' ? { fields: fields ?? sent.data.fields ?? {} } : {}),
  };
}

/** A request beside the changes. */
export function request(
  name: string,
  [method, path]: [string, string],
  body: unknown,
  answer: Step['answer'],
  headers: Record<string, string> = { authorization: 'Bearer {token}' },
  example?: string,
): Step {
  const content = body === undefined ? {} : { body: exactText(body) };
  const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
  return {
    name,
    ...(example === undefined ? {} : { example }),
    request: { method, path, headers: { accept: 'application/json', ...typed }, ...content },
    answer,
  };
}
