/**
 * Why isn't this record syncing? Each cause is brought about in a running product, and asked about in a browser as a person asks: what the
 * answer says, what its button says, and what it takes from the question to the answer. `npm run bench:diagnosis`; words of the causes'
 * names as arguments ask about those alone.
 */
import type { Page } from 'playwright-core';
import { createConnection, switchOn } from '../demo/connection.ts';
import {
  ask,
  beginAsConnector,
  causesOfConnections,
  causesOfConnectors,
  causesOfDeliveries,
  causesOfDrafts,
  causesOfEnds,
  causesOfLives,
  causesOfQuestions,
  causesOfRetries,
  causesOfScope,
  causesOfStreams,
  causesOfViewers,
  differences,
  World,
} from '../e2e/causes/index.ts';
import type { Cause } from '../e2e/causes/index.ts';
import { openJourney } from '../e2e/test-support/journey.ts';
import { personSeconds } from '../e2e/test-support/keyboard.ts';

/** The promise of each. */
const mostSeconds = 120;

const words = process.argv.slice(2);
const journey = openJourney(['--empty']);
const pages = new Map<string, Page>();
const times: number[] = [];
let wrong = 0;

async function pageOf(person: string): Promise<Page> {
  const page = pages.get(person) ?? (await journey.logIn(`${person}@syncline.local`, { tab: 'Syncline_Activity' }));
  pages.set(person, page);
  return page;
}

/** The cause is undone also where it could not be asked about. */
async function askAbout(cause: Cause, world: World): Promise<void> {
  try {
    const question = await cause.bringAbout(world);
    const found = await ask(await pageOf(question.asks ?? 'admin'), question);
    const seconds = found.seconds + personSeconds({ acts: found.clicks, keys: found.keys });
    const differs = [...differences(found, question), ...(seconds > mostSeconds ? [`expected ${mostSeconds} s at most`] : [])];
    times.push(seconds);
    const figures = [found.clicks, found.keys, found.calls.length, found.seconds.toFixed(2), seconds.toFixed(1)];
    print([cause.name, found.answer, found.button ?? '', ...figures.map(String), differs.length === 0 ? 'yes' : 'NO']);
    for (const difference of differs) console.log(`     ${difference}`);
    if (differs.length > 0) wrong += 1;
  } catch (error) {
    wrong += 1;
    print([cause.name, String(error), '', '', '', '', '', '', 'NO']);
  } finally {
    await cause.undo?.(world);
  }
}

async function askAll(causes: readonly Cause[], world: World): Promise<void> {
  for (const cause of causes) if (words.length === 0 || words.some((word) => cause.name.includes(word))) await askAbout(cause, world);
}

function print(cells: readonly string[]): void {
  console.log(`| ${cells.map((cell) => cell.replaceAll(/[\n|]/g, ' ')).join(' | ')} |`);
}

try {
  await journey.start();
  const world = await World.open(journey, await pageOf('admin'));
  const connectorId = await world.idOf('User', "Username = 'admin@syncline.local'");
  world.connectionId = await createConnection(world.admin, { name: 'Bench', receiverUrl: journey.product.receiverUrl, connectorId });
  await world.addStream('Account', { fields: ['Name', 'Industry', 'Type', 'Description'].map((name) => ({ name })) });
  await (await pageOf('admin')).reload();
  print(['cause', 'answer', 'button', 'clicks', 'keys', 'calls', 's', 's with a person', 'as expected']);
  print(Array.from({ length: 9 }, () => '---'));
  await askAll(causesOfDrafts, world);
  await switchOn(world.admin, world.connectionId);
  for (const [object, name] of Object.entries({ Contact: 'LastName', Lead: 'LastName', Task: 'Subject' }))
    await world.addStream(object, { fields: [{ name }] });
  await journey.product.passMinutes(3);
  const alone = [
    causesOfQuestions,
    causesOfStreams,
    causesOfScope,
    causesOfLives,
    causesOfDeliveries,
    causesOfRetries,
    causesOfConnections,
    causesOfViewers,
  ];
  for (const causes of alone) await askAll(causes, world);
  await askAll(causesOfConnectors, await beginAsConnector(journey, world));
  await askAll(causesOfEnds, world);
} finally {
  await journey.end();
}
console.log(
  `\n${times.length} causes, ${wrong} not as expected; the longest took ${Math.max(...times).toFixed(1)} s with a person who clicks and types`,
);
process.exitCode = wrong === 0 ? 0 : 1;
