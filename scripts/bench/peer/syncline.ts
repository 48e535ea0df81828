/** Syncline as it is: one stream of accounts, looked at every minute, from the org in the lab to the real receiver. */
import type { DeliveredEvent, Delivery, Lab } from '../../lab/index.ts';
import { connectStreams } from '../../lab/connection.ts';
import type { HttpAnswer } from '../../local-org/index.ts';
import type { Contender, Destination } from './contender.ts';
import { createArrivals } from './judge.ts';

interface Receipt {
  readonly id: string;
  readonly status: string;
}

const jobQuiddities: ReadonlySet<string> = new Set(['QUEUEABLE', 'SCHEDULED', 'FUTURE', 'BATCH_APEX', 'BATCH_CHUNK_SERIAL']);

function receiptsOf(answer: HttpAnswer): readonly Receipt[] {
  if (!answer.ok || answer.status !== 200) return [];
  const { receipts } = JSON.parse(Buffer.from(answer.body).toString('utf8')) as { readonly receipts: readonly Receipt[] };
  return receipts;
}

function valueOf({ type, data }: DeliveredEvent): string | null {
  return type === 'syncline.record.upserted' ? String(data.fields?.['Name']) : null;
}

/** `meanwhile` is called whenever the clock has gone on while a job waits for the destination: people save then too. */
export async function openSyncline(lab: Lab, destination: Destination, meanwhile: () => void): Promise<Contender> {
  const arrivals = createArrivals();
  let asyncExecutions = 0;
  lab.onTransaction(({ quiddity }) => {
    if (jobQuiddities.has(quiddity)) asyncExecutions += 1;
  });
  await connectStreams(lab, [{ name: 'Account', objectName: 'Account', fields: ['Name', 'Type'] }]);
  lab.wire.hooks = {
    latency: () => destination.latency,
    onSend() {
      meanwhile();
      return destination.isDown() ? { kind: 'noAnswer', problem: 'refused' } : null;
    },
    onAnswer({ events }: Delivery, answer) {
      const accepted = new Set(receiptsOf(answer).flatMap(({ id, status }) => (status === 'accepted' ? [id] : [])));
      for (const event of events) if (accepted.has(event.id)) arrivals.note(event.data.id, valueOf(event), lab.clock.now());
      meanwhile();
    },
  };
  return {
    name: 'Syncline',
    arrivals,
    // It lives in the org: nothing of it goes through the API.
    costs: () => ({ apiRequests: 0, asyncExecutions, destinationRequests: lab.wire.deliveries }),
    nextLook: () => Number.POSITIVE_INFINITY,
    look: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
