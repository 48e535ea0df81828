/** `/services/apexrest`: the org's own REST resources, written in Apex. */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { OrgService } from '../contracts/org-service.ts';
import { ask } from './answers.ts';
import type { SessionVariables } from './authentication.ts';
import { requireSession } from './authentication.ts';
import { countRequest } from './request-count.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function apexRestRoutes(org: OrgService): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();
  app.use(requireSession(org));
  app.use(countRequest(org));
  app.all('*', async (context) => {
    const { method } = context.req;
    const { pathname, search } = new URL(context.req.url);
    const body = method === 'GET' ? null : await context.req.text();
    // What says who asks is no business of the resource.
    const { authorization: _token, cookie: _cookie, ...headers } = context.req.header();
    const request = { kind: 'rest', method, path: pathname + search, headers, body } as const;
    const { status, headers: given, body: answer } = await ask<Answer>(org, context.get('session'), request);
    return context.body(answer, status as ContentfulStatusCode, { 'content-type': 'application/json', ...given });
  });
  return app;
}
