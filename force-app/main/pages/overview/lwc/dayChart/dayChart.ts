import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { Course, CourseLine } from 'c/courseChart';
import { fill, lasting, moment } from 'c/figures';
import { promisedOf, withinOf } from 'c/healthWords';
import type { HealthHour, Overview } from 'c/overviewApi';
import { toRuns } from 'c/overviewTargets';
import lang from '@salesforce/i18n/lang';
import choose from '@salesforce/label/c.DayChoose';
import countedSince from '@salesforce/label/c.DayCountedSince';
import hint from '@salesforce/label/c.DayHint';
import none from '@salesforce/label/c.DayNone';
import promise from '@salesforce/label/c.DayPromise';
import takenOut from '@salesforce/label/c.DayTakenOut';
import title from '@salesforce/label/c.DayTitle';
import uncounted from '@salesforce/label/c.DayUncounted';
import within from '@salesforce/label/c.DayWithin';
import hour from '@salesforce/label/c.RunChartHour';
import now from '@salesforce/label/c.RunChartNow';
import sent from '@salesforce/label/c.RunChartSent';
import leftOut from '@salesforce/label/c.RunExcluded';
import failed from '@salesforce/label/c.RunFailed';

const tickStep = 3;
const majorStep = 12;

/** What the last 24 hours have brought; an hour that is chosen leads to its runs. */
export default class DayChart extends NavigationMixin(LightningElement) {
  @api view: Overview | undefined;

  labels = { hint, none, title };

  get hasCourse(): boolean {
    return this.hours.some(
      (each) => (each.sent ?? 0) + (each.leftOut ?? 0) + (each.takenOut ?? 0) + (each.failed ?? 0),
    );
  }

  get countedSinceText(): string {
    const since = this.view?.countedSince;
    return since ? fill(countedSince, moment(since)) : '';
  }

  /** The rest holds. */
  get uncountedText(): string {
    const unread = (this.view?.objects ?? []).filter(({ isCourseUnreadable }) => isCourseUnreadable);
    const names = new Intl.ListFormat(lang).format(unread.map(({ objectLabelPlural }) => objectLabelPlural));
    return unread.length > 0 ? fill(uncounted, names) : '';
  }

  get course(): Course {
    const { hours } = this;
    const line = this.lineOf(hours);
    return {
      title,
      timeLabel: hour,
      times: hours.map((each, index) => ({
        key: each.since,
        time: this.timeOf(each),
        chooseLabel: fill(choose, this.timeOf(each)),
        ...this.tickOf(each, hours.length - 1 - index),
      })),
      bars: [
        { name: 'sent', label: sent, look: 'filled', values: hours.map((each) => each.sent ?? null) },
        { name: 'leftOut', label: leftOut, look: 'striped', values: hours.map((each) => each.leftOut ?? null) },
        { name: 'takenOut', label: takenOut, look: 'framed', values: hours.map((each) => each.takenOut ?? null) },
        { name: 'failed', label: failed, look: 'crossed', values: hours.map((each) => each.failed ?? null) },
      ],
      ...(line ? { line } : {}),
    };
  }

  handleChoose(event: CustomEvent<number>): void {
    const { view } = this;
    const chosen = this.hours[event.detail];
    if (view && chosen) {
      const { tab, state } = toRuns(view, chosen);
      this[NavigationMixin.Navigate]({
        type: 'standard__navItemPage',
        attributes: { apiName: tab },
        state: { ...state },
      });
    }
  }

  private get hours(): readonly HealthHour[] {
    return this.view?.hours ?? [];
  }

  /** Beside the longest that any of the objects promises. */
  private lineOf(hours: readonly HealthHour[]): CourseLine | null {
    const { view } = this;
    const values = hours.map(({ withinSeconds }) => withinSeconds ?? null);
    if (!view || values.every((value) => value === null)) {
      return null;
    }
    const promised = promisedOf(view);
    return {
      label: within,
      values,
      texts: values.map((value) => lasting(value)),
      total: lasting(withinOf(view)),
      promised,
      hint: fill(promise, lasting(promised)),
    };
  }

  /** Of an hour that so many others come after. */
  private tickOf(each: HealthHour, later: number): { tick?: string; isMinor?: boolean } {
    if (later === 0) {
      return { tick: now };
    }
    return later % tickStep === 0
      ? { tick: this.format(each, { hour: 'numeric' }), isMinor: later % majorStep !== 0 }
      : {};
  }

  private timeOf(each: HealthHour): string {
    return this.format(each, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
  }

  private format({ since }: HealthHour, how: Intl.DateTimeFormatOptions): string {
    const timeZone = this.view?.timeZone;
    return new Intl.DateTimeFormat(lang, { ...how, timeZone }).format(new Date(since));
  }
}
