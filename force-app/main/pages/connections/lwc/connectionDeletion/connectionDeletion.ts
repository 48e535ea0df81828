import { LightningElement, api } from 'lwc';
import begin from '@salesforce/apex/ConnectionDeletionController.begin';
import deleteSome from '@salesforce/apex/ConnectionDeletionController.deleteSome';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import type { Setup } from 'c/connectionsApi';
import { fill, number } from 'c/figures';
import { actOnce, isSure } from 'c/notice';
import cancel from '@salesforce/label/c.Cancel';
import credentialsStay from '@salesforce/label/c.DeleteCredentialsStay';
import deleteLabel from '@salesforce/label/c.DeleteConnection';
import done from '@salesforce/label/c.DeleteDone';
import goes from '@salesforce/label/c.DeleteGoes';
import goOn from '@salesforce/label/c.DeleteGoOn';
import halfWay from '@salesforce/label/c.DeleteHalfWay';
import progress from '@salesforce/label/c.DeleteProgress';
import question from '@salesforce/label/c.DeleteQuestion';
import stays from '@salesforce/label/c.DeleteStays';

/**
 * Deletes a connection that was disconnected, with all that it has written here: says what goes and what stays, shows how far it is, and can
 * be gone on with by anybody. Fires `changed` after it, and `close`.
 */
export default class ConnectionDeletion extends LightningElement {
  @api setup: Setup | undefined;

  isBusy = false;
  /** How many rows are gone since it was begun here; null before. */
  deleted: number | null = null;
  labels = { cancel, credentialsStay, delete: deleteLabel, goes, halfWay, stays };

  get isHalfWay(): boolean {
    return this.setup?.mode === 'Deleting';
  }

  get canCancel(): boolean {
    return !this.isBusy && !this.isHalfWay;
  }

  get actLabel(): string {
    return this.isHalfWay ? goOn : deleteLabel;
  }

  get progress(): string {
    return this.deleted === null ? '' : fill(progress, number(this.deleted));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async handleDelete(): Promise<void> {
    const { connectionId = '', name = '' } = this.setup ?? {};
    if (!this.isHalfWay && !(await isSure(deleteLabel, fill(question, name)))) {
      return;
    }
    await actOnce(this, async () => {
      if (!this.isHalfWay) {
        // Whatever was left of them when the connection was disconnected. Who goes on need not be one who may change Setup.
        await revokeAccess({ connectionId });
        await deleteCredentials({ connectionId });
        await begin({ connectionId });
      }
      this.deleted = 0;
      await this.deleteRows(connectionId);
      return fill(done, name);
    });
  }

  private async deleteRows(connectionId: string): Promise<void> {
    const count = (await deleteSome({ connectionId })) as number;
    if (count > 0) {
      this.deleted = (this.deleted ?? 0) + count;
      await this.deleteRows(connectionId);
    }
  }
}
