/** Accounts that the receiver refuses, for journeys through what failed. */
import assert from 'node:assert/strict';
import type { Journey } from './journey.ts';

/** What the receiver says of them. */
export const message = "BillingCountry: 'Utopia' is no known country.";

export interface Refusals {
  readonly armAgainst: (recordIds: readonly string[]) => Promise<void>;
  readonly disarm: () => Promise<void>;
  /** So many new accounts, once each of them has failed. */
  readonly refuse: (count: number) => Promise<string[]>;
  /** What was refused so goes through after all: journeys share an org, and the next one counts its own failures. */
  readonly mend: () => Promise<void>;
}

export function refusalsOf(journey: Journey): Refusals {
  let refused: string[] = [];
  const faults = (): string => `${journey.product.receiverUrl}/v1/faults`;

  async function armAgainst(recordIds: readonly string[]): Promise<void> {
    const said = { code: 'UNKNOWN_COUNTRY', field: 'BillingCountry', message, link: 'https://destination.example/accounts' };
    const answer = await fetch(faults(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'rejectPartially', recordIds, ...said }),
    });
    assert.equal(answer.status, 201, await answer.text());
  }

  async function disarm(): Promise<void> {
    await fetch(faults(), { method: 'DELETE' });
  }

  /** One that it takes goes with them, since three batches of which it takes nothing are its own problem. */
  async function refuse(count: number): Promise<string[]> {
    const connection = await journey.connect();
    const names = Array.from({ length: count }, (_, index) => `Utopian ${index + 1}`);
    const created = await connection.sobject('Account').create([...names, 'Known'].map((Name) => ({ Name })));
    const ids = created.slice(0, count).map(({ id }) => id ?? '');
    await armAgainst(ids);
    refused = [...refused, ...ids];
    await journey.product.withinMinutes(5, 'the failures', async () => (await lettersOf(ids)) === count);
    return ids;
  }

  async function mend(): Promise<void> {
    await disarm();
    const ids = refused;
    refused = [];
    if (ids.length === 0) return;
    const connection = await journey.connect();
    const saved = await connection.sobject('Account').update(ids.map((Id) => ({ Id, Description: 'Known by now' })));
    assert.ok(
      saved.every(({ success }) => success),
      JSON.stringify(saved),
    );
    await journey.product.withinMinutes(5, 'what was refused', async () => (await lettersOf(ids, "AND Status__c != 'Succeeded'")) === 0);
  }

  async function lettersOf(recordIds: readonly string[], more = ''): Promise<number> {
    const connection = await journey.connect();
    const list = recordIds.map((id) => `'${id}'`).join();
    return (await connection.query(`SELECT Id FROM SynclineDeadLetter__c WHERE RecordId__c IN (${list}) ${more}`)).totalSize;
  }

  return { armAgainst, disarm, refuse, mend };
}
