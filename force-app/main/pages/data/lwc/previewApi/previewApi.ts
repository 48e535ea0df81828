import preview from '@salesforce/apex/PreviewController.preview';
import previewNext from '@salesforce/apex/PreviewController.previewNext';
import type { Omitted, StreamConfig } from 'c/streamApi';

export type { Omitted } from 'c/streamApi';

export interface Clause {
  /** Of which part of what is asked: only filter and relation decide about a change. */
  part: 'filter' | 'relation' | 'lookback' | 'rule';
  text: string;
  /** What the record has; none where the clause is about several values. */
  value?: string | null;
  /** None where the transaction had no query left for it. */
  isMet?: boolean | null;
  /** Whether a change is left out where it is not met. */
  isDeciding?: boolean | null;
}

export interface Preview {
  outcome: 'upserted' | 'excluded' | 'notFound';
  clauses?: Clause[] | null;
  reasons?: string[] | null;
  /** Pretty-printed JSON; none where nothing would be sent. */
  payload?: string | null;
  bytes?: number | null;
  omitted?: Omitted[] | null;
}

export interface PreviewValue {
  /** What the destination calls it. */
  name: string;
  /** API name; none where it is what the stream's rule says, and so with the label. */
  field?: string | null;
  label?: string | null;
  /** As it would be sent, a text without its quotes; none where it is empty, or left out. */
  value?: string | null;
  /** Why the field is left out. */
  omittedBecause?: string | null;
}

/** What would be sent by a stream as it is edited, beside what is sent by the one that is saved. */
export interface DraftPreview {
  /** None where there is no record that the person sees. */
  recordId?: string | null;
  recordName?: string | null;
  /** Why nothing can be shown of what is edited. */
  problems: { path?: string | null; message: string }[];
  /** None where there is a problem, or no record. */
  preview?: Preview | null;
  /** In the order of the payload, then what is left out. */
  values?: PreviewValue[] | null;
  /** None where what is edited sends nothing else, or nothing is saved. */
  savedOutcome?: Preview['outcome'] | null;
  savedValues?: PreviewValue[] | null;
  /** When a version was sent that the destination holds, of a record that would be left out. */
  sentAt?: string | null;
  now: string;
}

/** The doors of PreviewController, with the shapes that its views have. */
export async function previewDraft(config: StreamConfig, recordId: string | null): Promise<DraftPreview> {
  return demanded(await preview({ configJson: JSON.stringify(config), recordId }));
}

/** Of the record that was changed last before this one was. */
export async function previewNextRecord(config: StreamConfig, recordId: string | null): Promise<DraftPreview> {
  return demanded(await previewNext({ configJson: JSON.stringify(config), recordId }));
}

/** What comes in place of an answer, such as the page of a proxy, must not replace a preview that is shown. */
function demanded(answer: unknown): DraftPreview {
  if (!Array.isArray((answer as DraftPreview | null)?.problems)) {
    throw new TypeError('No preview was answered.');
  }
  return answer as DraftPreview;
}
