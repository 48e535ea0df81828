import { LightningElement, api } from 'lwc';
import type { Filter } from 'c/activityApi';
import { sayOutcome } from 'c/notice';
import { Poller } from 'c/poller';
import type { Stale } from 'c/poller';
import { loadChart, loadRuns } from 'c/runApi';
import type { Chart, RunPage, Span } from 'c/runApi';
import type { Run } from 'c/runWords';
import more from '@salesforce/label/c.ActivityMore';
import empty from '@salesforce/label/c.RunsEmpty';
import loading from '@salesforce/label/c.RunsLoading';
import noneMatch from '@salesforce/label/c.RunsNoneMatch';
import showQuiet from '@salesforce/label/c.RunsShowQuiet';
import underWay from '@salesforce/label/c.RunsUnderWay';

/** A run takes seconds; one that is at work is seen to end. */
const underWayMillis = 3_000;

/**
 * Runs that a filter finds, and what they did over time. Fires `narrow` with the time of a column, `failures` with the id of a run, `openruns`
 * with the ids of those that are to be open, and `span` with another length of time.
 */
export default class RunPanel extends LightningElement {
  @api canKeep = false;

  isShown = false;
  stale: Stale | null = null;
  chartStale: Stale | null = null;
  runs: readonly Run[] = [];
  next: string | null = null;
  quietLooks: number | null = null;
  timeZone: string | undefined;
  isQuietAsked = true;
  isUnderWay = false;
  chart: Chart | null = null;
  labels = { loading, more, showQuiet };

  private readonly poller = new Poller(
    () => void this.look(),
    (stale) => (this.stale = stale),
  );
  private readonly chartPoller = new Poller(
    () => void this.draw(),
    (stale) => (this.chartStale = stale),
  );
  private asked: Filter = { connectionId: '' };
  private openIds: readonly string[] = [];
  /** Those of them that an address names and no page has brought. */
  private elsewhere: readonly Run[] = [];
  private readonly sought = new Set<string>();
  private isLooking = false;
  private drawnSpan: Span = 'hours';
  private isDrawingPlanned = false;

  @api
  get span(): Span {
    return this.drawnSpan;
  }
  set span(span: Span) {
    if (span !== this.drawnSpan) {
      this.drawnSpan = span;
      this.planDrawing();
    }
  }

  @api
  get filter(): Filter {
    return this.asked;
  }
  set filter(filter: Filter) {
    if (JSON.stringify(filter) !== JSON.stringify(this.asked)) {
      const isSameChart = chartKey(filter) === chartKey(this.asked);
      this.asked = filter;
      this.isShown = false;
      this.runs = [];
      this.isLooking = false;
      this.poller.forget();
      void this.look();
      if (!isSameChart) {
        this.planDrawing();
      }
    }
  }

  /** Ids of runs that show what they did. */
  @api
  get open(): readonly string[] {
    return this.openIds;
  }
  set open(ids: readonly string[]) {
    this.openIds = ids;
    this.seek();
  }

  /** Once more: what is new is put before what was read already. */
  @api
  async look(): Promise<void> {
    if (this.isLooking) {
      return;
    }
    this.isLooking = true;
    const isNewest = this.poller.begin();
    try {
      const page = await loadRuns(this.asked, null);
      if (isNewest()) {
        this.show(page);
      }
    } catch (error) {
      if (isNewest()) {
        this.poller.failed(error);
      }
    }
    if (isNewest()) {
      this.isLooking = false;
    }
  }

  /** The page's poller asks for both; a month changes too slowly for five calls. */
  @api
  async refresh(): Promise<void> {
    await this.look();
    if (this.span !== 'month') {
      await this.draw();
    }
  }

  override disconnectedCallback(): void {
    this.poller.stop();
    this.chartPoller.stop();
  }

  get isLoading(): boolean {
    return !this.isShown && this.stale === null;
  }

  /** With those that an address opens, each where its time puts it. */
  get listed(): readonly Run[] {
    const known = new Set(this.runs.map(({ id }) => id));
    const others = this.elsewhere.filter(({ id }) => this.openIds.includes(id) && !known.has(id));
    return others.reduce((all, run) => {
      const after = all.filter(({ startedAt }) => startedAt < run.startedAt);
      return [...all.slice(0, all.length - after.length), run, ...after];
    }, this.runs);
  }

  get runIds(): string[] {
    return this.runs.map(({ id }) => id);
  }

  get hasMore(): boolean {
    return this.next !== null;
  }

  get chosen(): string | null {
    const { since, until } = this.asked;
    return this.chart?.columns.find((column) => column.since === since && column.until === until)?.since ?? null;
  }

  /** Between two runs that a filter leaves apart others ran, so that nobody knows how often it was quiet. */
  get canBeQuiet(): boolean {
    return !this.asked.reason && !this.asked.personId && !this.asked.runId;
  }

  get isQuietShown(): boolean {
    return this.canBeQuiet && this.isQuietAsked;
  }

  get emptyText(): string {
    return Object.keys(this.asked).length > 1 ? noneMatch : empty;
  }

  get underWayText(): string {
    return this.isUnderWay ? underWay : '';
  }

  handleQuiet(event: CustomEvent<{ checked: boolean }>): void {
    this.isQuietAsked = event.detail.checked;
  }

  handleSpan(event: CustomEvent<Span>): void {
    this.dispatchEvent(new CustomEvent('span', { detail: event.detail }));
  }

  handleChoose(event: CustomEvent<{ since: string; until: string } | null>): void {
    this.dispatchEvent(new CustomEvent('narrow', { detail: event.detail }));
  }

  handleTryAgain(): void {
    void this.look();
  }

  handleTryChartAgain(): void {
    void this.draw();
  }

  handleOpen(event: CustomEvent<readonly string[]>): void {
    this.dispatchEvent(new CustomEvent('openruns', { detail: event.detail }));
  }

  handleFailures(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('failures', { detail: event.detail }));
  }

  handleKept(event: CustomEvent<{ id: string; isKept: boolean }>): void {
    const { id, isKept } = event.detail;
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, isKept } : run));
  }

  handleGoOn(event: CustomEvent<string>): void {
    this.template?.querySelector<HTMLElement & { focusOn(id: string): void }>('c-run-list')?.focusOn(event.detail);
  }

  handleMore(): void {
    void sayOutcome(this, async () => {
      const { asked } = this;
      const page = await loadRuns(asked, this.next);
      if (asked === this.asked) {
        const known = new Set(this.runs.map(({ id }) => id));
        this.runs = [...this.runs, ...page.runs.filter(({ id }) => !known.has(id))];
        this.next = page.next ?? null;
      }
      return undefined;
    });
  }

  /** Older pages stay where the first one still reaches them. */
  private show(page: RunPage): void {
    const newest = new Set(page.runs.map(({ id }) => id));
    const reached = this.runs.findLastIndex(({ id }) => newest.has(id));
    const older = reached < 0 ? [] : this.runs.slice(reached + 1);
    this.runs = [...page.runs, ...older];
    if (older.length === 0) {
      this.next = page.next ?? null;
    }
    this.quietLooks = page.quietLooks ?? null;
    this.timeZone = page.timeZone;
    this.isUnderWay = page.isUnderWay ?? false;
    this.poller.answered();
    if (this.isUnderWay) {
      this.poller.plan(underWayMillis);
    }
    this.isShown = true;
    this.seek();
  }

  /** Once each: what is opened by an address may be older than all that is listed. */
  private seek(): void {
    const { asked } = this;
    const known = new Set(this.runs.map(({ id }) => id));
    const missing = this.isShown ? this.openIds.filter((id) => !known.has(id) && !this.sought.has(id)) : [];
    for (const runId of missing) {
      this.sought.add(runId);
      void sayOutcome(this, async () => {
        const { runs } = await loadRuns({ connectionId: asked.connectionId, runId }, null);
        this.elsewhere = [...this.elsewhere, ...runs];
        return undefined;
      });
    }
  }

  /** Once, though the page may give a filter and a length of time at once. */
  private planDrawing(): void {
    this.chart = null;
    this.chartPoller.forget();
    if (!this.isDrawingPlanned) {
      this.isDrawingPlanned = true;
      void Promise.resolve().then(() => {
        this.isDrawingPlanned = false;
        return this.draw();
      });
    }
  }

  private async draw(): Promise<void> {
    const isNewest = this.chartPoller.begin();
    try {
      const chart = await loadChart(this.asked, this.span);
      if (isNewest()) {
        this.chart = chart;
        this.chartPoller.answered();
      }
    } catch (error) {
      if (isNewest()) {
        this.chartPoller.failed(error);
      }
    }
  }
}

/** The chart has a time of its own. */
function chartKey(filter: Filter): string {
  return JSON.stringify({ ...filter, since: undefined, until: undefined });
}
