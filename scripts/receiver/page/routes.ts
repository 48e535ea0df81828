/** The receiver's page for people, and the endpoints behind it: scripts/receiver/README.md. None is part of the destination contract. */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from '../contract/problem.ts';
import type { Span } from '../journal/journal.ts';
import { wantedTerms } from '../journal/terms.ts';
import { exactAnswer } from '../requests/answer.ts';
import type { ReceiverEnvironment } from '../requests/environment.ts';
import type { Storage } from '../storage/storage.ts';
import type { Counts } from './answers.ts';
import { arrivalPage, deliveryPage, recordAnswer, shownArrival } from './views.ts';

const usualPage = 50;
const largestPage = 100;
/** Each holds a whole state of a record, which may be large. */
const versionsOnPage = 10;

const modules = [
  'arrivals',
  'asking',
  'counts',
  'deliveries',
  'delivery',
  'elements',
  'list',
  'main',
  'navigation',
  'record',
  'words',
] as const;

/** Nothing but its own files, no inline script or style, no way to write HTML from a text, and no frame around it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export function createPage(storage: Storage): Hono<ReceiverEnvironment> {
  const page = new Hono<ReceiverEnvironment>();
  const { journal } = storage;
  page.use('/', guarded);
  page.use('/page/*', guarded);

  page.get('/', (context) => context.html(fileText('./browser/index.html')));
  page.get('/favicon.ico', (context) => context.body(null, 204));
  page.get('/page/page.css', (context) => context.body(fileText('./browser/page.css'), 200, { 'content-type': 'text/css; charset=utf-8' }));
  for (const name of modules) {
    page.get(`/page/${name}.ts`, async (context) =>
      context.body(await scriptText(name), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
  }

  page.get('/page/counts', async (context) => context.json({ counts: await journal.countRecords() } satisfies Counts));
  page.get('/page/arrivals', async (context) => {
    const { search = '', object = '', kind = '', answer = '', delivery } = context.req.query();
    const query = {
      ...spanOf(context, usualPage),
      wanted: wantedTerms(search, { object: termOf(object), kind: termOf(kind), answer: termOf(answer) }),
      delivery: delivery === undefined ? null : positionOf('delivery', delivery),
    };
    return context.json(await arrivalPage(storage, query, search));
  });
  page.get('/page/arrivals/:position', async (context) => {
    const arrival = await journal.readArrival(positionOf('position', context.req.param('position')));
    if (arrival === null) throw new Problem(404, 'ARRIVAL_NOT_FOUND', 'There is no such arrival, or it is no longer kept.');
    return exactAnswer({ ...shownArrival(arrival), content: arrival.content });
  });
  page.get('/page/records/:object/:id', async (context) => {
    const { object, id } = context.req.param();
    return context.json(await recordAnswer(storage, object, id, context.req.query('source') ?? null, spanOf(context, versionsOnPage)));
  });
  page.get('/page/deliveries', async (context) =>
    context.json(await deliveryPage(storage, context.req.query('webhook-id') ?? '', spanOf(context, usualPage))),
  );
  page.get('/page/deliveries/:position', async (context) => {
    const delivery = await journal.readDelivery(positionOf('position', context.req.param('position')));
    if (delivery === null) throw new Problem(404, 'DELIVERY_NOT_FOUND', 'There is no such delivery, or it is no longer kept.');
    return context.json(delivery);
  });
  return page;
}

const guarded: MiddlewareHandler<ReceiverEnvironment> = async (context, next) => {
  await next();
  context.header('content-security-policy', contentSecurityPolicy);
  context.header('cache-control', 'no-store');
  context.header('cross-origin-resource-policy', 'same-origin');
  context.header('referrer-policy', 'no-referrer');
  context.header('x-content-type-options', 'nosniff');
  context.header('x-frame-options', 'DENY');
};

function spanOf(context: Context<ReceiverEnvironment>, usual: number): Span {
  const { before, after, limit } = context.req.query();
  const most = Number(limit ?? usual);
  if (!Number.isInteger(most) || most < 1 || most > largestPage) {
    throw new Problem(400, 'LIMIT_INVALID', `limit is "${limit}"; a number from 1 to ${largestPage} is expected.`);
  }
  return {
    before: before === undefined ? null : positionOf('before', before),
    after: after === undefined ? null : positionOf('after', after),
    limit: Math.min(most, usual * 2),
  };
}

function positionOf(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new Problem(400, 'POSITION_INVALID', `${name} is "${text}"; the position of an arrival or a delivery is expected.`);
  return Number(text);
}

/** What could be no name is one that nothing has. */
function termOf(text: string): string {
  return /^\w{0,80}$/.test(text) ? text : '_';
}

function fileText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** Types become blanks when somebody looks at the page: whoever only delivers need not wait for the converter. */
async function scriptText(name: string): Promise<string> {
  const { default: tsBlankSpace } = await import('ts-blank-space');
  return tsBlankSpace(fileText(`./browser/${name}.ts`));
}
