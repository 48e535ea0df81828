import { LightningElement, api } from 'lwc';
import type { Rights } from 'c/connectionMenuItems';
import type { Connection } from 'c/connectionWords';
import { fill } from 'c/figures';
import cannotSyncNow from '@salesforce/label/c.CannotSyncNow';
import isYou from '@salesforce/label/c.PanelIsYou';
import noPermissionToBackfill from '@salesforce/label/c.NoPermissionToBackfill';
import noPermissionToPause from '@salesforce/label/c.NoPermissionToPause';
import noPermissionToRun from '@salesforce/label/c.NoPermissionToRun';
import runsAs from '@salesforce/label/c.PanelRunsAs';
import syncNow from '@salesforce/label/c.SyncNow';

/** What can be done with a connection. Fires syncnow, `act` with what its page does, and `changed` after what was done here. */
export default class ConnectionCard extends LightningElement {
  @api connection: Connection | undefined;
  @api rights: Rights | undefined;
  /** While an act of the person is under way. */
  @api isBusy = false;

  labels = { syncNow };

  get connectorText(): string {
    const { connection } = this;
    return connection?.isConnector ? isYou : fill(runsAs, connection?.connectorName ?? '');
  }

  get isOn(): boolean {
    return this.connection?.mode === 'On';
  }

  get isSyncDisabled(): boolean {
    return this.isBusy || !this.rights?.canRun || !this.isOn;
  }

  /** Why a button is disabled; said in text, since a disabled button shows no title to a keyboard. */
  get reasons(): string[] {
    const { canBackfill = false, canPause = false, canRun = false } = this.rights ?? {};
    return [
      ...(canRun ? [] : [noPermissionToRun]),
      ...(canBackfill ? [] : [noPermissionToBackfill]),
      ...(canPause ? [] : [noPermissionToPause]),
      ...(canRun && !this.isOn ? [cannotSyncNow] : []),
    ];
  }

  handleSyncNow(): void {
    this.dispatchEvent(new CustomEvent('syncnow'));
  }

  handleAct(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('act', { detail: event.detail }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
