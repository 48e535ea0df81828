/** What arrived, and how it was answered: kept beside the records for the receiver's page, so that people see what became of a delivery. */
import type { Conversion, OmittedField, Version } from '../contract/change.ts';
import type { Receipt } from '../contract/receipt.ts';

/** One event of a batch as it was settled. */
export interface Arrival {
  /** Empty where the event is malformed. */
  object: string;
  id: string;
  source: string;
  /** Whether it became what is held. */
  isEffective: boolean;
  head: ArrivalHead;
  content: ArrivalContent;
}

/** What a list shows of an arrival: short, whatever the record is like. */
export interface ArrivalHead {
  kind: string | null;
  version: Version | null;
  /** What people call the record, as far as its fields tell. */
  name: string | null;
  /** Of a malformed event: what it says that it is about. */
  subject: string | null;
  receipt: Receipt;
}

export interface ArrivalContent {
  /** What was held of the record after it; of what had no effect, its fields as they came. */
  fields: Record<string, unknown> | null;
  omitted: OmittedField[] | null;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  causedBy: string[] | null;
}

/** An arrival as it is kept: the higher its position, the later it came. */
export interface KeptArrival extends Omit<Arrival, 'content'> {
  position: number;
  delivery: Pick<KeptDelivery, 'position' | 'webhookId' | 'receivedAt' | 'fault'>;
}

export type WholeArrival = KeptArrival & Pick<Arrival, 'content'>;

export interface Tally {
  accepted: number;
  stale: number;
  rejected: number;
}

/** One request with changes, and its answer. */
export interface Delivery {
  /** Empty where the request named none. */
  webhookId: string;
  receivedAt: number;
  outcome: 'settled' | 'repeated' | 'refused';
  /** Of the answer; null where none left. */
  status: number | null;
  /** Why it was refused. */
  code: string | null;
  detail: string | null;
  /** Of its receipts; null where it got none. */
  tally: Tally | null;
  /** The kind of the armed fault that struck it. */
  fault: string | null;
}

export interface KeptDelivery extends Delivery {
  position: number;
}

/** Positions between two others, the highest first. */
export interface Span {
  before: number | null;
  after: number | null;
  limit: number;
}

export interface ArrivalQuery extends Span {
  /** All must be there: see `terms.ts`. */
  wanted: readonly WantedTerm[];
  delivery: number | null;
}

/** A whole term, or the beginning of one. */
export interface WantedTerm {
  term: string;
  isBeginning: boolean;
}

export interface RecordCount {
  object: string;
  state: 'live' | 'deleted' | 'merged' | 'excluded';
  records: number;
}

/** Both storages keep it in the transactions in which they settle. */
export interface Journal {
  /** A request that was refused before anything of it was settled. */
  addRefused(delivery: Delivery): Promise<void>;
  /** What an armed fault made of the answer to a delivery that was settled. */
  noteFault(delivery: number, fault: string, status: number | null): Promise<void>;
  listArrivals(query: ArrivalQuery): Promise<KeptArrival[]>;
  readArrival(position: number): Promise<WholeArrival | null>;
  /** Those of one record; `onlyEffective` leaves out what had no effect. */
  listRecordArrivals(record: { object: string; id: string; source: string; onlyEffective: boolean }, span: Span): Promise<WholeArrival[]>;
  /** Webhook ids by their beginning. */
  listDeliveries(webhookId: string, span: Span): Promise<KeptDelivery[]>;
  readDelivery(position: number): Promise<KeptDelivery | null>;
  /** The highest position; 0 before there is one. */
  newestArrival(): Promise<number>;
  newestDelivery(): Promise<number>;
  countRecords(): Promise<RecordCount[]>;
}

/** So many arrivals and deliveries are kept; what is older goes, the records stay. */
export const mostKept = 250_000;

/** Higher than any position. */
export const endOfTime = Number.MAX_SAFE_INTEGER;
