import { fill, number } from 'c/figures';
import type { KindRetention, KindSetting } from 'c/retentionApi';
import { kindWords } from 'c/retentionWords';
import daysAllowed from '@salesforce/label/c.RetentionDaysAllowed';
import fewerDays from '@salesforce/label/c.RetentionFewerDays';
import fewerRows from '@salesforce/label/c.RetentionFewerRows';
import fewerRowsNow from '@salesforce/label/c.RetentionFewerRowsNow';
import fewerRowsUnknown from '@salesforce/label/c.RetentionFewerRowsUnknown';
import rowsAllowed from '@salesforce/label/c.RetentionRowsAllowed';

/** How long a kind is to be kept, as it was typed. */
export interface KindDraft {
  days: string;
  isAutomatic: boolean;
  /** Stays while it is automatic, in case somebody changes their mind. */
  rows: string;
}

/** What is wrong with each field; empty where nothing is. */
export interface DraftProblems {
  days: string;
  rows: string;
}

export function draftOf(kind: KindRetention): KindDraft {
  return {
    days: String(kind.days),
    isAutomatic: isAutomaticNow(kind),
    rows: String(kind.mostRows ?? kind.mostRowsNow),
  };
}

/** Whether it says what holds already. */
export function isUnchanged(draft: KindDraft, kind: KindRetention): boolean {
  const { days, rows } = settingOf(draft, kind);
  return days === kind.days && rows === (kind.mostRows ?? null);
}

export function problemsOf(draft: KindDraft, kind: KindRetention): DraftProblems {
  const { greatestRows, leastDays, leastRows, mostDays } = kind;
  return {
    days: isBetween(wholeNumber(draft.days), leastDays, mostDays)
      ? ''
      : fill(daysAllowed, number(leastDays), number(mostDays)),
    rows:
      draft.isAutomatic || isBetween(wholeNumber(draft.rows), leastRows, greatestRows)
        ? ''
        : fill(rowsAllowed, number(leastRows), number(greatestRows)),
  };
}

export function settingOf(draft: KindDraft, { kind }: KindRetention): KindSetting {
  return { kind, days: wholeNumber(draft.days), rows: draft.isAutomatic ? null : wholeNumber(draft.rows) };
}

/** What goes by it that would have stayed, in sentences; none where all stays. */
export function lossesOf(draft: KindDraft, kind: KindRetention): string[] {
  const { title } = kindWords[kind.kind];
  const { days, rows } = settingOf(draft, kind);
  const losses: string[] = [];
  if (days < kind.days) {
    losses.push(fill(fewerDays, title, number(days), number(kind.days)));
  }
  if (rows === null && !isAutomaticNow(kind)) {
    losses.push(fill(fewerRowsUnknown, title, number(kind.mostRowsNow)));
  }
  if (rows !== null && rows < kind.mostRowsNow) {
    const going = Math.min(kind.rows - rows, kind.rows - kind.keptRows - kind.openRows);
    const label = going > 0 ? fewerRowsNow : fewerRows;
    losses.push(fill(label, title, number(rows), number(kind.mostRowsNow), number(going)));
  }
  return losses;
}

function isAutomaticNow({ mostRows }: KindRetention): boolean {
  return (mostRows ?? null) === null;
}

function isBetween(value: number, least: number, greatest: number): boolean {
  return value >= least && value <= greatest;
}

/** Not a number where it is none, which is neither more nor less than another. */
function wholeNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) ? value : Number.NaN;
}
