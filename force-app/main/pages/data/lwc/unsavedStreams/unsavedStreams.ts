import { LightningElement, api } from 'lwc';
import { fill } from 'c/figures';
import { isSure } from 'c/notice';
import type { Stream } from 'c/streamApi';
import type { UnsavedStream } from 'c/streamDraft';
import discard from '@salesforce/label/c.UnsavedStreamDiscard';
import discardAbout from '@salesforce/label/c.UnsavedStreamDiscardAbout';
import discardNew from '@salesforce/label/c.DataDiscardNew';
import discardLeft from '@salesforce/label/c.DataDiscardLeft';
import gone from '@salesforce/label/c.UnsavedStreamGone';
import taken from '@salesforce/label/c.UnsavedStreamTaken';
import title from '@salesforce/label/c.UnsavedStreamsTitle';
import unsavedTitle from '@salesforce/label/c.DataUnsavedTitle';

interface Item {
  key: string;
  unsaved: UnsavedStream;
  name: string;
  /** Why it cannot be gone on with; empty where it can. */
  why: string;
  discardText: string;
}

/**
 * What was edited of streams that the list does not have: new ones that were begun, and those that are gone. Nothing where there is none. Fires
 * `open` with the object of a new one, and `discard` with what somebody does not want any more.
 */
export default class UnsavedStreams extends LightningElement {
  @api drafts: readonly UnsavedStream[] = [];
  @api streams: readonly Stream[] = [];

  labels = { discard, title };

  get items(): Item[] {
    return this.drafts
      .filter(({ draft }) => !draft.id || !this.streams.some(({ id }) => id === draft.id))
      .map((unsaved) => this.itemOf(unsaved));
  }

  get hasItems(): boolean {
    return this.items.length > 0;
  }

  handleOpen(event: Event): void {
    const { draft } = this.chosen(event)?.unsaved ?? {};
    if (draft) {
      this.dispatchEvent(new CustomEvent('open', { detail: draft.objectName }));
    }
  }

  handleDiscard(event: Event): void {
    const item = this.chosen(event);
    if (item) {
      void this.discard(item);
    }
  }

  private async discard({ name, unsaved }: Item): Promise<void> {
    if (await isSure(unsavedTitle, fill(unsaved.draft.id ? discardLeft : discardNew, name))) {
      this.dispatchEvent(new CustomEvent('discard', { detail: unsaved }));
    }
  }

  private chosen(event: Event): Item | undefined {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    return this.items.find((item) => item.key === key);
  }

  private itemOf(unsaved: UnsavedStream): Item {
    const { id, name, objectName } = unsaved.draft;
    const label = name ?? objectName;
    const isTaken = this.streams.some((stream) => stream.objectName === objectName);
    const whyNew = isTaken ? taken : '';
    return {
      key: id ?? objectName,
      unsaved,
      name: label,
      why: id ? gone : whyNew,
      discardText: fill(discardAbout, label),
    };
  }
}
