/** The batch is processed, and the org learns something else: another status, a cut, a body that it cannot read. */
import { gzipSync } from 'node:zlib';
import type { HttpAnswer } from '../../local-org/index.ts';
import type { WireFault } from '../../lab/index.ts';
import { problem } from './wire-kind.ts';
import type { WireGroup, WireKind } from './wire-kind.ts';

type Answered = Extract<HttpAnswer, { ok: true }>;

/** Of what was answered well; what was refused stays refused. */
function changed(change: (answer: Answered) => HttpAnswer): WireFault {
  return { kind: 'answerChanged', change: (answer) => (answer.ok && answer.status === 200 ? change(answer) : answer) };
}

const kind = (name: string, group: WireGroup, change: (answer: Answered) => HttpAnswer): WireKind => ({
  name,
  group,
  fault: () => changed(change),
});

const withBody = (answer: Answered, body: Uint8Array | string): Answered => ({ ...answer, body: Buffer.from(body) });
const otherStatus = (status: number, keepsBody: boolean): WireKind =>
  kind(`processed, then HTTP ${status}`, 'processed, and answered otherwise', (answer) => {
    const body = status >= 400 ? JSON.stringify(problem(status, `LATE_${status}`)) : '';
    return { ...(keepsBody ? answer : withBody(answer, body)), status };
  });

/** More than the engine reads, and less than the platform takes. */
const padding = 'x'.repeat(1_100_000);
const insert = (answer: Answered, text: string): Answered => withBody(answer, Buffer.from(answer.body).toString('utf8').replace('{', text));
const unreadable = (name: string, body: (text: string) => Uint8Array | string): WireKind =>
  kind(name, 'unreadable answer', (answer) => withBody(answer, body(Buffer.from(answer.body).toString('utf8'))));

export const afterProcessing: readonly WireKind[] = [
  otherStatus(201, true),
  otherStatus(202, false),
  otherStatus(204, false),
  otherStatus(206, true),
  otherStatus(500, false),
  otherStatus(502, false),
  kind('processed, then cut', 'processed, and answered otherwise', () => ({ ok: false, problem: 'reset', detail: 'cut by the run' })),
  { name: 'timed out after processing', group: 'timed out after processing', fault: () => ({ kind: 'timeoutAfter' }) },
  unreadable('half an answer', (text) => text.slice(0, text.length / 2)),
  unreadable('empty answer', () => ''),
  unreadable('a page in place of JSON', () => '<html><body>Please sign in</body></html>'),
  unreadable('JSON of another kind', () => '{"ok":true}'),
  unreadable('receipts that are no list', () => '{"receipts":null}'),
  unreadable('gzip that nobody asked for', (text) => gzipSync(text)),
  unreadable('byte order mark', (text) => `\uFEFF${text}`),
  kind('answer over 1 MB', 'unreadable answer', (answer) => insert(answer, `{"padding":"${padding}",`)),
];
