import type { Candidate } from 'c/diagnosisApi';
import { fill, moment } from 'c/figures';
import created from '@salesforce/label/c.CandidateCreated';
import owner from '@salesforce/label/c.CandidateOwner';

/** What tells a record from others of its name: its object, and what the reader may see of it besides. */
export function detailOf({ objectLabel, email, ownerName, createdAt }: Candidate): string {
  return [
    objectLabel,
    email,
    ownerName ? fill(owner, ownerName) : '',
    createdAt ? fill(created, moment(createdAt)) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
