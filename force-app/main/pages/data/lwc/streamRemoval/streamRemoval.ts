import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { messageOf } from 'c/failure';
import { counted, fill, lasting, number } from 'c/figures';
import { aboutRemoval, removeKeeping, removeTakingOut } from 'c/removalApi';
import type { Removal } from 'c/removalApi';
import cancel from '@salesforce/label/c.Cancel';
import deleted from '@salesforce/label/c.RemovalDeleted';
import deleting from '@salesforce/label/c.RemovalDeletingRows';
import intro from '@salesforce/label/c.RemovalIntro';
import keep from '@salesforce/label/c.RemovalKeep';
import keepHelp from '@salesforce/label/c.RemovalKeepHelp';
import loading from '@salesforce/label/c.RemovalLoading';
import nothingSent from '@salesforce/label/c.RemovalNothingSent';
import question from '@salesforce/label/c.RemovalQuestion';
import remove from '@salesforce/label/c.RemovalRemove';
import retriesText from '@salesforce/label/c.RemovalRetries';
import retriesOne from '@salesforce/label/c.RemovalRetriesOne';
import takeOut from '@salesforce/label/c.RemovalTakeOut';
import takeOutHelp from '@salesforce/label/c.RemovalTakeOutHelp';
import title from '@salesforce/label/c.RemovalTitle';

/** With what it closes: the stream is gone, or its records are being taken out; with nothing where nobody was sure. */
export type Removed = 'deleted' | 'takingOut';

/** Asks what becomes of a stream's records at the destination, says what that takes, and removes the stream. Nothing is chosen beforehand. */
export default class StreamRemoval extends LightningModal {
  @api streamId = '';
  @api name = '';

  about: Removal | undefined;
  failure = '';
  progress = '';
  isActing = false;
  labels = { cancel, intro, nothingSent, question, remove };
  private choice: 'keep' | 'takeOut' | null = null;

  /** Opens it over the page. */
  static ask(streamId: string, name: string): Promise<Removed | undefined> {
    const modal = this as unknown as { open(options: object): Promise<Removed | undefined> };
    return modal.open({ label: fill(title, name), size: 'small', streamId, name });
  }

  override connectedCallback(): void {
    void this.load();
  }

  get heading(): string {
    return fill(title, this.name);
  }

  get isBusy(): boolean {
    return this.isActing || (!this.about && this.failure === '');
  }

  get busyText(): string {
    return this.isActing ? deleting : loading;
  }

  get obstacle(): string {
    return this.about?.obstacle ?? '';
  }

  /** Where nothing of it was ever sent there is nothing to choose. */
  get isUnsent(): boolean {
    return this.about?.hasBegun === false;
  }

  get retries(): string {
    const count = this.about?.waitingRetries ?? 0;
    return count > 0 ? counted(count, retriesOne, retriesText) : '';
  }

  get choices(): { value: string; label: string; help: string; isDisabled: boolean }[] {
    const { estimate, obstacleToTakingOut: obstacle } = this.about ?? {};
    const cost = fill(
      takeOutHelp,
      number(estimate?.records),
      number(estimate?.callouts),
      lasting(Math.max(1, Math.round((estimate?.minutes ?? 0) * 60))),
    );
    return [
      { value: 'keep', label: keep, help: keepHelp, isDisabled: false },
      { value: 'takeOut', label: takeOut, help: obstacle ?? cost, isDisabled: Boolean(obstacle) },
    ];
  }

  get isRemoveDisabled(): boolean {
    return this.isBusy || this.obstacle !== '' || (!this.isUnsent && !this.choice);
  }

  handleChoice(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.choice = value === 'takeOut' ? 'takeOut' : 'keep';
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  handleRemove(): void {
    void this.remove();
  }

  private async load(): Promise<void> {
    try {
      this.about = await aboutRemoval(this.streamId);
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  private async remove(): Promise<void> {
    if (this.isRemoveDisabled) {
      return;
    }
    this.failure = '';
    this.isActing = true;
    this.disableClose = true;
    try {
      const removed = await this.act();
      this.disableClose = false;
      await this.close(removed);
    } catch (error) {
      this.failure = messageOf(error);
      this.disableClose = false;
    }
    this.isActing = false;
  }

  private async act(): Promise<Removed> {
    if (this.choice === 'takeOut') {
      await removeTakingOut(this.streamId);
      return 'takingOut';
    }
    await removeKeeping(this.streamId, (rows) => (this.progress = fill(deleted, number(rows))));
    return 'deleted';
  }
}
