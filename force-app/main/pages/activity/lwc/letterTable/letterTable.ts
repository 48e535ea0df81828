import { LightningElement, api } from 'lwc';
import type { Letter } from 'c/activityApi';
import { kindLabel, saidOf, statusLooks } from 'c/activityWords';
import { fill } from 'c/figures';
import { reasonText } from 'c/runWords';
import objectLabel from '@salesforce/label/c.ActivityObject';
import reasonLabel from '@salesforce/label/c.ActivityReason';
import record from '@salesforce/label/c.ActivityRecord';
import statusLabel from '@salesforce/label/c.ActivityStatus';
import attemptsLabel from '@salesforce/label/c.LetterAttempts';
import kept from '@salesforce/label/c.KeepKept';
import choose from '@salesforce/label/c.LetterChoose';
import chooseAll from '@salesforce/label/c.LetterChooseAll';
import details from '@salesforce/label/c.LetterDetails';
import error from '@salesforce/label/c.LetterError';
import lastFailed from '@salesforce/label/c.LetterLastFailed';
import http from '@salesforce/label/c.LetterHttp';
import next from '@salesforce/label/c.LetterNext';
import noNext from '@salesforce/label/c.LetterNoNext';
import logNumber from '@salesforce/label/c.LetterNumber';
import openThere from '@salesforce/label/c.LetterOpenThere';
import typeLabel from '@salesforce/label/c.LetterType';
import webhookId from '@salesforce/label/c.LetterWebhookId';
import empty from '@salesforce/label/c.LettersNone';
import tableTitle from '@salesforce/label/c.LettersTitle';

interface Row {
  letter: Letter;
  kind: string;
  status: string;
  icon: string;
  reason: string;
  said: string;
  isChosen: boolean;
  chooseLabel: string;
  detailsLabel: string;
}

/** Refused records one by one. Fires `choose` with the ids of those that are ticked, and `open` with the id of one. */
export default class LetterTable extends LightningElement {
  @api letters: readonly Letter[] = [];
  @api chosen: readonly string[] = [];
  @api now = '';
  @api canChoose = false;

  labels = {
    attemptsLabel,
    chooseAll,
    details,
    empty,
    error,
    http,
    kept,
    lastFailed,
    logNumber,
    next,
    noNext,
    objectLabel,
    openThere,
    reasonLabel,
    record,
    statusLabel,
    tableTitle,
    typeLabel,
    webhookId,
  };

  get isEmpty(): boolean {
    return this.letters.length === 0;
  }

  get areAllChosen(): boolean {
    return this.letters.every(({ id }) => this.chosen.includes(id));
  }

  get rows(): Row[] {
    return this.letters.map((letter) => ({
      letter,
      kind: kindLabel(letter.kind),
      status: statusLooks[letter.status].label,
      icon: statusLooks[letter.status].icon,
      reason: letter.reason ? reasonText(letter.reason, letter.personName) : '',
      said: saidOf(letter),
      isChosen: this.chosen.includes(letter.id),
      chooseLabel: fill(choose, letter.name),
      detailsLabel: `${details} ${letter.name}`,
    }));
  }

  /** On what opens a letter: for whoever read on to it. */
  @api
  focusOn(id: string): void {
    this.template?.querySelector<HTMLElement>(`button[data-letter="${id}"]`)?.focus();
  }

  handleChoose(event: Event): void {
    const box = event.currentTarget as HTMLInputElement;
    const id = box.dataset['letter'] ?? '';
    this.fire(box.checked ? [...this.chosen, id] : this.chosen.filter((other) => other !== id));
  }

  handleChooseAll(event: Event): void {
    this.fire((event.currentTarget as HTMLInputElement).checked ? this.letters.map(({ id }) => id) : []);
  }

  handleOpen(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['letter'];
    this.dispatchEvent(new CustomEvent('open', { detail: id }));
  }

  private fire(ids: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: ids }));
  }
}
