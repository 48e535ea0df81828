/** Accounts that the receiver refuses, for journeys through what failed. */
import assert from 'node:assert/strict';
import type { Journey } from './journey.ts';

/** What the receiver says of them. */
export const message = "BillingCountry: 'Utopia' is no known country.";

const unknownCountry = { code: 'UNKNOWN_COUNTRY', field: 'BillingCountry', message, link: 'https://destination.example/accounts' };

/** What the receiver says of a record instead, and of which accounts. */
export interface Refused {
  readonly said: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Refusals {
  /** Misbehaves until it is disarmed. */
  readonly arm: (fault: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly armAgainst: (recordIds: readonly string[], said?: Refused['said']) => Promise<void>;
  readonly disarm: () => Promise<void>;
  /** So many new accounts, once each of them has failed. */
  readonly refuse: (count: number, refused?: Partial<Refused>) => Promise<string[]>;
  readonly untilFailed: (recordIds: readonly string[]) => Promise<void>;
  /** What was refused so goes through after all: journeys share an org, and the next one counts its own failures. */
  readonly mend: () => Promise<void>;
}

export function refusalsOf(journey: Journey): Refusals {
  let refused: string[] = [];
  const faults = (): string => `${journey.product.receiverUrl}/v1/faults`;

  async function arm(fault: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await fetch(faults(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    assert.equal(answer.status, 201, await answer.text());
  }

  async function armAgainst(recordIds: readonly string[], said: Refused['said'] = unknownCountry): Promise<void> {
    await arm({ kind: 'rejectPartially', recordIds, ...said });
  }

  async function disarm(): Promise<void> {
    await fetch(faults(), { method: 'DELETE' });
  }

  async function untilFailed(recordIds: readonly string[]): Promise<void> {
    refused = [...refused, ...recordIds];
    await journey.product.withinMinutes(5, 'the failures', async () => (await lettersOf(recordIds)) === recordIds.length);
  }

  /** One that it takes goes with them, since three batches of which it takes nothing are its own problem. */
  async function refuse(count: number, { said, values }: Partial<Refused> = {}): Promise<string[]> {
    const connection = await journey.connect();
    const names = Array.from({ length: count }, (_, index) => `Utopian ${index + 1}`);
    const created = await connection.sobject('Account').create([...names, 'Known'].map((Name) => ({ Name, ...values })));
    const ids = created.slice(0, count).map(({ id }) => id ?? '');
    await armAgainst(ids, said);
    await untilFailed(ids);
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

  return { arm, armAgainst, disarm, refuse, untilFailed, mend };
}
