import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { Remedy, Rights } from 'c/diagnosisApi';
import { fill } from 'c/figures';
import { actOnce } from 'c/notice';
import { mayGo, wayOf } from 'c/remedyWords';
import type { Way } from 'c/remedyWords';
import needsAdmin from '@salesforce/label/c.RemedyNeedsAdmin';
import needsOperator from '@salesforce/label/c.RemedyNeedsOperator';

/** Does what fixes what was found, or leads to where it is done; who may not do it reads whom to ask. Fires `changed` after an act. */
export default class RemedyButton extends NavigationMixin(LightningElement) {
  @api remedy: Remedy | null | undefined;
  @api rights: Rights | undefined;
  @api variant = 'neutral';

  isBusy = false;

  get label(): string {
    return this.way?.label ?? '';
  }

  get isAllowed(): boolean {
    return Boolean(this.way && this.rights && mayGo(this.way, this.rights));
  }

  get notYours(): string {
    const { way } = this;
    return fill(way?.kind === 'act' && way.right === 'canBackfill' ? needsAdmin : needsOperator, this.label);
  }

  handleClick(): void {
    const { remedy, way } = this;
    if (way?.kind === 'act' && remedy) {
      void actOnce(this, async () => {
        await way.act(remedy);
        return way.done;
      });
    } else if (way?.kind === 'lead') {
      this[NavigationMixin.Navigate]({
        type: 'standard__navItemPage',
        attributes: { apiName: this.rights?.[way.tab] ?? '' },
        state: way.state,
      });
    }
  }

  private get way(): Way | null {
    return this.remedy ? wayOf(this.remedy) : null;
  }
}
