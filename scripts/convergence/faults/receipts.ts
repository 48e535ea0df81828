/** Answers that are lists of receipts, and do not fit what was sent. */
import type { WireFault } from '../../lab/index.ts';
import type { Random } from '../../sample-data/random.ts';
import type { WireKind } from './wire-kind.ts';

interface Receipt {
  readonly id: string;
  readonly status: string;
}

const bend = (change: (receipts: Receipt[]) => unknown[]): WireFault => ({
  kind: 'answerChanged',
  change(answer) {
    if (!answer.ok || answer.status !== 200) return answer;
    const known = JSON.parse(Buffer.from(answer.body).toString('utf8')) as { receipts: Receipt[] };
    return { ...answer, body: Buffer.from(JSON.stringify({ ...known, receipts: change(known.receipts) })) };
  },
});

const kind = (name: string, change: (receipts: Receipt[], random: Random) => unknown[]): WireKind => ({
  name,
  group: 'receipts that do not fit',
  fault: (_delivery, random) => bend((receipts) => change(receipts, random)),
});

const opposite = ({ id, status }: Receipt): object =>
  status === 'rejected' ? { id, status: 'accepted' } : { id, status: 'rejected', code: 'ON_SECOND_THOUGHT', message: 'No.' };

export const receiptKinds: readonly WireKind[] = [
  kind('receipts missing', (receipts, random) => receipts.filter(() => random.next() < 0.5)),
  kind('receipts in another order', (receipts) => [...receipts].reverse()),
  kind('receipts twice', (receipts) => receipts.flatMap((receipt) => [receipt, receipt])),
  kind('receipts that contradict each other', (receipts) =>
    receipts.flatMap((receipt, position) => (position % 2 === 0 ? [receipt, opposite(receipt)] : [receipt])),
  ),
  kind('receipts of unknown events', (receipts) => [
    { id: 'nobody', status: 'rejected', code: 'UNKNOWN', message: 'Who?' },
    ...receipts,
    { id: 'somebody', status: 'accepted' },
  ]),
  kind('no receipts', () => []),
  {
    name: 'records rejected',
    group: 'receipts that do not fit',
    fault: () => ({ kind: 'eventsRejected', code: 'BUSY_RECORD', isRejected: (_event, position) => position % 2 === 0 }),
  },
];
