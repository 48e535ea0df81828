import preview from '@salesforce/apex/PreviewController.preview';

export interface Omitted {
  field: string;
  reason: string;
  message: string;
}

export interface Clause {
  /** Of which part of what is asked: only filter and relation decide about a change. */
  part: 'filter' | 'relation' | 'lookback' | 'rule';
  text: string;
  /** What the record has; none where the clause is about several values. */
  value?: string | null;
  /** None where the transaction had no query left for it. */
  isMet?: boolean | null;
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

/** The doors of PreviewController, with the shapes that its views have. */
export async function previewRecord(streamId: string, recordId: string): Promise<Preview> {
  return (await preview({ streamId, recordId })) as Preview;
}
