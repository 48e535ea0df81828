import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { connectStreams } from './connection.ts';
import { openLab } from './index.ts';
import type { Lab } from './index.ts';

let lab: Lab;

before(async () => {
  lab = await openLab({ features: ['MultiCurrency'] });
});

after(() => lab.close());

test('in an org with several currencies an amount travels with its own, chosen or not', async () => {
  const admin = lab.administrator();
  await connectStreams(lab, [{ name: 'Opportunities', objectName: 'Opportunity', fields: ['Name', 'Amount'] }]);
  lab.jobs.advance(60_000);
  const opportunity = (currency: string): Record<string, unknown> => ({
    Name: `100 ${currency}`,
    StageName: 'Prospecting',
    CloseDate: '2026-02-01',
    Amount: 100,
    CurrencyIsoCode: currency,
  });
  const results = admin.dml('insert', 'Opportunity', [opportunity('EUR'), opportunity('JPY')]);
  assert.deepEqual(
    results.map(({ success }) => success),
    [true, true],
    JSON.stringify(results),
  );
  lab.jobs.advance(3 * 60_000);
  const arrived = lab.receiver.stored('Opportunity').map(({ data }) => JSON.parse(data ?? '{}') as Record<string, unknown>);
  assert.deepEqual(
    arrived.map((fields) => [fields['Name'], fields['CurrencyIsoCode']]).sort(),
    [
      ['100 EUR', 'EUR'],
      ['100 JPY', 'JPY'],
    ],
    JSON.stringify(arrived),
  );
});

test('a record that names no currency has that of the company, and one that does not exist is refused', () => {
  const admin = lab.administrator();
  const [plain] = admin.dml('insert', 'Account', [{ Name: 'Plain' }]);
  assert.equal(plain?.success, true);
  const [row] = lab.sql('SELECT "CurrencyIsoCode" AS "code" FROM "Account" WHERE "Name" = ?', ['Plain']);
  assert.equal(row?.['code'], 'USD');
  const [refused] = admin.dml('insert', 'Account', [{ Name: 'Odd', CurrencyIsoCode: 'CHF' }]);
  assert.equal(refused?.success, false);
});
