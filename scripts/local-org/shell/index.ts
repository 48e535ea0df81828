/** The routes of the shell: its pages, the compiled bundle, static resources and the design system. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { writeExactJson } from '../contracts/exact-json.ts';
import { deleteCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import type { AppInfo, OrgService } from '../contracts/org-service.ts';
import type { Switch } from '../contracts/switches.ts';
import { ask, jsonBody } from '../server/answers.ts';
import { ApiFailure } from '../server/api-error.ts';
import type { SessionVariables } from '../server/authentication.ts';
import { SESSION_COOKIE, isSameOrigin, requireSession, sessionOf } from '../server/authentication.ts';
import { appPage, loginPage } from './pages.ts';
import { setupRequest } from './setup-request.ts';
import { sessionScript } from './session-script.ts';
import { switchRoutes } from './switches.ts';

const installed = createRequire(import.meta.url);
const designSystem = path.join(path.dirname(installed.resolve('@salesforce-ux/design-system/package.json')), 'assets');
const staticFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'static');

const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'";

export interface ShellOptions {
  readonly org: OrgService;
  /** Resolves to the folder of the compiled bundle; until then the shell says that it is being built. */
  readonly bundle: Promise<string>;
  /** Static resources by name. */
  readonly resources: ReadonlyMap<string, { readonly file: string; readonly contentType: string }>;
  /** Shown under the sign-in form, e.g. the demo's users. */
  readonly loginHint: string | null;
  /** What runs beside the org, for Setup. */
  readonly switches: readonly Switch[];
}

/** The Lightning-like shell: sign-in, the page frame, the compiled components, and the calls that only Lightning makes. */
export function shellRoutes({ org, bundle, resources, loginHint, switches }: ShellOptions): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();

  app.get('/', async (context) => {
    const startUrl = localPath(context.req.query('startURL'));
    if ((await sessionOf(context, org)) !== null) return context.redirect(startUrl);
    return page(context, loginPage({ startUrl, username: '', error: null, hint: loginHint }));
  });

  app.get('/login', (context) => context.redirect('/'));

  app.post('/login', async (context) => {
    if (!isSameOrigin(context))
      throw new ApiFailure(403, [{ errorCode: 'CROSS_ORIGIN_REQUEST', message: 'Sign in on the page of the org itself' }]);
    const form = await context.req.parseBody();
    const username = textOf(form['username']);
    const startUrl = localPath(textOf(form['startURL']) || undefined);
    const session = await org.login(username, textOf(form['pw']));
    if (session === null) {
      return page(
        context,
        loginPage({
          startUrl,
          username,
          error: 'Please check your username and password. If you still cannot log in, contact your administrator.',
          hint: loginHint,
        }),
        401,
      );
    }
    setSessionCookie(context, session.sessionId);
    return context.redirect(startUrl, 303);
  });

  app.get('/lightning/*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    if ((await sessionOf(context, org)) === null) return context.redirect(`/?startURL=${encodeURIComponent(pathname + search)}`);
    const folder = await bundle;
    return page(context, appPage(`/local/bundle/${path.basename(folder)}`));
  });

  app.get('/local/bundle/:hash/*', async (context, next) => {
    const folder = await bundle;
    // Content-hashed, so it never changes under its name.
    context.header('cache-control', 'public, max-age=31536000, immutable');
    return serveStatic<SessionVariables>({
      root: path.dirname(folder),
      rewriteRequestPath: (request) => request.replace('/local/bundle/', '/'),
    })(context, next);
  });
  app.get('/local/slds/*', serveStatic({ root: designSystem, rewriteRequestPath: (request) => request.replace('/local/slds/', '/') }));
  app.get('/assets/icons/*', serveStatic({ root: designSystem, rewriteRequestPath: (request) => request.replace('/assets/', '/') }));
  app.get('/local/shell/*', serveStatic({ root: staticFolder, rewriteRequestPath: (request) => request.replace('/local/shell/', '/') }));
  app.get('/resource/:name', (context) => {
    const resource = resources.get(context.req.param('name'));
    if (resource === undefined) return context.notFound();
    return context.body(new Uint8Array(fs.readFileSync(resource.file)), 200, { 'content-type': resource.contentType });
  });

  const local = new Hono<SessionVariables>();
  local.use(requireSession(org));
  local.get('/session.js', async (context) => {
    const info = await ask<AppInfo>(org, context.get('session'), { kind: 'app' });
    return context.body(sessionScript(info, switches.length > 0), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
  local.post('/aura', async (context) => {
    const { className, method, parameters, cacheable } = await jsonBody(context.req);
    const returnValue = await ask(org, context.get('session'), {
      kind: 'aura',
      className: String(className),
      method: String(method),
      parameters: (parameters ?? {}) as Record<string, unknown>,
      cacheable: cacheable === true,
    });
    return context.json({ returnValue: returnValue ?? null });
  });
  for (const kind of ['outbox', 'jobs'] as const) {
    local.get(`/${kind}`, async (context) => context.json(await ask<object>(org, context.get('session'), { kind })));
  }
  local.get('/logs', async (context) => context.json(await ask<object>(org, context.get('session'), { kind: 'logs', limit: 100 })));
  local.post('/setup', async (context) => {
    const request = setupRequest(await jsonBody(context.req));
    return context.json(await ask<object>(org, context.get('session'), { kind: 'setup', request }));
  });
  local.route('/switches', switchRoutes(org, switches));
  local.get('/users', async (context) => context.json((await org.users()).filter(({ isActive }) => isActive)));
  local.post('/switch-user', async (context) => {
    const { userId } = await jsonBody(context.req);
    const session = await org.openSession(String(userId));
    if (session === null) throw new ApiFailure(404, [{ errorCode: 'NOT_FOUND', message: 'There is no such active user' }]);
    setSessionCookie(context, session.sessionId);
    return context.json({ userId: session.userId });
  });
  local.post('/logout', async (context) => {
    await org.logout(context.get('session').sessionId);
    deleteCookie(context, SESSION_COOKIE, { path: '/' });
    return context.json({});
  });
  local.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const stop = org.onEvent(context.req.query('channel') ?? '', (message) => void stream.writeSSE({ data: writeExactJson(message) }));
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );
  app.route('/local', local);
  return app;
}

function page(context: Context, html: string, status: 200 | 401 = 200) {
  context.header('content-security-policy', CONTENT_SECURITY_POLICY);
  context.header('cache-control', 'no-store');
  return context.html(html, status);
}

function setSessionCookie(context: Context, sessionId: string): void {
  setCookie(context, SESSION_COOKIE, encodeURIComponent(sessionId), { httpOnly: true, sameSite: 'Lax', path: '/' });
}

/** A field of a form that holds text; an upload is none. */
function textOf(field: string | File | (string | File)[] | undefined): string {
  return typeof field === 'string' ? field : '';
}

/**
 * Only an address of this org may follow a sign-in, as a browser would read it: one takes `/\\evil` and `/<tab>/evil` for another host. What is
 * written back is the path that was read, which must not begin as a host does either (`/.//evil`).
 */
function localPath(startUrl: string | undefined): string {
  const home = '/lightning/page/home';
  const org = 'http://local.invalid';
  if (startUrl?.startsWith('/') !== true || !URL.canParse(startUrl, org)) return home;
  const { origin, pathname, search, hash } = new URL(startUrl, org);
  return origin === org && !pathname.startsWith('//') ? pathname + search + hash : home;
}
