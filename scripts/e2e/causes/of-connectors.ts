/** What the user as whom syncing runs may not do, where that is somebody else than whoever asks; and whoever asks may not see. */
import type { Page } from 'playwright-core';
import { createConnection, switchOn } from '../../demo/connection.ts';
import { personOn } from '../test-support/connection.ts';
import type { Journey } from '../test-support/journey.ts';
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { World } from './world.ts';

const username = 'cora@syncline.local';
const lacks = 'See which rights the connector lacks';
const unable = 'The connector no longer has the permission set Syncline Connector, so nothing can run as this user.';
const inactive = 'The user that syncing runs as is deactivated, so no work can run.';
const closed = 'The connector cannot use the credential: the permission set that gives access is missing, was edited, or is not assigned.';
const takeOver = 'Open the connection to take over';

/** A connection that runs as somebody who has nothing but what the app has given them. Gives the world as seen from it. */
export async function beginAsConnector(journey: Journey, world: World): Promise<World> {
  await world.create('User', {
    Username: username,
    FirstName: 'Cora',
    LastName: 'Connector',
    Email: username,
    Alias: 'cora',
    ProfileId: await world.idOf('Profile', "Name = 'Minimum Access - Salesforce'"),
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  await journey.product.givePassword(username);
  const connectorId = await world.idOf('User', `Username = '${username}'`);
  await assign(world, 'Syncline_Connector');
  const connectionId = await createConnection(world.admin, { name: 'By Cora', receiverUrl: journey.product.receiverUrl, connectorId });
  const theirs = world.over(connectionId);
  await theirs.addStream('Case', { fields: [{ name: 'Subject' }, { name: 'Reason' }, { name: 'Priority' }] });
  await theirs.addStream('Event', { fields: [{ name: 'Subject' }] });
  await theirs.call('PreflightController', 'grant', { connectionId, userId: connectorId });
  const page: Page = await journey.logIn(username);
  await switchOn(personOn(journey, page, connectorId), connectionId, world.admin);
  await page.close();
  await journey.product.passMinutes(3);
  return theirs;
}

async function assign(world: World, set: string): Promise<void> {
  await world.create('PermissionSetAssignment', {
    AssigneeId: await world.idOf('User', `Username = '${username}'`),
    PermissionSetId: await world.idOf('PermissionSet', `Name = '${set}'`),
  });
}

async function unassign(world: World, set: string): Promise<void> {
  await world.remove(
    'PermissionSetAssignment',
    await world.idOf('PermissionSetAssignment', `Assignee.Username = '${username}' AND PermissionSet.Name = '${set}'`),
  );
}

/** What the app has given to read by. */
const setOf = (world: World): string => `SynclineData${world.connectionId}`;

async function hideField(world: World, field: string): Promise<void> {
  await world.remove(
    'FieldPermissions',
    await world.idOf('FieldPermissions', `Parent.Name = '${setOf(world)}' AND Field = 'Case.${field}'`),
  );
}

async function showField(world: World, field: string): Promise<void> {
  await world.create('FieldPermissions', {
    ParentId: await world.idOf('PermissionSet', `Name = '${setOf(world)}'`),
    SobjectType: 'Case',
    Field: `Case.${field}`,
    PermissionsRead: true,
  });
}

async function grant(world: World): Promise<void> {
  const userId = await world.idOf('User', `Username = '${username}'`);
  await world.call('PreflightController', 'grant', { connectionId: world.connectionId, userId });
}

/** Of whoever asks. */
export const causesOfViewers: readonly Cause[] = [
  cause('a record that whoever asks may not read', async (world) => {
    const text = await world.sent('Task', { Subject: 'Of the admin alone' });
    return { text, asks: 'viewer', answer: 'Sent * ago, in run R-*. You cannot see whether it has changed since.', button: null };
  }),
  cause(
    'refused, and whoever asks may not read the record',
    async (world) => {
      const text = await world.create('Task', { Subject: 'Of the admin alone, and refused' });
      await world.create('Task', { Subject: 'Well' });
      await world.arm({ kind: 'rejectPartially', recordIds: [text], code: 'UNKNOWN_PERSON', message: 'Nobody knows Ada.' });
      await world.untilRefused(text);
      const answer =
        'The destination refused it: UNKNOWN_PERSON (You can see the message of the destination if you can read the record.) Attempt 1; the next is *.';
      return { text, asks: 'viewer', answer, button: 'Retry this record: this needs the permission set Syncline Operator.' };
    },
    (world) => world.mend(),
  ),
];

export const causesOfConnectors: readonly Cause[] = [
  cause(
    'a field that the connector can no longer read',
    async (world) => {
      await hideField(world, 'Reason');
      const text = await world.sent('Case', { Subject: 'With a hidden field', Reason: 'Installation' });
      return {
        text,
        answer: 'Sent * ago, in run R-*; unchanged since.',
        button: null,
        gate: 'Left out, because Cora Connector cannot read them: *.',
      };
    },
    (world) => showField(world, 'Reason'),
  ),
  cause(
    'a field of the filter that the connector may not read',
    async (world) => {
      await world.configure('Case', { filter: { rows: [{ field: 'Priority', operator: 'equals', values: ['High'] }] } });
      await hideField(world, 'Priority');
      const text = await world.create('Case', { Subject: 'By a hidden filter', Priority: 'High' });
      await world.product.passMinutes(2);
      const answer =
        'Syncing runs as Cora Connector, who cannot read what decides which records belong, so the stream has stopped: Priority.';
      return { text, answer, button: lacks };
    },
    async (world) => {
      await showField(world, 'Priority');
      await world.configure('Case', { filter: null });
      await world.product.passMinutes(2);
    },
  ),
  cause(
    'an object that the connector may not read',
    async (world) => {
      await world.remove(
        'ObjectPermissions',
        await world.idOf('ObjectPermissions', `Parent.Name = '${setOf(world)}' AND SobjectType = 'Case'`),
      );
      const text = await world.create('Case', { Subject: 'Of a hidden object' });
      return { text, answer: 'Syncing runs as Cora Connector, who lacks: Read of Case.', button: lacks };
    },
    grant,
  ),
  cause(
    'an object that has long been hidden from the connector',
    async (world) => {
      await world.remove(
        'ObjectPermissions',
        await world.idOf('ObjectPermissions', `Parent.Name = '${setOf(world)}' AND SobjectType = 'Case'`),
      );
      const text = await world.create('Case', { Subject: 'Of an object long hidden' });
      await world.product.passMinutes(3);
      return { text, answer: 'Syncing runs as Cora Connector, who lacks: Read of Case.', button: lacks };
    },
    grant,
  ),
  cause('a record that the connector does not see', async (world) => {
    const text = await world.create('Event', {
      Subject: 'Of the admin alone',
      DurationInMinutes: 30,
      ActivityDateTime: new Date().toISOString(),
    });
    await world.product.passMinutes(2);
    return { text, answer: 'Syncing runs as Cora Connector, who cannot see this record.', button: lacks };
  }),
  cause(
    'a connector without the permission set',
    async (world) => {
      await unassign(world, 'Syncline_Connector');
      return { text: await world.create('Case', { Subject: 'Without a connector' }), answer: `* cannot sync. ${unable}`, button: takeOver };
    },
    (world) => assign(world, 'Syncline_Connector'),
  ),
  cause(
    'a connector who was deactivated',
    async (world) => {
      await world.update('User', { Id: await world.idOf('User', `Username = '${username}'`), IsActive: false });
      return { text: await world.create('Case', { Subject: 'By nobody' }), answer: `* cannot sync. ${inactive}`, button: takeOver };
    },
    async (world) => {
      await world.update('User', { Id: await world.idOf('User', `Username = '${username}'`), IsActive: true });
    },
  ),
  cause('a connector from whom the credential was taken', async (world) => {
    const [{ PairName__c: pair } = {}] = await world.find(
      `SELECT PairName__c FROM SynclineConnection__c WHERE Id = '${world.connectionId}'`,
    );
    await unassign(world, String(pair));
    const text = await world.create('Case', { Subject: 'Without the credential' });
    await world.product.passMinutes(3);
    return { text, answer: `* cannot sync. ${closed}`, button: 'Reauthorize' };
  }),
];
