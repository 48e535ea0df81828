import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { HttpCall } from './exchange.ts';
import { createSyncHttp } from './sync-http.ts';

// The server must answer while this thread sleeps in a callout, so it runs on a thread of its own.
const serverSource = `
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');
const { parentPort } = require('node:worker_threads');
const routes = {
  '/echo': (request, response) => { let body = ''; request.on('data', (c) => (body += c)); request.on('end', () => response.end(JSON.stringify({ method: request.method, body, headers: request.headers }))); },
  '/gzip': (request, response) => { response.setHeader('content-encoding', 'gzip'); response.end(gzipSync('zipped')); },
  '/slow': () => undefined,
  '/big': (request, response) => response.end('x'.repeat(5000)),
  '/moved': (request, response) => { response.writeHead(302, { location: '/echo' }); response.end(); },
  '/reset': (request) => request.socket.destroy(),
};
const server = createServer((request, response) => routes[request.url](request, response));
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;
const server = new Worker(serverSource, { eval: true });
const port = await new Promise<number>((resolve) => server.once('message', resolve));
const http = createSyncHttp();
after(async () => {
  await http.close();
  await server.terminate();
});

function call(path: string, changes: Partial<HttpCall> = {}): ReturnType<typeof http.call> {
  return http.call({
    url: `http://127.0.0.1:${port}${path}`,
    method: 'GET',
    headers: [],
    body: null,
    timeoutMilliseconds: 3000,
    maximumBodyBytes: 2000,
    ...changes,
  });
}

test('sends method, headers and body and reads the answer', () => {
  const answer = call('/echo', { method: 'POST', headers: [['X-One', '1']], body: Buffer.from('grüße') });
  assert.ok(answer.ok);
  const echo = JSON.parse(Buffer.from(answer.body).toString()) as { method: string; body: string; headers: Record<string, string> };
  assert.deepEqual([answer.status, echo.method, echo.body, echo.headers['x-one']], [200, 'POST', 'grüße', '1']);
});

test('unpacks gzip', () => {
  const answer = call('/gzip');
  assert.equal(answer.ok && Buffer.from(answer.body).toString(), 'zipped');
});

test('gives a redirect as it is', () => {
  const answer = call('/moved');
  assert.equal(answer.ok && answer.status, 302);
});

const problems: readonly (readonly [string, string, Partial<HttpCall>])[] = [
  ['a slow server is a timeout', '/slow', { timeoutMilliseconds: 150 }],
  ['a large answer is too large', '/big', {}],
  ['a connection that breaks is a reset', '/reset', {}],
];
const expected = ['timeout', 'tooLarge', 'reset'];
problems.forEach(([name, path, changes], index) => {
  test(name, () => {
    const answer = call(path, changes);
    assert.equal(!answer.ok && answer.problem, expected[index]);
  });
});

test('a closed port is refused, an unknown host is unknown', async () => {
  const closed = createServer((() => undefined) as RequestListener).listen(0);
  const closedPort = (closed.address() as AddressInfo).port;
  await new Promise((resolve) => closed.close(resolve));
  const refused = call('', { url: `http://127.0.0.1:${closedPort}/` });
  assert.equal(!refused.ok && refused.problem, 'refused');
  const unknown = call('', { url: 'http://no-such-host.invalid/' });
  assert.equal(!unknown.ok && unknown.problem, 'unknownHost');
});
