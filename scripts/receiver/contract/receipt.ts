import type { Version } from './change.ts';

/** What became of one event: docs/destination-contract, A receipt. */
export interface Receipt {
  id: string;
  status: 'accepted' | 'stale' | 'rejected';
  /** Of what is stale: the version that is kept instead. */
  held?: Version;
  code?: string;
  message?: string;
  /** To what it objects, by its outward name. */
  field?: string;
  /** Where a person can look at the record. */
  link?: string;
}
