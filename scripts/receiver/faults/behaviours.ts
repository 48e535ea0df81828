import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Problem } from '../contract/problem.ts';
import type { ReceiverContext } from '../requests/environment.ts';
import type { Change } from '../contract/change.ts';
import type { Receipt } from '../contract/receipt.ts';
import type { Fault, FaultKind } from './registry.ts';

/** What a fault does to one request: `proceed` processes it and gives the usual answer. */
type Behaviour = (fault: Fault, context: ReceiverContext, proceed: () => Promise<Response>) => Promise<Response>;

/** The wait has passed before a behaviour runs, save for those that hold the answer back. */
const waitsAfterProcessing: ReadonlySet<FaultKind> = new Set([
  'delayAfterProcessing',
  'dropAfterProcessing',
  'malformedAnswer',
  'truncatedAnswer',
]);

/** Those after which no whole answer leaves. */
export const cutsAnswer: ReadonlySet<string> = new Set<FaultKind>(['dropBeforeProcessing', 'dropAfterProcessing', 'truncatedAnswer']);

const behaviours: Record<FaultKind, Behaviour> = {
  status: async (fault) => {
    const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
    const detail = fault.message ?? 'A fault was armed for this request.';
    return Promise.resolve(new Problem(fault.status ?? 503, fault.code ?? 'FAULT_INJECTED', detail, { headers }).toResponse());
  },
  redirect: async (fault) =>
    Promise.resolve(new Response(null, { status: fault.status ?? 307, headers: { location: fault.location ?? '/v1/elsewhere' } })),
  delay: async (_fault, _context, proceed) => proceed(),
  delayAfterProcessing: async (_fault, _context, proceed) => proceed(),
  dropBeforeProcessing: async (_fault, context) => Promise.resolve(cut(context)),
  dropAfterProcessing: async (_fault, context, proceed) => {
    await proceed();
    return cut(context);
  },
  malformedAnswer: async (fault, _context, proceed) => {
    await proceed();
    return new Response(fault.body ?? '{"receipts":[{"id":', { headers: { 'content-type': 'application/json' } });
  },
  truncatedAnswer: async (_fault, context, proceed) => {
    const body = Buffer.from(await (await proceed()).arrayBuffer());
    const { outgoing } = context.env;
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return RESPONSE_ALREADY_SENT;
  },
  omitReceipts: async (fault, context, proceed) => {
    const answer = await proceed();
    if (answer.status !== 200) {
      return answer;
    }
    const { receipts, updates } = (await answer.json()) as { receipts: Receipt[]; updates: unknown[] };
    const events = (await context.var.events()) ?? [];
    const hit = hitsBy(fault);
    return Response.json({
      receipts: receipts.filter((_, position) => !hit(recordIdOf(events[position]), position)),
      updates,
    });
  },
  rejectPartially: async (fault, context, proceed) => {
    const hit = hitsBy(fault);
    context.set('refusal', (change: Change, position: number) =>
      hit(change.id, position)
        ? {
            code: fault.code ?? 'FAULT_INJECTED',
            message: fault.message ?? 'A fault was armed for this record.',
            ...(fault.field === undefined ? {} : { field: fault.field }),
            ...(fault.link === undefined ? {} : { link: fault.link }),
          }
        : null,
    );
    return proceed();
  },
  acceptWithoutBody: async (_fault, _context, proceed) => {
    await proceed();
    return new Response(null, { status: 202 });
  },
};

export async function misbehave(
  fault: Fault,
  context: ReceiverContext,
  proceed: () => Promise<Response>,
  ended: AbortSignal,
): Promise<Response> {
  const pause = (): Promise<void> => wait(fault.delayMilliseconds ?? 0, undefined, { signal: ended });
  const behaviour = behaviours[fault.kind];
  try {
    if (!waitsAfterProcessing.has(fault.kind)) {
      await pause();
      return await behaviour(fault, context, proceed);
    }
    return await behaviour(fault, context, async () => {
      const answer = await proceed();
      await pause();
      return answer;
    });
  } catch (error) {
    if (ended.aborted) {
      return cut(context);
    }
    throw error;
  }
}

export function recordIdOf(event: unknown): string {
  const subject = (event as { subject?: unknown } | null | undefined)?.subject;
  return typeof subject === 'string' ? (subject.split('/')[1] ?? '') : '';
}

/** The named records, or else every second event beginning with the first. */
function hitsBy(fault: Fault): (recordId: string, position: number) => boolean {
  const named = fault.recordIds && new Set(fault.recordIds);
  return (recordId, position) => named?.has(recordId) ?? position % 2 === 0;
}

function cut(context: ReceiverContext): Response {
  context.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
