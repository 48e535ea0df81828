/** A destination that takes every batch, as long as its manners are good; on a thread of its own, since Apex waits on the lab's. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { logIn, tokenOf } from './login.ts';
import { goodManners } from './manners.ts';
import type { Manners, Stranger } from './manners.ts';
import type { SelfSigned } from './self-signed.ts';

const { identity } = workerData as { readonly identity: SelfSigned | null };
let manners: Manners = goodManners;

const health = {
  status: 'ok',
  destination: { name: 'Destination of the lab', account: 'lab', environment: 'sandbox' },
  limits: { maxBatchEvents: 200, maxBatchBytes: 1_000_000 },
  capabilities: [],
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const json = (status: number, body: object): Stranger => ({ status, type: 'application/json', body: JSON.stringify(body) });

async function answerTo(request: IncomingMessage): Promise<Stranger | 'silent'> {
  const { app, atLogin, atDestination } = manners;
  const body = await bodyOf(request);
  if (request.url === '/oauth2/token') {
    const told = logIn(app, request.headers, body);
    return atLogin ?? json(told.status, told.body);
  }
  if (atDestination !== null) return atDestination;
  if (request.headers.authorization !== `Bearer ${tokenOf(app)}`) return json(401, { code: 'TOKEN_INVALID' });
  if (request.url === '/v1/health') return json(200, health);
  return request.url === '/v1/changes' ? { status: 202 } : json(404, { code: 'PATH_UNKNOWN' });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const told = await answerTo(request);
  if (told === 'silent') return;
  const { status, type = 'text/html', body, location } = told;
  response.writeHead(status, { 'content-type': type, ...(location === undefined ? {} : { location }) }).end(body);
}

const listener: RequestListener = (request, response) => void answer(request, response);
const server = identity === null ? createServer(listener) : createSecureServer({ key: identity.key, cert: identity.certificate }, listener);

parentPort?.on('message', (told: Manners | 'close') => {
  if (told !== 'close') {
    manners = told;
    parentPort?.postMessage('heard');
    return;
  }
  server.closeAllConnections();
  server.close(() => parentPort?.close());
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
