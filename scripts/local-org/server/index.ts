/** The HTTP server: which door answers which path, and to which hosts' names. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { writeExactJson } from '../contracts/exact-json.ts';
import type { OrgService } from '../contracts/org-service.ts';
import { apexRestRoutes } from './apex-rest.ts';
import { ApiFailure } from './api-error.ts';
import type { SessionVariables } from './authentication.ts';
import { loginRoutes } from './login.ts';
import { restRoutes } from './rest.ts';
import { soapApexRoutes } from './soap-apex.ts';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface ServerOptions {
  readonly org: OrgService;
  readonly port: number;
  /** Further routes: the shell. */
  readonly shell: Hono<SessionVariables> | null;
  readonly isReady: () => boolean;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The org's HTTP doors on the loopback address. Errors leave in the REST API's shape; one that nobody foresaw is logged
 * and answered as UNKNOWN_EXCEPTION without its details.
 */
export async function startServer({ org, port, shell, isReady }: ServerOptions): Promise<RunningServer> {
  let url = '';
  const app = new Hono<SessionVariables>();
  // A name that some other site pointed at this machine must not reach the org from a browser (DNS rebinding).
  app.use(async (context, next) => {
    if (!LOOPBACK_NAMES.has(new URL(context.req.url).hostname))
      throw new ApiFailure(421, [{ errorCode: 'MISDIRECTED_REQUEST', message: 'The local org answers to 127.0.0.1 and localhost only' }]);
    await next();
  });
  // Whatever answers in JSON keeps the digits of its numbers.
  app.use(async (context, next) => {
    context.json = ((value: unknown, status?: ContentfulStatusCode) =>
      context.body(writeExactJson(value), status, { 'content-type': 'application/json' })) as unknown as typeof context.json;
    await next();
  });
  app.get('/health', (context) => (isReady() ? context.json({ status: 'ready' }) : context.json({ status: 'starting' }, 503)));
  app.route('/', soapApexRoutes(org));
  app.route(
    '/',
    loginRoutes(org, () => url),
  );
  app.route('/services/data', restRoutes(org));
  app.route('/services/apexrest', apexRestRoutes(org));
  if (shell !== null) app.route('/', shell);
  app.notFound((context) =>
    context.json([{ errorCode: 'NOT_FOUND', message: `The requested resource does not exist: ${context.req.path}` }], 404),
  );
  app.onError((error, context) => {
    if (error instanceof ApiFailure) return context.json(error.errors, error.status);
    console.error(error);
    return context.json(
      [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred in the local org. Its log says more.' }],
      500,
    );
  });

  const server = createAdaptorServer({ fetch: (request, environment) => app.fetch(withSingleSlashes(request), environment) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** The Salesforce CLI sends `//services/data`, since its instance URL ends with a slash. */
function withSingleSlashes(request: Request): Request {
  const url = new URL(request.url);
  if (!url.pathname.includes('//')) return request;
  url.pathname = url.pathname.replace(/\/{2,}/g, '/');
  return new Request(url, request);
}
