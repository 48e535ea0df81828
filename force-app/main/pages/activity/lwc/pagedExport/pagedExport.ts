import { csvLine, download } from 'c/csv';
import type { Cell } from 'c/csv';

/** A spreadsheet takes a million rows, but a browser holds a file whole. */
const rowsOfAFile = 100_000;

export interface Page {
  rows: readonly (readonly Cell[])[];
  /** What gives the next one. */
  next: string | null;
}

export interface Export {
  /** How its files are called, before their day and number. */
  readonly name: string;
  readonly headings: readonly string[];
  /** The page after a position that another page has given. */
  readonly load: (after: string | null) => Promise<Page>;
}

/** All that a question finds, page by page, as files of comma-separated values. */
export class PagedExport {
  private readonly what: Export;
  private readonly tell: (rows: number) => void;
  private isCancelled = false;
  private lines: string[] = [];
  private rows = 0;
  private files = 0;

  /** Tells after each page how many rows there are so far. */
  constructor(what: Export, tell: (rows: number) => void) {
    this.what = what;
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
    const { rows, next } = await this.what.load(after);
    if (this.isCancelled) {
      return 0;
    }
    this.lines.push(...rows.map(csvLine));
    this.rows += rows.length;
    this.tell(this.rows);
    if (this.lines.length >= rowsOfAFile || next === null) {
      this.files += 1;
      download(this.fileName(), [csvLine(this.what.headings), ...this.lines]);
      this.lines = [];
    }
    return next === null ? this.files : this.runFrom(next);
  }

  private fileName(): string {
    return `syncline-${this.what.name}-${new Date().toISOString().slice(0, 10)}-${this.files}.csv`;
  }
}
