import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalOrg } from '../local-org/index.ts';
import { strayCredentials } from './receiver-address.ts';

const administrator = 'admin@syncline.local';

function orgWith(...urls: readonly string[]): LocalOrg {
  const session = { sessionId: 's', userId: 'u', username: administrator, organizationId: 'o' };
  const org: Partial<LocalOrg> = {
    users: () => Promise.resolve([{ id: 'u', username: administrator, name: 'Ada', isActive: true }]),
    openSession: () => Promise.resolve(session),
    logout: () => Promise.resolve(),
    execute: () => Promise.resolve({ ok: true, value: urls.map((url) => ({ url })) }),
  };
  return org as LocalOrg;
}

test('a receiver on another port than the credentials name is told, with what the product will show', async () => {
  const told = await strayCredentials(orgWith('http://127.0.0.1:4401'), administrator, 'http://127.0.0.1:4501');
  assert.match(told ?? '', /receiver at http:\/\/127\.0\.0\.1:4501 \(http:\/\/127\.0\.0\.1:4401\).*could not be reached.*Setup/);
});

test('nothing is told where a credential points to the receiver, or where there is none', async () => {
  const url = 'http://127.0.0.1:4401';
  assert.equal(await strayCredentials(orgWith('https://example.com', `${url}/`), administrator, url), null);
  assert.equal(await strayCredentials(orgWith(), administrator, url), null);
});
