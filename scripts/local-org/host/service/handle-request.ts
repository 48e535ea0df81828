/** Answers one request of the serving thread on an Apex thread. */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import { runAction } from './actions.ts';
import { runAnonymous } from './anonymous.ts';
import { runApexRest } from './apex-rest.ts';
import { callAura } from './aura.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { refuse } from './responses.ts';
import { runDml, runQuery } from './rest-data.ts';
import { runSetup } from './setup.ts';
import { appValue, jobsValue, limitsValue, outboxValue } from './tools.ts';

type Handlers = {
  readonly [Kind in OrgRequest['kind']]: (org: OrgRuntime, user: UserContext, request: Extract<OrgRequest, { kind: Kind }>) => OrgResponse;
};

const handlers: Handlers = {
  query: runQuery,
  dml: runDml,
  describeGlobal,
  describe: describeObject,
  limits: limitsValue,
  aura: callAura,
  action: runAction,
  anonymous: (org, user, { source }) => runAnonymous(org, user, source),
  rest: runApexRest,
  setup: runSetup,
  app: appValue,
  jobs: jobsValue,
  outbox: outboxValue,
  logs: (org, _user, { limit }) => ({ ok: true, value: org.log.read(limit) }),
};

export function handleRequest(org: OrgRuntime, userId: string, request: OrgRequest): OrgResponse {
  const user = org.parts.findUser(userId);
  if (user === null || !user.isActive) return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const handler = handlers[request.kind] as (org: OrgRuntime, user: UserContext, request: OrgRequest) => OrgResponse;
  return handler(org, user, request);
}
