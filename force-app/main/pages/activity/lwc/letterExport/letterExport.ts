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
  async run(): Promise<number> {
    let lines: string[] = [];
    let rows = 0;
    let files = 0;
    let after: string | null = null;
    do {
      // eslint-disable-next-line no-await-in-loop -- each page begins where the one before has ended
      const page: Awaited<ReturnType<typeof loadLetters>> = await loadLetters(this.filter, after);
      if (this.isCancelled) {
        return 0;
      }
      lines.push(...page.letters.map(lineOf));
      rows += page.letters.length;
      this.tell(rows);
      after = page.next ?? null;
      if (lines.length >= rowsOfAFile || after === null) {
        files += 1;
        download(fileName(files), [csvLine(headings), ...lines]);
        lines = [];
      }
    } while (after !== null);
    return files;
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
