import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexDatetime, equalValues } from './index.ts';

test('moments are equal within one second', () => {
  const moment = new ApexDatetime(1_000_000);
  assert.equal(equalValues(moment, new ApexDatetime(1_000_900)), true);
  assert.equal(equalValues(moment, new ApexDatetime(1_001_000)), false);
});
