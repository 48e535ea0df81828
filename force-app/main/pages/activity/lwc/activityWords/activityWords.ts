import type { LetterStatus, Outcome } from 'c/activityApi';
import abandoned from '@salesforce/label/c.AttemptAbandoned';
import accepted from '@salesforce/label/c.AttemptAccepted';
import overtaken from '@salesforce/label/c.AttemptOvertaken';
import refused from '@salesforce/label/c.AttemptRefused';
import deleted from '@salesforce/label/c.KindDeleted';
import excluded from '@salesforce/label/c.KindExcluded';
import merged from '@salesforce/label/c.KindMerged';
import upserted from '@salesforce/label/c.KindUpserted';
import givenUp from '@salesforce/label/c.LetterGivenUp';
import succeeded from '@salesforce/label/c.LetterSucceeded';
import waiting from '@salesforce/label/c.LetterWaiting';

interface Look {
  readonly label: string;
  readonly icon: string;
}

export const statusLooks: Readonly<Record<LetterStatus, Look>> = {
  Waiting: { label: waiting, icon: 'utility:clock' },
  GivenUp: { label: givenUp, icon: 'utility:error' },
  Succeeded: { label: succeeded, icon: 'utility:success' },
};

export const outcomeLooks: Readonly<Record<Outcome, Look>> = {
  Refused: { label: refused, icon: 'utility:error' },
  Accepted: { label: accepted, icon: 'utility:success' },
  Overtaken: { label: overtaken, icon: 'utility:skip' },
  Abandoned: { label: abandoned, icon: 'utility:ban' },
};

const kinds: Readonly<Record<string, string>> = { upserted, deleted, merged, excluded };

/** What was to be told of a record. */
export function kindLabel(kind: string): string {
  return kinds[kind] ?? kind;
}

/** What a destination said, as briefly as it stands in a list: code, field, message. */
export function saidOf(each: { code?: string | null; field?: string | null; message?: string | null }): string {
  const before = [each.code, each.field].filter(Boolean).join(', ');
  return [before, each.message].filter(Boolean).join(': ');
}
