import { fill, number } from 'c/figures';
import type { ChangedSetting, KindRetention, KindSetting, LogKind } from 'c/retentionApi';
import { dayCount, kindWords, rowCount } from 'c/retentionWords';
import type { Difference } from 'c/saveConflict';
import automatic from '@salesforce/label/c.RetentionSavedAutomatic';
import daysLabel from '@salesforce/label/c.RetentionDays';
import mostLabel from '@salesforce/label/c.RetentionMostLabel';
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

/** What somebody changes and has not saved. */
export interface UnsavedRetention {
  readonly drafts: Readonly<Partial<Record<LogKind, KindDraft>>>;
  /** What held when they began: the page looks again meanwhile, and others may change it too. */
  readonly before: readonly KindRetention[];
}

/** As a browser's tab may have kept it. */
export function isUnsavedRetention(value: unknown): value is UnsavedRetention {
  const { before, drafts } = (value ?? {}) as { before?: unknown; drafts?: unknown };
  const isWhole = ({ days, keptRows, kind, mostRows, mostRowsNow, openRows, rows }: Partial<KindRetention>): boolean =>
    Object.hasOwn(kindWords, kind ?? '') &&
    [days, keptRows, mostRows ?? 0, mostRowsNow, openRows, rows].every((figure) => typeof figure === 'number');
  const isTyped = ({ days, isAutomatic, rows }: Partial<KindDraft>): boolean =>
    typeof days === 'string' && typeof isAutomatic === 'boolean' && typeof rows === 'string';
  return (
    Array.isArray(before) &&
    before.every((kind) => isWhole((kind ?? {}) as Partial<KindRetention>)) &&
    typeof drafts === 'object' &&
    before.every(({ kind }: KindRetention) => isTyped((drafts as UnsavedRetention['drafts'] | null)?.[kind] ?? {}))
  );
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

/** With what held when it was begun. */
export function changedSettingOf(draft: KindDraft, before: KindRetention): ChangedSetting {
  return { ...settingOf(draft, before), loaded: { days: before.days, rows: before.mostRows ?? null } };
}

/** One thing that both have changed, and not alike. */
export interface Disagreement {
  readonly kind: LogKind;
  readonly of: 'days' | 'rows';
  /** When this draft was begun. */
  readonly loaded: KindRetention;
  readonly theirs: KindRetention;
}

export interface Meeting {
  /** What only the other has changed is as they have it, the rest as it was typed. */
  draft: KindDraft;
  disagreements: Disagreement[];
}

/** Somebody else has saved a kind since this draft of it was begun. */
export function meet(draft: KindDraft, loaded: KindRetention, theirs: KindRetention): Meeting {
  const before = settingOf(draftOf(loaded), loaded);
  const mine = settingOf(draft, loaded);
  const now = settingOf(draftOf(theirs), loaded);
  const met = (['days', 'rows'] as const).map((of) => ({ kind: loaded.kind, of, loaded, theirs }));
  const untouched = met.filter(({ of }) => mine[of] === before[of]);
  return {
    draft: untouched.reduce(yieldTo, draft),
    disagreements: met.filter(({ of }) => mine[of] !== before[of] && now[of] !== before[of] && mine[of] !== now[of]),
  };
}

/** The draft, but this one thing is as the other has it. */
export function yieldTo(draft: KindDraft, { of, theirs }: Disagreement): KindDraft {
  const { days, isAutomatic, rows } = draftOf(theirs);
  return of === 'days' ? { ...draft, days } : { ...draft, isAutomatic, rows };
}

/** In words; null where by now both want the same. */
export function differenceOf(draft: KindDraft, { of, loaded, theirs }: Disagreement): Difference | null {
  const mine = settingOf(draft, loaded);
  const { title } = kindWords[loaded.kind];
  if (of === 'days') {
    const typed = Number.isNaN(mine.days) ? draft.days : dayCount(mine.days);
    const words = { loaded: dayCount(loaded.days), theirs: dayCount(theirs.days), mine: typed };
    return mine.days === theirs.days ? null : { what: fill(daysLabel, title), ...words };
  }
  const now = theirs.mostRows ?? null;
  const typed = Number.isNaN(mine.rows) ? draft.rows : rowsText(mine.rows);
  const words = { loaded: rowsText(loaded.mostRows ?? null), theirs: rowsText(now), mine: typed };
  return mine.rows === now ? null : { what: fill(mostLabel, title), ...words };
}

/** At most so many, in words. */
export function rowsText(rows: number | null): string {
  return rows === null ? automatic : rowCount(rows);
}

/** What goes by it that would have stayed, in sentences; none where all stays. */
export function lossesOf(draft: KindDraft, kind: KindRetention): string[] {
  const { title } = kindWords[kind.kind];
  const { days, rows } = settingOf(draft, kind);
  const losses: string[] = [];
  if (days < kind.days) {
    losses.push(fill(fewerDays, title, dayCount(days), dayCount(kind.days)));
  }
  if (rows === null && !isAutomaticNow(kind)) {
    losses.push(fill(fewerRowsUnknown, title, number(kind.mostRowsNow)));
  }
  if (rows !== null && rows < kind.mostRowsNow) {
    const going = Math.min(kind.rows - rows, kind.rows - kind.keptRows - kind.openRows);
    const label = going > 0 ? fewerRowsNow : fewerRows;
    losses.push(fill(label, title, number(rows), number(kind.mostRowsNow), rowCount(going)));
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
