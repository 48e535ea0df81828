import { LightningElement, api } from 'lwc';
import type { Shown } from 'c/activityAddress';
import type { Person } from 'c/activityApi';
import { statusLooks } from 'c/activityWords';
import { dayOf, startOfDay } from 'c/days';
import { reasons } from 'c/runWords';
import anyObject from '@salesforce/label/c.ActivityAnyObject';
import anybody from '@salesforce/label/c.ActivityAnybody';
import anyReason from '@salesforce/label/c.ActivityAnyReason';
import anyStatus from '@salesforce/label/c.ActivityAnyStatus';
import clear from '@salesforce/label/c.ActivityClear';
import clearRuns from '@salesforce/label/c.ActivityClearRuns';
import codeLabel from '@salesforce/label/c.ActivityCode';
import objectLabel from '@salesforce/label/c.ActivityObject';
import groupLabel from '@salesforce/label/c.ActivityOneGroup';
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

/** None where an address that was edited by hand gives no moment: whoever is asked for it refuses it by name. */
function dayAt(moment: string | undefined, laterMillis = 0): string | undefined {
  const millis = Date.parse(moment ?? '') + laterMillis;
  return Number.isNaN(millis) ? undefined : dayOf(new Date(millis));
}

/** Which failures are shown, or which runs. Fires `ask` with the filter as it is then. */
export default class ActivityFilter extends LightningElement {
  @api filter: Asked = {};
  @api objects: readonly { name: string; label: string }[] = [];
  /** Who has asked for something. */
  @api people: readonly Person[] = [];

  /** Runs know less of what can be asked. */
  @api isOfRuns = false;

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

  get isEmpty(): boolean {
    return Object.keys(this.filter).every((name) => name === 'status');
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

  /** Whole days, as the person has them in Salesforce: from the beginning of one to the end of another. */
  handleDay(event: CustomEvent<{ value: string | null }>): void {
    const { value } = event.detail;
    const isEnd = (event.currentTarget as HTMLElement).dataset['name'] === 'until';
    this.ask(event, value ? startOfDay(value, isEnd ? 1 : 0).toISOString() : '');
  }

  handleClear(): void {
    this.fire(this.isOfRuns ? {} : { status: 'Open' });
  }

  handleLeaveGroup(): void {
    this.change('groupKey', '');
  }

  private ask(event: Event, value: string): void {
    this.change((event.currentTarget as HTMLElement).dataset['name'] as keyof Asked, value);
  }

  private change(name: keyof Asked, value: string): void {
    if ((this.filter[name] ?? '') !== value) {
      const others = Object.entries(this.filter).filter(([other]) => other !== name);
      this.fire(Object.fromEntries(value ? [...others, [name, value]] : others));
    }
  }

  private fire(filter: Asked): void {
    this.dispatchEvent(new CustomEvent('ask', { detail: filter }));
  }
}
