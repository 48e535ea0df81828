/** Counts what API clients ask for against the org's day. */
import type { MiddlewareHandler } from 'hono';
import type { OrgService } from '../contracts/org-service.ts';
import { ApiFailure } from './api-error.ts';
import type { SessionVariables } from './authentication.ts';

/** Lightning's own calls are not API requests. */
export function countRequest(org: OrgService): MiddlewareHandler<SessionVariables> {
  return async (context, next) => {
    if (!context.get('isBrowser')) {
      const { used, limit } = await org.countApiRequest();
      context.header('Sforce-Limit-Info', `api-usage=${used}/${limit}`);
      if (used > limit) throw new ApiFailure(403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]);
    }
    await next();
  };
}
