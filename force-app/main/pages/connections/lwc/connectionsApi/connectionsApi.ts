import list from '@salesforce/apex/ConnectionsController.load';
import changeDraftApex from '@salesforce/apex/ConnectionSetupController.changeDraft';
import confirmApex from '@salesforce/apex/ConnectionSetupController.confirm';
import connectorsApex from '@salesforce/apex/ConnectionSetupController.connectors';
import createCredentials from '@salesforce/apex/ConnectionSetupController.createCredentials';
import createDraftApex from '@salesforce/apex/ConnectionSetupController.createDraft';
import createSigningKeyApex from '@salesforce/apex/ConnectionSetupController.createSigningKey';
import deleteCredentials from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import deleteDraftApex from '@salesforce/apex/ConnectionSetupController.deleteDraft';
import disconnectApex from '@salesforce/apex/ConnectionSetupController.disconnect';
import endTestAccess from '@salesforce/apex/ConnectionSetupController.endTestAccess';
import enterSigningKeyApex from '@salesforce/apex/ConnectionSetupController.enterSigningKey';
import finishKeyRotation from '@salesforce/apex/ConnectionSetupController.finishKeyRotation';
import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import loadSetupApex from '@salesforce/apex/ConnectionSetupController.load';
import reconnectApex from '@salesforce/apex/ConnectionSetupController.reconnect';
import revokeAccess from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import saveSecret from '@salesforce/apex/ConnectionSetupController.saveSecret';
import takeTestAccess from '@salesforce/apex/ConnectionSetupController.takeTestAccess';
import testAsAdmin from '@salesforce/apex/ConnectionSetupController.test';
import switchOnApex from '@salesforce/apex/ConnectorController.switchOn';
import testAsConnector from '@salesforce/apex/ConnectorController.test';
import type { Connection, Mode, Problem } from 'c/connectionWords';

export type StepName = 'RIGHTS' | 'DESTINATION' | 'CONNECTOR' | 'SIGNING' | 'MAKE' | 'ENABLE' | 'TEST' | 'START';
export type StepState = 'Done' | 'Current' | 'Optional' | 'Waiting';

export interface Connections {
  readonly connections: readonly Connection[];
  readonly canManage: boolean;
  readonly canRunAsConnector: boolean;
  readonly now: string;
}

/** What an admin enters, but for key and secret. */
export interface Draft {
  readonly name: string;
  readonly environment: string;
  readonly baseUrl: string;
  readonly tokenUrl: string;
  /** "Header" or "Body". */
  readonly clientAuthentication: string;
  readonly scope: string | null;
  readonly connectorId: string;
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

export interface Setup extends Draft {
  readonly connectionId: string;
  readonly mode: Mode;
  /** It was in use, or streams hang on it: undoing its setup leaves it disconnected. */
  readonly hasHistory: boolean;
  readonly steps: readonly { readonly step: StepName; readonly state: StepState }[];
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
  readonly namedCredentialId?: string | null;
  readonly isPairMade: boolean;
  readonly hasSecret: boolean;
  readonly isGranted: boolean;
  readonly isConnectorAssigned: boolean;
  readonly isViewerAssigned: boolean;
  readonly isEnabled: boolean;
  readonly obstacle?: Problem | null;
  readonly test?: ConnectionTest | null;
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

/** Makes what is not there yet. Each act is a transaction of its own, since what they change does not mix in one. */
export async function makeCredentials(setup: Setup, secret: Secret): Promise<void> {
  const { connectionId } = setup;
  if (!setup.isPairMade) {
    await createCredentials({ connectionId });
  }
  await saveSecret({ connectionId, ...secret });
  await grantAccess({ connectionId });
}

/** The new ones take the place of both at once. */
export const replaceSecret = (connectionId: string, secret: Secret): Promise<void> =>
  saveSecret({ connectionId, ...secret }) as Promise<void>;

export const giveAccess = (connectionId: string): Promise<void> => grantAccess({ connectionId }) as Promise<void>;

/** As the connector where that is who tests; else as an admin, who has the access for as long as the test takes. */
export async function testConnection({ connectionId, isConnector, isViewerAssigned }: Setup): Promise<void> {
  if (isConnector) {
    await testAsConnector({ connectionId });
    return;
  }
  if (!isViewerAssigned) {
    await takeTestAccess({ connectionId });
  }
  try {
    await testAsAdmin({ connectionId });
  } finally {
    await endTestAccess({ connectionId });
  }
}

export const confirmTest = (connectionId: string): Promise<void> => confirmApex({ connectionId }) as Promise<void>;

export const switchOn = (connectionId: string): Promise<void> => switchOnApex({ connectionId }) as Promise<void>;

/** Where in Setup an admin finds the named credential. */
export const setupAddress = ({ namedCredentialId }: Setup): string =>
  `/lightning/setup/NamedCredential/${namedCredentialId ?? ''}/view`;

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
