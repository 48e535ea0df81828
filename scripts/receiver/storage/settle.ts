import { sha256 } from '../contract/canonical-json.ts';
import { nameOf } from '../journal/name.ts';
import type { Arrival } from '../journal/journal.ts';
import { compareVersions, contentDigest, isMalformed } from '../contract/change.ts';
import type { Change, MalformedEvent } from '../contract/change.ts';
import type { Receipt } from '../contract/receipt.ts';
import { exactText } from '../contract/exact-json.ts';
import type { Update } from '../contract/update.ts';
import type { Decision, RecordKey, StoredRecord } from './storage.ts';
import { recordKeyText } from './storage.ts';

/** An armed fault may refuse changes that are otherwise right. */
export type Refusal = (change: Change, position: number) => Pick<Receipt, 'code' | 'message' | 'field' | 'link'> | null;

/** What a batch does to the records that it touches: pure, so that every storage settles alike. */
export function settle(
  events: readonly (Change | MalformedEvent)[],
  held: ReadonlyMap<string, StoredRecord>,
  updates: readonly Update[],
  refusal: Refusal | null,
): Decision {
  const current = new Map(held);
  const written = new Map<string, StoredRecord>();
  const arrivals = events.map((event, position): Arrival => {
    if (isMalformed(event)) {
      return unreadable(event, { id: event.eventId, status: 'rejected', code: event.code, message: event.message });
    }
    const key = recordKeyText(event);
    const before = current.get(key);
    const refused = refusal?.(event, position);
    if (refused) {
      return arrived(event, before, null, { id: event.eventId, status: 'rejected', ...refused });
    }
    const after = applied(event, before);
    const receipt = judge(event, before, after);
    if (receipt.status === 'accepted' && (!before || compareVersions(event.version, before.version) > 0)) {
      current.set(key, after);
      written.set(key, after);
      return arrived(event, before, after, receipt);
    }
    return arrived(event, before, null, receipt);
  });
  const receipts = arrivals.map(({ head }) => head.receipt);
  return {
    writes: [...written.values()],
    arrivals,
    answer: `{"receipts":${JSON.stringify(receipts)},"updates":${exactText(updates)}}`,
    // A rejection may be cured at the destination, so a later attempt is judged anew.
    remember: receipts.every((receipt) => receipt.status !== 'rejected'),
  };
}

/** What a repeated `webhook-id` must match; extension attributes (tracing) may differ between attempts. */
export function batchDigest(events: readonly (Change | MalformedEvent)[]): string {
  return sha256(
    events
      .map((event) =>
        isMalformed(event)
          ? event.eventId
          : [event.eventId, event.source, event.object, event.id, event.version.stamp, event.version.revision, event.digest].join('|'),
      )
      .join('\n'),
  );
}

export function keysOf(events: readonly (Change | MalformedEvent)[]): RecordKey[] {
  const keys = new Map<string, RecordKey>();
  for (const event of events) {
    if (!isMalformed(event)) {
      keys.set(recordKeyText(event), { source: event.source, object: event.object, id: event.id });
    }
  }
  return [...keys.values()];
}

/** At one version an event is a repetition where it would change nothing of what is held. */
function judge(change: Change, before: StoredRecord | undefined, after: StoredRecord): Receipt {
  const order = before ? compareVersions(change.version, before.version) : 1;
  if (before && order < 0) {
    return { id: change.eventId, status: 'stale', held: before.version };
  }
  if (order === 0 && before?.digest !== after.digest) {
    return {
      id: change.eventId,
      status: 'rejected',
      code: 'VERSION_CONFLICT',
      message: `${change.object}/${change.id} is stored at version ${change.version.stamp} revision ${change.version.revision} with other content.`,
    };
  }
  return { id: change.eventId, status: 'accepted' };
}

/** `after` is what became of the record; null where the change had no effect. */
function arrived(change: Change, before: StoredRecord | undefined, after: StoredRecord | null, receipt: Receipt): Arrival {
  const { object, id, source, kind, version, omitted, mergedInto, convertedTo, causedBy } = change;
  return {
    object,
    id,
    source,
    isEffective: after !== null,
    head: { kind, version, name: nameOf(change.fields ?? before?.data), subject: null, receipt },
    content: { fields: after === null ? change.fields : after.data, omitted, mergedInto, convertedTo, causedBy },
  };
}

function unreadable({ subject }: MalformedEvent, receipt: Receipt): Arrival {
  return {
    object: '',
    id: '',
    source: '',
    isEffective: false,
    head: { kind: null, version: null, name: null, subject, receipt },
    content: { fields: null, omitted: null, mergedInto: null, convertedTo: null, causedBy: null },
  };
}

/** What is held after a change: its fields in place of all that were there, save for those that it omits, which stay as they are. */
function applied(change: Change, before: StoredRecord | undefined): StoredRecord {
  const kept = keptFields(change, before);
  const fields = kept === null ? change.fields : { ...kept, ...change.fields };
  return {
    source: change.source,
    object: change.object,
    id: change.id,
    version: change.version,
    reason: change.kind === 'upserted' ? null : change.kind,
    mergedInto: change.mergedInto,
    convertedTo: change.convertedTo,
    data: fields,
    omitted: change.omitted,
    causedBy: change.causedBy,
    sentDigest: change.sentDigest,
    digest: kept === null ? change.digest : contentDigest({ ...change, fields }),
    effects: (before?.effects ?? 0) + 1,
  };
}

/** The values that an omitted field had; null where there is nothing to keep. */
function keptFields(change: Change, before: StoredRecord | undefined): Record<string, unknown> | null {
  const held = before?.data;
  const kept = (change.omitted ?? []).filter(({ field }) => held && Object.hasOwn(held, field));
  return held && kept.length > 0 ? Object.fromEntries(kept.map(({ field }) => [field, held[field]])) : null;
}
