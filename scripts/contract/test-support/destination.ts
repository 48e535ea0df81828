/** A destination in memory, honest unless it is told how to lie. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { canonical, exactText, parseExact } from '../vectors/exact.ts';
import { sign } from '../vectors/signature.ts';

export const secret = 'whsec_dGhlIGtleSBvZiBhIHRlc3QgZGVzdGluYXRpb24=';

/** Each is a mistake that a real destination could make. */
export type Lie =
  | 'accepts and forgets'
  | 'stores an older version'
  | 'compares revisions as text'
  | 'answers for records that it was not sent'
  | 'ignores omitted'
  | 'merges fields'
  | 'reads numbers as doubles'
  | 'shows numbers as doubles'
  | 'shows what is excluded as deleted'
  | 'forgets webhook-ids'
  | 'remembers what it rejected'
  | 'takes what is unsigned'
  | 'takes old signatures'
  | 'takes requests without a token'
  | 'calls the end of an unseen record stale'
  | 'forgets what has ended'
  | 'compares ids without case'
  | 'mixes sources'
  | 'accepts other content at one version'
  | 'refuses a batch for one malformed event'
  | 'cuts the connection over a malformed event'
  | 'names no held version'
  | 'takes batches above its limit';

interface Held {
  version: { stamp: string; revision: number };
  kind: string;
  mergedInto: unknown;
  convertedTo: unknown;
  fields: Record<string, unknown> | null;
}

interface Event {
  id: string;
  source: string;
  type: string;
  subject: string;
  data: Omit<Held, 'kind' | 'fields'> & { object: string; id: string; fields?: Record<string, unknown>; omitted?: { field: string }[] };
}

type Receipt = Record<string, unknown>;
interface Reply {
  status: number;
  body: unknown;
}

const limits = { maxBatchEvents: 50, maxBatchBytes: 100_000 };

export async function startDestination(context: TestContext, lie?: Lie): Promise<string> {
  const records = new Map<string, Held>();
  const answers = new Map<string, { ids: string; body: unknown }>();
  const everSent: string[] = [];
  const lies = (kind: Lie): boolean => lie === kind;

  const keyOf = (source: string, object: string, id: string): string => {
    const name = lies('compares ids without case') ? id.slice(0, 15).toLowerCase() : id;
    return `${lies('mixes sources') ? '' : source} ${object}/${name}`;
  };

  const older = (left: Held['version'], right: Held['version']): boolean => {
    if (left.stamp !== right.stamp) {
      return left.stamp < right.stamp;
    }
    return lies('compares revisions as text') ? String(left.revision) < String(right.revision) : left.revision < right.revision;
  };

  const applied = ({ type, data }: Event, before: Held | undefined): Held => {
    const kind = type.slice('syncline.record.'.length);
    const omitted = lies('ignores omitted') ? [] : (data.omitted ?? []).map(({ field }) => field);
    const kept = Object.entries(before?.fields ?? {}).filter(([name]) => lies('merges fields') || omitted.includes(name));
    const fields = kind === 'upserted' ? { ...Object.fromEntries(kept), ...data.fields } : null;
    return { version: data.version, kind, mergedInto: data.mergedInto ?? null, convertedTo: data.convertedTo ?? null, fields };
  };

  const settle = (event: Event): Receipt => {
    const { id, source, data } = event;
    if (!isSound(event)) {
      return { id, status: 'rejected', code: 'EVENT_MALFORMED', message: 'It does not fit.' };
    }
    const key = keyOf(source, data.object, data.id);
    const before = records.get(key);
    const after = applied(event, before);
    if (!before && after.kind !== 'upserted' && lies('calls the end of an unseen record stale')) {
      return { id, status: 'stale', held: data.version };
    }
    if (before && older(data.version, before.version)) {
      if (lies('stores an older version')) {
        records.set(key, after);
      }
      return { id, status: 'stale', ...(lies('names no held version') ? {} : { held: before.version }) };
    }
    const isSame = before && !older(before.version, data.version);
    if (isSame && canonical(before) !== canonical(after) && !lies('accepts other content at one version')) {
      return { id, status: 'rejected', code: 'VERSION_CONFLICT', message: 'It has other content.' };
    }
    if (!lies('accepts and forgets')) {
      records.set(key, after);
    }
    if (after.kind !== 'upserted' && lies('forgets what has ended')) {
      records.delete(key);
    }
    return { id, status: 'accepted' };
  };

  const take = (request: IncomingMessage, body: string): Reply => {
    const header = (name: string): string => String(request.headers[name] ?? '');
    if (!header('content-type').startsWith('application/cloudevents-batch+json')) {
      return { status: 415, body: {} };
    }
    if (!isSigned(header, body)) {
      return { status: 401, body: {} };
    }
    let events: Event[];
    try {
      events = (lies('reads numbers as doubles') ? JSON.parse(body) : parseExact(body)) as Event[];
    } catch {
      return { status: 400, body: {} };
    }
    if (!Array.isArray(events) || (lies('refuses a batch for one malformed event') && !events.every(isSound))) {
      return { status: 400, body: {} };
    }
    const name = events.length > limits.maxBatchEvents ? 'maxBatchEvents' : body.length > limits.maxBatchBytes ? 'maxBatchBytes' : null;
    if (name !== null && !lies('takes batches above its limit')) {
      return { status: 413, body: { limit: { name, value: limits[name] } } };
    }
    const ids = events.map(({ id }) => id).join();
    const earlier = answers.get(header('webhook-id'));
    if (earlier && !lies('forgets webhook-ids')) {
      return earlier.ids === ids ? { status: 200, body: earlier.body } : { status: 409, body: {} };
    }
    const receipts = events.map(settle);
    const others = everSent.filter((id) => !ids.includes(id)).map((id) => ({ id, status: 'accepted' }));
    everSent.push(...events.map(({ id }) => id));
    const answer = { receipts: lies('answers for records that it was not sent') ? [...receipts, ...others] : receipts };
    if (lies('remembers what it rejected') || receipts.every(({ status }) => status !== 'rejected')) {
      answers.set(header('webhook-id'), { ids, body: answer });
    }
    return { status: 200, body: answer };
  };

  const isSigned = (header: (name: string) => string, body: string): boolean => {
    const seconds = Number(header('webhook-timestamp'));
    if (Math.abs(Date.now() / 1000 - seconds) > 300 && !lies('takes old signatures')) {
      return false;
    }
    const given = header('webhook-signature');
    return (given === '' && lies('takes what is unsigned')) || given.split(' ').includes(sign(secret, header('webhook-id'), seconds, body));
  };

  const show = (path: string): Reply => {
    const url = new URL(path, 'http://localhost');
    const [, , , object = '', id = ''] = url.pathname.split('/');
    const held = records.get(keyOf(url.searchParams.get('source') ?? '', object, id));
    if (!held) {
      return { status: 404, body: {} };
    }
    const { version, kind, mergedInto, fields } = held;
    const state = kind === 'upserted' ? 'live' : kind === 'excluded' && lies('shows what is excluded as deleted') ? 'deleted' : kind;
    const data: unknown = lies('shows numbers as doubles') ? JSON.parse(exactText(fields)) : fields;
    return { status: 200, body: { version, state, mergedInto, data } };
  };

  const reply = (request: IncomingMessage, body: string): Reply => {
    const path = request.url ?? '';
    if (path === '/oauth2/token') {
      const isRight = request.headers.authorization === `Basic ${Buffer.from('syncline-demo:syncline-demo-secret').toString('base64')}`;
      return isRight ? { status: 200, body: { access_token: 'right', token_type: 'Bearer', expires_in: 60 } } : { status: 401, body: {} };
    }
    if (path.startsWith('/v1/records/')) {
      return show(path);
    }
    if (request.headers.authorization !== 'Bearer right' && !lies('takes requests without a token')) {
      return { status: 401, body: {} };
    }
    if (path === '/v1/health') {
      return { status: 200, body: { status: 'ok', destination: { name: 'a', account: 'b', environment: 'c' }, limits } };
    }
    return path === '/v1/changes' ? take(request, body) : { status: 404, body: {} };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (lies('cuts the connection over a malformed event') && chunks.join('').includes('2 March')) {
        request.socket.destroy();
        return;
      }
      const { status, body } = reply(request, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'content-type': 'application/json' }).end(exactText(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function isSound({ type, subject, data }: Event): boolean {
  return (
    /^syncline\.record\.(upserted|deleted|merged|excluded)$/.test(type) &&
    subject === `${data.object}/${data.id}` &&
    /^\d{4}-.*Z$/.test(data.version.stamp)
  );
}
