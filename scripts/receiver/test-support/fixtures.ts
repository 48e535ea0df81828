import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { startReceiver } from '../index.ts';
import type { Receiver, ReceiverOptions } from '../index.ts';
import { demandContract } from './demand-contract.ts';

/** Where set, every test runs against this server, each in a schema of its own. */
const testDatabase = process.env['SYNCLINE_TEST_DATABASE_URL'];

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  signal?: AbortSignal;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface Client {
  url: string;
  token: string;
  /** Every answer is held against the contract. */
  call(path: string, call?: Call): Promise<Answer>;
  deliver(events: unknown, extra?: { webhookId?: string; headers?: Record<string, string>; gzip?: boolean }): Promise<Answer>;
  statuses(events: unknown, webhookId?: string): Promise<string[]>;
  arm(fault: Record<string, unknown>): Promise<Answer>;
  record(path: string): Promise<Record<string, unknown>>;
}

export function temporaryFolder(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'syncline-receiver-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function startForTest(test: TestContext, options: ReceiverOptions = {}): Promise<Client> {
  const where = testDatabase ? { databaseUrl: await temporarySchema(test, testDatabase) } : { dataFolder: temporaryFolder(test) };
  const receiver = await startReceiver({ port: 0, ...where, ...options });
  test.after(() => receiver.close());
  return clientOf(receiver);
}

export async function clientOf(receiver: Pick<Receiver, 'url'>): Promise<Client> {
  const call = async (path: string, { method = 'GET', headers = {}, body, signal }: Call = {}): Promise<Answer> => {
    const response = await fetch(receiver.url + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    demandContract(method, path.split('?')[0] ?? path, response, text);
    const json = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Answer['json']) : {};
    return { status: response.status, headers: response.headers, text, json };
  };
  const granted = await call('/oauth2/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&client_id=syncline-demo&client_secret=syncline-demo-secret',
  });
  const token = String(granted.json['access_token']);
  let deliveries = 0;
  const deliver: Client['deliver'] = (events, { webhookId, headers = {}, gzip = false } = {}) => {
    deliveries += 1;
    const body = typeof events === 'string' ? events : JSON.stringify(events);
    return call('/v1/changes', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/cloudevents-batch+json',
        'webhook-id': webhookId ?? `msg_${deliveries}`,
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        ...(gzip ? { 'content-encoding': 'gzip' } : {}),
        ...headers,
      },
      body: gzip ? gzipSync(body) : body,
    });
  };
  return {
    url: receiver.url,
    token,
    call,
    deliver,
    statuses: async (events, webhookId) => {
      const answer = await deliver(events, webhookId === undefined ? {} : { webhookId });
      return receiptsOf(answer).map((receipt) => receipt.status + (receipt.code ? ` ${receipt.code}` : ''));
    },
    arm: (fault) =>
      call('/v1/faults', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      }),
    record: async (path) => (await call(`/v1/records/${path}`)).json,
  };
}

export function receiptsOf(answer: Answer): { id: string; status: string; code?: string; message?: string; field?: string }[] {
  return answer.json['receipts'] as ReturnType<typeof receiptsOf>;
}

/** An Account's id with a number in it. */
export function accountId(number: number): string {
  return `001${String(number).padStart(12, '0')}AAA`;
}

interface EventOptions {
  number?: number;
  kind?: 'upserted' | 'deleted' | 'merged' | 'excluded';
  second?: number;
  revision?: number;
  fields?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

/** A well-formed event about Account number 1, unless told otherwise. */
export function event(options: EventOptions = {}): Record<string, unknown> & { id: string } {
  const { number = 1, kind = 'upserted', second = 0, revision = 0, fields = { Name: 'Acme', Phone: null } } = options;
  const stamp = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const id = accountId(number);
  return {
    specversion: '1.0',
    id: `org-${id}-${stamp}-${revision}-${kind}`,
    source: '/syncline/org-key',
    type: `syncline.record.${kind}`,
    subject: `Account/${id}`,
    time: stamp,
    datacontenttype: 'application/json',
    data: {
      object: 'Account',
      id,
      version: { stamp, revision },
      ...(kind === 'upserted' ? { fields } : {}),
      ...(kind === 'merged' ? { mergedInto: accountId(999) } : {}),
      ...options.data,
    },
  };
}

/** The address of a new schema of a PostgreSQL database, dropped after the test. */
export async function temporarySchema(test: TestContext, databaseUrl: string): Promise<string> {
  const name = `receiver_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await pool.query(`CREATE SCHEMA ${name}`);
  test.after(async () => {
    await pool.query(`DROP SCHEMA ${name} CASCADE`);
    await pool.end();
  });
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${name}`);
  return url.href;
}
