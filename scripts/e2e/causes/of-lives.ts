/** A record that is no longer what it was. */
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { World } from './world.ts';

const toldGone = 'Its deletion was sent * ago, in run R-*.';

async function deleted(world: World, name: string): Promise<string> {
  const id = await world.sent('Account', { Name: name });
  await world.remove('Account', id);
  return id;
}

/** The first stays. */
async function merged(world: World, name: string): Promise<readonly [string, string]> {
  const [kept, gone] = [await world.create('Account', { Name: name }), await world.sent('Account', { Name: name })];
  await world.run(`merge new Account(Id = '${kept}') '${gone}';`);
  return [kept, gone];
}

function eraseForGood(world: World, id: string): Promise<void> {
  return world.run(`Database.emptyRecycleBin(new List<Id>{ '${id}' });`);
}

const withSwitches = (world: World, isOn: boolean): Promise<void> => world.configure('Account', { hasDeletions: isOn, hasMerges: isOn });

export const causesOfLives: readonly Cause[] = [
  cause('a deletion that waits', async (world) => {
    return {
      text: await deleted(world, 'Deleted a moment ago'),
      answer: 'It was deleted * ago, and the deletion waits to be sent; the next sync is *.',
      button: 'Sync now',
    };
  }),
  cause('a deletion that was told', async (world) => {
    const text = await deleted(world, 'Deleted');
    await world.call('StatusController', 'syncNow', { connectionId: world.connectionId });
    await world.product.passMinutes(2);
    return { text, answer: toldGone, button: null };
  }),
  cause('a merge that was told', async (world) => {
    const [kept, text] = await merged(world, 'Merged');
    await world.call('StatusController', 'syncNow', { connectionId: world.connectionId });
    await world.product.passMinutes(2);
    return { text, answer: toldGone, button: null, gate: `It was merged into ${kept}, and the merge is sent.` };
  }),
  cause('a stream that tells no deletions', async (world) => {
    const text = await world.sent('Account', { Name: 'Deleted untold' });
    await withSwitches(world, false);
    await world.remove('Account', text);
    await world.product.passMinutes(1);
    return {
      text,
      answer: 'It was deleted, and the stream Account does not send deletions: the destination keeps it.',
      button: 'Open the stream',
    };
  }),
  cause(
    'a stream that tells no merges',
    async (world) => {
      const [kept, text] = await merged(world, 'Merged untold');
      await world.product.passMinutes(1);
      return {
        text,
        answer: `It was merged into ${kept}, and the stream Account does not send merges: the destination keeps it.`,
        button: 'Open the stream',
      };
    },
    (world) => withSwitches(world, true),
  ),
  cause('deleted for good before that was told', async (world) => {
    const text = await deleted(world, 'Deleted for good');
    await eraseForGood(world, text);
    return {
      text,
      answer: 'It was permanently deleted, and nothing of it is left to read. It was sent before: the destination may still have it.',
      button: null,
    };
  }),
  cause('deleted for good after that was told', async (world) => {
    const text = await deleted(world, 'Deleted for good, and told');
    await world.call('StatusController', 'syncNow', { connectionId: world.connectionId });
    await world.product.passMinutes(2);
    await eraseForGood(world, text);
    return { text, answer: toldGone, button: null, gate: 'It was permanently deleted after its deletion was sent.' };
  }),
  cause('a lead that was converted', async (world) => {
    const text = await world.sent('Lead', { LastName: 'Adams', Company: 'Converted' });
    await world.run(`
        Database.LeadConvert conversion = new Database.LeadConvert();
        conversion.setLeadId('${text}');
        conversion.setConvertedStatus([SELECT ApiName FROM LeadStatus WHERE IsConverted = TRUE LIMIT 1].ApiName);
        Database.convertLead(conversion);`);
    await world.product.passMinutes(2);
    return { text, answer: 'Sent * ago, in run R-*; unchanged since.', button: null, gate: 'It was converted, and that is sent with it.' };
  }),
];
