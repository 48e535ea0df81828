/** The rule of limits, whose requests follow from what the destination says of itself. */
import type { Answer } from './client.ts';
import { judge, shown } from './judge.ts';
import { event, recordId } from './vectors/build.ts';
import { exactText } from './vectors/exact.ts';
import type { Failure, RuleResult, Sender } from './results.ts';
import type { Step } from './vectors/vectors.ts';

/** Syncline never sends more events in a batch. */
const mostEvents = 1000;
/** Larger batches than these are not made to try a limit. */
const triedEvents = 5000;
const triedBytes = 20_000_000;
/** Longer answers are not read. */
const mostAnswer = 1_000_000;

export async function judgeLimits(
  limits: { maxBatchEvents: number; maxBatchBytes: number } | null,
  health: Answer,
  sender: Sender,
  source: string,
): Promise<RuleResult> {
  const failures: Failure[] = [];
  const result = (): RuleResult => ({
    rule: 'limits',
    says: 'What /v1/health names as limits is taken; what is larger is refused with 413 and the limit.',
    outcome: failures.length === 0 ? 'passed' : 'failed',
    failures,
  });
  if (limits === null) {
    failures.push({ step: 'the limits', sent: 'GET /v1/health', expected: 'DestinationHealth of openapi.yaml', came: shown(health) });
    return result();
  }
  const { maxBatchEvents, maxBatchBytes } = limits;
  const events = (count: number, at: number): ReturnType<typeof event>[] =>
    Array.from({ length: count }, (_, place) => event({ id: recordId('Account', `limit${place}`), at, source }));

  const full = events(Math.min(maxBatchEvents, mostEvents), 1);
  const receipts = full.map(({ id }) => ({ id, status: 'accepted' as const }));
  const answer = await sender(batch(exactText(full), 'full'));
  const sent = `POST /v1/changes with ${full.length} events`;
  const step = { name: '', request: batch('', ''), answer: { status: 200, receipts } } satisfies Step;
  failures.push(...judge(step, answer).map((complaint) => ({ step: 'a full batch', sent, ...complaint })));
  if (answer.text.length > mostAnswer) {
    const came = `${answer.text.length} characters`;
    failures.push({ step: 'a full batch', sent, expected: `an answer of at most ${mostAnswer} characters`, came });
  }

  const tooMany = async (name: string, value: number, body: string): Promise<void> => {
    const refusal = await sender(batch(body, name));
    if (refusal.status !== 413 || !namesLimit(refusal.text, name, value)) {
      const expected = `status 413 with "limit": {"name": "${name}", "value": ${value}}`;
      failures.push({ step: `more than ${name}`, sent: `POST /v1/changes of ${body.length} characters`, expected, came: shown(refusal) });
    }
  };
  if (maxBatchEvents < triedEvents) {
    const body = exactText(events(maxBatchEvents + 1, 2));
    if (body.length <= maxBatchBytes) {
      await tooMany('maxBatchEvents', maxBatchEvents, body);
    }
  }
  if (maxBatchBytes < triedBytes) {
    const long = event({ id: recordId('Account', 'limitlong'), at: 3, source, fields: { Name: 'x'.repeat(maxBatchBytes) } });
    await tooMany('maxBatchBytes', maxBatchBytes, exactText([long]));
  }
  return result();
}

function batch(body: string, name: string): Step['request'] {
  return {
    method: 'POST',
    path: '/v1/changes',
    headers: {
      authorization: 'Bearer {token}',
      accept: 'application/json',
      'content-type': 'application/cloudevents-batch+json; charset=UTF-8',
      'webhook-id': `msg_limits_${name}`,
    },
    body,
  };
}

function namesLimit(text: string, name: string, value: number): boolean {
  try {
    const { limit } = JSON.parse(text) as { limit?: { name?: unknown; value?: unknown } };
    return limit?.name === name && limit.value === value;
  } catch {
    return false;
  }
}
