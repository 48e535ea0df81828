import { canonicalJson, sha256 } from './canonical-json.ts';
import { complaintAbout, schemaAt } from './contract.ts';
import { withDoubles } from './exact-json.ts';

/** Stamps compare first, then revisions: docs/destination-contract, Version. */
export interface Version {
  stamp: string;
  revision: number;
}

export interface OmittedField {
  field: string;
  reason: string;
}

/** What a converted lead became. A contact always, the others where they were made or chosen. */
export interface Conversion {
  account: string | null;
  contact: string | null;
  opportunity: string | null;
}

type Kind = 'upserted' | 'deleted' | 'merged' | 'excluded';

/** One well-formed event. */
export interface Change {
  eventId: string;
  kind: Kind;
  source: string;
  object: string;
  id: string;
  version: Version;
  fields: Record<string, unknown> | null;
  omitted: OmittedField[] | null;
  mergedInto: string | null;
  convertedTo: Conversion | null;
  /** The updates of this destination that it comes from. */
  causedBy: string[] | null;
  /** Opaque, kept to be compared: docs/destination-contract, Reconcile. */
  sentDigest: string | null;
  /** Of the content as it was sent. */
  digest: string;
}

/** What a change says of its record, without the version. */
type Content = Pick<Change, 'kind' | 'fields' | 'mergedInto' | 'convertedTo'>;

export interface MalformedEvent {
  eventId: string;
  /** What it says that it is about; null where it does not say so in a text. */
  subject: string | null;
  code: string;
  message: string;
}

interface ChangeEvent {
  id: string;
  source: string;
  type: `syncline.record.${Kind}`;
  subject: string;
  data: {
    object: string;
    id: string;
    version: Version;
    fields?: Record<string, unknown>;
    omitted?: OmittedField[];
    mergedInto?: string;
    convertedTo?: Conversion;
    causedBy?: string[];
    digest?: string;
  };
}

const validateEvent = schemaAt<ChangeEvent>('/components/schemas/ChangeEvent');

export function readEvent(event: unknown, position: number): Change | MalformedEvent {
  const complaint = complaintAbout(validateEvent, withDoubles(event));
  if (complaint !== null) {
    const message = `Event ${position} of the batch: ${complaint}.`;
    return { eventId: textOf(event, 'id') ?? '', subject: textOf(event, 'subject'), code: 'EVENT_MALFORMED', message };
  }
  const { id: eventId, source, type, subject, data } = event as ChangeEvent;
  if (subject !== `${data.object}/${data.id}`) {
    const message = `Event ${position} of the batch: subject is ${subject}, but data is about ${data.object}/${data.id}.`;
    return { eventId, subject, code: 'SUBJECT_MISMATCH', message };
  }
  const kind = type.slice('syncline.record.'.length) as Kind;
  const fields = data.fields ?? null;
  const mergedInto = data.mergedInto ?? null;
  const convertedTo = data.convertedTo ?? null;
  return {
    eventId,
    kind,
    source,
    object: data.object,
    id: data.id,
    version: data.version,
    fields,
    omitted: data.omitted ?? null,
    mergedInto,
    convertedTo,
    causedBy: data.causedBy ?? null,
    sentDigest: data.digest ?? null,
    digest: contentDigest({ kind, fields, mergedInto, convertedTo }),
  };
}

/** Equal for equal content: tells a repetition from a conflict. */
export function contentDigest({ kind, fields, mergedInto, convertedTo }: Content): string {
  // Named only where there is one, so that what was stored before conversions were known keeps its digest.
  return sha256(canonicalJson({ kind, fields, mergedInto, ...(convertedTo === null ? {} : { convertedTo }) }));
}

export function isMalformed(read: Change | MalformedEvent): read is MalformedEvent {
  return 'code' in read;
}

/** Negative where `left` is older. Stamps have one fixed format, so text order is time order. */
export function compareVersions(left: Version, right: Version): number {
  if (left.stamp !== right.stamp) {
    return left.stamp < right.stamp ? -1 : 1;
  }
  return left.revision - right.revision;
}

function textOf(event: unknown, member: 'id' | 'subject'): string | null {
  const text = typeof event === 'object' && event !== null ? (event as Record<string, unknown>)[member] : undefined;
  return typeof text === 'string' ? text : null;
}
