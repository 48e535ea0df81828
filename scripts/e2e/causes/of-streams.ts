/** What keeps a stream from reading a record, or has not come to it. */
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { World } from './world.ts';

async function backfillId(world: World, object: string): Promise<string> {
  return world.idOf(
    'SynclineBackfill__c',
    `Stream__c = '${await world.streamId(object)}' AND FinishedAt__c = null ORDER BY CreatedDate DESC LIMIT 1`,
  );
}

export const causesOfStreams: readonly Cause[] = [
  cause(
    'a stream that is off',
    async (world) => {
      await world.configure('Account', { isOn: false });
      const text = await world.create('Account', { Name: 'while it is off' });
      return { text, answer: 'The stream Account is turned off.', button: 'Open the stream to turn it on' };
    },
    (world) => world.configure('Account', { isOn: true }),
  ),
  cause('a stream that is new', async (world) => {
    const text = await world.create('Campaign', { Name: 'Before the first look' });
    await world.addStream('Campaign');
    return { text, answer: 'The stream Campaign has not synced yet; its first sync is *.', button: 'Sync now' };
  }),
  cause('an initial sync that is paused', async (world) => {
    await world.call('BackfillController', 'pause', { backfillId: await backfillId(world, 'Campaign') });
    await world.product.passMinutes(2);
    return {
      text: 'Before the first look',
      answer: 'The initial sync is paused before it reached this record; 0 were sent.',
      button: 'Resume the initial sync',
    };
  }),
  cause('an initial sync that was cancelled', async (world) => {
    await world.call('BackfillController', 'cancel', { backfillId: await backfillId(world, 'Campaign') });
    await world.product.passMinutes(1);
    const answer = 'The initial sync was cancelled: what existed before is sent when it changes.';
    return { text: 'Before the first look', answer, button: 'Open the stream to start its initial sync' };
  }),
  cause(
    'an initial sync that has not come to it',
    async (world) => {
      // The link that it wakes is held while somebody asks.
      await world.arm({ kind: 'delay', delayMilliseconds: 4000, path: '/v1/changes', count: 1 });
      await world.call('BackfillController', 'start', { streamId: await world.streamId('Campaign'), reason: 'Again' });
      return {
        text: 'Before the first look',
        answer: 'The initial sync has not reached this record yet; 0 were sent.',
        button: 'Send this record again',
      };
    },
    (world) => world.product.passMinutes(3),
  ),
  cause(
    'a stream that is looked at each hour',
    async (world) => {
      await world.configure('Campaign', { frequencyMinutes: 60 });
      await world.product.passMinutes(2);
      const text = await world.create('Campaign', { Name: 'Waits for its hour' });
      await world.product.passMinutes(2);
      return { text, answer: 'It was saved * ago and waits; the next sync is *.', button: 'Sync now' };
    },
    (world) => world.configure('Campaign', { frequencyMinutes: 1 }),
  ),
  cause('a change that waits for the next look', async (world) => {
    return {
      text: await world.create('Account', { Name: 'Just saved' }),
      answer: 'It was saved * ago and waits; the next sync is *.',
      button: 'Sync now',
    };
  }),
  cause('a change of what was sent before', async (world) => {
    const text = await world.sent('Account', { Name: 'Sent and changed' });
    await world.update('Account', { Id: text, Name: 'Changed' });
    return {
      text,
      answer: 'It was saved * ago and waits; the next sync is *.',
      button: 'Sync now',
      gate: 'An older version was sent * ago, in run R-*.',
    };
  }),
  cause('an initial sync that was not wanted', async (world) => {
    const text = await world.create('Asset', { Name: 'There before', AccountId: await world.idOf('Account', "Name = 'Seldon'") });
    await world.product.passMinutes(1);
    await world.addStream('Asset', {}, false);
    await world.product.passMinutes(20);
    const answer = 'The initial sync is paused before it reached this record; 0 were sent.';
    return { text, answer, button: 'Resume the initial sync' };
  }),
];
