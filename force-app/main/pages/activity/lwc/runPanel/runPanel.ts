import { LightningElement, api } from 'lwc';
import type { Filter } from 'c/activityApi';
import { messageOf } from 'c/failure';
import { sayOutcome } from 'c/notice';
import { Poller } from 'c/poller';
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

type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'shown' };

/**
 * Runs that a filter finds, and what they did over time. Fires `narrow` with the time of a column, `failures` with that of a run, and `span`
 * with another length of time.
 */
export default class RunPanel extends LightningElement {
  @api canKeep = false;

  state: State = { kind: 'loading' };
  runs: readonly Run[] = [];
  next: string | null = null;
  quietLooks: number | null = null;
  timeZone: string | undefined;
  isQuietAsked = true;
  isUnderWay = false;
  chart: Chart | null = null;
  chartProblem = '';
  labels = { loading, more, showQuiet };

  private readonly poller = new Poller(() => void this.look());
  private asked: Filter = { connectionId: '' };
  /** Tells the newest question from older ones, whose answers may come later. */
  private turn = 0;
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
      this.turn += 1;
      this.state = { kind: 'loading' };
      this.runs = [];
      this.isLooking = false;
      void this.look();
      if (!isSameChart) {
        this.planDrawing();
      }
    }
  }

  /** Once more: what is new is put before what was read already. */
  @api
  async look(): Promise<void> {
    if (this.isLooking) {
      return;
    }
    this.isLooking = true;
    const { turn } = this;
    try {
      const page = await loadRuns(this.asked, null);
      if (turn === this.turn) {
        this.show(page);
      }
    } catch (error) {
      if (turn === this.turn) {
        this.state = { kind: 'failed', message: messageOf(error) };
      }
    }
    if (turn === this.turn) {
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
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get problem(): string | undefined {
    return this.state.kind === 'failed' ? this.state.message : undefined;
  }

  get chosen(): string | null {
    const { since, until } = this.asked;
    return this.chart?.columns.find((column) => column.since === since && column.until === until)?.since ?? null;
  }

  /** Between two runs that a filter leaves apart others ran, so that nobody knows how often it was quiet. */
  get canBeQuiet(): boolean {
    return !this.asked.reason && !this.asked.personId;
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

  handleFailures(event: CustomEvent<{ since: string; until: string }>): void {
    this.dispatchEvent(new CustomEvent('failures', { detail: event.detail }));
  }

  handleKept(event: CustomEvent<{ id: string; isKept: boolean }>): void {
    const { id, isKept } = event.detail;
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, isKept } : run));
  }

  handleMore(): void {
    void sayOutcome(this, async () => {
      const { turn } = this;
      const page = await loadRuns(this.asked, this.next);
      if (turn === this.turn) {
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
    if (this.isUnderWay) {
      this.poller.plan(underWayMillis);
    }
    this.state = { kind: 'shown' };
  }

  /** Once, though the page may give a filter and a length of time at once. */
  private planDrawing(): void {
    this.chart = null;
    if (!this.isDrawingPlanned) {
      this.isDrawingPlanned = true;
      void Promise.resolve().then(() => {
        this.isDrawingPlanned = false;
        return this.draw();
      });
    }
  }

  private async draw(): Promise<void> {
    const { span } = this;
    const key = chartKey(this.asked);
    const isNewest = (): boolean => span === this.span && key === chartKey(this.asked);
    try {
      const chart = await loadChart(this.asked, span);
      if (isNewest()) {
        this.chart = chart;
        this.chartProblem = '';
      }
    } catch (error) {
      if (isNewest()) {
        this.chartProblem = messageOf(error);
      }
    }
  }
}

/** The chart has a time of its own. */
function chartKey(filter: Filter): string {
  return JSON.stringify({ ...filter, since: undefined, until: undefined });
}
