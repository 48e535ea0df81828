import { LightningElement, api } from 'lwc';
import { fill, lengthOfTime } from 'c/figures';
import { statusLooks } from 'c/runFigures';
import { countsText, reasonText } from 'c/runWords';
import type { Run } from 'c/runWords';
import duration from '@salesforce/label/c.RunDuration';
import empty from '@salesforce/label/c.RunsEmpty';
import hideDetails from '@salesforce/label/c.RunHideDetails';
import run from '@salesforce/label/c.RunNumber';
import showDetails from '@salesforce/label/c.RunShowDetails';
import startedAt from '@salesforce/label/c.RunStartedAt';
import startedBy from '@salesforce/label/c.RunStartedBy';
import status from '@salesforce/label/c.RunStatus';
import title from '@salesforce/label/c.RunsTitle';

interface Row {
  run: Run;
  status: string;
  icon: string;
  startedBy: string;
  duration: string;
  counts: string;
  isExpanded: boolean;
  toggleIcon: string;
  toggleLabel: string;
}

const columnCount = 5;

/** The last runs, each of which expands to its figures. */
export default class RunTable extends LightningElement {
  @api runs: Run[] = [];
  @api now = '';

  labels = {
    duration,
    empty,
    run,
    startedAt,
    startedBy,
    status,
    title,
  };
  columnCount = columnCount;
  private expanded: readonly string[] = [];

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  get rows(): Row[] {
    return this.runs.map((each) => this.rowOf(each));
  }

  handleToggle(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['run'] ?? '';
    this.expanded = this.expanded.includes(id) ? this.expanded.filter((other) => other !== id) : [...this.expanded, id];
  }

  private rowOf(each: Run): Row {
    const isExpanded = this.expanded.includes(each.id);
    return {
      run: each,
      status: statusLooks[each.status].label,
      icon: statusLooks[each.status].icon,
      startedBy: reasonText(each.startedBy, each.personName),
      duration: lengthOfTime(each.durationMillis),
      counts: countsText(each),
      isExpanded,
      toggleIcon: isExpanded ? 'utility:chevrondown' : 'utility:chevronright',
      toggleLabel: fill(isExpanded ? hideDetails : showDetails, each.name),
    };
  }
}
