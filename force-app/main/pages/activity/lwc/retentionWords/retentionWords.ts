import { counted, fill, number } from 'c/figures';
import type { MaybeNumber } from 'c/figures';
import type { KindRetention, LogKind } from 'c/retentionApi';
import lang from '@salesforce/i18n/lang';
import day from '@salesforce/label/c.CountDay';
import days from '@salesforce/label/c.CountDays';
import row from '@salesforce/label/c.CountRow';
import rows from '@salesforce/label/c.CountRows';
import attempts from '@salesforce/label/c.RetentionAttempts';
import attemptsPurpose from '@salesforce/label/c.RetentionAttemptsPurpose';
import attemptsSpared from '@salesforce/label/c.RetentionAttemptsSpared';
import failures from '@salesforce/label/c.RetentionFailures';
import failuresPurpose from '@salesforce/label/c.RetentionFailuresPurpose';
import failuresSpared from '@salesforce/label/c.RetentionFailuresSpared';
import journal from '@salesforce/label/c.RetentionJournal';
import journalPurpose from '@salesforce/label/c.RetentionJournalPurpose';
import journalSpared from '@salesforce/label/c.RetentionJournalSpared';
import kept from '@salesforce/label/c.RetentionKept';
import needed from '@salesforce/label/c.RetentionNeeded';
import open from '@salesforce/label/c.RetentionOpen';
import runs from '@salesforce/label/c.RetentionRuns';
import runsPurpose from '@salesforce/label/c.RetentionRunsPurpose';
import runsSpared from '@salesforce/label/c.RetentionRunsSpared';
import underWay from '@salesforce/label/c.RetentionUnderWay';

interface KindWords {
  readonly title: string;
  /** What it is there for. */
  readonly purpose: string;
  /** What of it is never purged. */
  readonly spared: string;
  /** What it is that nobody keeps, and no purge takes all the same. */
  readonly open: string;
}

export const kindWords: Readonly<Record<LogKind, KindWords>> = {
  Runs: { title: runs, purpose: runsPurpose, spared: runsSpared, open: underWay },
  Journal: { title: journal, purpose: journalPurpose, spared: journalSpared, open: needed },
  Failures: { title: failures, purpose: failuresPurpose, spared: failuresSpared, open },
  Attempts: { title: attempts, purpose: attemptsPurpose, spared: attemptsSpared, open },
};

/** How much there is that no purge takes: "3 kept, 12 open"; empty where there is none. */
export function sparedCounts({ kind, keptRows, openRows }: KindRetention): string {
  return [
    keptRows > 0 ? fill(kept, number(keptRows)) : '',
    openRows > 0 ? fill(kindWords[kind].open, number(openRows)) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export function rowCount(count: MaybeNumber): string {
  return counted(count, row, rows);
}

export function dayCount(count: MaybeNumber): string {
  return counted(count, day, days);
}

/** Of data storage, whatever it holds: https://help.salesforce.com/articleView?id=000193871 */
export const bytesOfRow = 2048;
export const bytesOfMb = 1024 * 1024;

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** As the org's Setup tells storage, where 1,024 make the next unit: 5,242,880 is "5 MB". */
export function storage(bytes: number): string {
  const steps = bytes > 0 ? Math.floor(Math.log2(bytes) / 10) - 1 : 0;
  const index = Math.min(Math.max(steps, 0), units.length - 1);
  return new Intl.NumberFormat(lang, { style: 'unit', unit: units[index], maximumFractionDigits: 1 }).format(
    bytes / 1024 ** (index + 1),
  );
}
