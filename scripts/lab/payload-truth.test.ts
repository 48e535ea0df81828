/** Values that go in by the REST API come out at the receiver as they are, whatever their type and however odd. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exactNumber } from '../local-org/contracts/exact-json.ts';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab, Values } from './index.ts';

const minutes = 60_000;
const fields = [
  'Name',
  'Text__c',
  'Long__c',
  'Rich__c',
  'Choices__c',
  'Price__c',
  'Share__c',
  'Whole__c',
  'Fraction__c',
  'Middle__c',
  'Day__c',
  'Moment__c',
  'Hour__c',
  'IsOn__c',
  'Mail__c',
  'Link__c',
  'Call__c',
  // As an admin may have typed it.
  'place__LATITUDE__s',
  'Place__Longitude__s',
  'Secret__c',
  'Account__c',
  'OwnerId',
];

let lab: Lab;

before(async () => {
  lab = await openLab({ packages: [fileURLToPath(new URL('samples', import.meta.url))] });
  const admin = lab.administrator();
  const [permissionSet] = admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Samples'");
  admin.dml('insert', 'PermissionSetAssignment', [{ AssigneeId: admin.id, PermissionSetId: permissionSet?.['Id'] }]);
  await connectStreams(lab, [{ name: 'Samples', objectName: 'Sample__c', fields }]);
  lab.jobs.runDue();
});
after(async () => lab.close());

function roundTrip(values: Values): Record<string, unknown> {
  return JSON.parse(storedOf(values)) as Record<string, unknown>;
}

/** Saves one sample and gives what the receiver stores of it, as JSON. */
function storedOf(values: Values): string {
  const [saved] = lab.administrator().dml('insert', 'Sample__c', [{ Name: 'Sample', ...values }]);
  assert.ok(saved?.success, JSON.stringify(saved?.errors));
  const stored = (): string | null | undefined => lab.receiver.stored('Sample__c').find(({ id }) => id === saved.id)?.data;
  lab.jobs.advanceUntil(() => stored() !== undefined, 3 * minutes);
  return stored() ?? 'null';
}

const texts: Readonly<Record<string, string>> = {
  'a surrogate pair': '🥊 👩‍👩‍👧 𝔘',
  'right to left': 'שלום עולם ‏مرحبا‎',
  'what JSON escapes': '"quoted" back\\slash / slash',
  'combining characters': 'Å é e\u0301 ﷽',
  markup: '<b>&amp;</b> \'; DROP TABLE "Sample__c"; --',
  'looks like a number': '007',
  'looks like null': 'null',
  'separators of lines': 'one\u2028two\u2029three',
};

for (const [what, text] of Object.entries(texts)) {
  test(`a text is sent as it is: ${what}`, () => {
    assert.equal(roundTrip({ Text__c: text })['Text__c'], text);
  });
}

test('a text of 131,072 characters arrives whole, also where each has three bytes', () => {
  const text = '語'.repeat(131_070) + '終り';
  assert.equal(roundTrip({ Long__c: text })['Long__c'], text);
});

test('line breaks and tabs of a long text survive', () => {
  const text = 'one\ntwo\n\tthree';
  assert.equal(roundTrip({ Long__c: text })['Long__c'], text);
});

test('empty and missing values are explicit nulls', () => {
  const { Name, IsOn__c, OwnerId, ...others } = roundTrip({ Text__c: '', Long__c: null });
  assert.deepEqual([Name, IsOn__c, typeof OwnerId], ['Sample', false, 'string']);
  // The receiver gets each field by the name that describe gives it, whatever case an admin typed.
  const expected = fields.map((field) => (field === 'place__LATITUDE__s' ? 'Place__Latitude__s' : field));
  assert.deepEqual(Object.keys(others).sort(), expected.filter((field) => !['Name', 'IsOn__c', 'OwnerId'].includes(field)).sort());
  assert.deepEqual([...new Set(Object.values(others))], [null]);
});

test('numbers keep their digits and gain none', () => {
  const data = roundTrip({
    Price__c: 12345678901.1,
    Share__c: 12.3456,
    Whole__c: 9007199254740991,
    Fraction__c: 0.1,
    Place__Latitude__s: -33.865143,
    Place__Longitude__s: 151.2099,
  });
  assert.equal(data['Price__c'], 12345678901.1);
  assert.equal(data['Share__c'], 12.3456);
  assert.equal(data['Whole__c'], 9007199254740991);
  assert.equal(data['Fraction__c'], 0.1);
  assert.equal(data['Place__Latitude__s'], -33.865143);
  assert.equal(data['Place__Longitude__s'], 151.2099);
});

for (const [name, text] of [
  ['Whole__c', '-123456789012345678'],
  ['Whole__c', '999999999999999999'],
  ['Fraction__c', '0.12345678901234567'],
  ['Middle__c', '123456789.123456789'],
  ['Price__c', '-9999999999999999.99'],
  ['Share__c', '12345678901234.5678'],
] as const) {
  test(`the request and what is stored of it hold each digit of ${text}`, () => {
    const bodies: string[] = [];
    lab.wire.hooks = {
      onSend: ({ body }) => {
        bodies.push(body);
        return null;
      },
    };
    const stored = storedOf({ [name]: exactNumber(text) });
    lab.wire.hooks = {};
    // As texts: whoever parses them may read doubles.
    for (const json of [bodies.join('\n'), stored]) assert.match(json, new RegExp(`"${name}":${text}[,}]`));
  });
}

test('dates and times at the edges keep their day and second', () => {
  for (const day of ['1700-01-01', '1970-01-01', '2024-02-29', '4000-12-31']) {
    assert.equal(roundTrip({ Day__c: day })['Day__c'], day);
  }
  // Around the change to summer time in New York and Berlin, and at the ends of what the platform holds.
  for (const moment of [
    '1700-01-01T00:00:00.000Z',
    '2026-03-08T06:59:59.000Z',
    '2026-03-08T07:00:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '4000-12-31T00:00:00.000Z',
  ]) {
    assert.equal(roundTrip({ Moment__c: moment })['Moment__c'], moment);
  }
  for (const hour of ['00:00:00.000Z', '23:59:59.999Z']) {
    assert.equal(roundTrip({ Hour__c: hour })['Hour__c'], hour);
  }
});

test('several choices are one text, as Salesforce has them', () => {
  assert.equal(roundTrip({ Choices__c: 'Red;Dark Blue' })['Choices__c'], 'Red;Dark Blue');
});

test('references are ids of 18 characters, and booleans booleans', () => {
  const [account] = lab.administrator().dml('insert', 'Account', [{ Name: 'Parent' }]);
  const data = roundTrip({ Account__c: account?.id?.slice(0, 15), IsOn__c: true });
  assert.equal(data['Account__c'], account?.id);
  assert.equal(data['IsOn__c'], true);
});
