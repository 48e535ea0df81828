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

/** Every second event does not arrive, and its receipts are these. */
const withheld = (name: string, receiptsOf: (id: string, random: Random) => readonly object[]): WireKind => ({
  name,
  group: 'receipts that do not fit',
  fault: (_delivery, random) => ({
    kind: 'eventsWithheld',
    receiptsOf: ({ id }, position) => (position % 2 === 0 ? receiptsOf(id, random) : null),
  }),
});
/** Of every second record, as another system has it: deleted, at a version that is above ours for a while. */
export const newerHeld: WireKind = {
  name: 'a newer version is held that is none of ours',
  group: 'receipts that do not fit',
  fault: ({ events }, random) => ({
    kind: 'precededBy',
    events: events
      .filter((_event, position) => position % 2 === 0)
      .map((event) => {
        const { object, id, version } = event.data;
        const stamp = new Date(Date.parse(version.stamp) + random.integer(1, 30) * 60_000).toISOString();
        return {
          ...event,
          id: `${event.id}-elsewhere`,
          type: 'syncline.record.deleted',
          time: stamp,
          data: { object, id, version: { stamp, revision: version.revision } },
        };
      }),
  }),
};
const rejected = (id: string, code: string): object => ({ id, status: 'rejected', code, message: 'Not now.' });

export const receiptKinds: readonly WireKind[] = [
  kind('receipts missing of what was stored', (receipts, random) => receipts.filter(() => random.next() < 0.5)),
  withheld('receipts missing of what was not stored', () => []),
  kind('receipts in another order', (receipts) => [...receipts].reverse()),
  kind('receipts twice', (receipts) => receipts.flatMap((receipt) => [receipt, receipt])),
  withheld('receipts that contradict each other', (id) => [rejected(id, 'ON_SECOND_THOUGHT'), { id, status: 'accepted' }]),
  kind('receipts of unknown events', (receipts) => [
    { id: 'nobody', status: 'rejected', code: 'UNKNOWN', message: 'Who?' },
    ...receipts,
    { id: 'somebody', status: 'accepted' },
  ]),
  kind('no receipts', () => []),
  withheld('receipts of a status that nobody knows', (id) => [{ id, status: 'pondered' }]),
  withheld('records rejected', (id) => [rejected(id, 'BUSY_RECORD')]),
  withheld('records rejected by VERSION_CONFLICT', (id) => [rejected(id, 'VERSION_CONFLICT')]),
  newerHeld,
];
