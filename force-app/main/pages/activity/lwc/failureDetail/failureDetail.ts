import { LightningElement, api } from 'lwc';
import { roundsOf } from 'c/attemptRounds';
import { loadFailure, loadSent } from 'c/activityApi';
import type { Attempt, Failure, Letter, Sent } from 'c/activityApi';
import { outcomeLooks, saidOf, statusLooks } from 'c/activityWords';
import type { SentValue } from 'c/diagnosisApi';
import { messageOf } from 'c/failure';
import { fill, lengthOfTime } from 'c/figures';
import { reasonText } from 'c/runWords';
import { withheldTexts } from 'c/withheldWords';
import laterRound from '@salesforce/label/c.AttemptRoundLast';
import endedRound from '@salesforce/label/c.AttemptRoundEnded';
import replacedRound from '@salesforce/label/c.AttemptRoundReplaced';
import attemptTitle from '@salesforce/label/c.AttemptTitle';
import tookText from '@salesforce/label/c.AttemptTook';
import attemptsTitle from '@salesforce/label/c.FailureAttempts';
import close from '@salesforce/label/c.FailureClose';
import loading from '@salesforce/label/c.FailureLoading';
import nextAt from '@salesforce/label/c.FailureNext';
import noNext from '@salesforce/label/c.FailureNoNext';
import streamRemoved from '@salesforce/label/c.FailureStreamRemoved';
import removedBy from '@salesforce/label/c.FailureStreamRemovedBy';
import retryOne from '@salesforce/label/c.FailureRetry';
import kept from '@salesforce/label/c.KeepKept';
import openThere from '@salesforce/label/c.LetterOpenThere';
import cut from '@salesforce/label/c.SentCut';
import hideSent from '@salesforce/label/c.SentHide';
import sentName from '@salesforce/label/c.SentName';
import nothing from '@salesforce/label/c.SentNothing';
import showSent from '@salesforce/label/c.SentShow';
import sentTitle from '@salesforce/label/c.SentTitle';
import sentValue from '@salesforce/label/c.SentValue';

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'shown'; failure: Failure };

interface Line {
  name: string;
  value: string;
  isWithheld: boolean;
}

/** What was tried until it went through or a newer change began anew. */
interface Round {
  key: number;
  heading: string;
  rows: Row[];
}

interface Row {
  attempt: Attempt;
  heading: string;
  icon: string;
  facts: string;
  said: string;
  isSentShown: boolean;
  toggleLabel: string;
  sentText: string;
  hasLines: boolean;
  lines: Line[];
}

/** One refused record: how it stands, and each attempt with what was sent and answered. Fires `close`, `retry` with the letter's id, and `kept` with whether it is. */
export default class FailureDetail extends LightningElement {
  @api now = '';
  @api canRetry = false;
  @api canKeep = false;

  state: State = { kind: 'loading' };
  labels = {
    attemptsTitle,
    close,
    kept,
    loading,
    nextAt,
    noNext,
    openThere,
    retryOne,
    sentName,
    sentTitle,
    sentValue,
    streamRemoved,
  };
  private shownId = '';
  private sentById: ReadonlyMap<string, Sent | string> = new Map();
  /** Counts what was asked, so that an answer that comes late does not replace a newer one. */
  private looks = 0;
  private isFocusDue = false;

  @api
  get letterId(): string {
    return this.shownId;
  }
  set letterId(id: string) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.state = { kind: 'loading' };
      this.sentById = new Map();
      this.isFocusDue = true;
      void this.look();
    }
  }

  /** Once more, since it may have been tried again. Where that fails what is shown stays, and the page has it look again with its own next look. */
  @api
  async look(): Promise<void> {
    this.looks += 1;
    const look = this.looks;
    try {
      const failure = await loadFailure(this.shownId);
      if (look === this.looks) {
        this.state = { kind: 'shown', failure };
      }
    } catch (error) {
      if (look === this.looks && this.state.kind !== 'shown') {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
  }

  /** It stands above the list from which it is opened. */
  override renderedCallback(): void {
    const heading = this.template?.querySelector('h2');
    if (this.isFocusDue && heading) {
      this.isFocusDue = false;
      heading.focus();
    }
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get problem(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get letter(): Letter | undefined {
    return this.state.kind === 'shown' ? this.state.failure.letter : undefined;
  }

  get status(): { label: string; icon: string } | undefined {
    return this.letter && statusLooks[this.letter.status];
  }

  get mayRetry(): boolean {
    return this.canRetry && this.letter !== undefined && this.letter.status !== 'Succeeded' && !this.removal;
  }

  /** Since when its stream is gone, and by whom, as far as that is known. */
  get removal(): { at: string | null; by: string } | undefined {
    if (this.state.kind !== 'shown' || !this.state.failure.isStreamRemoved) {
      return undefined;
    }
    const { streamRemovedAt, streamRemovedBy } = this.state.failure;
    return { at: streamRemovedAt ?? null, by: streamRemovedBy ? fill(removedBy, streamRemovedBy) : '' };
  }

  /** One alone needs no heading. */
  get rounds(): Round[] {
    const rounds = this.state.kind === 'shown' ? roundsOf(this.state.failure.attempts) : [];
    return rounds.map((attempts, key) => ({
      key,
      heading: rounds.length > 1 ? headingOf(attempts, key) : '',
      rows: attempts.map((attempt) => this.rowOf(attempt)),
    }));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  /** Told further on, as it is told here. */
  handleKept(event: CustomEvent<boolean>): void {
    const isKept = event.detail;
    if (this.state.kind === 'shown') {
      const { failure } = this.state;
      this.state = { kind: 'shown', failure: { ...failure, letter: { ...failure.letter, isKept } } };
    }
    this.dispatchEvent(new CustomEvent('kept', { detail: isKept }));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry', { detail: this.shownId }));
  }

  handleToggleSent(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['attempt'] ?? '';
    if (this.sentById.has(id)) {
      this.sentById = new Map([...this.sentById].filter(([other]) => other !== id));
    } else {
      void this.showSent(id);
    }
  }

  private async showSent(attemptId: string): Promise<void> {
    const id = this.shownId;
    const shown = await loadSent(id, attemptId).catch(messageOf);
    if (id === this.shownId) {
      this.sentById = new Map([...this.sentById, [attemptId, shown]]);
    }
  }

  private rowOf(attempt: Attempt): Row {
    const sent = this.sentById.get(attempt.id);
    const lines = typeof sent === 'object' ? sent.values.map(lineOf) : [];
    return {
      attempt,
      heading: fill(attemptTitle, attempt.attempt, outcomeLooks[attempt.outcome].label),
      icon: outcomeLooks[attempt.outcome].icon,
      facts: factsOf(attempt),
      said: saidOf(attempt),
      isSentShown: sent !== undefined,
      toggleLabel: sent === undefined ? showSent : hideSent,
      sentText: sentText(sent),
      hasLines: lines.length > 0,
      lines,
    };
  }
}

function headingOf([last]: readonly Attempt[], key: number): string {
  if (key === 0 || !last) {
    return laterRound;
  }
  return last.outcome === 'Refused' ? replacedRound : fill(endedRound, outcomeLooks[last.outcome].label);
}

function factsOf(attempt: Attempt): string {
  const took =
    attempt.tookMillis === null || attempt.tookMillis === undefined
      ? ''
      : fill(tookText, lengthOfTime(attempt.tookMillis));
  const reason = attempt.reason ? reasonText(attempt.reason, attempt.personName) : '';
  const status = attempt.httpStatus ? `HTTP ${attempt.httpStatus}` : '';
  return [reason, attempt.runName, status, took].filter(Boolean).join(', ');
}

function lineOf({ name, value, withheld }: SentValue): Line {
  return { name, value: withheld ? withheldTexts[withheld] : (value ?? 'null'), isWithheld: Boolean(withheld) };
}

function sentText(sent: Sent | string | undefined): string {
  if (typeof sent !== 'object') {
    return sent ?? '';
  }
  if (sent.isCut) {
    return cut;
  }
  return sent.values.length === 0 ? nothing : '';
}
