/** Arrivals and deliveries as rows: both databases keep them alike. */
import { exactText, parseExact } from '../contract/exact-json.ts';
import type { Arrival, ArrivalContent, ArrivalHead, Delivery, KeptArrival, KeptDelivery, RecordCount, WholeArrival } from './journal.ts';

/** What a batch that is settled, or answered again, is kept as. */
export function settledDelivery(
  batch: { webhookId: string; receivedAt: number },
  outcome: 'settled' | 'repeated',
  answer: string,
): Delivery {
  const { receipts } = JSON.parse(answer) as { receipts: Arrival['head']['receipt'][] };
  const tally = { accepted: 0, stale: 0, rejected: 0 };
  receipts.forEach(({ status }) => (tally[status] += 1));
  return { webhookId: batch.webhookId, receivedAt: batch.receivedAt, outcome, status: 200, code: null, detail: null, tally, fault: null };
}

/** JSON escapes what a text of a database cannot hold. */
export function deliveryRow({ webhookId, receivedAt, ...summary }: Delivery): [string, number, string] {
  return [webhookId, receivedAt, JSON.stringify(summary)];
}

export function arrivalRow(arrival: Arrival): [string, string, string, number, string, string] {
  const { object, id, source, isEffective, head, content } = arrival;
  return [object, id, source, isEffective ? 1 : 0, JSON.stringify(head), exactText(content)];
}

export const deliveryColumns = 'position, webhook_id, received_at, summary';

/** Numbers are text where the driver gives a bigint so. */
export interface DeliveryRow {
  position: number | string;
  webhook_id: string;
  received_at: number | string;
  summary: string;
}

export const arrivalColumns =
  'a.position, a.delivery, a.object, a.id, a.source, a.effective, a.head, d.webhook_id, d.received_at, d.summary';

export interface ArrivalRow {
  position: number | string;
  delivery: number | string;
  object: string;
  id: string;
  source: string;
  effective: number;
  head: string;
  webhook_id: string;
  received_at: number | string;
  summary: string;
}

export type WholeArrivalRow = ArrivalRow & { content: string };

export function deliveryFrom(row: DeliveryRow): KeptDelivery {
  const summary = JSON.parse(row.summary) as Omit<Delivery, 'webhookId' | 'receivedAt'>;
  return { position: Number(row.position), webhookId: row.webhook_id, receivedAt: Number(row.received_at), ...summary };
}

export function arrivalFrom(row: ArrivalRow): KeptArrival {
  const { position, webhookId, receivedAt, fault } = deliveryFrom({ ...row, position: row.delivery });
  return {
    position: Number(row.position),
    object: row.object,
    id: row.id,
    source: row.source,
    isEffective: row.effective === 1,
    head: JSON.parse(row.head) as ArrivalHead,
    delivery: { position, webhookId, receivedAt, fault },
  };
}

export function wholeArrivalFrom(row: WholeArrivalRow): WholeArrival {
  return { ...arrivalFrom(row), content: parseExact(row.content) as ArrivalContent };
}

export interface CountRow {
  object: string;
  reason: string | null;
  records: number | string;
}

export function countFrom({ object, reason, records }: CountRow): RecordCount {
  return { object, state: (reason ?? 'live') as RecordCount['state'], records: Number(records) };
}
