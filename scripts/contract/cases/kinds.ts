/** The vectors of the kinds of events. */
import type { Rule } from '../vectors/vectors.ts';
import { deliver, event, held, number, recordId } from '../vectors/build.ts';

const account = recordId('Account', 'kinds1');
const survivor = recordId('Account', 'kinds2');
const loser = recordId('Account', 'kinds3');
const left = recordId('Account', 'kinds4');
const lead = recordId('Lead', 'kinds5');

const upserted = event({
  id: account,
  at: 0,
  fields: {
    Name: 'Acme "Überall" GmbH',
    Phone: null,
    AnnualRevenue: number('1234567.89'),
    Employees: number('250'),
    IsPartner: false,
    Interests: 'Boats;Trains',
    ContractEnds: '2026-12-31',
    LastCall: '2026-03-02T11:59:30.000Z',
    OwnerId: '005000000000001AAA',
  },
});
const revised = event({ id: account, at: 0, revision: 1_772_452_800_123, fields: { Name: 'Acme' } });
const deleted = event({ kind: 'deleted', id: account, at: 10 });
const restored = event({ id: account, at: 20, fields: { Name: 'Acme' } });
const merged = event({ kind: 'merged', id: loser, at: 30, data: { mergedInto: survivor } });
const excluded = event({ kind: 'excluded', id: left, at: 40, revision: 1_772_452_840_000 });
const converted = event({
  object: 'Lead',
  id: lead,
  at: 50,
  fields: { Company: 'Acme', LastName: 'Weber' },
  data: { convertedTo: { account, contact: recordId('Contact', 'kinds6'), opportunity: null } },
});

export const kinds: Rule = {
  rule: 'kinds',
  says: 'Each kind of event does to its record what it says.',
  steps: [
    deliver('a new record, with a value of each type', [[upserted, 'accepted']], { example: 'upserted', stored: [held(upserted)] }),
    deliver('the same record as another mapping has it: same stamp, higher revision', [[revised, 'accepted']], {
      example: 'revised',
      stored: [held(revised)],
    }),
    deliver('it is deleted', [[deleted, 'accepted']], { example: 'deleted', stored: [held(deleted)] }),
    deliver('it is restored', [[restored, 'accepted']], { stored: [held(restored)] }),
    deliver(
      'a record is merged into another',
      [
        [event({ id: survivor, at: 1 }), 'accepted'],
        [event({ id: loser, at: 1 }), 'accepted'],
        [merged, 'accepted'],
      ],
      { stored: [held(merged), held(event({ id: survivor, at: 1 }))] },
    ),
    deliver('as it comes alone', [[event({ kind: 'merged', id: loser, at: 31, data: { mergedInto: survivor } }), 'accepted']], {
      example: 'merged',
    }),
    deliver('a record is taken out, since a filter no longer lets it through', [[excluded, 'accepted']], {
      example: 'excluded',
      stored: [held(excluded)],
    }),
    deliver('a lead was converted', [[converted, 'accepted']], { example: 'converted', stored: [held(converted)] }),
  ],
};
