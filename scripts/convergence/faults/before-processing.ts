/** Nothing is processed: refusals of every status, throttling, and no answer at all. */
import type { Random } from '../../sample-data/random.ts';
import { answer, problem } from './wire-kind.ts';
import type { WireGroup, WireKind } from './wire-kind.ts';

const page = '<html><body>Something on the way has an opinion.</body></html>';

/** The contract's own problem, or the page of a proxy. */
const refusal = (status: number, random: Random) => answer(status, random.next() < 0.6 ? problem(status, `REFUSED_${status}`) : page);

const refused: readonly WireKind[] = [400, 403, 404, 405, 408, 409, 410, 413, 415, 422, 425, 500, 502, 503, 504].map((status) => ({
  name: `HTTP ${status}`,
  group: 'refused',
  fault: (_delivery, random) => refusal(status, random),
}));

const redirect: WireKind = {
  name: 'HTTP 307',
  group: 'refused',
  fault: () => answer(307, '', { Location: 'http://127.0.0.1:1/v1/elsewhere' }),
};

const throttled = (name: string, retryAfter: (now: number, random: Random) => string | null): WireKind => ({
  name,
  group: 'throttled',
  fault: ({ sentAt }, random) => {
    const header = retryAfter(sentAt, random);
    const status = random.next() < 0.7 ? 429 : 503;
    return answer(status, problem(status, 'TOO_MANY_REQUESTS'), header === null ? {} : { 'Retry-After': header });
  },
});

const silent = (name: string, group: WireGroup, fault: WireKind['fault']): WireKind => ({ name, group, fault });

export const beforeProcessing: readonly WireKind[] = [
  ...refused,
  redirect,
  throttled('HTTP 429 or 503 without Retry-After', () => null),
  throttled('Retry-After in seconds', (_now, random) => String(random.integer(1, 240))),
  throttled('Retry-After as a date', (now, random) => new Date(now + random.integer(1, 240) * 1000).toUTCString()),
  throttled('Retry-After that says nothing', (_now, random) => random.pick(['soon', '-5', '1e3', ''])),
  silent('connection refused', 'unreachable', () => ({ kind: 'noAnswer', problem: 'refused' })),
  silent('connection cut before processing', 'unreachable', () => ({ kind: 'noAnswer', problem: 'reset' })),
  silent('unknown host', 'unreachable', () => ({ kind: 'noAnswer', problem: 'unknownHost' })),
  silent('certificate refused', 'unreachable', () => ({ kind: 'noAnswer', problem: 'certificate' })),
  silent('timed out before processing', 'timed out before processing', () => ({ kind: 'timeoutBefore' })),
];
