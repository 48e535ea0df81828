import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import loaded from '@salesforce/label/c.SaveConflictLoaded';
import mine from '@salesforce/label/c.SaveConflictMine';
import overwrite from '@salesforce/label/c.SaveConflictOverwrite';
import take from '@salesforce/label/c.SaveConflictTake';
import text from '@salesforce/label/c.SaveConflictText';
import textNobody from '@salesforce/label/c.SaveConflictTextNobody';
import theirs from '@salesforce/label/c.SaveConflictTheirs';
import title from '@salesforce/label/c.SaveConflictTitle';
import what from '@salesforce/label/c.SaveConflictWhat';

/** As Apex tells it (SaveConflict). */
export interface Conflict {
  savedBy?: string | null;
  savedAt?: string | null;
}

/** One thing that both have changed, in words. */
export interface Difference {
  what: string;
  loaded: string;
  theirs: string;
  mine: string;
}

/** Somebody else has saved first: who, when, and what each wants. Fires `take` where theirs is to stay, `overwrite` where it is not. */
export default class SaveConflict extends LightningElement {
  @api conflict: Conflict | null = null;
  @api differences: readonly Difference[] = [];
  @api now = '';
  /** Of its heading, by what it stands below. */
  @api level = 3;

  labels = { loaded, mine, overwrite, take, theirs, title, what };

  /** To what is read out first. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-id="title"]')?.focus();
  }

  get text(): string {
    return this.conflict?.savedBy ? fill(text, this.conflict.savedBy) : textNobody;
  }

  get savedAt(): string {
    return this.conflict?.savedAt ?? '';
  }

  handleTake(): void {
    this.dispatchEvent(new CustomEvent('take'));
  }

  handleOverwrite(): void {
    this.dispatchEvent(new CustomEvent('overwrite'));
  }
}
