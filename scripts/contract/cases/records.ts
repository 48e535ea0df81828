/** The vectors of what a record is: its identity, its fields, its end. */
import type { Rule } from '../vectors/vectors.ts';
import { deliver, event, held, recordId, sourceA, sourceB } from '../vectors/build.ts';

const account = (name: string): string => recordId('Account', name);

const partly = account('omitted1');
const whole = (fields: Record<string, unknown>, at: number, omitted: string[] = []) =>
  event({
    id: partly,
    at,
    fields,
    ...(omitted.length > 0 ? { data: { omitted: omitted.map((field) => ({ field, reason: 'NOT_READABLE' })) } } : {}),
  });

export const omitted: Rule = {
  rule: 'omitted',
  says: 'The fields of an event replace all that is held, save for those in omitted, which keep what they hold.',
  steps: [
    deliver('a record', [[whole({ Name: 'Acme', Phone: '1', Site: 'North' }, 1), 'accepted']]),
    deliver('Phone can no longer be read', [[whole({ Name: 'Beta', Site: 'North' }, 2, ['Phone']), 'accepted']], {
      example: 'omitted',
      stored: [held(whole({ Name: 'Beta', Phone: '1', Site: 'North' }, 2))],
    }),
    deliver('it is held as it was', [[whole({ Name: 'Beta', Phone: '1', Site: 'North' }, 2), 'accepted']]),
    deliver('and not as anything else', [[whole({ Name: 'Beta', Phone: '2', Site: 'North' }, 2), 'VERSION_CONFLICT']]),
    deliver('nor is it empty', [[whole({ Name: 'Beta', Phone: null, Site: 'North' }, 2), 'VERSION_CONFLICT']]),
    deliver('Site was taken out of the mapping', [[whole({ Name: 'Beta' }, 3, ['Phone']), 'accepted']], {
      stored: [held(whole({ Name: 'Beta', Phone: '1' }, 3))],
    }),
    deliver('it is held no more', [[whole({ Name: 'Beta', Site: 'North' }, 3, ['Phone']), 'VERSION_CONFLICT']]),
    deliver('what was never held stays unknown', [[whole({ Name: 'Beta' }, 4, ['Phone', 'Rating']), 'accepted']], {
      stored: [held(whole({ Name: 'Beta', Phone: '1' }, 4))],
    }),
    deliver('Phone can be read again', [[whole({ Name: 'Beta', Phone: '3' }, 5), 'accepted']], {
      stored: [held(whole({ Name: 'Beta', Phone: '3' }, 5))],
    }),
  ],
};

const lower = account('caseaBc');
const upper = account('caseAbC');

export const ids: Rule = {
  rule: 'ids',
  says: 'Ids compare character by character: upper and lower case are different.',
  steps: [
    deliver('a record', [[event({ id: lower, at: 5, fields: { Name: 'aBc' } }), 'accepted']]),
    deliver('a record whose id differs in case is another one', [[event({ id: upper, at: 1, fields: { Name: 'AbC' } }), 'accepted']], {
      stored: [held(event({ id: lower, at: 5, fields: { Name: 'aBc' } })), held(event({ id: upper, at: 1, fields: { Name: 'AbC' } }))],
    }),
    deliver('it is deleted', [[event({ kind: 'deleted', id: upper, at: 6 }), 'accepted']]),
    deliver('and the first one is held as it was', [
      [event({ id: lower, at: 5, fields: { Name: 'aBc' } }), 'accepted'],
      [event({ id: lower, at: 4 }), { held: event({ id: lower, at: 5 }) }],
    ]),
  ],
};

const twin = account('source1');
const of = (source: string, at: number) => event({ id: twin, at, source, fields: { Name: source } });

export const sources: Rule = {
  rule: 'sources',
  says: 'A record is identified by source, object and id: a copy of an org has the ids of the original.',
  steps: [
    deliver('a record', [[of(sourceA, 5), 'accepted']]),
    deliver('another source has the same id, at a lower version', [[of(sourceB, 1), 'accepted']], {
      stored: [held(of(sourceA, 5)), held(of(sourceB, 1))],
    }),
    deliver('there it is deleted', [[event({ kind: 'deleted', id: twin, at: 9, source: sourceB }), 'accepted']]),
    deliver('which leaves the first one as it is', [
      [of(sourceA, 5), 'accepted'],
      [of(sourceA, 4), { held: of(sourceA, 5) }],
    ]),
  ],
};

const [unseen = '', lost = '', out = '', back = ''] = ['tomb1', 'tomb2', 'tomb3', 'tomb4'].map(account);
const gone = event({ kind: 'deleted', id: unseen, at: 5 });
const taken = event({ kind: 'excluded', id: out, at: 5 });

export const tombstones: Rule = {
  rule: 'tombstones',
  says: 'What is deleted, merged or excluded keeps its version, also of a record that was never seen: what is older stays out.',
  steps: [
    deliver('the end of a record that was never seen', [[gone, 'accepted']], { stored: [held(gone)] }),
    deliver('what came before it is stale', [[event({ id: unseen, at: 4 }), { held: gone }]], { stored: [held(gone)] }),
    deliver('its repetition is accepted', [[event({ kind: 'deleted', id: unseen, at: 5 }), 'accepted']]),
    deliver('a living record at that version is a conflict', [[event({ id: unseen, at: 5 }), 'VERSION_CONFLICT']]),
    deliver(
      'what comes later lives, and of what it omits nothing is left',
      [
        [event({ id: back, at: 1, fields: { Name: 'Acme', Phone: '1' } }), 'accepted'],
        [event({ kind: 'deleted', id: back, at: 2 }), 'accepted'],
        [event({ id: back, at: 3, data: { omitted: [{ field: 'Phone', reason: 'NOT_READABLE' }] } }), 'accepted'],
      ],
      { stored: [held(event({ id: back, at: 3 }))] },
    ),
    deliver('an end that comes too late', [
      [event({ kind: 'deleted', id: back, at: 2, revision: 1 }), { held: event({ id: back, at: 3 }) }],
    ]),
    deliver('a merge into a record that was never seen', [
      [event({ kind: 'merged', id: lost, at: 5, data: { mergedInto: account('tomb9') } }), 'accepted'],
    ]),
    deliver('at one version into another record is a conflict', [
      [event({ kind: 'merged', id: lost, at: 5, data: { mergedInto: account('tomb8') } }), 'VERSION_CONFLICT'],
    ]),
    deliver('a record is taken out', [[taken, 'accepted']], { stored: [held(taken)] }),
    deliver('to be deleted is something else', [[event({ kind: 'deleted', id: out, at: 5 }), 'VERSION_CONFLICT']]),
    deliver('and may follow', [[event({ kind: 'deleted', id: out, at: 6 }), 'accepted']], {
      stored: [held(event({ kind: 'deleted', id: out, at: 6 }))],
    }),
  ],
};

const parent = account('order1');
const child = event({
  object: 'Contact',
  id: recordId('Contact', 'order2'),
  at: 5,
  fields: { LastName: 'Weber', AccountId: parent },
});

export const order: Rule = {
  rule: 'order',
  says: 'A record may come before those that it looks up to, and after they have gone.',
  steps: [
    deliver('a contact before its account', [[child, 'accepted']], { stored: [held(child)] }),
    deliver('its account, read later and changed earlier', [[event({ id: parent, at: 1 }), 'accepted']]),
  ],
};
