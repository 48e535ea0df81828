import type { Connection } from 'c/connectionWords';
import changeAddress from '@salesforce/label/c.DetailChangeAddress';
import deleteLabel from '@salesforce/label/c.DeleteConnection';
import disconnect from '@salesforce/label/c.DetailDisconnect';
import initialSync from '@salesforce/label/c.InitialSyncRun';
import offCopied from '@salesforce/label/c.MenuOffCopied';
import offDraft from '@salesforce/label/c.MenuOffDraft';
import offDisconnected from '@salesforce/label/c.MenuOffDisconnected';
import offInUse from '@salesforce/label/c.MenuOffInUse';
import offPaused from '@salesforce/label/c.MenuOffPaused';
import offRights from '@salesforce/label/c.MenuOffRights';
import pause from '@salesforce/label/c.Pause';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reconnect from '@salesforce/label/c.DetailReconnect';
import resume from '@salesforce/label/c.Resume';
import runs from '@salesforce/label/c.MenuRuns';
import signingKey from '@salesforce/label/c.DetailSigningKey';
import syncNow from '@salesforce/label/c.SyncNow';
import test from '@salesforce/label/c.MenuTest';

export type MenuAct =
  | 'SyncNow'
  | 'InitialSync'
  | 'Runs'
  | 'Test'
  | 'Reauthorize'
  | 'SigningKey'
  | 'ChangeAddress'
  | 'Pause'
  | 'Resume'
  | 'Disconnect'
  | 'Reconnect'
  | 'Delete';

export interface Rights {
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canBackfill: boolean;
  readonly canManage: boolean;
}

export interface MenuItem {
  readonly act: MenuAct;
  readonly label: string;
  readonly isOff: boolean;
}

/** Why what needs a connection in use cannot be done; null where it can. */
function notInUse({ mode, isCopied }: Connection): string | null {
  if (isCopied) {
    return offCopied;
  }
  if (mode === 'Draft') {
    return offDraft;
  }
  return mode === 'Disconnected' || mode === 'Deleting' ? offDisconnected : null;
}

/** In the order in which people need them. A disabled item says why, since it shows no help to a keyboard. */
export function menuItems(connection: Connection, { canBackfill, canManage, canPause, canRun }: Rights): MenuItem[] {
  const unused = notInUse(connection);
  const isPaused = connection.mode === 'Paused';
  const notSyncing = unused ?? (isPaused ? offPaused : null);
  const isApart = connection.mode === 'Disconnected' || connection.mode === 'Deleting';
  const told: readonly (readonly [MenuAct, string, boolean, string | null])[] = [
    ['SyncNow', syncNow, canRun, notSyncing],
    ['InitialSync', initialSync, canBackfill, notSyncing],
    ['Runs', runs, true, null],
    isPaused ? ['Resume', resume, canPause, unused] : ['Pause', pause, canPause, unused],
    ['Test', test, canManage, unused],
    ['Reauthorize', reauthorize, canManage, unused],
    ['SigningKey', signingKey, canManage, connection.mode === 'Disconnected' ? null : unused],
    ['ChangeAddress', changeAddress, canManage, unused],
    isApart
      ? ['Reconnect', reconnect, canManage, connection.mode === 'Deleting' ? offDisconnected : null]
      : ['Disconnect', disconnect, canManage, connection.mode === 'Draft' ? offDraft : null],
    ['Delete', deleteLabel, canManage, isApart ? null : offInUse],
  ];
  return told.map(([act, label, isAllowed, reason]) => {
    const why = isAllowed ? reason : offRights;
    return { act, label: why === null ? label : `${label} (${why})`, isOff: why !== null };
  });
}
