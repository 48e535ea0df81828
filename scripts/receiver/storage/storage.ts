import type { Conversion, OmittedField, Version } from '../contract/change.ts';
import { exactText, parseExact } from '../contract/exact-json.ts';
import type { Arrival, Journal } from '../journal/journal.ts';
import type { KeptOutcome, Update, UpdatePage } from '../contract/update.ts';

/** A copy of an org has its ids, so that only the source tells them apart. */
export interface RecordKey {
  source: string;
  object: string;
  id: string;
}

export interface StoredRecord extends RecordKey {
  version: Version;
  /** Null while the record lives; otherwise why it does not. Who is excluded was not deleted. */
  reason: 'deleted' | 'merged' | 'excluded' | null;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  /** Numbers as `parseExact` reads them. */
  data: Record<string, unknown> | null;
  omitted: OmittedField[] | null;
  causedBy: string[] | null;
  sentDigest: string | null;
  /** Of what is held, by `contentDigest`. */
  digest: string;
  /** How many versions have taken effect. */
  effects: number;
}

/** One batch under one webhook id. */
export interface Batch {
  webhookId: string;
  digest: string;
  keys: readonly RecordKey[];
  receivedAt: number;
}

export interface Decision {
  writes: readonly StoredRecord[];
  /** What the journal keeps of the batch. */
  arrivals: readonly Arrival[];
  answer: string;
  /** Whether a repetition of the webhook id gets this answer again. */
  remember: boolean;
}

/** `delivery` is its position in the journal. */
export type Settlement = { kind: 'settled' | 'repeated'; answer: string; delivery: number } | { kind: 'otherEvents' };

export interface StreamShape {
  source: string;
  object: string;
  shape: string;
}

export interface HeldVersion extends Version {
  id: string;
  /** Whether the record lives: what was taken out keeps its version. */
  isAlive: boolean;
  sentDigest: string | null;
}

/** Ids greater than `after` up to and including `upTo`, compared byte by byte; null is open. */
export interface Range {
  after: string | null;
  upTo: string | null;
}

export interface RecordQuery {
  object: string;
  source: string | null;
  /** Those with a higher id. */
  after: string;
  limit: number;
}

/** Where records are kept. Both implementations pass the same tests. */
export interface Storage {
  /** Shows `decide` the held records of the batch and keeps its decision, in one transaction that is durable on return. */
  settle(batch: Batch, decide: (held: ReadonlyMap<string, StoredRecord>, updates: readonly Update[]) => Decision): Promise<Settlement>;
  /** One record for each source that has such an id. */
  readRecords(object: string, id: string): Promise<StoredRecord[]>;
  /** In the order of ids, of one source or of all. */
  listRecords(query: RecordQuery): Promise<{ total: number; records: StoredRecord[] }>;
  /** What is held of a source's object, in the order of ids. */
  listVersions(source: string, object: string, range: Range): Promise<HeldVersion[]>;
  addUpdate(update: Update): Promise<void>;
  /** The updates without an outcome that come after a cursor; null is the beginning. */
  listUpdates(source: string, after: string | null, limit: number): Promise<UpdatePage>;
  keepOutcomes(outcomes: readonly KeptOutcome[]): Promise<void>;
  /** Answers for each stream whether its shape differs from the one held before. */
  keepSchema(streams: readonly StreamShape[]): Promise<boolean[]>;
  journal: Journal;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Standard Webhooks spreads its attempts over 75 hours; answers are remembered for a week. */
export const rememberedMilliseconds = 7 * 24 * 60 * 60 * 1000;

export function recordKeyText(key: RecordKey): string {
  return `${key.source} ${key.object}/${key.id}`;
}

/** A row as both databases give it. */
export interface RecordRow {
  object: string;
  id: string;
  source: string;
  stamp: string;
  revision: number;
  reason: string | null;
  merged_into: string | null;
  data: string | null;
  omitted: string | null;
  digest: string;
  effects: number;
  converted_to: string | null;
  caused_by: string | null;
  sent_digest: string | null;
}

export function recordFrom(row: RecordRow): StoredRecord {
  return {
    object: row.object,
    id: row.id,
    source: row.source,
    version: { stamp: row.stamp, revision: row.revision },
    reason: row.reason as StoredRecord['reason'],
    mergedInto: row.merged_into,
    convertedTo: row.converted_to === null ? null : (JSON.parse(row.converted_to) as Conversion),
    data: row.data === null ? null : (parseExact(row.data) as Record<string, unknown>),
    omitted: row.omitted === null ? null : (JSON.parse(row.omitted) as OmittedField[]),
    causedBy: row.caused_by === null ? null : (JSON.parse(row.caused_by) as string[]),
    sentDigest: row.sent_digest,
    digest: row.digest,
    effects: row.effects,
  };
}

/** In the order of the columns that `columns` names. */
export function rowFrom(record: StoredRecord): (string | number | null)[] {
  return [
    record.object,
    record.id,
    record.source,
    record.version.stamp,
    record.version.revision,
    record.reason,
    record.mergedInto,
    record.data === null ? null : exactText(record.data),
    record.omitted === null ? null : JSON.stringify(record.omitted),
    record.digest,
    record.effects,
    record.convertedTo === null ? null : JSON.stringify(record.convertedTo),
    record.causedBy === null ? null : JSON.stringify(record.causedBy),
    record.sentDigest,
  ];
}

/** The sources that a batch speaks of: one, unless somebody mixed them. */
export function sourcesOf(batch: Batch): string[] {
  return [...new Set(batch.keys.map(({ source }) => source))];
}

export interface VersionRow {
  id: string;
  stamp: string;
  revision: number;
  reason: string | null;
  sent_digest: string | null;
}

export function heldFrom(row: VersionRow): HeldVersion {
  return { id: row.id, stamp: row.stamp, revision: row.revision, isAlive: row.reason === null, sentDigest: row.sent_digest };
}

export const columns =
  'object, id, source, stamp, revision, reason, merged_into, data, omitted, digest, effects, converted_to, caused_by, sent_digest';
