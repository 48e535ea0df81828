/** The vectors of what is asked of every request: tokens, signatures, bodies. */
import type { Rule } from '../vectors/vectors.ts';
import { deliver, event, recordId, refused, request } from '../vectors/build.ts';

const id = recordId('Account', 'requests1');

export const access: Rule = {
  rule: 'access',
  says: 'Every request needs a valid token.',
  steps: [
    request('a valid token opens the health', ['GET', '/v1/health'], undefined, { status: 200 }),
    request('no token does not', ['GET', '/v1/health'], undefined, { status: 401 }, {}),
    request(
      'a token that was never issued does not',
      ['GET', '/v1/health'],
      undefined,
      { status: 401 },
      { authorization: 'Bearer invented' },
    ),
    refused('changes without a token are refused', [event({ id, at: 1 })], 401, { headers: { authorization: '' } }),
    refused('changes under a token that was never issued are refused', [event({ id, at: 1 })], 401, {
      headers: { authorization: 'Bearer invented' },
    }),
    deliver('and none of them was stored: an older version is taken', [[event({ id, at: 0 }), 'accepted']]),
  ],
};

const signed = recordId('Account', 'signed1');

export const signatures: Rule = {
  rule: 'signatures',
  says: 'Where a signing secret is agreed, only what is signed with it within five minutes is taken.',
  steps: [
    refused('an unsigned batch is refused', [event({ id: signed, at: 5 })], 401, { signing: 'missing' }),
    refused('a batch that is signed with another key is refused', [event({ id: signed, at: 6 })], 401, { signing: 'otherKey' }),
    refused('a batch whose body was changed by one character is refused', [event({ id: signed, at: 7 })], 401, { signing: 'otherBody' }),
    refused('a batch that was signed ten minutes ago is refused', [event({ id: signed, at: 8 })], 401, { signing: 'tooOld' }),
    deliver('a signed batch is taken, and nothing of those before was', [[event({ id: signed, at: 1 }), 'accepted']], {
      example: 'signed',
    }),
    deliver('of two signatures one that fits is enough', [[event({ id: signed, at: 2 }), 'accepted']], { signing: 'secondOfTwo' }),
  ],
};

const sound = event({ id: recordId('Account', 'bodies1'), at: 5 });

export const bodies: Rule = {
  rule: 'bodies',
  says: 'What is no batch is refused as a whole, with 400 or 415.',
  steps: [
    refused('a body that is cut off', [sound], 400, { body: '[{"specversion":"1.0"' }),
    refused('a body that is no list', [sound], 400, { body: '{}' }),
    refused('a body of another media type', [sound], 415, { headers: { 'content-type': 'text/plain' } }),
    deliver('nothing of it was stored: an older version is taken', [[event({ id: recordId('Account', 'bodies1'), at: 0 }), 'accepted']]),
  ],
};
