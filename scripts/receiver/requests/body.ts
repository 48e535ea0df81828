import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { parseExact } from '../contract/exact-json.ts';
import { Problem } from '../contract/problem.ts';

const gunzipped = promisify(gunzip);

/** The uncompressed body, never more than `maxBytes` of it in memory. */
export async function readBody(request: Request, mediaType: string, maxBytes: number): Promise<Buffer> {
  const given = mediaTypeOf(request);
  if (given !== mediaType) {
    throw new Problem(415, 'MEDIA_TYPE_UNSUPPORTED', `The body is ${given || 'of no type'}; ${mediaType} is expected.`);
  }
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  const sent = await readLimited(request, maxBytes);
  if (encoding === 'identity') {
    return sent;
  }
  if (encoding !== 'gzip') {
    throw new Problem(415, 'ENCODING_UNSUPPORTED', `The content encoding is ${encoding}; identity and gzip are supported.`);
  }
  try {
    return await gunzipped(sent, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge('maxBatchBytes', maxBytes, 'The uncompressed body');
    }
    throw new Problem(400, 'BODY_NOT_GZIP', 'The content encoding is gzip, but the body is not.');
  }
}

/** Numbers keep their digits: `parseExact`. */
export function parseExactJson(body: Buffer): unknown {
  return parsed(body, parseExact);
}

export function parseJson(body: Buffer): unknown {
  return parsed(body, JSON.parse);
}

function parsed(body: Buffer, parse: (text: string) => unknown): unknown {
  try {
    return parse(body.toString('utf8'));
  } catch (error) {
    throw new Problem(400, 'BODY_NOT_JSON', `The body is not JSON: ${(error as Error).message}.`);
  }
}

export function tooLarge(name: 'maxBatchEvents' | 'maxBatchBytes', value: number, what: string): Problem {
  const unit = name === 'maxBatchBytes' ? 'bytes' : 'events';
  return new Problem(413, 'BATCH_TOO_LARGE', `${what} exceeds ${name}, which is ${value} ${unit}.`, {
    members: { limit: { name, value } },
  });
}

export function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The body as it was sent, refused as soon as it grows past `maxBytes`. */
export async function readLimited(request: Request, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The DOM's type of a stream, unlike Node's stream itself, lacks the iterator.
  const stream = request.body as unknown as AsyncIterable<Uint8Array> | null;
  for await (const chunk of stream ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) {
      throw tooLarge('maxBatchBytes', maxBytes, 'The body');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
