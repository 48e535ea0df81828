import type { LetterStatus, LoggedProblem, Outcome } from 'c/activityApi';
import abandoned from '@salesforce/label/c.AttemptAbandoned';
import accepted from '@salesforce/label/c.AttemptAccepted';
import overtaken from '@salesforce/label/c.AttemptOvertaken';
import refused from '@salesforce/label/c.AttemptRefused';
import withheld from '@salesforce/label/c.AttemptWithheld';
import deleted from '@salesforce/label/c.KindDeleted';
import excluded from '@salesforce/label/c.KindExcluded';
import merged from '@salesforce/label/c.KindMerged';
import upserted from '@salesforce/label/c.KindUpserted';
import givenUp from '@salesforce/label/c.LetterGivenUp';
import succeeded from '@salesforce/label/c.LetterSucceeded';
import waiting from '@salesforce/label/c.LetterWaiting';
import cut from '@salesforce/label/c.LoggedCut';
import ended from '@salesforce/label/c.LoggedEnded';
import notKept from '@salesforce/label/c.LoggedNotKept';
import outranked from '@salesforce/label/c.LoggedOutranked';
import reconfigured from '@salesforce/label/c.LoggedReconfigured';

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
  Withheld: { label: withheld, icon: 'utility:lock' },
};

/** Why what was sent cannot be sent the same once more. */
export const loggedTexts: Readonly<Record<LoggedProblem, string>> = {
  NotKept: notKept,
  Cut: cut,
  Ended: ended,
  Outranked: outranked,
  Reconfigured: reconfigured,
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
