import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { parseExactJson, parseJson, readBody } from './requests/body.ts';
import { takeChanges } from './changes.ts';
import { compareDigests, compareEntries, mostEntries, mostRanges } from './digests.ts';
import type { ReceiverEnvironment } from './requests/environment.ts';
import { keepAnswer } from './answers.ts';
import { createPage } from './page/routes.ts';
import { misbehave, recordIdOf } from './faults/behaviours.ts';
import { openFaultRegistry } from './faults/registry.ts';
import type { Settings } from './settings/options.ts';
import { Problem } from './contract/problem.ts';
import { editRecord, listRecords, readRecord } from './records.ts';
import { keepSchema } from './schema.ts';
import { keyFrom } from './signature.ts';
import type { Storage } from './storage/storage.ts';
import { openTokens } from './tokens.ts';
import { listUpdates, takeOutcomes } from './write-back.ts';

type Middleware = MiddlewareHandler<ReceiverEnvironment>;

/** The routes of docs/destination-contract/openapi.yaml. `ended` cuts short what a fault holds back. */
export function createApplication(settings: Settings, storage: Storage, ended: AbortSignal): Hono<ReceiverEnvironment> {
  const application = new Hono<ReceiverEnvironment>();
  const tokens = openTokens(settings);
  const faults = openFaultRegistry();
  const signingKeys = settings.signingSecrets.map(keyFrom);

  const authorized: Middleware = async (context, next) => {
    tokens.demand(context.req.raw);
    await next();
  };

  application.onError((error) => {
    if (error instanceof Problem) {
      return error.toResponse();
    }
    console.error(error);
    return new Problem(500, 'INTERNAL_ERROR', 'The receiver failed; its log says why.').toResponse();
  });
  application.notFound((context) =>
    new Problem(404, 'PATH_UNKNOWN', `There is no ${context.req.method} ${context.req.path} here.`).toResponse(),
  );

  application.use(async (context, next) => {
    const batch = context.req.path === '/v1/changes';
    const mediaType = batch ? 'application/cloudevents-batch+json' : 'application/json';
    let body: Promise<Buffer> | null = null;
    context.set('refusal', null);
    context.set('fault', null);
    context.set('delivery', null);
    context.set('body', () => (body ??= readBody(context.req.raw, mediaType, settings.maxBatchBytes)));
    context.set('events', () => context.var.body().then(eventsIn, () => null));
    await next();
  });
  application.use('/', onlyLoopback);
  application.use('/page/*', onlyLoopback);
  application.use('/v1/records/*', onlyLoopback);
  application.use('/v1/faults', onlyLoopback);

  application.get('/v1/faults', (context) => context.json({ faults: faults.list() }));
  application.post('/v1/faults', async (context) => context.json(faults.arm(parseJson(await context.var.body())), 201));
  application.delete('/v1/faults', (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  application.route('/', createPage(storage));
  application.post('/v1/changes', async (context, next) => {
    await next();
    await keepAnswer(context, storage.journal, settings.now());
  });

  // Registered after the page and /v1/faults, so that no fault can lock its own remedy out, or what shows it.
  application.use(async (context, next) => {
    const fault = await faults.take(context.req.path, async () => {
      const events = (await context.var.events()) ?? [];
      return new Set(events.map(recordIdOf));
    });
    if (!fault) {
      return next();
    }
    context.set('fault', fault.kind);
    const proceed = async (): Promise<Response> => {
      await next();
      return context.res;
    };
    // Hono merges the headers of an earlier answer into a later one; a fault's answer stands alone.
    const answer = await misbehave(fault, context, proceed, ended);
    if (answer !== context.res) {
      context.res = undefined;
      context.res = answer;
    }
  });

  application.get('/health', async (context) => {
    try {
      await storage.ping();
    } catch {
      throw new Problem(503, 'DATABASE_UNAVAILABLE', 'The database does not answer.');
    }
    return context.json({ status: 'ready' });
  });
  application.get('/v1/health', authorized, (context) =>
    context.json({
      status: 'ok',
      destination: settings.destination,
      limits: {
        maxBatchEvents: settings.maxBatchEvents,
        maxBatchBytes: settings.maxBatchBytes,
        maxDigestRanges: mostRanges,
        maxDigestEntries: mostEntries,
      },
      capabilities: ['schema', 'updates', 'digests'],
    }),
  );
  application.post('/oauth2/token', (context) => tokens.answer(context.req.raw));
  application.post('/v1/changes', authorized, (context) => takeChanges(context, settings, signingKeys, storage));
  application.post('/v1/schema', authorized, async (context) => keepSchema(parseJson(await context.var.body()), storage));
  application.post('/v1/digests', authorized, async (context) => compareDigests(parseJson(await context.var.body()), storage));
  application.post('/v1/digests/entries', authorized, async (context) => compareEntries(parseJson(await context.var.body()), storage));
  application.get('/v1/updates', authorized, (context) => listUpdates(storage, context.req.query('source'), context.req.query('after')));
  application.post('/v1/outcomes', authorized, async (context) => takeOutcomes(parseExactJson(await context.var.body()), storage));
  application.get('/v1/records/:object', (context) =>
    listRecords(storage, context.req.param('object'), {
      limit: context.req.query('limit'),
      after: context.req.query('after'),
      source: context.req.query('source'),
    }),
  );
  application.get('/v1/records/:object/:id', (context) =>
    readRecord(storage, context.req.param('object'), context.req.param('id'), context.req.query('source')),
  );
  application.patch('/v1/records/:object/:id', async (context) =>
    editRecord(
      storage,
      context.req.param('object'),
      context.req.param('id'),
      context.req.query('source'),
      parseExactJson(await context.var.body()),
    ),
  );
  return application;
}

/** The open doors answer names of this machine only, so that no web page reaches them through a name of its own. */
const onlyLoopback: Middleware = async (context, next) => {
  const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    throw new Problem(403, 'LOOPBACK_ONLY', `This path is answered on loopback addresses only, not for the host "${host}".`);
  }
  await next();
};

function eventsIn(body: Buffer): unknown[] | null {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as unknown;
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
