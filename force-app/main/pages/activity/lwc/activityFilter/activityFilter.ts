import { LightningElement, api } from 'lwc';
import type { Shown } from 'c/activityAddress';
import { loadPeople } from 'c/activityApi';
import type { Person } from 'c/activityApi';
import { statusLooks } from 'c/activityWords';
import { dayOf, startOfDay } from 'c/days';
import { fill } from 'c/figures';
import { sayOutcome } from 'c/notice';
import { loadRuns } from 'c/runApi';
import { reasons } from 'c/runWords';
import anyObject from '@salesforce/label/c.ActivityAnyObject';
import anybody from '@salesforce/label/c.ActivityAnybody';
import anyReason from '@salesforce/label/c.ActivityAnyReason';
import anyStatus from '@salesforce/label/c.ActivityAnyStatus';
import clear from '@salesforce/label/c.ActivityClear';
import clearRuns from '@salesforce/label/c.ActivityClearRuns';
import codeLabel from '@salesforce/label/c.ActivityCode';
import objectLabel from '@salesforce/label/c.ActivityObject';
import daysReversed from '@salesforce/label/c.ActivityDaysReversed';
import groupLabel from '@salesforce/label/c.ActivityOneGroup';
import runLabel from '@salesforce/label/c.ActivityOneRun';
import failuresOfRun from '@salesforce/label/c.ActivityOneRunFailures';
import openStatus from '@salesforce/label/c.ActivityOpen';
import personLabel from '@salesforce/label/c.ActivityPerson';
import reasonLabel from '@salesforce/label/c.ActivityReason';
import recordLabel from '@salesforce/label/c.ActivityRecord';
import sinceLabel from '@salesforce/label/c.ActivitySince';
import statusLabel from '@salesforce/label/c.ActivityStatus';
import textLabel from '@salesforce/label/c.ActivityText';
import untilLabel from '@salesforce/label/c.ActivityUntil';
import runPerson from '@salesforce/label/c.RunsPerson';
import runReason from '@salesforce/label/c.RunsReason';
import runSince from '@salesforce/label/c.RunSince';
import runUntil from '@salesforce/label/c.RunUntil';

type Asked = Shown['filter'];

interface Option {
  label: string;
  value: string;
}

/** What a list has for "all of them", since a combobox takes no value that is empty. */
const any = 'any';

/** A field that says itself what is wrong with it. */
interface DayField extends HTMLElement {
  value: string | null | undefined;
  readonly validity?: { readonly badInput: boolean };
  setCustomValidity(problem: string): void;
  reportValidity(): boolean;
}

/** None where an address that was edited by hand gives no moment: whoever is asked for it refuses it by name. */
function dayAt(moment: string | undefined, laterMillis = 0): string | undefined {
  const millis = Date.parse(moment ?? '') + laterMillis;
  return Number.isNaN(millis) ? undefined : dayOf(new Date(millis));
}

function momentOf(day: string | undefined, daysLater = 0): string {
  return day ? startOfDay(day, daysLater).toISOString() : '';
}

/** Which failures are shown, or which runs. Fires `ask` with the filter as it is then. */
export default class ActivityFilter extends LightningElement {
  @api objects: readonly { name: string; label: string }[] = [];
  /** Runs know less of what can be asked. */
  @api isOfRuns = false;

  /** Who has asked for something of the connection. */
  people: readonly Person[] = [];
  /** Of the run that is asked for, once it is known. */
  runName = '';
  /** Something stands in a field of days that nobody can ask for. */
  hasWrongDay = false;

  private shownId = '';
  private asked: Asked = {};
  private readonly ofFailures = {
    clear,
    codeLabel,
    groupLabel,
    objectLabel,
    personLabel,
    reasonLabel,
    recordLabel,
    sinceLabel,
    statusLabel,
    textLabel,
    untilLabel,
  };
  /** A run that goes on with what others asked for is found by what began it. */
  private readonly ofRuns = {
    ...this.ofFailures,
    clear: clearRuns,
    personLabel: runPerson,
    reasonLabel: runReason,
    sinceLabel: runSince,
    untilLabel: runUntil,
  };

  @api
  get connectionId(): string {
    return this.shownId;
  }
  set connectionId(id: string) {
    if (id !== this.shownId) {
      this.shownId = id;
      this.people = [];
      void this.loadPeople();
      void this.nameRun();
    }
  }

  @api
  get filter(): Asked {
    return this.asked;
  }
  set filter(filter: Asked) {
    const isOtherRun = filter.runId !== this.asked.runId;
    this.asked = filter;
    if (isOtherRun) {
      void this.nameRun();
    }
  }

  get labels(): typeof this.ofFailures {
    return this.isOfRuns ? this.ofRuns : this.ofFailures;
  }

  get isOfFailures(): boolean {
    return !this.isOfRuns;
  }

  get objectOptions(): Option[] {
    return [{ label: anyObject, value: any }, ...this.objects.map(({ name, label }) => ({ label, value: name }))];
  }

  get statusOptions(): Option[] {
    const each = Object.entries(statusLooks).map(([value, { label }]) => ({ label, value }));
    return [{ label: openStatus, value: 'Open' }, ...each, { label: anyStatus, value: any }];
  }

  get reasonOptions(): Option[] {
    const each = Object.entries(reasons).map(([value, label]) => ({ label, value }));
    return [{ label: anyReason, value: any }, ...each];
  }

  /** An address may ask for somebody who is none of them. */
  get personOptions(): Option[] {
    const { personId } = this.filter;
    const others = personId && this.people.every(({ id }) => id !== personId) ? [{ id: personId, name: personId }] : [];
    const each = [...this.people, ...others].map(({ id, name }) => ({ label: name, value: id }));
    return [{ label: anybody, value: any }, ...each];
  }

  get personValue(): string {
    return this.filter.personId ?? any;
  }

  get objectValue(): string {
    return this.filter.objectName ?? any;
  }

  get statusValue(): string {
    return this.filter.status ?? any;
  }

  get reasonValue(): string {
    return this.filter.reason ?? any;
  }

  get sinceDay(): string | undefined {
    return dayAt(this.filter.since);
  }

  /** The last day, which ends where the next one begins. */
  get untilDay(): string | undefined {
    return dayAt(this.filter.until, -1);
  }

  get hasGroup(): boolean {
    return this.filter.groupKey !== undefined;
  }

  get hasRun(): boolean {
    return this.filter.runId !== undefined;
  }

  get runLabel(): string {
    return fill(this.isOfRuns ? runLabel : failuresOfRun, this.runName || (this.filter.runId ?? ''));
  }

  get isEmpty(): boolean {
    return !this.hasWrongDay && Object.keys(this.filter).every((name) => name === 'status');
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    this.ask(event, value === any ? '' : value);
  }

  /** Typed text asks once the person leaves the field or confirms. */
  handleType(event: Event): void {
    this.ask(event, (event.currentTarget as HTMLInputElement).value.trim());
  }

  handleRecord(event: CustomEvent<string>): void {
    this.change('recordId', event.detail);
  }

  /**
   * Whole days, as the person has them in Salesforce: from the beginning of one to the end of another. What is no day, and an end before the
   * beginning, is told at its place and asks nothing.
   */
  handleDay(event: CustomEvent<{ value: string | null }>): void {
    const field = event.currentTarget as DayField;
    const fields = this.dayFields;
    const [since, until] = fields.map((each) => (each === field ? event.detail.value : each.value) ?? '');
    const isReversed = Boolean(since && until && since > until);
    for (const each of fields) {
      each.setCustomValidity(isReversed && each === field ? daysReversed : '');
      each.reportValidity();
    }
    this.hasWrongDay = isReversed || fields.some(({ validity }) => validity?.badInput === true);
    if (!this.hasWrongDay) {
      this.changeAll({
        since: since === (this.sinceDay ?? '') ? this.filter.since : momentOf(since),
        until: until === (this.untilDay ?? '') ? this.filter.until : momentOf(until, 1),
      });
    }
  }

  handleClear(): void {
    for (const field of this.dayFields) {
      field.value = null;
      field.setCustomValidity('');
      field.reportValidity();
    }
    this.hasWrongDay = false;
    this.fire(this.isOfRuns ? {} : { status: 'Open' });
  }

  handleLeaveGroup(): void {
    this.change('groupKey', '');
  }

  handleLeaveRun(): void {
    this.change('runId', '');
  }

  private get dayFields(): readonly DayField[] {
    return [...(this.template?.querySelectorAll<DayField>('[data-day]') ?? [])];
  }

  private async loadPeople(): Promise<void> {
    const id = this.shownId;
    await sayOutcome(this, async () => {
      const people = await loadPeople(id);
      if (id === this.shownId) {
        this.people = people;
      }
      return undefined;
    });
  }

  /** An address has its id alone; where it cannot be told that stands for it, and the list says what is wrong with it. */
  private async nameRun(): Promise<void> {
    const { runId } = this.asked;
    this.runName = '';
    if (runId && this.shownId) {
      const page = await loadRuns({ connectionId: this.shownId, runId }, null).catch(() => ({ runs: [] }));
      if (runId === this.asked.runId) {
        this.runName = page.runs[0]?.name ?? '';
      }
    }
  }

  private ask(event: Event, value: string): void {
    this.change((event.currentTarget as HTMLElement).dataset['name'] as keyof Asked, value);
  }

  private change(name: keyof Asked, value: string): void {
    this.changeAll({ [name]: value });
  }

  /** What is empty is asked no more. */
  private changeAll(changed: Partial<Record<keyof Asked, string | undefined>>): void {
    const names = Object.keys(changed) as (keyof Asked)[];
    if (names.some((name) => (this.filter[name] ?? '') !== (changed[name] ?? ''))) {
      const others = Object.entries(this.filter).filter(([name]) => !names.includes(name as keyof Asked));
      const asked = Object.entries(changed).filter(([, value]) => value);
      this.fire(Object.fromEntries([...others, ...asked]));
    }
  }

  private fire(filter: Asked): void {
    this.dispatchEvent(new CustomEvent('ask', { detail: filter }));
  }
}
