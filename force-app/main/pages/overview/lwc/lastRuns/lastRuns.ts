import { LightningElement, api } from 'lwc';
import { fill, momentSeenAt, number, lengthOfTime } from 'c/figures';
import type { Overview } from 'c/overviewApi';
import { toRuns } from 'c/overviewTargets';
import type { Target } from 'c/overviewTargets';
import { quietText } from 'c/runSentence';
import type { Run } from 'c/runWords';
import all from '@salesforce/label/c.LastRunsAll';
import looks from '@salesforce/label/c.LastRunsLooks';
import empty from '@salesforce/label/c.RunsEmpty';
import title from '@salesforce/label/c.RunsTitle';

interface Row {
  key: string;
  /** Of looks that found nothing. */
  quiet?: string;
  run?: Run;
  when?: string;
  took?: string;
}

const runsShown = 6;

/** What happened just now, by whom, as sentences; looks that found nothing are folded into a line. */
export default class LastRuns extends LightningElement {
  @api view: Overview | undefined;

  labels = { all, empty, title };

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  get looksText(): string {
    const cost = this.view?.cost;
    return cost && cost.looks > 0 ? fill(looks, number(cost.runs), number(cost.looks)) : '';
  }

  get target(): Target | null {
    return this.view ? toRuns(this.view) : null;
  }

  get rows(): Row[] {
    return this.runs.flatMap((run) => [this.rowOf(run), ...quietRow(run)]);
  }

  private get runs(): readonly Run[] {
    return (this.view?.runs ?? []).slice(0, runsShown);
  }

  private rowOf(run: Run): Row {
    return {
      key: run.id,
      run,
      when: momentSeenAt(run.startedAt, this.view?.now ?? run.startedAt),
      took: lengthOfTime(run.durationMillis),
    };
  }
}

function quietRow({ id, quietLooks }: Run): Row[] {
  return quietLooks ? [{ key: `${id}-quiet`, quiet: quietText(quietLooks) }] : [];
}
