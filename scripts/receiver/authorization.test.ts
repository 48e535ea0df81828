import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { event, startForTest } from './test-support/fixtures.ts';
import type { Answer, Client } from './test-support/fixtures.ts';

const form = 'application/x-www-form-urlencoded';

function askForToken(client: Client, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  return client.call('/oauth2/token', { method: 'POST', headers: { 'content-type': form, ...headers }, body });
}

function basic(id: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

test('issues a token by client_secret_basic and by client_secret_post', async (context) => {
  const client = await startForTest(context);
  const granted = [
    await askForToken(client, 'grant_type=client_credentials', basic('syncline-demo', 'syncline-demo-secret')),
    await askForToken(client, 'grant_type=client_credentials&client_id=syncline-demo&client_secret=syncline-demo-secret'),
  ];
  for (const answer of granted) {
    assert.deepEqual([answer.status, answer.json['token_type'], answer.json['expires_in']], [200, 'Bearer', 3600]);
    const headers = { authorization: `Bearer ${String(answer.json['access_token'])}` };
    assert.equal((await client.call('/v1/health', { headers })).status, 200);
  }
});

test('decodes ids and secrets that are form-encoded in the Basic header', async (context) => {
  const client = await startForTest(context, { clientSecret: 'p:w %&+' });
  const headers = basic('syncline-demo', encodeURIComponent('p:w %&+'));
  assert.equal((await askForToken(client, 'grant_type=client_credentials', headers)).status, 200);
});

test('refuses wrong token requests by the names of RFC 6749', async (context) => {
  const client = await startForTest(context);
  const good = 'client_id=syncline-demo&client_secret=syncline-demo-secret';
  const rows: [string, Record<string, string>, number, string][] = [
    ['grant_type=client_credentials', {}, 401, 'invalid_client'],
    ['grant_type=client_credentials', basic('syncline-demo', 'wrong'), 401, 'invalid_client'],
    ['grant_type=client_credentials', basic('other', 'syncline-demo-secret'), 401, 'invalid_client'],
    [`grant_type=client_credentials&${good}`, basic('syncline-demo', 'x'), 400, 'invalid_request'],
    [`grant_type=password&${good}`, {}, 400, 'unsupported_grant_type'],
    [good, {}, 400, 'invalid_request'],
    [`grant_type=client_credentials&scope=all&${good}`, {}, 400, 'invalid_scope'],
    ['{}', { 'content-type': 'application/json' }, 400, 'invalid_request'],
  ];
  for (const [body, headers, status, error] of rows) {
    const answer = await askForToken(client, body, headers);
    assert.deepEqual([answer.status, answer.json['error']], [status, error], body);
  }
});

test('demands a token that is its own and has not expired', async (context) => {
  let now = Date.now();
  const client = await startForTest(context, { now: () => now });
  const withToken = (token: string): Promise<Answer> =>
    client.call('/v1/health', { headers: token ? { authorization: `Bearer ${token}` } : {} });
  assert.equal((await withToken('')).json['code'], 'TOKEN_MISSING');
  assert.equal((await withToken('nonsense')).json['code'], 'TOKEN_INVALID');
  const [expiry = '', ...rest] = client.token.split('.');
  assert.equal((await withToken([Number(expiry) + 1, ...rest].join('.'))).json['code'], 'TOKEN_INVALID');
  assert.equal((await withToken(client.token)).status, 200);
  now += 3600_000;
  const late = await withToken(client.token);
  assert.deepEqual([late.status, late.json['code']], [401, 'TOKEN_INVALID']);
  assert.match(late.headers.get('www-authenticate') ?? '', /^Bearer/);
});

test('says who it is and what it takes', async (context) => {
  const destination = { name: 'Warehouse', account: 'acme', environment: 'production' };
  const client = await startForTest(context, { destination, maxBatchEvents: 7, maxBatchBytes: 70_000 });
  const answer = await client.call('/v1/health', { headers: { authorization: `Bearer ${client.token}` } });
  const limits = { maxBatchEvents: 7, maxBatchBytes: 70_000, maxDigestRanges: 1000, maxDigestEntries: 5000 };
  assert.deepEqual(answer.json, { status: 'ok', destination, limits, capabilities: ['schema', 'updates', 'digests'] });
});

test('answers its open doors under loopback names only', async (context) => {
  const client = await startForTest(context);
  for (const path of ['/v1/records/Account', '/v1/faults']) {
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example:4401' };
      request(client.url + path, { headers }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403, path);
  }
});

const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'];

function signed(secret: string, body: string, at = new Date(), id = 'msg_signed'): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

test('takes signatures that the Standard Webhooks library makes, under either key of a rotation', async (context) => {
  const client = await startForTest(context, { signingSecrets: secrets });
  for (const [position, secret] of secrets.entries()) {
    const body = JSON.stringify([event({ number: position + 1 })]);
    for (const gzip of [false, true]) {
      const answer = await client.deliver(body, { headers: signed(secret, body, new Date(), `msg_${position}`), gzip });
      assert.equal(answer.status, 200, `secret ${position}, gzip ${gzip}: the signature covers the uncompressed body`);
    }
  }
});

test('refuses signatures that are missing, foreign, of another body or too old', async (context) => {
  const client = await startForTest(context, { signingSecrets: secrets });
  const body = JSON.stringify([event()]);
  const rows: [Record<string, string>, string][] = [
    [{}, 'SIGNATURE_MISSING'],
    [signed('whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcg==', body), 'SIGNATURE_INVALID'],
    [signed(secrets[0] ?? '', `${body} `), 'SIGNATURE_INVALID'],
    [{ ...signed(secrets[0] ?? '', body), 'webhook-id': 'msg_other' }, 'SIGNATURE_INVALID'],
    [signed(secrets[0] ?? '', body, new Date(Date.now() - 301_000)), 'TIMESTAMP_OUT_OF_TOLERANCE'],
  ];
  for (const [headers, code] of rows) {
    const answer = await client.deliver(body, { headers });
    assert.deepEqual([answer.status, answer.json['code']], [401, code]);
  }
  assert.equal((await client.record('Account'))['total'], 0);
});
