/** A record that does not belong to its stream, and by which of its values. */
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';

const energy = { field: 'Industry', operator: 'equals', values: ['Energy'] };
const customers = { field: 'Type', operator: 'in', values: ['Customer - Direct', 'Prospect'] };

function leavesOut(name: string, filter: object, values: Readonly<Record<string, unknown>>, answer: string, button: string): Cause {
  return {
    name,
    async bringAbout(world) {
      await world.configure('Account', { filter });
      const text = await world.create('Account', { Name: name, ...values });
      await world.product.passMinutes(2);
      return { text, answer, button };
    },
    undo: (world) => world.configure('Account', { filter: null }),
  };
}

export const causesOfScope: readonly Cause[] = [
  leavesOut(
    'a condition of the filter',
    { rows: [energy, customers] },
    { Industry: 'Energy', Type: 'Other' },
    'Left out by condition 2 of the filter, Account Type is one of Customer - Direct, Prospect: here it is Other.',
    'Open the filter, condition 2',
  ),
  leavesOut(
    'a condition that an empty value does not fit',
    { rows: [energy] },
    {},
    'Left out by condition 1 of the filter, Industry equals Energy: here it is empty.',
    'Open the filter, condition 1',
  ),
  leavesOut(
    'conditions that are combined',
    { rows: [energy, customers], logic: '1 OR 2' },
    { Industry: 'Media', Type: 'Other' },
    'Left out by the conditions of the filter, combined as 1 OR 2.',
    'Open the filter',
  ),
  leavesOut(
    'a filter that nothing fits',
    { rows: [{ field: 'Name', operator: 'equals', values: ['No such name'] }] },
    {},
    'Left out by condition 1 of the filter, Account Name equals No such name: here it is a filter that nothing fits.',
    'Open the filter, condition 1',
  ),
  cause(
    'a record that was taken out when it changed',
    async (world) => {
      const text = await world.sent('Account', { Name: 'Once in energy', Industry: 'Energy' });
      await world.configure('Account', { filter: { rows: [energy] } });
      await world.update('Account', { Id: text, Industry: 'Media' });
      await world.product.passMinutes(2);
      return {
        text,
        answer: 'Left out by condition 1 of the filter, Industry equals Energy: here it is Media.',
        button: 'Open the filter, condition 1',
        gate: 'It was taken out * ago, in run R-*, because it no longer belongs.',
      };
    },
    (world) => world.configure('Account', { filter: null }),
  ),
  cause(
    'a filter that everything fits',
    async (world) => {
      await world.configure('Account', { filter: { rows: [{ field: 'Name', operator: 'isNotEmpty', values: [] }] } });
      return {
        text: await world.sent('Account', { Name: 'Fits as all do' }),
        answer: 'Sent * ago, in run R-*; unchanged since.',
        button: null,
      };
    },
    (world) => world.configure('Account', { filter: null }),
  ),
  cause(
    'an account that is not active',
    async (world) => {
      await world.configure('Account', { ruleName: 'isCustomer', ruleObject: 'Account', rule: { rows: [customers] } });
      await world.configure('Contact', { lookback: 'ActiveAccounts' });
      const account = await world.create('Account', { Name: 'Not active', Type: 'Other' });
      const text = await world.create('Contact', { LastName: 'Of an account that is not active', AccountId: account });
      await world.product.passMinutes(2);
      return { text, answer: 'Left out, because its account Not active is not active.', button: 'Open the stream' };
    },
    (world) => world.configure('Contact', { lookback: 'Everything' }),
  ),
  cause('a rule that it does not fit', async (world) => {
    const text = await world.sent('Account', { Name: 'No customer', Type: 'Other' });
    return {
      text,
      answer: 'Sent * ago, in run R-*; unchanged since.',
      button: null,
      gate: 'It does not match the rule. This is sent as a value and excludes nothing: isCustomer is true',
    };
  }),
  cause('an initial sync that takes nothing', async (world) => {
    const text = await world.create('Solution', { SolutionName: 'From before' });
    await world.product.passMinutes(1);
    await world.addStream('Solution', { fields: [{ name: 'SolutionName' }], lookback: 'Nothing' });
    await world.product.passMinutes(3);
    return {
      text,
      answer: 'Left out by the initial sync, which includes: Nothing. It is sent when it changes.',
      button: 'Send this record again',
    };
  }),
  cause(
    'an initial sync that took nothing, and somebody had it sent again',
    async (world) => {
      const text = await world.idOf('Solution', "SolutionName = 'From before'");
      // The link that it wakes is held while somebody asks.
      const replay = { streamId: await world.streamId('Solution'), recordIds: [text] };
      await world.arm({ kind: 'delay', delayMilliseconds: 4000, path: '/v1/changes', count: 1 });
      await world.call('BackfillController', 'replayRecords', replay);
      return { text, answer: 'Somebody asked to send it again; the next sync is *.', button: 'Sync now' };
    },
    (world) => world.product.passMinutes(2),
  ),
];
