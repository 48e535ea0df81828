import { LightningElement, api } from 'lwc';
import { fill, lengthOfTime, moment } from 'c/figures';
import { quietText } from 'c/runSentence';
import type { Run } from 'c/runWords';
import kept from '@salesforce/label/c.KeepKept';
import failures from '@salesforce/label/c.RunFailures';
import hideDetails from '@salesforce/label/c.RunHideDetails';
import lateBy from '@salesforce/label/c.RunLateBy';
import onTime from '@salesforce/label/c.RunOnTime';
import showDetails from '@salesforce/label/c.RunShowDetails';
import took from '@salesforce/label/c.RunTook';
import listTitle from '@salesforce/label/c.RunsList';

interface RunRow {
  key: string;
  quiet?: undefined;
  run: Run;
  when: string;
  facts: string;
  isExpanded: boolean;
  toggleIcon: string;
  toggleLabel: string;
  hasFailures: boolean;
}

/** Looks between two runs that found nothing. */
interface QuietRow {
  key: string;
  quiet: string;
}

const secondMillis = 1000;

/**
 * Runs, the newest first, each as a sentence that opens to what it did; what found nothing is folded into a line between them. Fires
 * `openruns` with the ids of those that are to be open, `failures` with the id of a run, and `kept` with its id once somebody keeps it, or no
 * longer.
 */
export default class RunList extends LightningElement {
  @api runs: readonly Run[] = [];
  /** How often since the newest of them nothing had changed; null where that is not known. */
  @api quietLooks: number | null = null;
  @api isQuietShown = false;
  /** In which moments are told; the browser's own where there is none. */
  @api timeZone: string | undefined;
  @api emptyText = '';
  @api canKeep = false;
  /** Ids of those that show what they did. */
  @api open: readonly string[] = [];

  labels = { failures, kept, listTitle };

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get rows(): (RunRow | QuietRow)[] {
    return [
      ...this.quietRows('newest', this.quietLooks),
      ...this.runs.flatMap((run) => [this.rowOf(run), ...this.quietRows(run.id, run.quietLooks)]),
    ];
  }

  /** On what opens a run: for whoever read on to it. */
  @api
  focusOn(id: string): void {
    this.template?.querySelector<HTMLElement>(`button[data-run="${id}"]`)?.focus();
  }

  handleToggle(event: Event): void {
    const id = runOf(event);
    const detail = this.open.includes(id) ? this.open.filter((other) => other !== id) : [...this.open, id];
    this.dispatchEvent(new CustomEvent('openruns', { detail }));
  }

  handleFailures(event: Event): void {
    this.dispatchEvent(new CustomEvent('failures', { detail: runOf(event) }));
  }

  handleKept(event: CustomEvent<boolean>): void {
    this.dispatchEvent(new CustomEvent('kept', { detail: { id: runOf(event), isKept: event.detail } }));
  }

  private quietRows(after: string, count: number | null | undefined): QuietRow[] {
    if (!this.isQuietShown || !count) {
      return [];
    }
    return [{ key: `${after}-quiet`, quiet: quietText(count) }];
  }

  private rowOf(run: Run): RunRow {
    const isExpanded = this.open.includes(run.id);
    return {
      key: run.id,
      run,
      when: moment(run.startedAt, this.timeZone),
      facts: factsOf(run),
      isExpanded,
      toggleIcon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
      toggleLabel: fill(isExpanded ? hideDetails : showDetails, run.name),
      hasFailures: (run.failedCount ?? 0) > 0,
    };
  }
}

function runOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['run'] ?? '';
}

function factsOf({ lateSeconds, durationMillis, name }: Run): string {
  const late = lateSeconds ? fill(lateBy, lengthOfTime(lateSeconds * secondMillis)) : onTime;
  const isPlanned = lateSeconds !== null && lateSeconds !== undefined;
  return [isPlanned ? late : '', fill(took, lengthOfTime(durationMillis)), name].filter(Boolean).join(', ');
}
