/** Finds out who sends a request, by bearer token or by cookie. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { OrgService, OrgSession } from '../contracts/org-service.ts';
import { ApiFailure, invalidSession } from './api-error.ts';

export interface SessionVariables {
  Variables: { session: OrgSession; isBrowser: boolean };
}

export const SESSION_COOKIE = 'sid';

/** `Authorization: Bearer <session>` from API clients, or the shell's cookie. */
export async function sessionOf(context: Context, org: OrgService): Promise<{ session: OrgSession; isBrowser: boolean } | null> {
  const bearer = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  const sessionId = bearer ?? getCookie(context, SESSION_COOKIE);
  const session = sessionId === undefined ? null : await org.findSession(decoded(sessionId));
  return session === null ? null : { session, isBrowser: bearer === undefined };
}

/** A session id that cannot be decoded is nobody's. */
function decoded(sessionId: string): string {
  try {
    return decodeURIComponent(sessionId);
  } catch {
    return '';
  }
}

/**
 * Lets only signed-in requests through. A request that rides on the cookie must come from the org's own pages,
 * or another site open in the same browser could act as the user.
 */
export function requireSession(org: OrgService): MiddlewareHandler<SessionVariables> {
  return async (context, next) => {
    const found = await sessionOf(context, org);
    if (found === null) throw invalidSession();
    if (found.isBrowser && context.req.method !== 'GET' && !isSameOrigin(context)) {
      throw new ApiFailure(403, [
        { errorCode: 'CROSS_ORIGIN_REQUEST', message: 'A request with the session cookie must come from the org itself' },
      ]);
    }
    context.set('session', found.session);
    context.set('isBrowser', found.isBrowser);
    await next();
  };
}

export function isSameOrigin(context: Context): boolean {
  const origin = context.req.header('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === context.req.header('host');
}
