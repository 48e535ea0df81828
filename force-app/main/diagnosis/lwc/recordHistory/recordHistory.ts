import { LightningElement, api } from 'lwc';
import { roundsOf } from 'c/attemptRounds';
import type { Comparison, HistoryEntry } from 'c/diagnosisApi';
import { fill, number } from 'c/figures';
import { withheldTexts } from 'c/withheldWords';
import abandoned from '@salesforce/label/c.AttemptAbandoned';
import accepted from '@salesforce/label/c.AttemptAccepted';
import overtaken from '@salesforce/label/c.AttemptOvertaken';
import refused from '@salesforce/label/c.AttemptRefused';
import earlierTitle from '@salesforce/label/c.AttemptEarlier';
import attemptTitle from '@salesforce/label/c.AttemptTitle';
import withheld from '@salesforce/label/c.AttemptWithheld';
import comparisonTitle from '@salesforce/label/c.CompareTitle';
import fieldLabel from '@salesforce/label/c.CompareField';
import notKept from '@salesforce/label/c.CompareNotKept';
import nowLabel from '@salesforce/label/c.CompareNow';
import same from '@salesforce/label/c.CompareSame';
import sameSeen from '@salesforce/label/c.CompareSameSeen';
import sentLabel from '@salesforce/label/c.CompareSent';
import absent from '@salesforce/label/c.CompareAbsent';
import withheldTitle from '@salesforce/label/c.CompareWithheld';
import noRun from '@salesforce/label/c.DiagnosisRunGone';
import historyTitle from '@salesforce/label/c.HistoryTitle';
import seen from '@salesforce/label/c.HistorySeen';
import sent from '@salesforce/label/c.HistorySent';
import takenOut from '@salesforce/label/c.HistoryTakenOut';
import runLabel from '@salesforce/label/c.DiagnosisSentRun';
import cut from '@salesforce/label/c.SentCut';
import whatLabel from '@salesforce/label/c.HistoryWhat';
import whenLabel from '@salesforce/label/c.HistoryWhen';

interface Row {
  key: number;
  entry: HistoryEntry;
  what: string;
  said: string;
  run: string;
}

const versions: Readonly<Record<string, string>> = { Sent: sent, TakenOut: takenOut, Seen: seen };
const outcomes: Readonly<Record<string, string>> = {
  Refused: refused,
  Accepted: accepted,
  Overtaken: overtaken,
  Abandoned: abandoned,
  Withheld: withheld,
};

/** What became of a record over time, and which fields would be sent otherwise now than they were last. */
export default class RecordHistory extends LightningElement {
  @api history: readonly HistoryEntry[] = [];
  @api comparison: Comparison | null | undefined;
  @api now = '';

  labels = {
    comparisonTitle,
    fieldLabel,
    historyTitle,
    nowLabel,
    runLabel,
    sentLabel,
    whatLabel,
    whenLabel,
    withheldTitle,
  };

  get hasHistory(): boolean {
    return this.history.length > 0;
  }

  get rows(): Row[] {
    const attempts: { entry: HistoryEntry; attempt: number; outcome: string }[] = [];
    for (const entry of this.history) {
      if (entry.attempt) {
        attempts.push({ entry, attempt: entry.attempt, outcome: entry.what });
      }
    }
    const last = new Set(roundsOf(attempts)[0]?.map(({ entry }) => entry));
    return this.history.map((entry, key) => ({
      key,
      entry,
      what: versions[entry.what] ?? attemptText(entry, last.has(entry)),
      said: [entry.code, entry.httpStatus ? `HTTP ${entry.httpStatus}` : ''].filter(Boolean).join(', '),
      run: entry.runName ?? (entry.what === 'Seen' ? '' : noRun),
    }));
  }

  get missing(): string {
    if (!this.comparison?.missing) {
      return '';
    }
    return this.comparison.missing === 'Cut' ? cut : notKept;
  }

  get isSame(): boolean {
    return this.comparison !== undefined && this.comparison !== null && !this.missing && !this.hasDifferences;
  }

  get hasDifferences(): boolean {
    return this.differences.length > 0;
  }

  get differences(): { name: string; sent: string; now: string }[] {
    return (this.comparison?.differences ?? []).map((each) => ({
      name: each.name,
      sent: each.sent ?? absent,
      now: each.now ?? absent,
    }));
  }

  get sameText(): string {
    return this.hasWithheld ? sameSeen : same;
  }

  get hasWithheld(): boolean {
    return this.withheld.length > 0;
  }

  get withheld(): { name: string; reason: string }[] {
    return (this.comparison?.withheld ?? []).map(({ name, withheld }) => ({
      name,
      reason: withheld ? withheldTexts[withheld] : '',
    }));
  }
}

/** The numbers begin anew once it went through. */
function attemptText({ attempt, what }: HistoryEntry, isOfLast: boolean): string {
  return fill(isOfLast ? attemptTitle : earlierTitle, number(attempt), outcomes[what] ?? what);
}
