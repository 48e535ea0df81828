import { LightningElement, api } from 'lwc';
import type { DryRun, Side } from 'c/dryRunApi';
import { counted, fill, number } from 'c/figures';
import arriving from '@salesforce/label/c.DryRunArriving';
import condition from '@salesforce/label/c.DryRunCondition';
import conditions from '@salesforce/label/c.DryRunConditions';
import hidden from '@salesforce/label/c.DryRunHidden';
import leftOut from '@salesforce/label/c.DryRunLeftOut';
import record from '@salesforce/label/c.DryRunRecord';
import records from '@salesforce/label/c.DryRunRecords';
import samplesOfArriving from '@salesforce/label/c.DryRunSamplesArriving';
import samplesOfLeftOut from '@salesforce/label/c.DryRunSamplesLeftOut';
import samplesOfTakenOut from '@salesforce/label/c.DryRunSamplesTakenOut';
import savedUnknown from '@salesforce/label/c.DryRunSavedUnknown';
import several from '@salesforce/label/c.DryRunSeveral';
import table from '@salesforce/label/c.DryRunTable';
import takenOut from '@salesforce/label/c.DryRunTakenOut';
import takenOutOne from '@salesforce/label/c.DryRunTakenOutOne';
import takenOutText from '@salesforce/label/c.DryRunTakenOutText';
import what from '@salesforce/label/c.DryRunWhat';
import why from '@salesforce/label/c.DryRunReason';

interface Part {
  side: Side;
  label: string;
  count: string;
  /** In the drawing: where it begins, and how much of it it takes. */
  left: number;
  width: number;
  look: string;
  sign: string;
}

interface Group {
  side: Side;
  label: string;
  hasReasons: boolean;
  samples: { recordId: string; name: string; reason: string }[];
}

const sides: readonly (readonly [Side, string, string])[] = [
  ['arriving', arriving, samplesOfArriving],
  ['leftOut', leftOut, samplesOfLeftOut],
  ['takenOut', takenOut, samplesOfTakenOut],
];
/** Of the drawing, in its own units. */
const width = 600;
const height = 18;
const signWidth = 16;
const between = 6;

/** What a dry run has counted: as one bar, as a table, by condition, and by some records. */
export default class DryRunFigures extends LightningElement {
  @api dryRun: DryRun | undefined;
  /** Without samples. */
  @api isBrief = false;

  labels = { condition, conditions, record, records, savedUnknown, several, table, what, why };
  viewBox = `0 0 ${width} ${height}`;
  signBox = `0 0 ${signWidth} ${height}`;

  get parts(): Part[] {
    const { dryRun } = this;
    const all = sides.reduce((sum, [side]) => sum + (dryRun?.[side] ?? 0), 0);
    let left = 0;
    return sides.map(([side, label]) => {
      const count = dryRun?.[side] ?? 0;
      const part = {
        side,
        label,
        count: number(count),
        left,
        width: all === 0 ? 0 : (width * count) / all,
        look: `part ${side}`,
        sign: pathOf(side, 0, signWidth),
      };
      left += part.width;
      return part;
    });
  }

  /** What has no record has no place in the drawing. */
  get shapes(): { side: Side; look: string; path: string }[] {
    return this.parts
      .filter((part) => part.width > 0)
      .map(({ side, look, left, width: wide }) => ({ side, look, path: pathOf(side, left, wide) }));
  }

  get summary(): string {
    return this.parts.map(({ label, count }) => `${label}: ${count}`).join(', ');
  }

  /** Empty where nothing is. */
  get takenOutText(): string {
    const count = this.dryRun?.takenOut ?? 0;
    return count > 0 ? counted(count, takenOutOne, takenOutText) : '';
  }

  get isSavedUnknown(): boolean {
    return this.dryRun?.isSavedUnknown === true;
  }

  /** Those that most records do not match first. */
  get conditions(): { text: string; leftOut: string; takenOut: string }[] {
    return [...(this.dryRun?.conditions ?? [])]
      .sort((one, other) => other.leftOut + other.takenOut - one.leftOut - one.takenOut)
      .map((each) => ({ text: each.text, leftOut: number(each.leftOut), takenOut: number(each.takenOut) }));
  }

  get hasConditions(): boolean {
    return this.conditions.length > 0;
  }

  get hasSeveral(): boolean {
    return this.conditions.length > 1;
  }

  get leftOutLabel(): string {
    return leftOut;
  }

  get takenOutLabel(): string {
    return takenOut;
  }

  get groups(): Group[] {
    const all = this.isBrief ? [] : (this.dryRun?.samples ?? []);
    return sides
      .map(([side, , label]) => ({
        side,
        label,
        hasReasons: side !== 'arriving',
        samples: all
          .filter((each) => each.side === side)
          .map(({ recordId, name, reason }) => ({ recordId, name: name ?? recordId, reason: reason ?? '' })),
      }))
      .filter(({ samples }) => samples.length > 0);
  }

  get hiddenText(): string {
    const count = this.isBrief ? 0 : (this.dryRun?.hiddenSamples ?? 0);
    return count > 0 ? fill(hidden, number(count)) : '';
  }
}

/** Told apart without colour: filled, striped, crossed. */
function pathOf(side: Side, left: number, wide: number): string {
  const frame = `M${left} 1h${wide}v${height - 2}h${-wide}z`;
  if (side === 'arriving') {
    return frame;
  }
  const lines = [];
  for (let at = left + between; at < left + wide; at += between) {
    lines.push(`M${at} 1V${height - 1}`);
  }
  const level = side === 'takenOut' ? `M${left} ${height / 2}h${wide}` : '';
  return frame + lines.join('') + level;
}
