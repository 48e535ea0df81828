/** What write-back is made of: docs/destination-contract, Update and Outcome. */
import type { Version } from './change.ts';

/** Values that somebody changed at the destination, on their way to the org. */
export interface Update {
  id: string;
  source: string;
  subject: string;
  /** The version that was held when the values were changed. */
  version: Version;
  fields: Record<string, { from: unknown; value: unknown }>;
}

export interface UpdatePage {
  updates: Update[];
  next: string;
}

/** What became of an update, as it was told. */
export interface KeptOutcome {
  source: string;
  update: string;
  outcome: string;
}
