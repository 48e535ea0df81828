/** Signs as Standard Webhooks 1.0 says. */
import { createHmac } from 'node:crypto';
import type { Signing } from './vectors.ts';

const secretShape = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
/** Nobody's key. */
const otherSecret = 'whsec_YSBrZXkgdGhhdCBub2JvZHkgYWdyZWVkIG9u';
/** Twice as long ago as a destination may let pass. */
const tooOldSeconds = 600;

export function isSecret(text: string): boolean {
  return secretShape.test(text);
}

export function sign(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secretShape.exec(secret)?.[1] ?? '', 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

/** The webhook headers of one request, right or wrong as it is asked for. */
export function webhookHeaders(secret: string, id: string, now: number, body: string, signing?: Signing): Record<string, string> {
  const seconds = signing === 'tooOld' ? now - tooOldSeconds : now;
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(seconds) };
  if (signing === 'missing') {
    return headers;
  }
  const right = sign(signing === 'otherKey' ? otherSecret : secret, id, seconds, signing === 'otherBody' ? `${body} ` : body);
  const signature = signing === 'secondOfTwo' ? `${sign(otherSecret, id, seconds, body)} ${right}` : right;
  return { ...headers, 'webhook-signature': signature };
}
