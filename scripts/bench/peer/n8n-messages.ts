/** What the bench and n8n's thread tell each other: the thread polls the trigger that it is named. */
export type TriggerName = 'accountCreated' | 'accountUpdated';

export interface PollAnswer {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** Requests to the org since the thread began. */
  readonly requests: number;
  readonly failure: string | null;
}
