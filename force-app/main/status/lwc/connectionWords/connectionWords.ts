import statusActive from '@salesforce/label/c.StatusActive';
import statusDisconnected from '@salesforce/label/c.StatusDisconnected';
import statusDraft from '@salesforce/label/c.StatusDraft';
import statusError from '@salesforce/label/c.StatusError';
import statusNotSyncing from '@salesforce/label/c.StatusNotSyncing';
import statusSettingUp from '@salesforce/label/c.StatusSettingUp';
import statusStuck from '@salesforce/label/c.StatusStuck';
import statusThrottled from '@salesforce/label/c.StatusThrottled';
import statusTokenExpired from '@salesforce/label/c.StatusTokenExpired';

export type Status =
  'SETTING_UP' | 'ACTIVE' | 'NOT_SYNCING' | 'ERROR' | 'TOKEN_EXPIRED' | 'DISCONNECTED' | 'STUCK' | 'THROTTLED';

export type Mode = 'Draft' | 'On' | 'Paused' | 'Disconnected' | 'Deleting';

/** The one thing to do about a status. */
export type Act = 'Pause' | 'Resume' | 'SyncNow' | 'Reauthorize' | 'Reconnect' | 'GoOn' | 'Open';

/** What is wrong, why, and what to do. */
export interface Problem {
  code: string;
  cause: string;
  fix: string;
  detail?: string | null;
  since?: string | null;
}

/** What is counted of it. */
export interface Figures {
  /** Records accepted in the last 24 hours. */
  readonly sent: number;
  readonly problems: number;
  readonly streams: number;
  readonly waiting?: number | null;
  readonly isWaitingMore?: boolean | null;
}

export interface Connection {
  id: string;
  name: string;
  environment: string;
  status: Status;
  mode: Mode;
  connectorName?: string | null;
  isConnector: boolean;
  syncedAt?: string | null;
  nextRunAt?: string | null;
  isWorking: boolean;
  isAsked: boolean;
  act?: Act | null;
  /** It may send nothing from this org, which seems to be a copy of the one that it was made in. */
  isCopied?: boolean;
  problem?: Problem | null;
  since?: string | null;
  sinceBy?: string | null;
  figures?: Figures | null;
}

/** The word for a status, and how it looks. */
export interface Look {
  readonly label: string;
  readonly icon: string;
  readonly theme: string;
}

const looks: Record<Status, Look> = {
  SETTING_UP: { label: statusSettingUp, icon: 'utility:setup', theme: 'slds-theme_info' },
  ACTIVE: { label: statusActive, icon: 'utility:success', theme: 'slds-theme_success' },
  NOT_SYNCING: { label: statusNotSyncing, icon: 'utility:pause', theme: '' },
  ERROR: { label: statusError, icon: 'utility:error', theme: 'slds-theme_error' },
  TOKEN_EXPIRED: { label: statusTokenExpired, icon: 'utility:key', theme: 'slds-theme_error' },
  DISCONNECTED: { label: statusDisconnected, icon: 'utility:unlinked', theme: '' },
  STUCK: { label: statusStuck, icon: 'utility:warning', theme: 'slds-theme_warning' },
  THROTTLED: { label: statusThrottled, icon: 'utility:clock', theme: 'slds-theme_warning' },
};

const draftLook: Look = { label: statusDraft, icon: 'utility:edit_form', theme: '' };

/** Of a connection, which may be none yet. */
export function appearanceOf({ mode, status }: Connection): Look {
  return mode === 'Draft' ? draftLook : looks[status];
}

/** The same words on every page. */
export function lookOf(status: Status): Look {
  return looks[status];
}
