import beginChangeApex from '@salesforce/apex/AddressChangeController.begin';
import changeConfirm from '@salesforce/apex/AddressChangeController.confirm';
import changeCreate from '@salesforce/apex/AddressChangeController.createCredentials';
import changeDelete from '@salesforce/apex/AddressChangeController.deleteCredentials';
import changeEndTest from '@salesforce/apex/AddressChangeController.endTestAccess';
import changeFinish from '@salesforce/apex/AddressChangeController.finish';
import changeForget from '@salesforce/apex/AddressChangeController.forgetTest';
import changeGrant from '@salesforce/apex/AddressChangeController.grantAccess';
import changeRename from '@salesforce/apex/AddressChangeController.renewPairName';
import changeRevoke from '@salesforce/apex/AddressChangeController.revokeAccess';
import changeSave from '@salesforce/apex/AddressChangeController.saveSecret';
import changeSwitch from '@salesforce/apex/AddressChangeController.switchOver';
import changeTakeTest from '@salesforce/apex/AddressChangeController.takeTestAccess';
import changeTest from '@salesforce/apex/AddressChangeController.test';
import confirm from '@salesforce/apex/ConnectionSetupController.confirm';
import create from '@salesforce/apex/ConnectionSetupController.createCredentials';
import deletePair from '@salesforce/apex/ConnectionSetupController.deleteCredentials';
import forget from '@salesforce/apex/ConnectionSetupController.forgetTest';
import endTest from '@salesforce/apex/ConnectionSetupController.endTestAccess';
import grant from '@salesforce/apex/ConnectionSetupController.grantAccess';
import rename from '@salesforce/apex/ConnectionSetupController.renewPairName';
import revoke from '@salesforce/apex/ConnectionSetupController.revokeAccess';
import save from '@salesforce/apex/ConnectionSetupController.saveSecret';
import takeTest from '@salesforce/apex/ConnectionSetupController.takeTestAccess';
import test from '@salesforce/apex/ConnectionSetupController.test';
import connectorTest from '@salesforce/apex/ConnectorController.test';
import connectorTestChange from '@salesforce/apex/ConnectorController.testChange';
import type { Draft, Secret, Setup } from 'c/connectionsApi';
import { messageOf } from 'c/failure';
import nameUsed from '@salesforce/label/c.CredentialNameUsed';

/** Each act is a transaction of its own, since what they change does not mix in one. */
const ofConnection = {
  confirm,
  create,
  deletePair,
  endTest,
  forget,
  grant,
  rename,
  revoke,
  save,
  takeTest,
  test,
  connectorTest,
};
const ofChange: typeof ofConnection = {
  confirm: changeConfirm,
  create: changeCreate,
  deletePair: changeDelete,
  endTest: changeEndTest,
  forget: changeForget,
  grant: changeGrant,
  rename: changeRename,
  revoke: changeRevoke,
  save: changeSave,
  takeTest: changeTakeTest,
  test: changeTest,
  connectorTest: connectorTestChange,
};

/** The doors to the credential that a connection calls through, or to the one that it will. */
const doorsOf = ({ isChange }: Setup): typeof ofConnection => (isChange ? ofChange : ofConnection);

/** Makes what is not there yet. */
export async function makeCredentials(setup: Setup, secret: Secret): Promise<void> {
  const { connectionId } = setup;
  const doors = doorsOf(setup);
  if (!setup.isPairMade) {
    await makePair(setup);
  }
  await replaceSecret(setup, secret);
  await doors.grant({ connectionId });
}

/** No name is given twice: where somebody deleted the pair in Setup, what is left of it goes and another name takes its place. */
async function makePair(setup: Setup): Promise<void> {
  const { connectionId } = setup;
  const doors = doorsOf(setup);
  try {
    await doors.create({ connectionId });
  } catch (error) {
    if (messageOf(error) !== nameUsed) {
      throw error;
    }
    // Of a change the page says which pair goes: another tab may have begun another.
    const going = setup.isChange ? { connectionId, pairName: setup.credentialName } : { connectionId };
    await doors.revoke(going);
    await doors.deletePair(going);
    await doors.rename({ connectionId });
    await doors.create({ connectionId });
  }
}

/** The new ones take the place of both at once. Nothing is switched on with them, or over to them, before they are tested. */
export async function replaceSecret(setup: Setup, secret: Secret): Promise<void> {
  const { connectionId } = setup;
  const doors = doorsOf(setup);
  const outdatesTest = setup.isChange || setup.mode === 'Draft';
  if (outdatesTest) {
    await doors.forget({ connectionId });
  }
  await doors.save({ connectionId, ...secret });
  if (outdatesTest) {
    // Whoever has begun a test between the two has tested the former secret.
    await doors.forget({ connectionId });
  }
}

export const giveAccess = (setup: Setup): Promise<void> =>
  doorsOf(setup).grant({ connectionId: setup.connectionId }) as Promise<void>;

/** As the connector where that is who tests; else as an admin, who has the access for as long as the test takes. */
export async function testConnection(setup: Setup): Promise<void> {
  const { connectionId, isConnector, isViewerAssigned } = setup;
  const doors = doorsOf(setup);
  if (isConnector) {
    await doors.connectorTest({ connectionId });
    return;
  }
  if (!isViewerAssigned) {
    await doors.takeTest({ connectionId });
  }
  try {
    await doors.test({ connectionId });
  } finally {
    await doors.endTest({ connectionId });
  }
}

/** Of the test that the page shows: somebody may have made another since. */
export const confirmTest = (setup: Setup): Promise<void> =>
  doorsOf(setup).confirm({ connectionId: setup.connectionId, testedAt: setup.test?.testedAt ?? null }) as Promise<void>;

/** Where in Setup an admin finds the named credential; all of them where it is not there. */
export function setupAddress({ namedCredentialId }: Setup): string {
  const page = namedCredentialId ? `${namedCredentialId}/view` : 'home';
  return `/lightning/setup/NamedCredential/${page}`;
}

/** Of the draft, address and credential count. */
export const beginChange = (connectionId: string, draft: Draft): Promise<void> =>
  beginChangeApex({ connectionId, draftJson: JSON.stringify(draft) }) as Promise<void>;

export const switchOver = (connectionId: string): Promise<void> => changeSwitch({ connectionId }) as Promise<void>;

/**
 * Takes out of the org what is no longer needed: the new credential of a change that is abandoned, the former one of a change that is done.
 * Takes the change as the page shows it: another tab may have gone on since.
 */
export async function endChange({ connectionId, isSwitched, formerName, credentialName }: Setup): Promise<void> {
  const going = { connectionId, pairName: isSwitched ? formerName : credentialName };
  await changeRevoke(going);
  await changeDelete(going);
  await changeFinish(going);
}
