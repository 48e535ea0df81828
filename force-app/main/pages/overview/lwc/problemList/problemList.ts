import { LightningElement, api } from 'lwc';
import { counted } from 'c/figures';
import type { Mend } from 'c/healthWords';
import type { Overview } from 'c/overviewApi';
import { problemLine } from 'c/problemWords';
import type { ProblemLine } from 'c/problemWords';
import fewer from '@salesforce/label/c.HealthFewerProblems';
import others from '@salesforce/label/c.HealthOtherProblems';
import othersOne from '@salesforce/label/c.HealthOtherProblemsOne';
import title from '@salesforce/label/c.HealthProblemList';

interface Line extends ProblemLine {
  buttonVariant: 'brand' | 'neutral';
  isDisabled: boolean;
  notYours: string;
}

const linesShown = 3;

/** What is wrong with a connection, the worst first, each with a button. Fires `mend` with the one that was pressed. */
export default class ProblemList extends LightningElement {
  @api view: Overview | undefined;
  /** What is said above: the same is not said again. */
  @api told = '';
  /** Whether the first button is the first thing to do. */
  @api isFilled = false;
  @api isBusy = false;

  labels = { title };
  areAllShown = false;

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get lines(): Line[] {
    return this.areAllShown ? this.allLines : this.allLines.slice(0, linesShown);
  }

  get hasMore(): boolean {
    return this.allLines.length > linesShown;
  }

  get moreText(): string {
    return this.areAllShown ? fewer : counted(this.allLines.length - linesShown, othersOne, others);
  }

  handlePress(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset['id'];
    const detail: Mend | undefined = this.lines.find((line) => line.key === key)?.mend;
    this.dispatchEvent(new CustomEvent('mend', { detail }));
  }

  handleMore(): void {
    this.areAllShown = !this.areAllShown;
  }

  private get allLines(): Line[] {
    const { view } = this;
    const connection = view?.connections.find(({ id }) => id === view.selectedId);
    if (!view || !connection) {
      return [];
    }
    return view.problems
      .filter(({ connectionId }) => connectionId === connection.id)
      .filter(({ sentence, streamId }) => streamId || sentence !== this.told)
      .map((problem, index) => this.lineOf(problemLine(problem, view, connection), index));
  }

  private lineOf(line: ProblemLine, index: number): Line {
    return {
      ...line,
      buttonVariant: this.isFilled && index === 0 ? 'brand' : 'neutral',
      isDisabled: this.isBusy || !line.mend.isAllowed,
      notYours: line.mend.isAllowed ? '' : line.mend.notYours,
    };
  }
}
