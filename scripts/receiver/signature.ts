import { createHmac, timingSafeEqual } from 'node:crypto';
import { ReceiverStartError } from './settings/options.ts';
import { Problem } from './contract/problem.ts';

export interface WebhookHeaders {
  id: string;
  timestamp: string;
  signature: string | null;
}

/** Standard Webhooks, "Verifying webhook authenticity": five minutes either way. */
const toleranceSeconds = 300;

export function readWebhookHeaders(headers: Headers): WebhookHeaders {
  const id = headers.get('webhook-id');
  if (!id || id.length > 256) {
    throw new Problem(400, 'WEBHOOK_ID_MISSING', 'The header webhook-id is missing, empty or longer than 256 characters.');
  }
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new Problem(400, 'WEBHOOK_TIMESTAMP_MISSING', 'The header webhook-timestamp must hold Unix seconds.');
  }
  return { id, timestamp, signature: headers.get('webhook-signature') };
}

/** The key bytes of `whsec_<base64>`. */
export function keyFrom(secret: string): Buffer {
  const match = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret);
  if (!match?.[1]) {
    throw new ReceiverStartError('A signing secret must be whsec_ followed by base64.');
  }
  return Buffer.from(match[1], 'base64');
}

/** Throws the problem 401 unless one of the signatures fits one of the keys. */
export function demandSignature(webhook: WebhookHeaders, body: Buffer, keys: readonly Buffer[], nowMilliseconds: number): void {
  if (!webhook.signature) {
    throw new Problem(401, 'SIGNATURE_MISSING', 'The header webhook-signature is missing.');
  }
  if (Math.abs(nowMilliseconds / 1000 - Number(webhook.timestamp)) > toleranceSeconds) {
    throw new Problem(401, 'TIMESTAMP_OUT_OF_TOLERANCE', `webhook-timestamp is more than ${toleranceSeconds} seconds off.`);
  }
  const given = webhook.signature
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));
  const fits = keys.some((key) => {
    const expected = createHmac('sha256', key).update(`${webhook.id}.${webhook.timestamp}.`).update(body).digest();
    return given.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
  });
  if (!fits) {
    throw new Problem(401, 'SIGNATURE_INVALID', 'No signature in webhook-signature fits the body under a current secret.');
  }
}
