/** Changes whose content is what makes them hard: across a filter, far longer than before, or of a record that others look at. */
import type { Random } from '../../sample-data/random.ts';
import { movedAway } from './names.ts';
import { among, named } from './org-records.ts';
import type { OrgRecords } from './org-records.ts';
import { accountInScope, longTexts, textOf } from './values.ts';

export interface Contents {
  /** Sends accounts out of the filter's scope and others into it. */
  readonly crossTheFilter: () => void;
  readonly grow: () => void;
  /** Without any save of the records that show it. */
  readonly changeWhatOthersShow: () => void;
  /** Deals are won and lost: without any save of what hangs on their accounts. */
  readonly turnCustomers: () => void;
  /** Customers that the stream of accounts leaves out, so that only what hangs on them tells of them; their ids. */
  readonly winOutsideTheFilter: () => readonly string[];
  /** They cease to be customers, and no stamp tells of it: only comparing all accounts each night finds out. */
  readonly moveDealsAway: (customers: readonly string[]) => void;
}

export function createContents(records: OrgRecords, random: Random, many: () => number): Contents {
  function win(account: string, deals: readonly string[]): void {
    const won = { StageName: 'Closed Won', Amount: 30_000 };
    const saved =
      deals.length > 0
        ? records.save(
            'update',
            'Opportunity',
            deals.map((Id) => ({ Id, ...won })),
          )
        : records.save('insert', 'Opportunity', [{ Name: 'Won at once', CloseDate: '2026-01-31', AccountId: account, ...won }]);
    if (saved.length > 0) records.happened('account became a customer');
  }

  function lose(deals: readonly string[]): void {
    // One that is moved tells nothing of the account that it leaves: a night finds out.
    const [other = null] = records.live('Account', 1);
    const lost = random.pick([{ StageName: 'Closed Lost' }, { Amount: null }, { AccountId: other }]);
    const saved =
      random.next() < 0.3
        ? records.save('delete', 'Opportunity', named(deals))
        : records.save(
            'update',
            'Opportunity',
            deals.map((Id) => ({ Id, ...lost })),
          );
    if (saved.length > 0) records.happened('account ceased to be a customer');
  }

  const deals = `SELECT "Id" FROM "Opportunity" WHERE "IsDeleted" = 0 AND "AccountId" ${among}`;
  const wonDeals = (accounts: readonly string[]): string[] =>
    records.ids(`${deals} AND "StageName" = 'Closed Won' AND "Amount" > 0 ORDER BY "Id"`, accounts);

  return {
    crossTheFilter() {
      const chosen = records.live('Account', many());
      records.save(
        'update',
        'Account',
        chosen.map((Id) => ({ Id, ...accountInScope(random, random.next() < 0.5) })),
      );
    },
    grow() {
      const [object, field] = random.pick(Object.entries(longTexts));
      const chosen = records.live(object, Math.min(many(), 12));
      const values = chosen.map((Id) => ({ Id, [field]: textOf(random, random.integer(4000, 30_000)) }));
      if (records.save('update', object, values).length > 0) records.happened('text grown to thousands of characters');
    },
    changeWhatOthersShow() {
      const isAccount = random.next() < 0.5;
      const object = isAccount ? 'Account' : 'Contact';
      const [child, field] = isAccount ? ['Widget__c', 'Account__c'] : ['Case', 'ContactId'];
      const chosen = records.live(object, 20);
      const shown = records.ids(
        `SELECT DISTINCT "${field}" FROM "${child}" WHERE "IsDeleted" = 0 AND "${field}" ${among} ORDER BY 1`,
        chosen,
      );
      const value = (): object =>
        isAccount ? { Name: `Shown elsewhere ${random.integer(1, 99_999)}` } : { Email: `shown.${random.integer(1, 99_999)}@example.com` };
      const saved = records.save(
        'update',
        object,
        shown.slice(0, many()).map((Id) => ({ Id, ...value() })),
      );
      if (saved.length > 0) records.happened('value of another record changed');
    },
    turnCustomers() {
      const drawn = records.live('Account', 20);
      const followed = records.ids(
        `SELECT DISTINCT "AccountId" FROM "Contact" WHERE "IsDeleted" = 0 AND "AccountId" ${among} ORDER BY 1`,
        drawn,
      );
      for (const account of followed.slice(0, many())) {
        const won = wonDeals([account]);
        if (won.length > 0) lose(won);
        else win(account, records.ids(`${deals} ORDER BY "Id" LIMIT 1`, [account]));
      }
    },
    winOutsideTheFilter() {
      const fresh = Array.from({ length: 3 }, (_, index) => ({ Name: `Customer ${index}`, ...accountInScope(random, false) }));
      const customers = records.save('insert', 'Account', fresh);
      records.save(
        'insert',
        'Contact',
        customers.map((AccountId) => ({ LastName: 'Of a customer', AccountId })),
      );
      for (const customer of customers) win(customer, []);
      return customers;
    },
    moveDealsAway(customers) {
      const [taker = null] = records.live('Account', customers.length + 1).filter((id) => !customers.includes(id));
      const moved = wonDeals(customers).map((Id) => ({ Id, AccountId: taker }));
      if (records.save('update', 'Opportunity', moved).length > 0) records.happened(movedAway);
    },
  };
}
