/** Performs one HTTP exchange with Node's client. Redirects are not followed: Apex gets the 3xx and decides. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import type { HttpAnswer, HttpCall, HttpProblem } from './exchange.ts';

const httpAgent = new HttpAgent({ keepAlive: true, keepAliveMsecs: 5_000, maxSockets: 20 });
const httpsAgent = new HttpsAgent({ keepAlive: true, keepAliveMsecs: 5_000, maxSockets: 20 });

const problemsByCode: Readonly<Record<string, HttpProblem>> = {
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
};

function problemOf(error: NodeJS.ErrnoException): HttpProblem {
  const code = error.code ?? '';
  if (problemsByCode[code] !== undefined) return problemsByCode[code];
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.includes('SIGNATURE') || code === 'EPROTO') return 'certificate';
  if (code.startsWith('HPE_') || code.startsWith('Z_')) return 'malformed';
  return 'other';
}

function decoded(response: IncomingMessage): Readable {
  const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const decoder = decoders[(response.headers['content-encoding'] ?? '').toLowerCase()];
  if (decoder === undefined) return response;
  const stream = decoder();
  response.on('error', (error) => stream.emit('error', error));
  return response.pipe(stream) as unknown as Readable;
}

function headerPairs(response: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < response.rawHeaders.length; index += 2) {
    pairs.push([response.rawHeaders[index] ?? '', response.rawHeaders[index + 1] ?? '']);
  }
  return pairs;
}

export function exchange(call: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const url = new URL(call.url);
    const isHttps = url.protocol === 'https:';
    let settled = false;
    const settle = (answer: HttpAnswer): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(answer);
    };
    const fail = (error: NodeJS.ErrnoException): void => settle({ ok: false, problem: problemOf(error), detail: error.message });

    const options: RequestOptions & { ca?: string[] } = {
      method: call.method,
      agent: isHttps ? httpsAgent : httpAgent,
      headers: Object.fromEntries(call.headers),
    };
    if (isHttps && call.trustedCertificates) options.ca = [...rootCertificates, ...call.trustedCertificates];
    const request = (isHttps ? httpsRequest : httpRequest)(url, options, (response) => {
      const stream = decoded(response);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > call.maximumBodyBytes) {
          settle({ ok: false, problem: 'tooLarge', detail: String(size) });
          request.destroy();
          return;
        }
        chunks.push(chunk);
      });
      stream.on('error', fail);
      response.on('aborted', () => fail(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
      stream.on('end', () => {
        settle({
          ok: true,
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          headers: headerPairs(response),
          body: Buffer.concat(chunks),
        });
      });
    });
    const timer = setTimeout(() => {
      settle({ ok: false, problem: 'timeout', detail: `${call.timeoutMilliseconds} ms` });
      request.destroy();
    }, call.timeoutMilliseconds);
    request.on('error', fail);
    request.end(call.body ?? undefined);
  });
}
