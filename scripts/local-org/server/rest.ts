/** The REST API: versions, limits, queries and what hangs below them. */
import { Hono } from 'hono';
import type { OrgService } from '../contracts/org-service.ts';
import { ask, jsonBody } from './answers.ts';
import { ApiFailure, invalidSession, malformed, notFound, unsupported } from './api-error.ts';
import type { SessionVariables } from './authentication.ts';
import { requireSession } from './authentication.ts';
import { compositeRoutes } from './composite.ts';
import { createQueryPages } from './query-pages.ts';
import { countRequest } from './request-count.ts';
import { sobjectRoutes } from './sobjects.ts';

/** REST API versions that the local org answers for; behaviour is that of the newest. */
const OLDEST_VERSION = 50;
const NEWEST_VERSION = 67;
const versions = Array.from({ length: NEWEST_VERSION - OLDEST_VERSION + 1 }, (_, index) => {
  const version = `${OLDEST_VERSION + index}.0`;
  return { label: `API ${version}`, url: `/services/data/v${version}`, version };
});

/** `/services/data`: what jsforce and the Salesforce CLI call. Each request from outside the shell spends one of DailyApiRequests. */
export function restRoutes(org: OrgService): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();
  const pages = createQueryPages();

  app.get('/', (context) => context.json(versions));

  const data = new Hono<SessionVariables>();
  data.use(requireSession(org));
  data.use(countRequest(org));

  data.get('/', (context) => {
    const base = `/services/data/${versionOf(context.req.path)}`;
    return context.json(
      Object.fromEntries(['sobjects', 'query', 'queryAll', 'limits', 'composite', 'tooling'].map((name) => [name, `${base}/${name}`])),
    );
  });
  data.route('/sobjects', sobjectRoutes(org));
  data.route('/composite', compositeRoutes(org));
  data.get('/limits', async (context) => context.json(await ask<object>(org, context.get('session'), { kind: 'limits' })));

  for (const [path, allRows] of [
    ['/query', false],
    ['/queryAll', true],
    ['/tooling/query', false],
  ] as const) {
    data.get(path, async (context) => {
      const soql = context.req.query('q');
      if (soql === undefined || soql.trim() === '') throw malformed('The parameter q with a SOQL query is required');
      const session = context.get('session');
      const result = await ask<{ totalSize: number; records: readonly unknown[] }>(org, session, { kind: 'query', soql, allRows });
      return context.json(pages.first(session.userId, versionOf(context.req.path), result));
    });
  }
  data.get('/query/:locator', (context) => {
    const page = pages.next(context.get('session').userId, versionOf(context.req.path), context.req.param('locator'));
    if (page === undefined) throw new ApiFailure(400, [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }]);
    return context.json(page);
  });

  data.post('/actions/custom/apex/:name', async (context) => {
    const { inputs } = await jsonBody(context.req);
    if (!Array.isArray(inputs)) throw malformed('The top-level key of the body must be inputs, with a list');
    const className = context.req.param('name');
    return context.json(await ask<object>(org, context.get('session'), { kind: 'action', className, inputs }));
  });

  data.get('/tooling/executeAnonymous', async (context) => {
    // A GET that changes things: a link on another site would send the cookie with it.
    if (context.get('isBrowser')) throw invalidSession();
    const source = context.req.query('anonymousBody') ?? '';
    return context.json(await ask<object>(org, context.get('session'), { kind: 'anonymous', source }));
  });

  data.all('/tooling/*', (context) => {
    throw unsupported(`the Tooling API resource ${context.req.path}`);
  });
  data.all('*', (context) => {
    throw notFound(context.req.path);
  });

  app.use('/:version/*', async (context, next) => {
    if (!isVersion(context.req.param('version'))) throw notFound(`API version ${context.req.param('version')}`);
    await next();
  });
  app.route('/:version', data);
  return app;
}

const isVersion = (segment: string) => versions.some(({ version }) => `v${version}` === segment);

function versionOf(path: string): string {
  return /\/services\/data\/(v\d+\.0)/.exec(path)?.[1] ?? `v${NEWEST_VERSION}.0`;
}
