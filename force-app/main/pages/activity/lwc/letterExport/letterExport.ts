import { loadLetters } from 'c/activityApi';
import type { Filter, Letter } from 'c/activityApi';
import { kindLabel, statusLooks } from 'c/activityWords';
import type { Cell } from 'c/csv';
import { PagedExport } from 'c/pagedExport';
import { reasonText } from 'c/runWords';
import codeLabel from '@salesforce/label/c.ActivityCode';
import objectLabel from '@salesforce/label/c.ActivityObject';
import reasonLabel from '@salesforce/label/c.ActivityReason';
import record from '@salesforce/label/c.ActivityRecord';
import statusLabel from '@salesforce/label/c.ActivityStatus';
import attemptsLabel from '@salesforce/label/c.LetterAttempts';
import fieldLabel from '@salesforce/label/c.LetterField';
import firstFailed from '@salesforce/label/c.LetterFirstFailed';
import lastFailed from '@salesforce/label/c.LetterLastFailed';
import messageLabel from '@salesforce/label/c.LetterMessage';
import http from '@salesforce/label/c.LetterHttp';
import next from '@salesforce/label/c.LetterNext';
import logNumber from '@salesforce/label/c.LetterNumber';
import recordName from '@salesforce/label/c.LetterRecordName';
import typeLabel from '@salesforce/label/c.LetterType';
import webhookId from '@salesforce/label/c.LetterWebhookId';

const headings = [
  logNumber,
  lastFailed,
  firstFailed,
  statusLabel,
  objectLabel,
  record,
  recordName,
  typeLabel,
  codeLabel,
  fieldLabel,
  messageLabel,
  http,
  webhookId,
  reasonLabel,
  attemptsLabel,
  next,
];

/** All failures that a filter finds. Tells after each page how many rows there are so far. */
export function letterExport(filter: Filter, tell: (rows: number) => void): PagedExport {
  const load = async (after: string | null): Promise<{ rows: Cell[][]; next: string | null }> => {
    const page = await loadLetters(filter, after);
    return { rows: page.letters.map(cellsOf), next: page.next ?? null };
  };
  return new PagedExport({ name: 'failures', headings, load }, tell);
}

function cellsOf(letter: Letter): Cell[] {
  return [
    letter.name,
    letter.lastFailedAt,
    letter.firstFailedAt,
    statusLooks[letter.status].label,
    letter.objectLabel,
    letter.recordId,
    letter.recordName,
    kindLabel(letter.kind),
    letter.code,
    letter.field,
    letter.message,
    letter.httpStatus,
    letter.webhookId,
    letter.reason ? reasonText(letter.reason, letter.personName) : '',
    letter.attempts,
    letter.nextAttemptAt,
  ];
}
