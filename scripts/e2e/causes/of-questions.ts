/** What a person types that means no record, or several. */
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { World } from './world.ts';

const unchanged = 'Sent * ago, in run R-*; unchanged since.';
const elsewhere = 'https://elsewhere.my.salesforce.com';

function meansNone(name: string, text: string, answer: string): Cause {
  return { name, bringAbout: () => Promise.resolve({ text, answer, button: null }) };
}

/** A record that was sent, asked for in one of the ways in which people have it. */
function isWell(name: string, textOf: (id: string, world: World) => string): Cause {
  return {
    name,
    async bringAbout(world) {
      const id = await world.sent('Account', { Name: name });
      return { text: textOf(id, world), answer: unchanged, button: null };
    },
  };
}

async function prefixOf(world: World, object: string): Promise<string> {
  return String((await world.org.describe(object)).keyPrefix);
}

export const causesOfQuestions: readonly Cause[] = [
  isWell('all is well, by its Id', (id) => id),
  isWell('all is well, by the Id of 15', (id) => id.slice(0, 15)),
  isWell('all is well, by an Id that lost its case', (id) => id.toLowerCase()),
  isWell('all is well, by its name', () => 'all is well, by its name'),
  isWell('all is well, by its address', (id, { product }) => `${product.url}/lightning/r/Account/${id}/view`),
  cause('a name that several have', async (world) => {
    await world.sent('Account', { Name: 'Seldon' });
    await world.sent('Contact', { LastName: 'Seldon' });
    return { text: 'Seldon', chosen: 'Contact', answer: unchanged, button: null };
  }),
  meansNone('a name that none has', 'Nobody has it', 'No synced record that you can see has a name that begins with "Nobody has it".'),
  meansNone(
    'an Id with a mistake',
    '001000000Ab0001AAA',
    '"001000000Ab0001AAA" is not an ID: its last three characters do not fit the others, so one of them is wrong.',
  ),
  meansNone(
    'an Id of no object of this org',
    'zzz000000000001AAA',
    'No object of this org has IDs that begin like "zzz000000000001AAA", and no synced record has this name.',
  ),
  meansNone('the address of another org', `${elsewhere}/home`, 'The link leads to elsewhere.my.salesforce.com, another org.'),
  cause('the address of a record of another org', async (world) => {
    const text = `${elsewhere}/lightning/r/Account/${await prefixOf(world, 'Account')}9X00000zzzzz/view`;
    return { text, answer: 'The link leads to elsewhere.my.salesforce.com, another org.', button: null };
  }),
  cause('an address without an Id', ({ product }) =>
    Promise.resolve({ text: `${product.url}/lightning/o/Account/list`, answer: 'The link contains no record ID.', button: null }),
  ),
  cause('an Id of another org, of an object that syncs', async (world) => {
    const answer =
      'There is no Account with this ID, not even in the recycle bin, and it was not sent since *. It was permanently deleted, or belongs to another org.';
    return { text: `${await prefixOf(world, 'Account')}9X00000zzzzz`, answer, button: null };
  }),
  cause('an Id of another org, of an object that does not', async (world) => {
    const answer = 'There is no Contract with this ID, not even in the recycle bin. It was permanently deleted, or belongs to another org.';
    return { text: `${await prefixOf(world, 'Contract')}9X00000zzzzz`, answer, button: null };
  }),
  cause('an object that never syncs', ({ connectionId: text }) => {
    const answer = 'Connection cannot be synced. Syncline writes these records itself while it syncs.';
    return Promise.resolve({ text, answer, button: null });
  }),
  cause('an object that was not chosen', async (world) => {
    const text = await world.create('Product2', { Name: 'Not chosen' });
    return { text, answer: 'Product is not synced: no connection has a stream for it.', button: 'Add a stream of this object' };
  }),
];
