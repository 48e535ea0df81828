/** What a run finds out. */
import type { Answer } from './client.ts';
import type { Complaint } from './judge.ts';
import type { Step } from './vectors/vectors.ts';

export interface Failure extends Complaint {
  step: string;
  sent: string;
}

export interface RuleResult {
  rule: string;
  says: string;
  outcome: 'passed' | 'failed' | 'not asked';
  /** Why it was not asked, or what of it could not be seen. */
  note?: string;
  failures: Failure[];
}

/** Sends one step's request as it is now: with a token, and signed. */
export type Sender = (request: Step['request']) => Promise<Answer>;
