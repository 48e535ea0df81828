import { LightningElement, api } from 'lwc';
import { barHeight, barPath, columnUnits, lineHeight, linePath } from 'c/coursePaths';
import type { BarLook } from 'c/coursePaths';
import { fill, number } from 'c/figures';
import hideTable from '@salesforce/label/c.RunChartHideTable';
import mostText from '@salesforce/label/c.RunChartMost';
import showTable from '@salesforce/label/c.RunChartShowTable';

/** An hour or a day, in words. */
export interface CourseTime {
  readonly key: string;
  readonly time: string;
  /** What it does to choose it. */
  readonly chooseLabel: string;
  /** Written below the drawing. */
  readonly tick?: string;
  /** Left away where there is little room. */
  readonly isMinor?: boolean;
}

export interface CourseBars {
  readonly name: string;
  readonly label: string;
  readonly look: BarLook;
  /** Null where nobody has counted. */
  readonly values: readonly (number | null)[];
}

/** A length of time for each moment, null where there is none, beside what is promised. */
export interface CourseLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** The same in words. */
  readonly texts: readonly string[];
  readonly total: string;
  readonly promised: number;
  /** What the dashed line is. */
  readonly hint: string;
}

/** What happened over time, the oldest first. */
export interface Course {
  /** Of which time, and what the table is called. */
  readonly title: string;
  readonly timeLabel: string;
  readonly times: readonly CourseTime[];
  readonly bars: readonly CourseBars[];
  readonly line?: CourseLine;
  /** In the table alone. */
  readonly extra?: { readonly label: string; readonly texts: readonly string[] };
}

interface Band {
  name: string;
  label: string;
  hint: string;
  total: string;
  /** Its share of the height. */
  place: string;
  sign: string;
  signLook: string;
}

interface Drawn {
  key: string;
  index: number;
  left: number;
  isChosen: boolean;
  summary: string;
}

interface Shape {
  key: string;
  path: string;
  look: string;
}

interface Tick {
  key: string;
  label: string;
  look: string;
  place: string;
}

interface Row {
  key: string;
  index: number;
  isChosen: boolean;
  time: string;
  chooseLabel: string;
  cells: { key: number; text: string; look: string }[];
}

/** Sixteen units are as high as a letter is wide: two lines of text stand beside the lowest. */
const unitsOfRem = 16;
const heights = { first: 60, others: 38, line: 54 } as const;
/** Between a row and the base of the one above it. */
const gap = 6;
const signs: Readonly<Record<BarLook, string>> = {
  filled: 'M2 1h12v10h-12z',
  striped: 'M2 1h12v10h-12zM2 4.5h12M2 7.5h12',
  framed: 'M2 1h12v10h-12z',
  crossed: 'M2 1h12v10h-12zM2 1l12 10M2 11l12 -10',
};
const lineSign = 'M1 9L6 4L10 7L15 2';

/**
 * What happened over time, as a drawing in which every line has a scale of its own, and as a table. Fires `choose` with the index of a
 * moment that somebody chooses.
 */
export default class CourseChart extends LightningElement {
  @api course: Course | null = null;
  /** The key of a moment. */
  @api chosen: string | null = null;

  columnWidth = columnUnits;
  isTableShown = false;

  get toggleLabel(): string {
    return this.isTableShown ? hideTable : showTable;
  }

  get width(): number {
    return this.times.length * columnUnits;
  }

  get height(): number {
    return this.bases.at(-1) ?? 0;
  }

  get viewBox(): string {
    return `0 0 ${this.width} ${this.height + 1}`;
  }

  get place(): string {
    return `grid-template-rows: ${this.height / unitsOfRem}rem auto`;
  }

  get basePath(): string {
    return this.bases.map((base) => `M0 ${base}H${this.width}`).join('');
  }

  get summary(): string {
    const told = this.bands.map(({ label, total }) => `${label} ${total}`);
    return `${this.course?.title ?? ''}: ${told.join(', ')}`;
  }

  get bands(): Band[] {
    const bars = this.bars.map(({ name, label, look, values }, index) => ({
      name,
      label,
      hint: mostOf(values) > 0 ? fill(mostText, number(mostOf(values))) : '',
      total: number(totalOf(values)),
      place: `flex: ${this.bandHeight(index)} 0 0`,
      sign: signs[look],
      signLook: `sign ${look}`,
    }));
    const { line } = this;
    const lines = line
      ? [
          {
            name: 'line',
            label: line.label,
            hint: line.hint,
            total: line.total,
            place: `flex: ${heights.line} 0 0`,
            sign: lineSign,
            signLook: 'sign line',
          },
        ]
      : [];
    return [...bars, ...lines];
  }

  get columns(): Drawn[] {
    return this.times.map(({ key, time }, index) => ({
      key,
      index,
      left: index * columnUnits,
      isChosen: key === this.chosen,
      summary: `${time}: ${this.toldOf(index).join(', ')}`,
    }));
  }

  /** All bars of one look in one path. */
  get shapes(): Shape[] {
    return this.bars.map(({ name, look, values }, band) => ({
      key: name,
      look: `bar ${look}`,
      path: values
        .map((value, index) => {
          const height = barHeight(value ?? 0, mostOf(values), this.bandHeight(band) - gap);
          return barPath(look, index, this.bases[band] ?? 0, height);
        })
        .join(''),
    }));
  }

  get coursePath(): string {
    return this.line ? linePath(this.line.values, this.mostOfLine, this.height, heights.line - gap) : '';
  }

  get promisePath(): string {
    const promised = this.line?.promised ?? 0;
    return promised > 0
      ? `M0 ${lineHeight(promised, this.mostOfLine, this.height, heights.line - gap)}H${this.width}`
      : '';
  }

  get ticks(): Tick[] {
    const last = this.times.length - 1;
    return this.times.flatMap(({ key, tick, isMinor }, index) => {
      if (tick === undefined) {
        return [];
      }
      const isLast = index === last;
      const middle = `left: ${((index + 0.5) / this.times.length) * 100}%`;
      return [
        {
          key,
          label: tick,
          look: isLast ? 'last' : `middle${isMinor ? ' minor' : ''}`,
          place: isLast ? 'right: 0' : middle,
        },
      ];
    });
  }

  get heads(): { key: number; label: string; look: string }[] {
    const extra = this.course?.extra;
    return [...this.bands.map(({ label }) => label), ...(extra ? [extra.label] : [])].map((label, key) => ({
      key,
      label,
      look: numberLook,
    }));
  }

  /** The newest first. */
  get rows(): Row[] {
    return this.times
      .map(({ key, time, chooseLabel }, index) => ({
        key,
        index,
        isChosen: key === this.chosen,
        time,
        chooseLabel,
        cells: this.cellsOf(index).map((text, cell) => ({ key: cell, text, look: numberLook })),
      }))
      .reverse();
  }

  handleToggle(): void {
    this.isTableShown = !this.isTableShown;
  }

  handleChoose(event: Event): void {
    const index = Number((event.currentTarget as HTMLElement).dataset['index']);
    this.dispatchEvent(new CustomEvent('choose', { detail: index }));
  }

  private get times(): readonly CourseTime[] {
    return this.course?.times ?? [];
  }

  private get bars(): readonly CourseBars[] {
    return this.course?.bars ?? [];
  }

  private get line(): CourseLine | undefined {
    return this.course?.line;
  }

  /** Where each row of the drawing stands. */
  private get bases(): number[] {
    const bandHeights = [...this.bars.map((_, index) => this.bandHeight(index)), ...(this.line ? [heights.line] : [])];
    return bandHeights.map((_, index) => bandHeights.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
  }

  private get mostOfLine(): number {
    return Math.max(this.line?.promised ?? 0, ...(this.line?.values ?? []).map((value) => value ?? 0));
  }

  private bandHeight(index: number): number {
    return index === 0 ? heights.first : heights.others;
  }

  private toldOf(index: number): string[] {
    const labels = this.bands.map(({ label }) => label);
    return this.cellsOf(index)
      .slice(0, labels.length)
      .map((text, band) => `${labels[band] ?? ''} ${text}`);
  }

  private cellsOf(index: number): string[] {
    const { line } = this;
    const extra = this.course?.extra;
    return [
      ...this.bars.map(({ values }) => number(values[index])),
      ...(line ? [line.texts[index] ?? ''] : []),
      ...(extra ? [extra.texts[index] ?? ''] : []),
    ];
  }
}

const numberLook = 'number';

function mostOf(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.map((value) => value ?? 0));
}

/** Null where none of them was counted. */
function totalOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}
