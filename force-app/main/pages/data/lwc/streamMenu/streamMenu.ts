import { LightningElement, api } from 'lwc';
import { fill, titleOf } from 'c/figures';
import { say, sayOutcome } from 'c/notice';
import { loadConfig, saveStream } from 'c/streamApi';
import type { Stream } from 'c/streamApi';
import StreamRemoval from 'c/streamRemoval';
import StreamRename from 'c/streamRename';
import deleted from '@salesforce/label/c.StreamDeleted';
import leaving from '@salesforce/label/c.StreamLeaving';
import menu from '@salesforce/label/c.StreamMenu';
import remove from '@salesforce/label/c.StreamMenuDelete';
import rename from '@salesforce/label/c.StreamMenuRename';
import renamed from '@salesforce/label/c.StreamRenamed';

/** What is rarely done to a stream: it gets another name, or is deleted. Fires saved after either. */
export default class StreamMenu extends LightningElement {
  @api stream: Stream | undefined;
  /** The names of the connection's other streams. */
  @api otherNames: readonly string[] = [];

  labels = { remove, rename };
  private isBusy = false;

  get menuLabel(): string {
    return fill(menu, this.called);
  }

  /** One that is being removed is left alone. */
  get isDisabled(): boolean {
    return this.isBusy || this.stream?.backfill?.reason === 'Removal';
  }

  handleSelect(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { stream } = this;
    if (stream) {
      void (event.detail.value === 'rename' ? this.rename(stream) : this.remove(stream));
    }
  }

  private get called(): string {
    return titleOf(this.stream?.name, this.stream?.objectLabel ?? '');
  }

  /** Saved as it is stored now: what somebody edits of it meanwhile is put together with the name on review. */
  private async rename({ id, name: before }: Stream): Promise<void> {
    const name = await StreamRename.ask(before, this.otherNames);
    if (name !== undefined && name !== before) {
      this.isBusy = true;
      await sayOutcome(this, async () => {
        await saveStream({ ...(await loadConfig(id)), name }, false);
        return fill(renamed, name);
      });
      this.isBusy = false;
      this.dispatchEvent(new CustomEvent('saved'));
    }
    this.focusMenu();
  }

  private async remove({ id }: Stream): Promise<void> {
    const { called } = this;
    const removed = await StreamRemoval.ask(id, called);
    if (removed) {
      say(this, fill(removed === 'takingOut' ? leaving : deleted, called), 'success');
      this.dispatchEvent(new CustomEvent('saved'));
    }
    this.focusMenu();
  }

  private focusMenu(): void {
    this.template?.querySelector<HTMLElement>('[data-id="menu"]')?.focus();
  }
}
