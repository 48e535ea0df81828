import { LightningElement, api } from 'lwc';
import { lookOf } from 'c/connectionWords';
import type { Connection, Look } from 'c/connectionWords';
import cannotSyncNow from '@salesforce/label/c.CannotSyncNow';
import connector from '@salesforce/label/c.ConnectorLabel';
import environment from '@salesforce/label/c.EnvironmentLabel';
import menu from '@salesforce/label/c.InitialSyncMenu';
import lastSync from '@salesforce/label/c.LastSyncLabel';
import never from '@salesforce/label/c.Never';
import nextSync from '@salesforce/label/c.NextSyncLabel';
import noPermissionToBackfill from '@salesforce/label/c.NoPermissionToBackfill';
import noPermissionToPause from '@salesforce/label/c.NoPermissionToPause';
import noPermissionToRun from '@salesforce/label/c.NoPermissionToRun';
import notPlanned from '@salesforce/label/c.NotPlanned';
import pause from '@salesforce/label/c.Pause';
import resume from '@salesforce/label/c.Resume';
import runInitialSync from '@salesforce/label/c.InitialSyncRun';
import status from '@salesforce/label/c.StatusLabel';
import syncNow from '@salesforce/label/c.SyncNow';

/** A connection's status and what can be done with it. Fires syncnow, pause, resume and initialsync. */
export default class ConnectionCard extends LightningElement {
  @api connection: Connection | undefined;
  @api now = '';
  @api canRun = false;
  @api canBackfill = false;
  @api canPause = false;
  /** While an act of the person is under way. */
  @api isBusy = false;

  labels = {
    connector,
    environment,
    lastSync,
    menu,
    never,
    nextSync,
    notPlanned,
    pause,
    resume,
    runInitialSync,
    status,
    syncNow,
  };

  get look(): Look | undefined {
    return this.connection && lookOf(this.connection.status);
  }

  get isOn(): boolean {
    return this.connection?.mode === 'On';
  }

  get isPaused(): boolean {
    return this.connection?.mode === 'Paused';
  }

  get isSyncDisabled(): boolean {
    return this.isBusy || !this.canRun || !this.isOn;
  }

  get isBackfillDisabled(): boolean {
    return this.isBusy || !this.canBackfill || !this.isOn;
  }

  get isPauseDisabled(): boolean {
    return this.isBusy || !this.canPause;
  }

  /** Why a button is disabled; said in text, since a disabled button shows no title to a keyboard. */
  get reasons(): string[] {
    return [
      ...(this.canRun ? [] : [noPermissionToRun]),
      ...(this.canBackfill ? [] : [noPermissionToBackfill]),
      ...(this.canPause ? [] : [noPermissionToPause]),
      ...(this.canRun && !this.isOn ? [cannotSyncNow] : []),
    ];
  }

  handleSyncNow(): void {
    this.dispatchEvent(new CustomEvent('syncnow'));
  }

  /** The menu has but this one item. */
  handleMenu(): void {
    this.dispatchEvent(new CustomEvent('initialsync'));
  }

  handlePause(): void {
    this.dispatchEvent(new CustomEvent('pause'));
  }

  handleResume(): void {
    this.dispatchEvent(new CustomEvent('resume'));
  }
}
