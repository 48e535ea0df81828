/** Answers the page's questions from what the storage keeps. */
import { Problem } from '../contract/problem.ts';
import type { ArrivalQuery, KeptArrival, Span, WholeArrival } from '../journal/journal.ts';
import { nameOf } from '../journal/name.ts';
import { wordsOf } from '../journal/terms.ts';
import type { Storage, StoredRecord } from '../storage/storage.ts';
import type { ArrivalPage, DeliveryPage, HeldRecord, RecordAnswer, ShownArrival, ShownVersion } from './answers.ts';
import { differencesBetween, shownFields } from './values.ts';

export async function arrivalPage(storage: Storage, query: ArrivalQuery, search: string): Promise<ArrivalPage> {
  const { journal } = storage;
  const text = search.trim();
  // What has neither letters nor digits is searched in vain.
  const isVain = text !== '' && wordsOf(text).length === 0;
  // Asked first, so that what arrives meanwhile is taken for newer.
  const newest = await journal.newestArrival();
  const { items, hasMore } = cut(isVain ? [] : await journal.listArrivals(withOneMore(query)), query);
  const isWhole = query.before === null && query.after === null;
  const held = isWhole && items.length === 0 ? await heldOf(storage, text) : [];
  return { items: items.map(shownArrival), hasMore, newest: Math.max(newest, items[0]?.position ?? 0), held };
}

export async function deliveryPage({ journal }: Storage, webhookId: string, span: Span): Promise<DeliveryPage> {
  const newest = await journal.newestDelivery();
  const { items, hasMore } = cut(await journal.listDeliveries(webhookId, withOneMore(span)), span);
  return { items, hasMore, newest: Math.max(newest, items[0]?.position ?? 0) };
}

/** Of one source where several have delivered such an id: the one that is asked for, or the first. */
export async function recordAnswer(storage: Storage, object: string, id: string, source: string | null, span: Span): Promise<RecordAnswer> {
  const records = await storage.readRecords(object, id);
  const held = records.find((record) => source === null || record.source === source);
  const asked = source ?? held?.source ?? '';
  const record = { object, id, source: asked };
  const found = await storage.journal.listRecordArrivals({ ...record, onlyEffective: false }, withOneMore(span));
  const { items, hasMore } = cut(found, span);
  const oldest = items.at(-1);
  if (held === undefined && oldest === undefined && span.before === null && span.after === null) {
    throw new Problem(404, 'RECORD_NOT_FOUND', `Nothing of ${object}/${id} has arrived here.`);
  }
  const [base] =
    oldest === undefined
      ? []
      : await storage.journal.listRecordArrivals({ ...record, onlyEffective: true }, { before: oldest.position, after: null, limit: 1 });
  return {
    ...record,
    name: nameOf(held?.data) ?? items.find(({ head }) => head.name !== null)?.head.name ?? null,
    held: held === undefined ? null : shownRecord(held),
    sources: records.map((each) => each.source),
    versions: items.map((arrival, index) => shownVersion(arrival, items.slice(index + 1).find(({ isEffective }) => isEffective) ?? base)),
    hasMore,
  };
}

export function shownArrival({ head: { kind, version, name, subject, receipt }, ...arrival }: KeptArrival): ShownArrival {
  const { position, object, id, source, isEffective, delivery } = arrival;
  return {
    position,
    object,
    id,
    source,
    isEffective,
    delivery,
    kind,
    version,
    name,
    subject: object === '' ? subject : `${object}/${id}`,
    receipt,
  };
}

/** `before` is what was held when it came. */
function shownVersion(arrival: WholeArrival, before: WholeArrival | undefined): ShownVersion {
  const { fields, omitted, mergedInto, convertedTo } = arrival.content;
  const earlier = before?.content.fields ?? null;
  // What is omitted keeps what was held, also where the event had no effect and so says nothing of it.
  const kept = arrival.isEffective
    ? {}
    : keptOf(
        earlier,
        (omitted ?? []).map(({ field }) => field),
      );
  return {
    ...shownArrival(arrival),
    fields: fields === null ? null : Object.keys(fields).length,
    omitted,
    mergedInto,
    convertedTo,
    differences: fields === null || before === undefined ? null : differencesBetween(earlier ?? {}, { ...kept, ...fields }),
    isFirst: before === undefined,
  };
}

function keptOf(earlier: Record<string, unknown> | null, omitted: readonly string[]): Record<string, unknown> {
  const kept = omitted.filter((field) => earlier !== null && Object.hasOwn(earlier, field));
  return Object.fromEntries(kept.map((field) => [field, earlier?.[field]]));
}

function shownRecord(record: StoredRecord): HeldRecord {
  const { source, reason, version, effects, mergedInto, convertedTo, data, omitted } = record;
  return {
    source,
    state: reason ?? 'live',
    version,
    effects,
    mergedInto,
    convertedTo,
    fields: data === null ? null : shownFields(data),
    omitted,
  };
}

/** Records whose id is searched, of every object: they may have come before the oldest arrival that is kept. */
async function heldOf(storage: Storage, id: string): Promise<ArrivalPage['held']> {
  if (!/^[A-Za-z0-9]{18}$/.test(id)) return [];
  const objects = new Set((await storage.journal.countRecords()).map(({ object }) => object));
  const found = await Promise.all([...objects].map((object) => storage.readRecords(object, id)));
  return found.flat().map(({ object, source }) => ({ object, id, source }));
}

function withOneMore<Query extends Span>(query: Query): Query {
  return { ...query, limit: query.limit + 1 };
}

function cut<Item>(found: readonly Item[], { limit }: Span): { items: Item[]; hasMore: boolean } {
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}
