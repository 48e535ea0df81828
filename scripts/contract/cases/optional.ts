/** The vectors of the optional parts. */
import { createHash } from 'node:crypto';
import { vectorSource } from '../vectors/vectors.ts';
import type { Rule } from '../vectors/vectors.ts';
import { deliver, event, recordId, request, stampAt } from '../vectors/build.ts';

export const schema: Rule = {
  rule: 'schema',
  says: 'A destination with the capability schema holds the shapes that are announced, and says which changed.',
  capability: 'schema',
  steps: ['string', 'string', 'textarea'].map((type, position) =>
    request(
      ['a shape', 'the same shape', 'another one'][position] ?? '',
      ['POST', '/v1/schema'],
      { source: `${vectorSource}-schema`, streams: [{ object: 'Account', fields: [{ name: 'Name', type, length: 255 }] }] },
      { status: 200, body: { streams: [{ object: 'Account', changed: position !== 1 }] } },
      undefined,
      position === 0 ? 'schema' : undefined,
    ),
  ),
};

const updateSource = `${vectorSource}-updates`;

export const updates: Rule = {
  rule: 'updates',
  says: 'A destination with the capability updates lists its updates, takes outcomes, and lets events be an echo.',
  capability: 'updates',
  steps: [
    deliver('an event that is the echo of an update', [
      [event({ id: recordId('Account', 'echo1'), at: 1, source: updateSource, data: { causedBy: ['an update'] } }), 'accepted'],
    ]),
    deliver('which of them it echoes is no content', [
      [event({ id: recordId('Account', 'echo1'), at: 1, source: updateSource }), 'accepted'],
    ]),
    request('a source for which nothing waits', ['GET', `/v1/updates?source=${updateSource}`], undefined, {
      status: 200,
      body: { updates: [] },
    }),
    request(
      'an outcome of an update that is not known',
      ['POST', '/v1/outcomes'],
      { source: updateSource, outcomes: [{ update: 'unknown', version: null, fields: { Phone: { result: 'unchanged' } } }] },
      { status: 204 },
    ),
  ],
};

const digestSource = `${vectorSource}-digests`;
// In byte order, which no collation has that ignores case.
const [capital = '', small = '', smaller = ''] = ['digestB', 'digesta', 'digestc'].map((name) => recordId('Account', name));
const version = { stamp: stampAt(5), revision: 7 };
const at = { at: 5, revision: 7, source: digestSource };

function sum(...lines: string[]): string {
  const entries = lines.map((line) => createHash('sha256').update(line).digest().readBigUInt64BE());
  return BigInt.asUintN(
    64,
    entries.reduce((total, entry) => total + entry, 0n),
  )
    .toString(16)
    .padStart(16, '0');
}
const line = (id: string, digest = ''): string => `${id}|${version.stamp}|${version.revision}|${digest}`;
const object = 'Account';
const source = digestSource;

export const digests: Rule = {
  rule: 'digests',
  says: 'A destination with the capability digests says which ranges differ, and by which records.',
  capability: 'digests',
  steps: [
    deliver('three records, of which one is taken out again, and the record of another source', [
      [event({ id: capital, ...at, data: { digest: 'k3bX0yQ9r2A' } }), 'accepted'],
      [event({ id: small, ...at }), 'accepted'],
      [event({ id: smaller, ...at }), 'accepted'],
      [event({ kind: 'excluded', id: smaller, ...at, at: 6 }), 'accepted'],
      [event({ id: small, ...at, at: 9, source: `${digestSource}-2` }), 'accepted'],
    ]),
    request(
      'ranges that are equal',
      ['POST', '/v1/digests'],
      {
        source,
        object,
        ranges: [
          { after: null, upTo: null, count: 2, sum: sum(line(capital, 'k3bX0yQ9r2A'), line(small)) },
          { after: null, upTo: capital, count: 1, sum: sum(line(capital, 'k3bX0yQ9r2A')) },
          { after: capital, upTo: small, count: 1, sum: sum(line(small)) },
          { after: small, upTo: null, count: 0, sum: '0000000000000000' },
        ],
      },
      { status: 200, body: { differing: [] } },
    ),
    request(
      'a range that differs by a digest, one by a record, and one that does not',
      ['POST', '/v1/digests'],
      {
        source,
        object,
        ranges: [
          { after: null, upTo: capital, count: 1, sum: sum(line(capital, 'another')) },
          { after: capital, upTo: small, count: 1, sum: sum(line(small)) },
          { after: small, upTo: smaller, count: 1, sum: sum(line(smaller)) },
        ],
      },
      {
        status: 200,
        body: {
          differing: [
            { after: null, upTo: capital, count: 1, sum: sum(line(capital, 'k3bX0yQ9r2A')) },
            { after: small, upTo: smaller, count: 0, sum: '0000000000000000' },
          ],
        },
      },
      undefined,
      'digests',
    ),
    request(
      'the records of the whole',
      ['POST', '/v1/digests/entries'],
      {
        source,
        object,
        after: null,
        upTo: null,
        entries: [
          { id: capital, version, digest: 'another' },
          { id: smaller, version },
        ],
      },
      {
        status: 200,
        body: {
          missing: [{ id: smaller, held: { stamp: stampAt(6), revision: 7 } }],
          different: [{ id: capital, held: version }],
          extra: [{ id: small, held: version }],
        },
      },
      undefined,
      'entries',
    ),
  ],
};
