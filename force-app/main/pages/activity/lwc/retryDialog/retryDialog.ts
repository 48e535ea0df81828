import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { costOfRetry } from 'c/activityApi';
import type { Filter, LoggedCost, RetryCost } from 'c/activityApi';
import { loggedTexts } from 'c/activityWords';
import { dayOf, momentOf, timeOf } from 'c/days';
import { messageOf } from 'c/failure';
import { fill, number } from 'c/figures';
import cancel from '@salesforce/label/c.Cancel';
import confirmNow from '@salesforce/label/c.RetryConfirm';
import counting from '@salesforce/label/c.RetryCounting';
import how from '@salesforce/label/c.RetryHow';
import asLogged from '@salesforce/label/c.RetryHowLogged';
import asNow from '@salesforce/label/c.RetryHowNow';
import forgottenText from '@salesforce/label/c.RetryForgotten';
import forgottenToo from '@salesforce/label/c.RetryForgottenToo';
import changedText from '@salesforce/label/c.RetryLoggedChanged';
import confirmLogged from '@salesforce/label/c.RetryLoggedConfirm';
import moreText from '@salesforce/label/c.RetryLoggedMore';
import refusedText from '@salesforce/label/c.RetryLoggedRefused';
import tooMany from '@salesforce/label/c.RetryLoggedUpTo';
import unseenText from '@salesforce/label/c.RetryLoggedUnseen';
import nothing from '@salesforce/label/c.RetryNothing';
import send from '@salesforce/label/c.RetrySend';
import since from '@salesforce/label/c.RetrySince';
import sinceTime from '@salesforce/label/c.RetrySinceTime';
import title from '@salesforce/label/c.RetryTitle';

/** With what the dialog closes once somebody is sure; with nothing where they are not. */
export interface RetryChoice {
  readonly filter: Filter;
  readonly isAsLogged: boolean;
}

type How = 'now' | 'logged';

/** A day begins with it, and so does what is asked for where nobody says more. */
const midnight = '00:00:00.000';

/** A field that says itself what is wrong with it. */
interface MomentField extends HTMLElement {
  readonly validity?: { readonly badInput: boolean };
  reportValidity(): boolean;
}

/** More names than a person reads are counted. */
const namedRefusals = 10;

/** Says before a retry what it takes, and asks whether records go as they are now or as they were logged; where it is asked, since when. */
export default class RetryDialog extends LightningModal {
  @api filter: Filter = { connectionId: '' };
  /** Whether the person says since when the records failed that are meant. */
  @api isSinceAsked = false;

  cost: RetryCost | null = null;
  failure = '';
  how: How = 'now';
  labels = { cancel, counting, how, send, since, sinceTime, title };
  day: string | null = null;
  time = midnight;
  private chosenSince: string | null = null;
  /** Counts the questions, so that an answer that comes late does not replace a newer one. */
  private turn = 0;

  /** Opens it over the page. */
  static ask(filter: Filter, isSinceAsked: boolean): Promise<RetryChoice | undefined> {
    const modal = this as unknown as { open(options: object): Promise<RetryChoice | undefined> };
    return modal.open({ label: title, size: 'small', filter, isSinceAsked });
  }

  override connectedCallback(): void {
    const { since } = this.filter;
    if (since) {
      this.chosenSince = since;
      this.day = dayOf(new Date(since));
      this.time = timeOf(new Date(since));
    }
    void this.count();
  }

  /** Without a moment nothing is asked for. */
  get isWaiting(): boolean {
    return this.isSinceAsked && !this.chosenSince;
  }

  get isCounting(): boolean {
    return !this.isWaiting && this.cost === null && this.failure === '';
  }

  get hasCount(): boolean {
    return (this.cost?.count ?? 0) > 0;
  }

  get nothing(): string {
    const none = this.cost?.forgotten ? forgottenText : nothing;
    return this.cost?.count === 0 ? none : '';
  }

  get forgotten(): string {
    const count = this.cost?.forgotten?.count;
    return this.hasCount && count ? fill(forgottenToo, number(count)) : '';
  }

  /** There is a choice where what was logged may be sent at all. */
  get hasChoice(): boolean {
    return Boolean(this.cost?.logged);
  }

  get choices(): { label: string; value: How }[] {
    return [
      { label: asNow, value: 'now' },
      { label: asLogged, value: 'logged' },
    ];
  }

  get isAsLogged(): boolean {
    return this.how === 'logged' && this.hasChoice;
  }

  get logged(): LoggedCost | null {
    return this.isAsLogged ? (this.cost?.logged ?? null) : null;
  }

  get tooMany(): string {
    return this.hasCount && !this.hasChoice ? fill(tooMany, number(this.cost?.mostLogged)) : '';
  }

  get takes(): string {
    const { count, requests, executions } = this.cost ?? { count: 0, requests: 0, executions: 0 };
    return this.logged
      ? fill(confirmLogged, number(this.logged.sendable), number(this.logged.requests))
      : fill(confirmNow, number(count), number(requests), number(executions));
  }

  get changed(): string {
    return this.logged?.changed ? fill(changedText, number(this.logged.changed)) : '';
  }

  get unseen(): string {
    return this.logged?.unseen ? fill(unseenText, number(this.logged.unseen)) : '';
  }

  get refused(): string {
    const count = this.logged?.refusals.length;
    return count ? fill(refusedText, number(count)) : '';
  }

  get refusals(): { key: string; text: string }[] {
    return (this.logged?.refusals ?? [])
      .slice(0, namedRefusals)
      .map(({ letterId, name, reason }) => ({ key: letterId, text: `${name}: ${loggedTexts[reason]}` }));
  }

  get moreRefusals(): string {
    const left = (this.logged?.refusals.length ?? 0) - namedRefusals;
    return left > 0 ? fill(moreText, number(left)) : '';
  }

  get isConfirmDisabled(): boolean {
    return !this.hasCount || this.logged?.sendable === 0;
  }

  handleDay(event: CustomEvent<{ value: string | null }>): void {
    this.day = event.detail.value || null;
    this.choose();
  }

  handleTime(event: CustomEvent<{ value: string | null }>): void {
    this.time = event.detail.value || midnight;
    this.choose();
  }

  handleHow(event: CustomEvent<{ value: How }>): void {
    this.how = event.detail.value;
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  /** Nobody would see from when it is sent where what is typed is no moment. */
  handleConfirm(): void {
    if (this.momentFields.some((field) => !field.reportValidity())) {
      return;
    }
    void this.close({ filter: this.asked, isAsLogged: this.isAsLogged } satisfies RetryChoice);
  }

  private get momentFields(): MomentField[] {
    return [...(this.template?.querySelectorAll<MomentField>('[data-since]') ?? [])];
  }

  /** What is typed and no moment is told at its place, and counts nothing. */
  private choose(): void {
    const isWrong = this.momentFields.some(({ validity }) => validity?.badInput === true);
    this.chosenSince = this.day && !isWrong ? momentOf(this.day, this.time).toISOString() : null;
    void this.count();
  }

  private get asked(): Filter {
    return this.isSinceAsked && this.chosenSince ? { ...this.filter, since: this.chosenSince } : this.filter;
  }

  private async count(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.cost = null;
    this.failure = '';
    if (this.isWaiting) {
      return;
    }
    try {
      const cost = await costOfRetry(this.asked);
      if (turn === this.turn) {
        this.cost = cost;
      }
    } catch (error) {
      if (turn === this.turn) {
        this.failure = messageOf(error);
      }
    }
  }
}
