/** What the package asks each minute, over many rows: an index leads to what it asks for. Best Practices for Deployments with Large Data Volumes, "Indexes". */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { queryOrg } from '../test-support/query-org.ts';

const main = fileURLToPath(new URL('../../../../force-app/main', import.meta.url));
const now = Date.UTC(2026, 0, 1);

/** As it stands in the selector, but that it reads ids: what is read or counted of the rows changes no way to them. */
function queryOf(selector: string, method: string): string {
  const source = readFileSync(`${main}/${selector}`, 'utf8');
  const query = new RegExp(`\\b${method}\\([^)]*\\) \\{\\s*return \\[([^\\]]*)\\];`).exec(source)?.[1];
  assert.ok(query !== undefined, `${selector} asks nothing in ${method}`);
  return query
    .replace(/\s+/g, ' ')
    .replace(/SELECT .* FROM/, 'SELECT Id FROM')
    .replace(/WITH USER_MODE|GROUP BY \S+/g, '');
}

const letters = 'activity/classes/DeadLetterSelector.cls';

test('of thousands of letters those that wait are found without the others', () => {
  const org = queryOrg({ packageDirectories: [main] });
  org.within(() => {
    for (let index = 0; index < 3000; index++)
      org.insert('SynclineDeadLetter__c', {
        Connection__c: 'a00000000000001AAA',
        Stream__c: index % 3 === 0 ? 'a01000000000001AAA' : 'a01000000000002AAA',
        Status__c: index < 6 ? 'Waiting' : 'GivenUp',
        NextAttemptMillis__c: index < 6 ? now + index : null,
        OpenStream__c: index % 3 === 0 ? 'a01000000000001AAA' : 'a01000000000002AAA',
      });
  });
  org.storage.exec('ANALYZE');
  const binds = { streamIds: ['a01000000000001AAA'], nowMillis: now + 4, connectionId: 'a00000000000001AAA', most: 200 };
  for (const method of ['due', 'waitingOf', 'waitingByStream']) {
    const plan = org.plan(queryOf(letters, method), binds);
    assert.match(plan.join('\n'), /SEARCH \S+ USING INDEX SynclineDeadLetter__c_by_NextAttemptMillis__c/, method);
  }
  assert.equal(org.query(queryOf(letters, 'due'), { binds }).records.length, 2, 'of the stream, and due');
});

test('of thousands of letters that have ended none is read to know whether any is open', () => {
  const org = queryOrg({ packageDirectories: [main] });
  org.within(() => {
    for (let index = 0; index < 3000; index++)
      org.insert('SynclineDeadLetter__c', {
        Connection__c: 'a00000000000001AAA',
        Stream__c: 'a01000000000001AAA',
        RecordId__c: `001${String(index).padStart(12, '0')}AAA`,
        Status__c: index < 2 ? 'GivenUp' : 'Succeeded',
        OpenStream__c: index < 2 ? 'a01000000000001AAA' : null,
      });
  });
  org.storage.exec('ANALYZE');
  const binds = { streamIds: ['a01000000000001AAA'] };
  const plan = org.plan(queryOf(letters, 'anyOpen'), { ...binds, most: 1 });
  assert.match(plan.join('\n'), /SEARCH \S+ USING (COVERING )?INDEX SynclineDeadLetter__c_by_OpenStream__c/);
  assert.equal(org.query(queryOf(letters, 'anyOpen'), { binds }).records.length, 1, 'one tells that there is any');
  assert.equal(org.query(queryOf(letters, 'anyOpen'), { binds: { streamIds: ['a01000000000009AAA'] } }).records.length, 0);
});
