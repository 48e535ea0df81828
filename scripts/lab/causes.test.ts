/**
 * Each way in which a test or a run can fail is caused, at a real server or in Setup, and told apart by its code, each with a cause and a
 * fix. An org that says little is tried first; where the platform's words decide, one that says more as well.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { CalloutWords } from '../local-org/index.ts';
import { createConnection, switchOn } from '../demo/connection.ts';
import { startLabDestination } from './destination/index.ts';
import type { LabDestination, LoginApp, Stranger } from './destination/index.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';
import { setupPages } from './setup-pages.ts';
import type { SetupPages } from './setup-pages.ts';

const minute = 60_000;

let lab: Lab;
let destination: LabDestination;
let untrusted: LabDestination;
let closedPort: number;
let connectionId: string;
let setup: SetupPages;

interface Problem {
  readonly code: string;
  readonly cause: string;
  readonly fix: string;
  readonly detail?: string;
}

interface View {
  readonly id: string;
  readonly status: string;
  readonly problem?: Problem | null;
}

const client = { clientId: 'syncline-demo', clientSecret: 'syncline-demo-secret' };

before(async () => {
  lab = await openLab({ installed: { customer: null } });
  destination = await startLabDestination();
  untrusted = await startLabDestination({ isSecure: true });
  closedPort = await unusedPort();
  const admin = lab.administrator();
  connectionId = await createConnection(admin, { name: 'Lab', receiverUrl: destination.url, connectorId: admin.id });
  setup = setupPages(admin, connectionId);
  saveStream(connectionId);
  await switchOn(admin, connectionId);
  lab.wire.hooks = { patience: 250 };
  lab.jobs.advance(2 * minute);
});
after(async () => {
  await lab.close();
  await destination.close();
  await untrusted.close();
});

function saveStream(ofConnectionId: string): void {
  const { prefix } = lab;
  const [stream] = lab.administrator().dml('insert', `${prefix}SynclineStream__c`, [
    {
      Name: 'Account',
      [`${prefix}Connection__c`]: ofConnectionId,
      [`${prefix}ObjectName__c`]: 'Account',
      [`${prefix}Fields__c`]: JSON.stringify([{ name: 'Name' }]),
      [`${prefix}FrequencyMinutes__c`]: 1,
      [`${prefix}Lookback__c`]: 'Everything',
      [`${prefix}IsOn__c`]: true,
    },
  ]);
  assert.deepEqual(stream?.errors, []);
}

function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function tested(): Problem | null {
  const admin = lab.administrator();
  admin.aura('ConnectorController', 'test', { connectionId });
  const { test: found } = admin.aura('ConnectionSetupController', 'load', { connectionId }) as { test?: { problem?: Problem } };
  return found?.problem ?? null;
}

function overview(id = connectionId): View {
  const { connections } = lab.administrator().aura('OverviewController', 'load', { connectionId: id }) as { connections: View[] };
  const view = connections.find((connection) => connection.id === id);
  assert.ok(view);
  return view;
}

function save(name: string): void {
  const [saved] = lab.administrator().dml('insert', 'Account', [{ Name: name }]);
  assert.deepEqual(saved?.errors, []);
}

function isWell(): boolean {
  const waiting = lab.sql(`SELECT 1 FROM "${lab.prefix}SynclineDeadLetter__c" WHERE "${lab.prefix}Status__c" = 'Waiting'`);
  return waiting.length === 0 && !overview().problem;
}

async function mend(): Promise<void> {
  lab.calloutWords = 'fewest';
  await destination.behave({});
  setup.repair({ url: destination.url, client });
  lab.jobs.advanceUntil(isWell, 120 * minute);
}

interface Case {
  readonly cause: () => unknown;
  /** Of a test. */
  readonly test: string;
  /** Of a run, and the status that it gives; absent: as a test, with the status of a destination that fails. */
  readonly run?: readonly [code: string, status: string];
  readonly words?: CalloutWords;
}

const app = (change: Partial<LoginApp>) => () => destination.behave({ app: change });
/** Its tokens have ended too, or nobody would ask it. */
const atLogin = (stranger: Stranger) => () => destination.behave({ atLogin: stranger, app: { scopes: ['another'] } });
const inItsPlace = (stranger: Stranger) => () => destination.behave({ atDestination: stranger });
const page = '<!doctype html><html><title>Welcome</title><p>Nothing to see here.</p></html>';
const lost = 'TOKEN_EXPIRED';
const failed = 'ERROR';

const cases: Readonly<Record<string, Case>> = {
  'a wrong key was entered': {
    cause: () => setup.enter({ ...client, clientId: 'another-key' }),
    test: 'BAD_KEY',
    run: ['BAD_KEY', lost],
  },
  'a wrong secret was entered': {
    cause: () => setup.enter({ ...client, clientSecret: 'another-secret' }),
    test: 'BAD_SECRET',
    run: ['BAD_SECRET', lost],
  },
  'the secret was rotated at the destination': { cause: app({ secret: 'rotated' }), test: 'BAD_SECRET', run: ['BAD_SECRET', lost] },
  'the secret was rotated, and the login service does not say which is wrong': {
    cause: app({ secret: 'rotated', isTerse: true }),
    test: 'BAD_CLIENT',
    run: ['BAD_CLIENT', lost],
  },
  'the app was blocked at the destination': { cause: app({ isEnabled: false }), test: 'APP_DISABLED', run: ['APP_DISABLED', lost] },
  'the flow is not enabled': { cause: app({ allowsClientCredentials: false }), test: 'FLOW_NOT_ENABLED', run: ['FLOW_NOT_ENABLED', lost] },
  'the app has no run-as user': { cause: app({ runAsUser: null }), test: 'NO_RUN_AS_USER', run: ['NO_RUN_AS_USER', lost] },
  'the login service is down': { cause: atLogin({ status: 503 }), test: 'LOGIN_UNAVAILABLE' },
  'the login service is down, and the platform says so': {
    words: 'plain',
    cause: atLogin({ status: 503 }),
    test: 'LOGIN_UNAVAILABLE',
  },
  'the token URL is wrong': {
    words: 'plain',
    cause: atLogin({ status: 404, body: page }),
    test: 'WRONG_TOKEN_ADDRESS',
  },
  'the token URL is wrong, and the platform does not say so': { cause: atLogin({ status: 404, body: page }), test: 'LOGIN_UNAVAILABLE' },
  'no host has the name in the token URL': {
    words: 'plain',
    cause: () => setup.change({ tokenUrl: 'https://login.syncline-lab.invalid/token' }),
    test: 'WRONG_TOKEN_ADDRESS',
  },
  'nothing listens at the token URL': {
    cause: () => setup.change({ tokenUrl: `http://127.0.0.1:${closedPort}/oauth2/token` }),
    test: 'LOGIN_UNAVAILABLE',
  },
  'the certificate at the token URL is self-signed': {
    cause: () => setup.change({ tokenUrl: `${untrusted.url}/oauth2/token` }),
    test: 'TLS_FAILED',
  },
  'the principal is no longer in the permission set': {
    cause: () => setup.takePrincipal(),
    test: 'PRINCIPAL_ACCESS_MISSING',
    run: ['PRINCIPAL_ACCESS_MISSING', lost],
  },
  'the permission set is no longer assigned': {
    cause: () => setup.unassign(),
    test: 'PRINCIPAL_ACCESS_MISSING',
    run: ['PRINCIPAL_ACCESS_MISSING', lost],
  },
  'callouts are disabled': {
    cause: () => setup.change({ isEnabled: false }),
    test: 'CALLOUTS_DISABLED',
    run: ['CALLOUTS_DISABLED', lost],
  },
  'the namespace is not allowed': {
    cause: () => setup.change({ allowedNamespaces: ['another'] }),
    test: 'NAMESPACE_MISSING',
    run: ['NAMESPACE_MISSING', lost],
  },
  'no host has the name': {
    words: 'plain',
    cause: () => setup.change({ url: 'https://sync.syncline-lab.invalid' }),
    test: 'UNKNOWN_HOST',
  },
  'the port is closed': {
    words: 'plain',
    cause: () => setup.change({ url: `http://127.0.0.1:${closedPort}` }),
    test: 'CONNECTION_REFUSED',
  },
  'no host has the name, behind a proxy that does not say so': {
    cause: () => setup.change({ url: 'https://sync.syncline-lab.invalid' }),
    test: 'UNREACHABLE',
  },
  'the certificate is self-signed': { cause: () => setup.change({ url: untrusted.url }), test: 'TLS_FAILED' },
  'nothing answers in time': { cause: () => destination.behave({ atDestination: 'silent' }), test: 'TIMED_OUT' },
  'it redirects': { cause: inItsPlace({ status: 307, location: 'https://elsewhere.example/v1' }), test: 'REDIRECTED' },
  'a page of something else': {
    cause: inItsPlace({ status: 200, body: page }),
    test: 'NOT_A_DESTINATION',
    run: ['MALFORMED_ANSWER', failed],
  },
  'nothing of this name': { cause: inItsPlace({ status: 404, body: page }), test: 'NOT_A_DESTINATION', run: ['WRONG_ADDRESS', failed] },
  'an answer of a megabyte': {
    cause: inItsPlace({ status: 200, type: 'application/json', body: JSON.stringify({ filler: 'x'.repeat(1_000_000) }) }),
    test: 'NOT_A_DESTINATION',
    run: ['MALFORMED_ANSWER', failed],
  },
  'an answer without a body': { cause: inItsPlace({ status: 200 }), test: 'NOT_A_DESTINATION', run: ['MALFORMED_ANSWER', failed] },
  'no content at all': { cause: inItsPlace({ status: 204 }), test: 'NOT_A_DESTINATION', run: ['MALFORMED_ANSWER', failed] },
  'a firewall that does not know our addresses': {
    cause: inItsPlace({ status: 403, body: '<html>Request blocked</html>' }),
    test: 'ADDRESSES_REFUSED',
  },
  'a destination that lists addresses': {
    cause: inItsPlace({ status: 403, type: 'application/json', body: '{"code":"FORBIDDEN","detail":"Your IP is not on the allow-list."}' }),
    test: 'ADDRESSES_REFUSED',
  },
  'an app that may not send': {
    cause: inItsPlace({ status: 403, type: 'application/json', body: '{"code":"FORBIDDEN","detail":"changes:write is missing"}' }),
    test: 'FORBIDDEN',
  },
  'a token that the destination does not take': {
    cause: inItsPlace({ status: 401, type: 'application/json', body: '{"code":"TOKEN_INVALID"}' }),
    test: 'ACCESS_REFUSED',
    run: ['ACCESS_REFUSED', lost],
  },
  'the destination is down': { cause: inItsPlace({ status: 503 }), test: 'DESTINATION_FAILED' },
};

for (const [name, { cause, test: expected, run = [expected, failed], words = 'fewest' }] of Object.entries(cases))
  test(name, async () => {
    lab.calloutWords = words;
    await cause();
    try {
      const ofTest = tested();
      assert.equal(ofTest?.code, expected, `a test: ${ofTest?.detail ?? ''}`);
      save(name);
      save(`${name} too`);
      lab.jobs.advance(6 * minute);
      const { status, problem } = overview();
      assert.deepEqual([problem?.code, status], run, `a run: ${problem?.detail ?? ''}`);
      for (const told of [ofTest, problem]) {
        assert.ok(told);
        assert.ok(told.cause.length > 20 && told.fix.length > 20 && told.cause !== told.fix, 'why, and what to do');
        assert.doesNotMatch(JSON.stringify(told), /another-secret|syncline-demo-secret|Bearer [\w-]{20}/);
      }
    } finally {
      await mend();
    }
  });

test('a scope that the app does not have', async () => {
  const admin = lab.administrator();
  const scoped = await createConnection(admin, {
    name: 'Scoped',
    receiverUrl: destination.url,
    connectorId: admin.id,
    scope: 'changes:all',
  });
  admin.aura('ConnectorController', 'test', { connectionId: scoped });
  const view = (): { test: { hasPassed: boolean; problem?: Problem } } =>
    admin.aura('ConnectionSetupController', 'load', { connectionId: scoped }) as ReturnType<typeof view>;
  assert.equal(view().test.problem?.code, 'SCOPE_REFUSED');
  await destination.behave({ app: { scopes: ['changes:all'] } });
  admin.aura('ConnectorController', 'test', { connectionId: scoped });
  assert.equal(view().test.hasPassed, true, 'what the fix says mends it');
});

/** An administrator may modify all data, and so reads what others need a right for. */
test('a connector without User External Credentials', async () => {
  const admin = lab.administrator();
  const connector = lab.user('operator@syncline.local');
  const [set] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Syncline_Connector'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: connector.id, PermissionSetId: set?.['Id'] }]);
  const id = await createConnection(admin, { name: 'Of another', receiverUrl: destination.url, connectorId: connector.id });
  const pages = setupPages(admin, id);
  saveStream(id);
  await switchOn(connector, id, admin);
  const view = (): { test?: { problem?: Problem } } =>
    admin.aura('ConnectionSetupController', 'load', { connectionId: id }) as ReturnType<typeof view>;
  for (const read of [false, true]) {
    pages.takeUserExternalCredentials('Standard User', { read });
    connector.aura('ConnectorController', 'test', { connectionId: id });
    assert.equal(view().test?.problem?.code, 'CREDENTIAL_OBJECT_MISSING', read ? 'read is not enough' : 'none');
    save('Of another');
    lab.jobs.advance(3 * minute);
    assert.deepEqual([overview(id).problem?.code, overview(id).status], ['CREDENTIAL_OBJECT_MISSING', 'TOKEN_EXPIRED']);
    assert.equal(overview().status, 'ACTIVE', 'that of the administrator goes on');
    pages.giveUserExternalCredentials('Standard User');
    lab.jobs.advanceUntil(() => !overview(id).problem, 20 * minute);
  }
});

test('each record that was saved meanwhile has arrived, and none is blamed', () => {
  const letters = lab.sql(`SELECT 1 FROM "${lab.prefix}SynclineDeadLetter__c" WHERE "${lab.prefix}Status__c" <> 'Succeeded'`);
  assert.deepEqual(letters, []);
});
