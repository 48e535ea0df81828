/** What can befall a delivery: at the receiver, or on the wire to it. */
import type { WireFault } from '../lab/index.ts';
import type { Random } from '../sample-data/random.ts';

export const wireKinds = [
  'refused',
  'throttled',
  'timed out before processing',
  'timed out after processing',
  'partial',
  'malformed',
] as const;
export type WireKind = (typeof wireKinds)[number];

const notJson = '<html><body>Please sign in</body></html>';

export function wireFault(kind: WireKind, random: Random): WireFault {
  const receiver = (fault: Extract<WireFault, { kind: 'receiver' }>['fault']): WireFault => ({ kind: 'receiver', fault });
  const choices: Readonly<Record<WireKind, readonly WireFault[]>> = {
    refused: [
      receiver({ kind: 'status', status: 400, code: 'BAD_BATCH' }),
      receiver({ kind: 'status', status: 413, code: 'BATCH_TOO_LARGE' }),
      receiver({ kind: 'status', status: 500 }),
      receiver({ kind: 'status', status: 503 }),
      receiver({ kind: 'redirect' }),
      receiver({ kind: 'dropBeforeProcessing' }),
      { kind: 'connectionRefused' },
    ],
    throttled: [
      receiver({ kind: 'status', status: 429, retryAfter: random.integer(1, 240) }),
      receiver({ kind: 'status', status: 429 }),
      receiver({ kind: 'status', status: 503, retryAfter: random.integer(1, 90) }),
    ],
    'timed out before processing': [{ kind: 'timeoutBefore' }],
    'timed out after processing': [{ kind: 'timeoutAfter' }],
    partial: [
      receiver({ kind: 'omitReceipts' }),
      receiver({ kind: 'rejectPartially', code: 'BUSY_RECORD' }),
      receiver({ kind: 'rejectPartially', code: 'BUSY_RECORD' }),
    ],
    malformed: [
      receiver({ kind: 'malformedAnswer' }),
      receiver({ kind: 'malformedAnswer', body: '{"receipts":null}' }),
      receiver({ kind: 'truncatedAnswer' }),
      { kind: 'strangerAnswers', status: 200, body: Buffer.from(notJson) },
      { kind: 'strangerAnswers', status: 200, body: Buffer.from('{"ok":true}') },
    ],
  };
  return random.pick(choices[kind]);
}
