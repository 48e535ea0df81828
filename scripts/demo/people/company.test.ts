import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staff } from '../../sample-data/people.ts';
import { createRandom } from '../../sample-data/random.ts';
import type { OrgRequest } from '../../local-org/contracts/org-service.ts';
import { stages } from '../../sample-data/company.ts';
import { createCompany } from './company.ts';
import { knownCountries, knownFor } from './countries.ts';
import { kinds } from './kinds.ts';
import type { Colleague } from './scene.ts';

interface Written {
  readonly by: string;
  readonly operation: string;
  readonly object: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** An org of which each list holds forty records, and that keeps what accounts are added and corrected. */
function fakeOrg(refusals: ReadonlySet<string> = new Set()) {
  const written: Written[] = [];
  const accounts = new Map<string, unknown>();
  let lastId = 0;
  const list = (soql: string): Readonly<Record<string, unknown>>[] => {
    if (soql.includes('BillingCountry IN'))
      return [...accounts].filter(([, country]) => knownFor(country) !== null).map(([Id, BillingCountry]) => ({ Id, BillingCountry }));
    const open = { StageName: stages[soql.length % 5], Status: 'Working', Amount: 50_000 };
    return Array.from({ length: 40 }, (_, index) => ({ Id: `${/FROM (\w+)/.exec(soql)?.[1]}-${index}`, ...open }));
  };
  const answer = (by: string, request: OrgRequest): unknown => {
    if (request.kind === 'query') return { records: list(request.soql) };
    assert.ok(request.kind === 'dml');
    const { operation, object = '', records } = request;
    if (refusals.has(object)) return records.map(() => ({ id: null, errors: [{ message: 'Nobody may.' }] }));
    written.push({ by, operation, object, records });
    return records.map((record) => {
      const id = operation === 'insert' ? `${object}+${(lastId += 1)}` : String(record['Id']);
      if (object === 'Account' && 'BillingCountry' in record) accounts.set(id, record['BillingCountry']);
      return { id, errors: [] };
    });
  };
  const colleagues: Colleague[] = staff.map(({ username, firstName, lastName, trade }) => ({
    id: username,
    name: `${firstName} ${lastName}`,
    trade,
    request: (request) => answer(username, request),
  }));
  return { written, accounts, colleagues };
}

async function workWith(seed: number, times: number) {
  const org = fakeOrg();
  const told: string[] = [];
  const company = createCompany({
    colleagues: org.colleagues,
    random: createRandom(seed),
    now: () => Date.UTC(2026, 2, 4, 12),
    tell: (words) => told.push(words),
  });
  const done: (string | null)[] = [];
  for (let time = 0; time < times; time += 1) done.push(await company.work());
  return { ...org, company, told, done };
}

test('the same seed makes the same day, another seed another one', async () => {
  const [first, again, other] = [await workWith(1, 80), await workWith(1, 80), await workWith(2, 80)];
  assert.deepEqual(again.written, first.written);
  assert.notDeepEqual(other.written, first.written);
  assert.deepEqual(first.told, []);
});

test('everything that people do happens, by those whose work it is, deletions now and then', async () => {
  const { done, written } = await workWith(3, 1200);
  for (const { name, trade } of kinds) {
    const colleagues = staff.filter((member) => member.trade === trade).map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    const those = done.filter((what) => what?.endsWith(` ${name}`));
    assert.ok(those.length > 0, name);
    assert.ok(
      those.every((what) => colleagues.some((colleague) => what?.startsWith(colleague))),
      name,
    );
  }
  const deletions = written.filter(({ operation }) => operation === 'delete').length;
  assert.ok(deletions > 10 && deletions < 120, `${deletions} of ${written.length} are deletions`);
});

test('a deal goes one stage further, and is closed on the day when it is won or lost', async () => {
  const { written } = await workWith(4, 400);
  const moves = written
    .filter(({ operation, object }) => operation === 'update' && object === 'Opportunity')
    .flatMap(({ records }) => records);
  const closed = moves.filter(({ CloseDate }) => CloseDate !== undefined);
  assert.ok(closed.length > 0);
  for (const { StageName, CloseDate } of closed) assert.deepEqual([String(StageName).slice(0, 6), CloseDate], ['Closed', '2026-03-04']);
  for (const { StageName, Amount } of moves) assert.ok(Amount !== undefined || stages.includes(StageName as (typeof stages)[number]));
});

test('two accounts at most are of a country that the destination does not know, until one is corrected', async () => {
  const { company, accounts } = await workWith(5, 100);
  for (let time = 0; time < 4; time += 1) await company.misspell();
  const misspelt = () => [...accounts.values()].filter((country) => knownFor(country) !== null);
  assert.equal(misspelt().length, 2);
  assert.equal(await company.misspell(), null);
  assert.match((await company.correct()) ?? '', /corrects the country/);
  assert.equal(misspelt().length, 1);
  assert.ok([...accounts.values()].every((country) => knownCountries.includes(String(country)) || knownFor(country) !== null));
  assert.match((await company.misspell()) ?? '', /another way/);
});

test('who is refused something tells it, and the others go on', async () => {
  const org = fakeOrg(new Set(['Opportunity']));
  const told: string[] = [];
  const company = createCompany({
    colleagues: org.colleagues,
    random: createRandom(6),
    now: Date.now,
    tell: (words) => told.push(words),
  });
  for (let time = 0; time < 100; time += 1) await company.work();
  assert.match(told[0] ?? '', /^(Sofia Reyes|Tom Becker) .*, and is refused: Opportunity: Nobody may\.$/);
  assert.ok(org.written.length > 30, 'the rest is done');
});
