import { parseExactJson, tooLarge } from './requests/body.ts';
import { readEvent } from './contract/change.ts';
import { firstOf, refusalByCountry } from './countries.ts';
import type { ReceiverContext } from './requests/environment.ts';
import type { Settings } from './settings/options.ts';
import { Problem } from './contract/problem.ts';
import { batchDigest, keysOf, settle } from './storage/settle.ts';
import { demandSignature, readWebhookHeaders } from './signature.ts';
import type { Storage } from './storage/storage.ts';

/** Answers POST /v1/changes. */
export async function takeChanges(
  context: ReceiverContext,
  settings: Settings,
  signingKeys: readonly Buffer[],
  storage: Storage,
): Promise<Response> {
  const webhook = readWebhookHeaders(context.req.raw.headers);
  const body = await context.var.body();
  if (signingKeys.length > 0) {
    demandSignature(webhook, body, signingKeys, settings.now());
  }
  const parsed = parseExactJson(body);
  if (!Array.isArray(parsed)) {
    throw new Problem(400, 'BODY_NOT_ARRAY', 'The body is JSON, but not an array of events.');
  }
  if (parsed.length > settings.maxBatchEvents) {
    throw tooLarge('maxBatchEvents', settings.maxBatchEvents, `The batch of ${parsed.length} events`);
  }
  const events = parsed.map(readEvent);
  const settlement = await storage.settle(
    { webhookId: webhook.id, digest: batchDigest(events), keys: keysOf(events), receivedAt: settings.now() },
    (held, updates) => settle(events, held, updates, firstOf(context.var.refusal, refusalByCountry(settings.countries))),
  );
  if (settlement.kind === 'otherEvents') {
    throw new Problem(409, 'WEBHOOK_ID_REUSED', `The webhook-id ${webhook.id} was used for other events.`);
  }
  context.set('delivery', settlement.delivery);
  return new Response(settlement.answer, { headers: { 'content-type': 'application/json' } });
}
