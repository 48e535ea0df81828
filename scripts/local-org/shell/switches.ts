/** The switches behind Setup > Demonstration. Only who may see Setup finds and turns them. */
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import type { AppInfo, OrgService } from '../contracts/org-service.ts';
import type { Switch, SwitchState } from '../contracts/switches.ts';
import { ask, jsonBody } from '../server/answers.ts';
import { ApiFailure, malformed } from '../server/api-error.ts';
import type { SessionVariables } from '../server/authentication.ts';

export function switchRoutes(org: OrgService, switches: readonly Switch[]): Hono<SessionVariables> {
  const app = new Hono<SessionVariables>();
  const states = (): SwitchState[] =>
    switches.map((one) => ({ name: one.name, label: one.label, description: one.description, isOn: one.isOn() }));

  app.use(demandSetup(org));
  app.get('/', (context) => context.json(states()));
  app.post('/', async (context) => {
    const { name, isOn } = await jsonBody(context.req);
    const wanted = switches.find((one) => one.name === name);
    if (wanted === undefined) throw new ApiFailure(404, [{ errorCode: 'NOT_FOUND', message: `Nothing is switched by ${String(name)}` }]);
    if (typeof isOn !== 'boolean') throw malformed('isOn must be true or false');
    wanted.set(isOn);
    return context.json(states());
  });
  return app;
}

function demandSetup(org: OrgService): MiddlewareHandler<SessionVariables> {
  return async (context, next) => {
    const { userPermissions } = await ask<AppInfo>(org, context.get('session'), { kind: 'app' });
    if (!userPermissions.includes('ViewSetup'))
      throw new ApiFailure(403, [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'You need the permission View Setup and Configuration' }]);
    await next();
  };
}
