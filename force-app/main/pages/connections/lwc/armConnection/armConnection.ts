import { LightningElement, api } from 'lwc';
import armApex from '@salesforce/apex/ArmController.arm';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import { loadSetup } from 'c/connectionsApi';
import type { Connector, Draft, Secret, Setup } from 'c/connectionsApi';
import { messageOf } from 'c/failure';
import { fill } from 'c/figures';
import { actOnce, say } from 'c/notice';
import { makeCredentials } from 'c/pairApi';
import armLabel from '@salesforce/label/c.ArmNow';
import change from '@salesforce/label/c.ArmChange';
import destination from '@salesforce/label/c.ArmDestination';
import destinationText from '@salesforce/label/c.ArmDestinationText';
import done from '@salesforce/label/c.ArmDone';
import heading from '@salesforce/label/c.ArmHeading';
import intro from '@salesforce/label/c.ArmIntro';
import introMaybe from '@salesforce/label/c.ArmIntroMaybe';
import kept from '@salesforce/label/c.ArmKept';
import leftover from '@salesforce/label/c.ArmLeftover';
import next from '@salesforce/label/c.ArmNext';
import secret from '@salesforce/label/c.ArmSecret';

/**
 * Gives a connection that came with a copy of an org a destination of this org's own, in one go. Fires `armed` with the id of the
 * connection that takes its place, `changed` after each try, and `left`.
 */
export default class ArmConnection extends LightningElement {
  /** Of the connection that came with the copy. */
  @api setup: Setup | undefined;
  @api connectors: readonly Connector[] = [];
  /** Another org made it; otherwise it only looks so, and may be this org's own. */
  @api isForeign = false;

  isBusy = false;
  draft: Draft | null = null;
  isEditing = true;
  /** Once it is there, another try goes on with it. */
  armedId: string | null = null;
  labels = { arm: armLabel, change, destination, kept, next, secret };

  get heading(): string {
    return fill(heading, this.setup?.name ?? '');
  }

  get intro(): string {
    return this.isForeign ? intro : introMaybe;
  }

  get isAtDestination(): boolean {
    return this.isEditing || this.draft === null;
  }

  get mayChange(): boolean {
    return this.armedId === null;
  }

  /** Its addresses are not suggested: they are those of the original's destination. */
  get initial(): Draft {
    const { setup, draft } = this;
    return (
      draft ?? {
        name: setup?.name ?? '',
        environment: 'Sandbox',
        baseUrl: '',
        tokenUrl: '',
        clientAuthentication: setup?.clientAuthentication ?? 'Header',
        scope: setup?.scope ?? null,
        connectorId: setup?.connectorId ?? '',
      }
    );
  }

  get destinationText(): string {
    return fill(destinationText, this.draft?.baseUrl ?? '', this.draft?.tokenUrl ?? '');
  }

  handleDestination(event: CustomEvent<Draft>): void {
    this.draft = event.detail;
    this.isEditing = false;
  }

  handleChange(): void {
    this.isEditing = true;
  }

  handleCancel(): void {
    if (this.draft === null) {
      this.dispatchEvent(new CustomEvent('left'));
    }
    this.isEditing = this.draft === null;
  }

  async handleSecret(event: CustomEvent<Secret>): Promise<void> {
    const { draft } = this;
    const copiedId = this.setup?.connectionId ?? '';
    const isArmed = await actOnce(this, async () => {
      this.armedId ??= (await armApex({ copiedId, draftJson: JSON.stringify(draft) })) as string;
      await makeCredentials(await loadSetup(this.armedId), event.detail);
      await this.removeLeftover(copiedId);
      return fill(done, draft?.name ?? '');
    });
    if (isArmed) {
      this.dispatchEvent(new CustomEvent('armed', { detail: this.armedId }));
    }
  }

  /** What is left of the original's credentials names its address, and nobody needs it. */
  private async removeLeftover(connectionId: string): Promise<void> {
    try {
      await revokeAccess({ connectionId });
      await deleteCredentials({ connectionId });
    } catch (error) {
      say(this, fill(leftover, messageOf(error)), 'warning');
    }
  }
}
