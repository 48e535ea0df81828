import { LightningElement, api } from 'lwc';
import { fill, momentSeenAt, withMoments } from 'c/figures';
import type { Clause, DraftPreview, Preview } from 'c/previewApi';
import clauseValue from '@salesforce/label/c.PreviewClauseValue';
import leftOut from '@salesforce/label/c.PreviewLeftOut';
import leftOutBy from '@salesforce/label/c.PreviewLeftOutBy';
import notFound from '@salesforce/label/c.PreviewNotThere';
import savedLeftOut from '@salesforce/label/c.PreviewSavedLeftOut';
import savedSent from '@salesforce/label/c.PreviewSavedSent';
import takenOut from '@salesforce/label/c.PreviewTakenOut';
import upserted from '@salesforce/label/c.PreviewWouldBeSent';

const icons: Readonly<Record<Preview['outcome'], string>> = {
  upserted: 'utility:success',
  excluded: 'utility:ban',
  notFound: 'utility:question',
};

/** One sentence on what would become of a record, and why. */
export default class PreviewVerdict extends LightningElement {
  /** It has a preview. */
  @api answer: DraftPreview | undefined;

  get icon(): string {
    return icons[this.outcome];
  }

  get text(): string {
    if (this.outcome !== 'excluded') {
      return this.outcome === 'upserted' ? upserted : notFound;
    }
    const by = (this.answer?.preview?.clauses ?? []).filter(leavesOut).map(textOf).join('; ');
    const { sentAt, now } = this.answer ?? {};
    if (sentAt && now) {
      return fill(takenOut, momentSeenAt(sentAt, now), by);
    }
    return by ? fill(leftOutBy, by) : leftOut;
  }

  /** Only where it differs. */
  get savedText(): string | undefined {
    const saved = this.answer?.savedOutcome;
    if (!saved || saved === this.outcome || saved === 'notFound') {
      return undefined;
    }
    return saved === 'upserted' ? savedSent : savedLeftOut;
  }

  get hasReasons(): boolean {
    return (this.answer?.preview?.reasons?.length ?? 0) > 0;
  }

  private get outcome(): Preview['outcome'] {
    return this.answer?.preview?.outcome ?? 'notFound';
  }
}

function leavesOut({ isDeciding, isMet }: Clause): boolean {
  return isDeciding === true && isMet === false;
}

function textOf({ text, value }: Clause): string {
  return value ? fill(clauseValue, text, withMoments(value)) : text;
}
