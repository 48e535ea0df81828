/** The REST API of the lab's org over HTTP, for programs that poll it: they log in as the demonstration's people and find the lab's time. */
import type { OrgService } from '../local-org/contracts/org-service.ts';
import { createSessions } from '../local-org/host/service/sessions.ts';
import { handleRequest } from '../local-org/index.ts';
import type { OrgRuntime, SharedClock } from '../local-org/index.ts';
import { startServer } from '../local-org/server/index.ts';
import { demoPassword } from '../sample-data/people.ts';

export interface RestDoor {
  readonly url: string;
  /** That came in so far, as the org's daily limit would count them. */
  readonly requests: number;
  close(): Promise<void>;
}

/** Requests are answered between the experiment's own steps, while it waits for whoever sent them. */
export async function openRestDoor(org: OrgRuntime, stateFolder: string, clock: SharedClock): Promise<RestDoor> {
  const organizationId = org.organization.id;
  const sessions = createSessions(stateFolder, organizationId, () => clock.now());
  let requests = 0;
  const service: OrgService = {
    login(username, password) {
      const id = org.parts.storage.get('SELECT "Id" AS "id" FROM "User" WHERE "Username" = ? AND "IsActive" = 1', [username])?.['id'];
      return Promise.resolve(typeof id === 'string' && password === demoPassword ? sessions.open(id, username) : null);
    },
    openSession: () => Promise.resolve(null),
    countApiRequest() {
      requests += 1;
      return Promise.resolve({ used: requests, limit: Number.MAX_SAFE_INTEGER });
    },
    findSession: (sessionId) => Promise.resolve(sessions.find(sessionId)),
    logout(sessionId) {
      sessions.close(sessionId);
      return Promise.resolve();
    },
    execute: (session, request) => Promise.resolve(handleRequest(org, session.userId, request)),
    users: () => Promise.resolve([]),
    onEvent: () => () => undefined,
    onCommit: () => () => undefined,
    close: () => Promise.resolve(),
  };
  const server = await startServer({ org: service, port: 0, shell: null, isReady: () => true });
  return {
    url: server.url,
    get requests() {
      return requests;
    },
    close: () => server.close(),
  };
}
