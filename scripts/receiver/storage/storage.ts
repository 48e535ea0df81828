import type { Conversion, OmittedField, Version } from '../contract/change.ts';
import { exactText, parseExact } from '../contract/exact-json.ts';

export interface RecordKey {
  object: string;
  id: string;
}

export interface StoredRecord extends RecordKey {
  version: Version;
  /** Null while the record lives; otherwise why it counts as deleted. */
  reason: 'deleted' | 'merged' | 'excluded' | null;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  /** Numbers as `parseExact` reads them. */
  data: Record<string, unknown> | null;
  omitted: OmittedField[] | null;
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
  answer: string;
  /** Whether a repetition of the webhook id gets this answer again. */
  remember: boolean;
}

export type Settlement = { kind: 'settled' | 'repeated'; answer: string } | { kind: 'otherEvents' };

export interface StreamShape {
  object: string;
  shape: string;
}

export interface RecordVersion extends Version {
  id: string;
}

/** Ids greater than `after` up to and including `upTo`, compared byte by byte; null is open. */
export interface Range {
  after: string | null;
  upTo: string | null;
}

/** Where records are kept. Both implementations pass the same tests. */
export interface Storage {
  /** Shows `decide` the held records of the batch and keeps its decision, in one transaction that is durable on return. */
  settle(batch: Batch, decide: (held: ReadonlyMap<string, StoredRecord>) => Decision): Promise<Settlement>;
  readRecord(key: RecordKey): Promise<StoredRecord | null>;
  listRecords(object: string, after: string, limit: number): Promise<{ total: number; records: StoredRecord[] }>;
  /** The versions of living records, by id. */
  listVersions(object: string, range: Range): Promise<RecordVersion[]>;
  /** Answers for each stream whether its shape differs from the one held before. */
  keepSchema(streams: readonly StreamShape[]): Promise<boolean[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Standard Webhooks spreads its attempts over 75 hours; answers are remembered for a week. */
export const rememberedMilliseconds = 7 * 24 * 60 * 60 * 1000;

export function recordKeyText(key: RecordKey): string {
  return `${key.object}/${key.id}`;
}

/** A row as both databases give it. */
export interface RecordRow {
  object: string;
  id: string;
  stamp: string;
  revision: number;
  reason: string | null;
  merged_into: string | null;
  data: string | null;
  omitted: string | null;
  digest: string;
  effects: number;
  converted_to: string | null;
}

export function recordFrom(row: RecordRow): StoredRecord {
  return {
    object: row.object,
    id: row.id,
    version: { stamp: row.stamp, revision: row.revision },
    reason: row.reason as StoredRecord['reason'],
    mergedInto: row.merged_into,
    convertedTo: row.converted_to === null ? null : (JSON.parse(row.converted_to) as Conversion),
    data: row.data === null ? null : (parseExact(row.data) as Record<string, unknown>),
    omitted: row.omitted === null ? null : (JSON.parse(row.omitted) as OmittedField[]),
    digest: row.digest,
    effects: row.effects,
  };
}

/** In the order of the columns that `columns` names. */
export function rowFrom(
  record: StoredRecord,
): [string, string, string, number, string | null, string | null, string | null, string | null, string, number, string | null] {
  return [
    record.object,
    record.id,
    record.version.stamp,
    record.version.revision,
    record.reason,
    record.mergedInto,
    record.data === null ? null : exactText(record.data),
    record.omitted === null ? null : JSON.stringify(record.omitted),
    record.digest,
    record.effects,
    record.convertedTo === null ? null : JSON.stringify(record.convertedTo),
  ];
}

export const columns = 'object, id, stamp, revision, reason, merged_into, data, omitted, digest, effects, converted_to';
