import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import type { OrgRequest, OrgResponse, OrgService, OrgSession } from '../contracts/org-service.ts';
import type { RunningServer } from './index.ts';
import { startServer } from './index.ts';

const session: OrgSession = {
  sessionId: '00D000000000001!secret',
  userId: '005000000000001AAA',
  username: 'admin@example.com',
  organizationId: '00D000000000001AAA',
};
const rows = Array.from({ length: 4500 }, (_, index) => ({ attributes: { type: 'Account' }, Name: `Account ${index}` }));
const requests: OrgRequest[] = [];
let answer: (request: OrgRequest) => OrgResponse = () => ({ ok: true, value: null });

/** An org that answers what the test says: these tests are about the doors, not about what is behind them. */
const org: OrgService = {
  login: (username, password) => Promise.resolve(username === session.username && password === 'right' ? session : null),
  openSession: () => Promise.resolve(session),
  findSession: (sessionId) => Promise.resolve(sessionId === session.sessionId ? session : null),
  logout: () => Promise.resolve(),
  execute: (_session, request) => {
    requests.push(request);
    return Promise.resolve(answer(request));
  },
  users: () => Promise.resolve([]),
  countApiRequest: () => Promise.resolve({ used: 7, limit: 15_000 }),
  onEvent: () => () => undefined,
  onCommit: () => () => undefined,
  close: () => Promise.resolve(),
};

let server: RunningServer;
before(async () => {
  server = await startServer({ org, port: 0, shell: null, isReady: () => true });
});
after(() => server.close());

const bearer = { authorization: `Bearer ${session.sessionId}` };
const call = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { ...bearer, ...(init.headers as Record<string, string>) } });

test('jsforce logs in with a password and reads every page of a query', async () => {
  answer = () => ({ ok: true, value: { totalSize: rows.length, records: rows } });
  const connection = new Connection({ loginUrl: server.url, version: '67.0' });
  await connection.login(session.username, 'right');
  const result = await connection.query('SELECT Name FROM Account', { autoFetch: true, maxFetch: 10_000 });
  assert.equal(result.records.length, 4500);
  assert.equal(result.records[4499]?.['Name'], 'Account 4499');
});

test('a wrong password is refused with the platform’s words', async () => {
  const connection = new Connection({ loginUrl: server.url, version: '67.0' });
  await assert.rejects(
    connection.login(session.username, 'wrong'),
    /INVALID_LOGIN: Invalid username, password, security token; or user locked out/,
  );
});

test('no session: 401 INVALID_SESSION_ID', async () => {
  const response = await fetch(`${server.url}/services/data/v67.0/query?q=SELECT+Id+FROM+Account`);
  assert.equal(response.status, 401);
  assert.deepEqual(await response.json(), [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
});

test('a cookie alone cannot write from another site', async () => {
  const response = await fetch(`${server.url}/services/data/v67.0/sobjects/Account`, {
    method: 'POST',
    body: '{}',
    headers: { cookie: `sid=${encodeURIComponent(session.sessionId)}`, origin: 'https://evil.example.com' },
  });
  assert.equal(response.status, 403);
});

test('a link on another site cannot run Apex with the cookie', async () => {
  requests.length = 0;
  const response = await fetch(`${server.url}/services/data/v67.0/tooling/executeAnonymous?anonymousBody=System.debug(1)`, {
    headers: { cookie: `sid=${encodeURIComponent(session.sessionId)}` },
  });
  assert.equal(response.status, 401);
  assert.equal(requests.length, 0);
});

test('a session id that cannot be decoded is refused like any other', async () => {
  const response = await fetch(`${server.url}/services/data/v67.0/sobjects`, { headers: { authorization: 'Bearer %zz' } });
  assert.equal(response.status, 401);
});

test('a created record answers 201 with its id; a refused one 400 with the reasons', async () => {
  answer = () => ({ ok: true, value: [{ id: '001000000000001AAA', success: true, errors: [] }] });
  const created = await call('/services/data/v67.0/sobjects/Account', { method: 'POST', body: '{"Name":"Acme"}' });
  assert.equal(created.status, 201);
  assert.deepEqual(await created.json(), { id: '001000000000001AAA', success: true, errors: [] });
  assert.equal(created.headers.get('sforce-limit-info'), 'api-usage=7/15000');

  answer = () => ({
    ok: true,
    value: [
      {
        id: null,
        success: false,
        errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }],
      },
    ],
  });
  const refused = await call('/services/data/v67.0/sobjects/Account', { method: 'POST', body: '{}' });
  assert.equal(refused.status, 400);
  assert.deepEqual(await refused.json(), [
    { errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] },
  ]);
});

test('a save that the user has no access for answers 403', async () => {
  const error = { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'insufficient access rights on object id', fields: [] };
  answer = () => ({ ok: true, value: [{ id: null, success: false, errors: [error] }] });
  assert.equal((await call('/services/data/v67.0/sobjects/Account/001000000000001AAA', { method: 'DELETE' })).status, 403);
});

test('a body that is not JSON is refused and reaches nothing', async () => {
  requests.length = 0;
  const response = await call('/services/data/v67.0/sobjects/Account', { method: 'POST', body: '{"Name": Acme' });
  assert.equal(response.status, 400);
  assert.match(JSON.stringify(await response.json()), /JSON_PARSER_ERROR.*not JSON/);
  assert.equal(requests.length, 0);
});

test('more than 200 records in one collection are refused', async () => {
  const response = await call('/services/data/v67.0/composite/sobjects', {
    method: 'POST',
    body: JSON.stringify({ records: Array.from({ length: 201 }, () => ({})) }),
  });
  assert.equal(response.status, 400);
});

test('a field in the path cannot carry SOQL', async () => {
  const response = await call(`/services/data/v67.0/sobjects/Account/${encodeURIComponent("Name = 'x' OR Name")}/y`);
  assert.equal(response.status, 404);
});

test('what is not supported says so by name', async () => {
  const response = await call('/services/data/v67.0/composite/tree/Account', { method: 'POST', body: '{}' });
  assert.equal(response.status, 501);
  assert.match(JSON.stringify(await response.json()), /The local org does not support the composite resource/);
});

test('the double slash of the Salesforce CLI is understood', async () => {
  const response = await fetch(`${server.url}//services/data`);
  const versions = (await response.json()) as { version: string }[];
  assert.equal(versions.at(-1)?.version, '67.0');
});

test('another name for this machine is refused', async () => {
  const { port } = new URL(server.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/health', headers: { host: 'rebound.example.com' } }, (response) =>
        resolve(response.resume().statusCode),
      )
      .once('error', reject);
  });
  assert.equal(status, 421);
});

test('a resource written in Apex answers with the status, the headers and the body that it gives', async () => {
  answer = () => ({ ok: true, value: { status: 400, headers: { 'x-of-apex': 'yes' }, body: '{"isDone":false}' } });
  const path = '/services/apexrest/syncline/connector?why=not';
  const response = await call(path, { method: 'POST', body: '{"act":"check"}' });
  assert.deepEqual([response.status, await response.json()], [400, { isDone: false }]);
  assert.deepEqual([response.headers.get('x-of-apex'), response.headers.get('sforce-limit-info')], ['yes', 'api-usage=7/15000']);
  const { headers, ...request } = requests.at(-1) as Extract<OrgRequest, { kind: 'rest' }>;
  assert.deepEqual(request, { kind: 'rest', method: 'POST', path, body: '{"act":"check"}' });
  assert.equal(headers['authorization'], undefined);
  assert.equal((await fetch(server.url + path, { method: 'POST', body: '{}' })).status, 401);
});
