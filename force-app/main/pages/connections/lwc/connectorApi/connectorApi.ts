import preflightOfMe from '@salesforce/apex/ConnectorController.preflight';
import grantApex from '@salesforce/apex/PreflightController.grant';
import preflightOf from '@salesforce/apex/PreflightController.load';
import inviteApex from '@salesforce/apex/PreflightController.invite';
import setWatchingApex from '@salesforce/apex/PreflightController.setWatching';
import watchersApex from '@salesforce/apex/PreflightController.watchers';
import takeOverApex from '@salesforce/apex/ConnectorController.takeOver';
import takeFromOthersApex from '@salesforce/apex/PreflightController.takeFromOthers';

/** A right that somebody lacks. */
export interface Lack {
  readonly kind: string;
  readonly text: string;
  /** Where in Setup it is given. */
  readonly whereText: string;
  readonly fields: readonly string[];
  readonly canBeGranted: boolean;
}

/** What somebody lacks to be a connection's connector. */
export interface Preflight {
  readonly userId?: string | null;
  readonly userName?: string | null;
  readonly isViewer: boolean;
  readonly isConnector: boolean;
  readonly lacks: readonly Lack[];
  readonly isAble: boolean;
  readonly canGrant: boolean;
  readonly checkedAt: string;
}

/** Which admins watch by a job of their own. */
export interface Watchers {
  readonly names: readonly string[];
  readonly isViewerAmong: boolean;
}

/** No user means the connector. */
export const loadPreflight = (connectionId: string, userId: string | null): Promise<Preflight> =>
  preflightOf({ connectionId, userId }) as Promise<Preflight>;

/** Of whoever looks, who need not be one who sets up connections. */
export const loadOwnPreflight = (connectionId: string): Promise<Preflight> =>
  preflightOfMe({ connectionId }) as Promise<Preflight>;

/** Gives why the platform refuses what it refuses. */
export const grantRights = (connectionId: string, userId: string | null): Promise<readonly string[]> =>
  grantApex({ connectionId, userId }) as Promise<readonly string[]>;

export const takeFromOthers = (connectionId: string): Promise<void> =>
  takeFromOthersApex({ connectionId }) as Promise<void>;

/** Gives why the platform does not tell them. */
export const invite = (connectionId: string, userId: string): Promise<readonly string[]> =>
  inviteApex({ connectionId, userId }) as Promise<readonly string[]>;

/** Whoever calls is the connector from then on. */
export const takeOver = (connectionId: string): Promise<void> => takeOverApex({ connectionId }) as Promise<void>;

export const loadWatchers = (): Promise<Watchers> => watchersApex() as Promise<Watchers>;

export const setWatching = (isWanted: boolean): Promise<void> => setWatchingApex({ isWanted }) as Promise<void>;
