import type { Act, Connection } from 'c/connectionWords';
import pauseApex from '@salesforce/apex/StatusController.pause';
import resumeApex from '@salesforce/apex/StatusController.resume';
import syncNowApex from '@salesforce/apex/StatusController.syncNow';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import reconnect from '@salesforce/label/c.DetailReconnect';
import pause from '@salesforce/label/c.Pause';
import resume from '@salesforce/label/c.Resume';
import goOn from '@salesforce/label/c.StripGoOn';
import notYours from '@salesforce/label/c.StripNotYours';
import notYoursToManage from '@salesforce/label/c.StripNotYoursToManage';
import open from '@salesforce/label/c.StripOpen';
import startAgain from '@salesforce/label/c.StripStartAgain';
import tryNow from '@salesforce/label/c.StripTryNow';

/** What can be done wherever a status stands; all else is done where the connection itself is set up. */
export type ActHere = 'Pause' | 'Resume' | 'SyncNow';

interface ActRights {
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canManage: boolean;
}

const doors: Record<ActHere, (given: { connectionId: string }) => Promise<unknown>> = {
  Pause: pauseApex,
  Resume: resumeApex,
  SyncNow: syncNowApex,
};

const labels: Record<Act, string> = {
  Pause: pause,
  Resume: resume,
  SyncNow: tryNow,
  Reauthorize: reauthorize,
  Reconnect: reconnect,
  GoOn: goOn,
  Open: open,
};

/** What a connection's button says; null where only waiting helps. */
export function actLabel({ act, status }: Pick<Connection, 'act' | 'status'>): string | null {
  if (act === 'SyncNow' && status === 'STUCK') {
    return startAgain;
  }
  return act ? labels[act] : null;
}

/** Whether a name is one of theirs. */
export function isAct(name: string): name is Act {
  return Object.hasOwn(labels, name);
}

export function isDoneHere(act: Act): act is ActHere {
  return Object.hasOwn(doors, act);
}

export function mayDo(act: Act, { canManage, canPause, canRun }: ActRights): boolean {
  switch (act) {
    case 'SyncNow':
      return canRun;
    case 'Pause':
    case 'Resume':
      return canPause;
    case 'Open':
      return true;
    default:
      return canManage;
  }
}

/** Whom to ask for it. */
export function notYoursText(act: Act): string {
  return isDoneHere(act) ? notYours : notYoursToManage;
}

export async function doHere(act: ActHere, connectionId: string): Promise<void> {
  await doors[act]({ connectionId });
}
