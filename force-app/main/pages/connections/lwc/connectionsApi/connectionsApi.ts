import list from '@salesforce/apex/ConnectionsController.load';
import borrowableApex from '@salesforce/apex/ConnectionSetupController.borrowable';
import changeDraftApex from '@salesforce/apex/ConnectionSetupController.changeDraft';
import connectorsApex from '@salesforce/apex/ConnectionSetupController.connectors';
import createDraftApex from '@salesforce/apex/ConnectionSetupController.createDraft';
import createSigningKeyApex from '@salesforce/apex/ConnectionSetupController.createSigningKey';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import deleteDraftApex from '@salesforce/apex/ConnectionSetupController.deleteDraft';
import disconnectApex from '@salesforce/apex/ConnectionSetupController.disconnect';
import enterSigningKeyApex from '@salesforce/apex/ConnectionSetupController.enterSigningKey';
import finishKeyRotation from '@salesforce/apex/ConnectionSetupController.finishKeyRotation';
import loadSetupApex from '@salesforce/apex/ConnectionSetupController.load';
import reconnectApex from '@salesforce/apex/ConnectionSetupController.reconnect';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import switchOnApex from '@salesforce/apex/ConnectorController.switchOn';
import type { Connection, Mode, Problem } from 'c/connectionWords';

export type StepName = 'RIGHTS' | 'DESTINATION' | 'CONNECTOR' | 'SIGNING' | 'MAKE' | 'ENABLE' | 'TEST' | 'START';
export type StepState = 'Done' | 'Current' | 'Optional' | 'Untold' | 'Waiting';

export interface Connections {
  readonly connections: readonly Connection[];
  readonly canManage: boolean;
  readonly canRun: boolean;
  readonly canPause: boolean;
  readonly canBackfill: boolean;
  /** The name of the tab that shows runs. */
  readonly overviewTab: string;
  readonly canRunAsConnector: boolean;
  readonly now: string;
}

/** What an admin enters, but for key and secret. */
export interface Draft {
  readonly name: string;
  readonly environment: string;
  /** Of a named credential that an admin made in Setup; blank: the connection gets one of its own, by what follows. */
  readonly credentialName?: string | null;
  readonly baseUrl: string | null;
  readonly tokenUrl: string | null;
  /** "Header" or "Body". */
  readonly clientAuthentication: string | null;
  readonly scope: string | null;
  readonly connectorId: string;
}

/** A named credential that an admin made in Setup. */
export interface Borrowable {
  readonly name: string;
  readonly label: string;
  readonly url: string;
}

/** What the last test found. Sizes are in records and bytes, the time in milliseconds. */
export interface ConnectionTest {
  readonly testedAt: string;
  readonly testedBy: string;
  readonly tookMillis?: number | null;
  readonly hasPassed: boolean;
  readonly problem?: Problem | null;
  readonly name?: string | null;
  readonly account?: string | null;
  readonly environment?: string | null;
  readonly mostRecords?: number | null;
  readonly mostBytes?: number | null;
  readonly capabilities?: readonly string[] | null;
  readonly confirmedAt?: string | null;
  readonly confirmedBy?: string | null;
}

/** What a connector may do by a call instead of by a button. */
export type ConnectorAct = 'check' | 'takeOver' | 'test' | 'start';

export interface Setup extends Draft {
  readonly connectionId: string;
  readonly mode: Mode;
  /** It was in use, or streams hang on it: undoing its setup leaves it disconnected. */
  readonly hasHistory: boolean;
  readonly steps: readonly { readonly step: StepName; readonly state: StepState }[];
  /** Where somebody takes over. */
  readonly link: string;
  /** What the connector runs where their license opens no page. */
  readonly commands: Readonly<Record<ConnectorAct, string>>;
  /** Who may use the credential without being the connector; null where whoever looks does not see Setup. */
  readonly others?: readonly string[] | null;
  readonly canViewSetup: boolean;
  readonly canManageCredentials: boolean;
  readonly canManageSets: boolean;
  readonly connectorName?: string | null;
  readonly isConnector: boolean;
  readonly isConnectorAble: boolean;
  readonly hasSigningKey: boolean;
  readonly isRotating: boolean;
  readonly credentialName: string;
  readonly credentialLabel: string;
  /** An admin made it in Setup: nothing of it is changed here. */
  readonly isBorrowed: boolean;
  /** Of this package, as it must stand in the list of the named credential; null: none is needed. */
  readonly namespace?: string | null;
  /** Of a borrowed one null: the org does not tell. */
  readonly listsPackage?: boolean | null;
  readonly doesConnectorReachValues: boolean;
  readonly namedCredentialId?: string | null;
  readonly isPairMade: boolean;
  readonly hasSecret: boolean;
  readonly isGranted: boolean;
  readonly isConnectorAssigned: boolean;
  readonly isViewerAssigned: boolean;
  /** Of a borrowed one null: the org does not tell. */
  readonly isEnabled?: boolean | null;
  readonly obstacle?: Problem | null;
  readonly test?: ConnectionTest | null;
  /** It is the connection as it will be at another address. */
  readonly isChange: boolean;
  /** The connection as it will be at another address. */
  readonly change?: Setup | null;
  /** Of a change: the connection calls through its credential already, and the former one is to be removed. */
  readonly isSwitched?: boolean | null;
  readonly formerName?: string | null;
  readonly isFormerBorrowed?: boolean | null;
  /** A run that began before the switch may still call through it. */
  readonly isFormerInUse?: boolean | null;
  /** Who was reached at the former address, where the new one is somebody else's. */
  readonly otherThan?: string | null;
}

export interface Connector {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

export interface Secret {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const loadConnections = (connectionId: string | null): Promise<Connections> =>
  list({ connectionId }) as Promise<Connections>;

export const loadSetup = (connectionId: string): Promise<Setup> => loadSetupApex({ connectionId }) as Promise<Setup>;

export const loadConnectors = (): Promise<readonly Connector[]> => connectorsApex() as Promise<readonly Connector[]>;

/** Named credentials of the org's admins that no connection calls through yet. */
export const loadBorrowable = (): Promise<readonly Borrowable[]> => borrowableApex() as Promise<readonly Borrowable[]>;

/** Gives the connection's id. */
export const createDraft = (draft: Draft): Promise<string> =>
  createDraftApex({ draftJson: JSON.stringify(draft) }) as Promise<string>;

export const changeDraft = (connectionId: string, draft: Draft): Promise<void> =>
  changeDraftApex({ connectionId, draftJson: JSON.stringify(draft) }) as Promise<void>;

/** Gives the key, which is shown this once. */
export const createSigningKey = (connectionId: string): Promise<string> =>
  createSigningKeyApex({ connectionId }) as Promise<string>;

/** One that the destination has made. */
export const enterSigningKey = (connectionId: string, signingKey: string): Promise<void> =>
  enterSigningKeyApex({ connectionId, signingKey }) as Promise<void>;

export const switchOn = (connectionId: string): Promise<void> => switchOnApex({ connectionId }) as Promise<void>;

export const endRotation = (connectionId: string): Promise<void> =>
  finishKeyRotation({ connectionId }) as Promise<void>;

/** Stops at once, then removes the access, then the credentials: should one be refused, the next try goes on there. */
export async function disconnect(connectionId: string): Promise<void> {
  await disconnectApex({ connectionId });
  await revokeAccess({ connectionId });
  await deleteCredentials({ connectionId });
}

/** Makes it a draft, whose steps make other credentials. */
export const reconnect = (connectionId: string): Promise<void> => reconnectApex({ connectionId }) as Promise<void>;

/** Takes out of the org what was made for a draft, access first, then the draft itself. */
export async function abandon(connectionId: string): Promise<void> {
  await revokeAccess({ connectionId });
  await deleteCredentials({ connectionId });
  await deleteDraftApex({ connectionId });
}
