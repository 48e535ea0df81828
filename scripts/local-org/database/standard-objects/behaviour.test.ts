import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDate } from '../../values/apex-date.ts';
import { SObjectValue } from '../../values/sobject-value.ts';
import type { WorkRow } from '../records/work-row.ts';
import { hasChanged } from './behaviour.ts';

function row(before: unknown, after: unknown): WorkRow {
  const record = (value: unknown): SObjectValue => new SObjectValue('Task', [['Subject', value]]);
  const saved = record(after);
  return { index: 0, given: saved, id: null, record: saved, old: record(before), changed: null, isSaved: false, errors: [] };
}

test('the text null is another value than none', () => {
  assert.equal(hasChanged(row(null, 'null'), 'Subject'), true);
  assert.equal(hasChanged(row('null', null), 'Subject'), true);
  assert.equal(hasChanged(row(null, null), 'Subject'), false);
});

test('equal values of two objects are no change', () => {
  assert.equal(hasChanged(row(new ApexDate(20_000), new ApexDate(20_000)), 'Subject'), false);
  assert.equal(hasChanged(row(new ApexDate(20_000), new ApexDate(20_001)), 'Subject'), true);
});
