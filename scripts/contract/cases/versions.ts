/** The vectors of what is kept and what is answered. */
import type { Rule } from '../vectors/vectors.ts';
import { deliver, event, held, number, recordId, refused, webhookIdOf } from '../vectors/build.ts';

const account = (name: string): string => recordId('Account', name);
const named = (id: string, at: number, name: string, revision = 0) => event({ id, at, revision, fields: { Name: name } });

const answered = ['answer1', 'answer2', 'answer3', 'answer4'].map(account);
const [first = '', second = '', third = '', fourth = ''] = answered;
const malformed = event({ id: second, at: 1, data: { version: { stamp: '2 March', revision: 0 } } });
const unknownKind = event({ id: fourth, at: 1, attributes: { type: 'syncline.record.renamed' } });
const mixedUp = event({ id: third, at: 1, attributes: { subject: `Account/${first}` } });

export const receipts: Rule = {
  rule: 'receipts',
  says: 'An answer holds one receipt for each event that was sent, and none for others; what is malformed is rejected alone.',
  steps: [
    deliver('a malformed event between two good ones', [
      [named(first, 1, 'One'), 'accepted'],
      [malformed, 'rejected'],
      [named(third, 0, 'Three'), 'accepted'],
    ]),
    deliver('an event whose subject is not that of its data, and one of an unknown type', [
      [mixedUp, 'rejected'],
      [unknownKind, 'rejected'],
    ]),
    deliver('one record, after others were delivered', [[named(first, 2, 'One'), 'accepted']]),
    deliver('attributes that a destination does not know are no fault', [
      [event({ id: first, at: 3, attributes: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } }), 'accepted'],
    ]),
  ],
};

const kept = account('keeps1');

export const keeps: Rule = {
  rule: 'keeps',
  says: 'What was accepted is held.',
  steps: [
    deliver('a record is accepted', [[named(kept, 5, 'Kept'), 'accepted']], { stored: [held(named(kept, 5, 'Kept'))] }),
    deliver('what is older is stale', [[named(kept, 4, 'Older'), { held: named(kept, 5, 'Kept') }]], { example: 'stale' }),
    deliver('other content at that version is a conflict', [[named(kept, 5, 'Other'), 'VERSION_CONFLICT']], { example: 'conflict' }),
    deliver('its repetition under another webhook-id is accepted, and has no effect', [[named(kept, 5, 'Kept'), 'accepted']], {
      stored: [held(named(kept, 5, 'Kept'))],
    }),
  ],
};

const ordered = account('version1');
const batched = account('version2');
const moment = 1_772_452_800_123;

export const versions: Rule = {
  rule: 'versions',
  says: 'The highest version is kept, whatever the order of arrival: the stamp decides, then the revision, as a number.',
  steps: [
    deliver('revision 9', [[named(ordered, 5, 'Nine', 9), 'accepted']]),
    deliver('revision 10 is higher', [[named(ordered, 5, 'Ten', 10), 'accepted']]),
    deliver('revision 9 is lower', [[named(ordered, 5, 'Nine', 9), { held: named(ordered, 5, 'Ten', 10) }]]),
    deliver('a lower stamp is lower, whatever its revision', [[named(ordered, 4, 'Late', moment), { held: named(ordered, 5, 'Ten', 10) }]]),
    deliver('and nothing of it was stored', [[named(ordered, 5, 'Late', 10), 'VERSION_CONFLICT']], {
      stored: [held(named(ordered, 5, 'Ten', 10))],
    }),
    deliver('a revision is a moment in milliseconds', [[named(ordered, 5, 'Moment', moment), 'accepted']]),
    deliver('of which the last digit counts', [[named(ordered, 5, 'Before', moment - 1), { held: named(ordered, 5, 'Moment', moment) }]]),
    deliver('a higher stamp is higher', [[named(ordered, 6, 'Six'), 'accepted']], { stored: [held(named(ordered, 6, 'Six'))] }),
    deliver(
      'two versions of one record in one batch, the newer first',
      [
        [named(batched, 9, 'Newer'), 'accepted'],
        [named(batched, 8, 'Older'), { held: named(batched, 9, 'Newer') }],
      ],
      { stored: [held(named(batched, 9, 'Newer'))] },
    ),
  ],
};

const repeated = account('repeat1');
const cured = account('repeat2');
const one = [named(repeated, 1, 'One')];
const conflict = [named(cured, 5, 'Other')];

export const repeats: Rule = {
  rule: 'repeats',
  says: 'A repeated webhook-id gets the answer that it got before, for a week at least; an answer that rejected something is not remembered.',
  steps: [
    deliver('a batch', [[named(repeated, 1, 'One'), 'accepted']], { webhookId: webhookIdOf(one) }),
    deliver('a newer version', [[named(repeated, 2, 'Two'), 'accepted']]),
    deliver('the first batch comes again and is answered as before', [[named(repeated, 1, 'One'), 'accepted']], {
      webhookId: webhookIdOf(one),
      stored: [held(named(repeated, 2, 'Two'))],
    }),
    refused('its webhook-id with other events is refused', [named(repeated, 3, 'Three')], 409, { webhookId: webhookIdOf(one) }),
    deliver('a record', [[named(cured, 5, 'Held'), 'accepted']]),
    deliver('a batch that is rejected', [[named(cured, 5, 'Other'), 'VERSION_CONFLICT']], { webhookId: webhookIdOf(conflict) }),
    deliver('a newer version of it', [[named(cured, 6, 'Newer'), 'accepted']]),
    deliver('the rejected batch comes again and is judged anew', [[named(cured, 5, 'Other'), { held: named(cured, 6, 'Newer') }]], {
      webhookId: webhookIdOf(conflict),
    }),
  ],
};

const equal = account('equal1');
const content = { Name: 'Acme', Phone: null, Employees: number('1'), IsPartner: true };
const same = (fields: Record<string, unknown>, more: object = {}) =>
  event({ id: equal, at: 1, fields: { ...content, ...fields }, ...more });

export const equality: Rule = {
  rule: 'equality',
  says: 'At one version content is equal where applying it would change nothing: types and values count, the order of keys does not.',
  steps: [
    deliver('a record', [[same({}), 'accepted']]),
    deliver('its fields in another order', [
      [event({ id: equal, at: 1, fields: { IsPartner: true, Employees: number('1'), Phone: null, Name: 'Acme' } }), 'accepted'],
    ]),
    deliver('1 is 1.0', [[same({ Employees: number('1.0') }), 'accepted']]),
    deliver('1 is 10e-1', [[same({ Employees: number('10e-1') }), 'accepted']]),
    deliver('a number is no text', [[same({ Employees: '1' }), 'VERSION_CONFLICT']]),
    deliver('null is no empty text', [[same({ Phone: '' }), 'VERSION_CONFLICT']]),
    deliver('true is no number', [[same({ IsPartner: number('1') }), 'VERSION_CONFLICT']]),
    deliver('upper case is no lower case', [[same({ Name: 'ACME' }), 'VERSION_CONFLICT']]),
    deliver('a space at the end counts', [[same({ Name: 'Acme ' }), 'VERSION_CONFLICT']]),
    deliver('a field that is missing was taken out of the mapping', [
      [event({ id: equal, at: 1, fields: { Name: 'Acme', Employees: number('1'), IsPartner: true } }), 'VERSION_CONFLICT'],
    ]),
    deliver('a deletion is other content', [[event({ kind: 'deleted', id: equal, at: 1 }), 'VERSION_CONFLICT']], {
      stored: [held(same({}))],
    }),
  ],
};

const exact = account('number1');
const amount = (digits: string, at = 1) => event({ id: exact, at, fields: { Amount: number(digits) } });

export const numbers: Rule = {
  rule: 'numbers',
  says: 'Numbers keep all of their digits, up to 18: a double has 15.',
  steps: [
    deliver('18 digits', [[amount('123456789012345678'), 'accepted']], { stored: [held(amount('123456789012345678'))] }),
    deliver('of which the last one counts', [[amount('123456789012345677'), 'VERSION_CONFLICT']]),
    deliver('and zeros behind the point do not', [[amount('123456789012345678.00'), 'accepted']]),
    deliver('digits behind the point', [[amount('-0.123456789012345678', 2), 'accepted']], {
      stored: [held(amount('-0.123456789012345678', 2))],
    }),
    deliver('count likewise', [[amount('-0.123456789012345679', 2), 'VERSION_CONFLICT']]),
    deliver('2 to the power of 53, and 1', [[amount('9007199254740993', 3), 'accepted']], {
      stored: [held(amount('9007199254740993', 3))],
    }),
    deliver('is not 2 to the power of 53', [[amount('9007199254740992', 3), 'VERSION_CONFLICT']]),
  ],
};
