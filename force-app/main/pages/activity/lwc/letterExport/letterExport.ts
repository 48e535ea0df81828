import { loadLetters } from 'c/activityApi';
import type { Filter, Letter } from 'c/activityApi';
import { kindLabel, statusLooks } from 'c/activityWords';
import { csvLine, download } from 'c/csv';
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

/** A spreadsheet takes a million rows, but a browser holds a file whole. */
const rowsOfAFile = 100_000;

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

/** All that a filter finds, page by page, as files of comma-separated values. */
export class LetterExport {
  private readonly filter: Filter;
  private readonly tell: (rows: number) => void;
  private isCancelled = false;
  private lines: string[] = [];
  private rows = 0;
  private files = 0;

  /** Tells after each page how many rows there are so far. */
  constructor(filter: Filter, tell: (rows: number) => void) {
    this.filter = filter;
    this.tell = tell;
  }

  /** Nothing of it is handed over any more. */
  cancel(): void {
    this.isCancelled = true;
  }

  /** Gives how many files there are; none where it was cancelled. */
  run(): Promise<number> {
    return this.runFrom(null);
  }

  private async runFrom(after: string | null): Promise<number> {
    const page = await loadLetters(this.filter, after);
    if (this.isCancelled) {
      return 0;
    }
    this.lines.push(...page.letters.map(lineOf));
    this.rows += page.letters.length;
    this.tell(this.rows);
    const next = page.next ?? null;
    if (this.lines.length >= rowsOfAFile || next === null) {
      this.files += 1;
      download(fileName(this.files), [csvLine(headings), ...this.lines]);
      this.lines = [];
    }
    return next === null ? this.files : this.runFrom(next);
  }
}

function fileName(count: number): string {
  return `syncline-failures-${new Date().toISOString().slice(0, 10)}-${count}.csv`;
}

function lineOf(letter: Letter): string {
  return csvLine([
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
  ]);
}
