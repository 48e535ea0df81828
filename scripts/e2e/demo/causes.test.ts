/** A few of the causes why a record does not sync; `npm run bench:diagnosis` goes through all of them. */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ask, causesOfConnections, causesOfDeliveries, causesOfQuestions, causesOfStreams, differences, World } from '../causes/index.ts';
import { useJourney } from '../test-support/journey.ts';

const journey = useJourney();
let page: Page;
let world: World;
before(async () => {
  page = await journey.logIn('admin@syncline.local', { tab: 'Syncline_Activity' });
  world = await World.open(journey, page);
  world.connectionId = await world.idOf('SynclineConnection__c', "Name = 'Demo destination'");
});
afterEach(() => world.mend());

const few = [
  'an Id with a mistake',
  'an object that was not chosen',
  'a change that waits for the next look',
  'refused, and tried again',
  'refused, and asked for again',
  'a connection that is paused',
];
const causes = [causesOfQuestions, causesOfStreams, causesOfDeliveries, causesOfConnections].flat();

for (const name of few)
  test(`a person is told of ${name}, and what fixes it`, async () => {
    const cause = causes.find((each) => each.name === name);
    assert.ok(cause);
    const question = await cause.bringAbout(world);
    const found = await ask(page, question);
    await cause.undo?.(world);
    assert.deepEqual(differences(found, question), [], found.answer);
  });
