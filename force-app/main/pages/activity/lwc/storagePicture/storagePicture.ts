import { LightningElement, api } from 'lwc';
import { fill, percent } from 'c/figures';
import { bytesOfMb, storage } from 'c/retentionWords';
import summaryText from '@salesforce/label/c.StorageChart';
import free from '@salesforce/label/c.StorageFree';
import later from '@salesforce/label/c.StorageLater';
import limit from '@salesforce/label/c.StorageLimit';
import noLimit from '@salesforce/label/c.StorageNoLimit';
import others from '@salesforce/label/c.StorageOthers';
import ours from '@salesforce/label/c.StorageOurs';

/** A line of the legend, with the sign that the drawing has for it: a box, a line, or both. */
interface Part {
  name: string;
  label: string;
  value: string;
  isBox: boolean;
  look: string;
  path: string;
  lineLook: string;
}

/** Units of the drawing, which stretches to the width of its place. */
const width = 1000;
const height = 40;
const stripe = 12;
/** What is there is seen, beside however much. */
const leastWidth = 3;

const signs: Readonly<Record<string, { isBox: boolean; path: string; lineLook: string }>> = {
  ours: { isBox: true, path: '', lineLook: '' },
  others: { isBox: true, path: 'M4.5 1v10M8 1v10M11.5 1v10', lineLook: 'stripes' },
  room: { isBox: true, path: '', lineLook: '' },
  later: { isBox: false, path: 'M8 0v12', lineLook: 'later' },
  limit: { isBox: false, path: 'M8 0v12', lineLook: 'limit' },
};

/** The org's data storage as a bar: what logs of a connection take of it, now and in 30 days, and everything else. Sizes are in bytes. */
export default class StoragePicture extends LightningElement {
  @api ours = 0;
  @api oursLater = 0;
  /** Of the whole org, in megabytes; none where the org does not tell. */
  @api usedMb: number | null | undefined;
  @api limitMb: number | null | undefined;

  /** With room for the line at the limit. */
  viewBox = `-4 0 ${width + 8} ${height}`;

  get isUnknown(): boolean {
    return !this.limitMb;
  }

  get unknownText(): string {
    return fill(noLimit, storage(this.ours), storage(this.oursLater));
  }

  get summary(): string {
    return fill(
      summaryText,
      storage(this.used),
      storage(this.limit),
      storage(this.ours),
      storage(this.others),
      storage(this.oursLater),
    );
  }

  get parts(): Part[] {
    return [
      partOf('ours', ours, this.shareOf(this.ours)),
      partOf('later', later, this.shareOf(this.oursLater)),
      partOf('others', others, this.shareOf(this.others)),
      partOf('room', free, this.shareOf(Math.max(0, this.limit - this.used))),
      partOf('limit', limit, storage(this.limit)),
    ];
  }

  /** Everything else stands first, so that logs grow towards the limit. */
  get oursAt(): number {
    return this.placeOf(this.others);
  }

  get oursWidth(): number {
    const there = this.ours > 0 ? leastWidth : 0;
    return Math.max(there, this.placeOf(this.others + this.ours) - this.oursAt);
  }

  get limitAt(): number {
    return this.placeOf(this.limit);
  }

  get limitPath(): string {
    return `M${this.limitAt} 0V${height}`;
  }

  get laterPath(): string {
    return `M${this.placeOf(this.others + this.oursLater)} 4V36`;
  }

  /** Told apart without colour. */
  get stripesPath(): string {
    const count = Math.max(0, Math.ceil(this.oursAt / stripe) - 1);
    return Array.from({ length: count }, (_, index) => `M${(index + 1) * stripe} 10V30`).join('');
  }

  private get limit(): number {
    return (this.limitMb ?? 0) * bytesOfMb;
  }

  /** The org counts in whole megabytes, and from time to time: never less than what is known to be there. */
  private get used(): number {
    return Math.max((this.usedMb ?? 0) * bytesOfMb, this.ours);
  }

  private get others(): number {
    return this.used - this.ours;
  }

  private placeOf(bytes: number): number {
    const all = Math.max(this.limit, this.used, this.others + this.oursLater);
    return Math.round((bytes / all) * width);
  }

  private shareOf(bytes: number): string {
    return `${storage(bytes)} (${percent((100 * bytes) / this.limit)})`;
  }
}

function partOf(name: string, label: string, value: string): Part {
  const sign = signs[name] ?? { isBox: true, path: '', lineLook: '' };
  return { name, label, value, look: name, ...sign };
}
