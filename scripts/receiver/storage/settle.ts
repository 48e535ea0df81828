import { sha256 } from '../contract/canonical-json.ts';
import { compareVersions, isMalformed } from '../contract/change.ts';
import type { Change, MalformedEvent } from '../contract/change.ts';
import type { Decision, RecordKey, StoredRecord } from './storage.ts';
import { recordKeyText } from './storage.ts';

export interface Receipt {
  id: string;
  status: 'accepted' | 'stale' | 'rejected';
  code?: string;
  message?: string;
}

/** An armed fault may refuse changes that are otherwise right. */
export type Refusal = (change: Change, position: number) => { code: string; message: string } | null;

/** What a batch does to the records that it touches: pure, so that every storage settles alike. */
export function settle(
  events: readonly (Change | MalformedEvent)[],
  held: ReadonlyMap<string, StoredRecord>,
  refusal: Refusal | null,
): Decision {
  const current = new Map(held);
  const written = new Map<string, StoredRecord>();
  const receipts = events.map((event, position): Receipt => {
    if (isMalformed(event)) {
      return { id: event.eventId, status: 'rejected', code: event.code, message: event.message };
    }
    const refused = refusal?.(event, position);
    if (refused) {
      return { id: event.eventId, status: 'rejected', ...refused };
    }
    const key = recordKeyText(event);
    const before = current.get(key);
    const receipt = judge(event, before);
    if (receipt.status === 'accepted' && (!before || compareVersions(event.version, before.version) > 0)) {
      const after = applied(event, before);
      current.set(key, after);
      written.set(key, after);
    }
    return receipt;
  });
  return {
    writes: [...written.values()],
    answer: JSON.stringify({ receipts, updates: [] }),
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
          : [event.eventId, event.object, event.id, event.version.stamp, event.version.revision, event.digest].join('|'),
      )
      .join('\n'),
  );
}

export function keysOf(events: readonly (Change | MalformedEvent)[]): RecordKey[] {
  const keys = new Map<string, RecordKey>();
  for (const event of events) {
    if (!isMalformed(event)) {
      keys.set(recordKeyText(event), { object: event.object, id: event.id });
    }
  }
  return [...keys.values()];
}

function judge(change: Change, before: StoredRecord | undefined): Receipt {
  const order = before ? compareVersions(change.version, before.version) : 1;
  if (order < 0) {
    return { id: change.eventId, status: 'stale' };
  }
  if (order === 0 && before?.digest !== change.digest) {
    return {
      id: change.eventId,
      status: 'rejected',
      code: 'VERSION_CONFLICT',
      message: `${change.object}/${change.id} is stored at version ${change.version.stamp} revision ${change.version.revision} with other content.`,
    };
  }
  return { id: change.eventId, status: 'accepted' };
}

function applied(change: Change, before: StoredRecord | undefined): StoredRecord {
  return {
    object: change.object,
    id: change.id,
    version: change.version,
    reason: change.kind === 'upserted' ? null : change.kind,
    mergedInto: change.mergedInto,
    convertedTo: change.convertedTo,
    data: change.fields,
    omitted: change.omitted,
    digest: change.digest,
    effects: (before?.effects ?? 0) + 1,
  };
}
