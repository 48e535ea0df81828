/** Keeps what the settlement of a batch does not: requests that were refused, and what an armed fault made of an answer. */
import { cutsAnswer } from './faults/behaviours.ts';
import type { ReceiverContext } from './requests/environment.ts';
import type { Journal } from './journal/journal.ts';

const longestWebhookId = 256;
const longestDetail = 1000;

/** Asked once the answer to POST /v1/changes is known. It leaves whether this succeeds or not. */
export async function keepAnswer(context: ReceiverContext, journal: Journal, now: number): Promise<void> {
  const { delivery, fault } = context.var;
  const status = fault !== null && cutsAnswer.has(fault) ? null : context.res.status;
  try {
    if (delivery === null) {
      const { code, detail } = await problemIn(context.res);
      const webhookId = (context.req.header('webhook-id') ?? '').slice(0, longestWebhookId);
      await journal.addRefused({ webhookId, receivedAt: now, outcome: 'refused', status, code, detail, tally: null, fault });
    } else if (fault !== null) {
      await journal.noteFault(delivery, fault, status);
    }
  } catch (error) {
    console.error(error);
  }
}

async function problemIn(answer: Response): Promise<{ code: string | null; detail: string | null }> {
  if (answer.headers.get('content-type') !== 'application/problem+json') return { code: null, detail: null };
  const { code, detail } = (await answer.clone().json()) as { code: string; detail: string };
  return { code, detail: detail.slice(0, longestDetail) };
}
