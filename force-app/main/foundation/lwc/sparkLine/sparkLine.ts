import { LightningElement, api } from 'lwc';
import { columnUnits, lineHeight, linePath } from 'c/coursePaths';

const height = 20;
/** So that no line is cut at the edge. */
const edge = 2;

/** A small course of values beside what is promised, which is dashed; its text says the same. */
export default class SparkLine extends LightningElement {
  @api values: readonly (number | null)[] = [];
  @api promised = 0;
  /** What a screen reader reads. */
  @api label = '';

  get width(): number {
    return this.values.length * columnUnits;
  }

  get viewBox(): string {
    return `0 0 ${this.width} ${height}`;
  }

  get path(): string {
    return linePath(this.values, this.most, height - edge, height - 2 * edge);
  }

  get promisePath(): string {
    return `M0 ${lineHeight(this.promised, this.most, height - edge, height - 2 * edge)}H${this.width}`;
  }

  private get most(): number {
    return Math.max(this.promised, ...this.values.map((value) => value ?? 0));
  }
}
