/** What the destination refuses of one record, and what becomes of it. */
import assert from 'node:assert/strict';
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { World } from './world.ts';

const said = { kind: 'rejectPartially', code: 'UNKNOWN_COUNTRY', field: 'BillingCountry', message: 'It knows no such country.' };
const retry = 'Retry this record';
const mostAttempts = 10;

/** Another that it takes goes with it, since three batches of which it takes nothing are its own problem. */
async function refused(world: World, name: string, fault: Readonly<Record<string, unknown>> = said, values: object = {}): Promise<string> {
  const id = await world.create('Account', { Name: name, ...values });
  await world.create('Account', { Name: `${name}, well` });
  await world.arm({ ...fault, recordIds: [id] });
  await world.untilRefused(id);
  return id;
}

export const causesOfDeliveries: readonly Cause[] = [
  cause(
    'refused, and tried again',
    async (world) => {
      const text = await refused(world, 'Refused');
      return {
        text,
        answer: 'The destination refused it: UNKNOWN_COUNTRY It knows no such country. Attempt *; the next is *.',
        button: retry,
      };
    },
    (world) => world.mend(),
  ),
  cause(
    'refused, and asked for again',
    async (world) => {
      const text = await refused(world, 'Refused and asked for');
      const letterId = await world.idOf('SynclineDeadLetter__c', `RecordId__c = '${text}'`);
      await world.mend();
      await world.call('RemedyController', 'retry', { connectionId: world.connectionId, letterId });
      const answer =
        'The destination refused it: UNKNOWN_COUNTRY It knows no such country. Somebody asked to send it again; the next sync is *.';
      return { text, answer, button: 'Sync now' };
    },
    (world) => world.product.passMinutes(2),
  ),
  cause('refused, mended and sent', async (world) => {
    const text = await refused(world, 'Refused and mended');
    await world.mend();
    const letterId = await world.idOf('SynclineDeadLetter__c', `RecordId__c = '${text}'`);
    await world.call('RemedyController', 'retry', { connectionId: world.connectionId, letterId });
    await world.untilRefused(text, 'Succeeded');
    return { text, answer: 'Sent * ago, in run R-*; unchanged since.', button: null };
  }),
  cause(
    'refused, and changed since',
    async (world) => {
      const text = await refused(world, 'Refused and changed');
      await world.update('Account', { Id: text, Name: 'Refused, changed' });
      return {
        text,
        answer: 'It was saved * ago and waits; the next sync is *.',
        button: 'Sync now',
        gate: 'An older version was refused (UNKNOWN_COUNTRY); a newer one is sent instead.',
      };
    },
    (world) => world.mend(),
  ),
  cause(
    'too big for the destination',
    async (world) => {
      const text = await refused(world, 'Too big', { kind: 'status', status: 413, code: 'TOO_LARGE' });
      const answer =
        'The destination refused it: The record is larger than the destination accepts in one request. (TOO_LARGE 413 *) Attempt 1; the next is *.';
      return { text, answer, button: retry };
    },
    (world) => world.mend(),
  ),
  cause(
    'a record at which the destination fails',
    async (world) => {
      const text = await refused(world, 'Fails there', { kind: 'status', status: 500 });
      const answer = 'The destination refused it: The destination had an error of its own. (HTTP_500 500 *) Attempt 1; the next is *.';
      return { text, answer, button: retry };
    },
    (world) => world.mend(),
  ),
  cause(
    'hostile words of the destination',
    async (world) => {
      const message = '<img src=x onerror="document.title=1">\u202Egnp.exe {0} \' " \\';
      const text = await refused(world, 'Hostile', { ...said, message });
      return {
        text,
        answer: `The destination refused it: UNKNOWN_COUNTRY <img src=x onerror="document.title=1">*gnp.exe {0} ' " \\ Attempt *; the next is *.`,
        button: retry,
      };
    },
    (world) => world.mend(),
  ),
  cause(
    'given up after the last attempt',
    async (world) => {
      const text = await refused(world, 'Given up');
      // Each time that somebody asks for is an attempt too: its own take three days.
      for (let attempt = 2; attempt <= mostAttempts; attempt += 1) {
        const letterId = await world.idOf('SynclineDeadLetter__c', `RecordId__c = '${text}'`);
        await world.call('RemedyController', 'retry', { connectionId: world.connectionId, letterId });
        await world.until(`SELECT Id FROM SynclineDeadLetter__c WHERE Id = '${letterId}' AND Attempts__c >= ${attempt}`);
      }
      return {
        text,
        answer: 'The destination refused it: UNKNOWN_COUNTRY It knows no such country. Attempt 10 was the last.',
        button: retry,
      };
    },
    (world) => world.mend(),
  ),
];

/** By the button, in the name of whoever is logged in. */
async function retryOne(world: World, recordId: string): Promise<void> {
  const letterId = await world.idOf('SynclineDeadLetter__c', `RecordId__c = '${recordId}'`);
  await world.call('RemedyController', 'retry', { connectionId: world.connectionId, letterId });
}

/** What a retry finds that is no longer what was refused. */
export const causesOfRetries: readonly Cause[] = [
  cause('refused, deleted, and then sent again', async (world) => {
    const text = await refused(world, 'Refused and deleted');
    await world.mend();
    await world.remove('Account', text);
    await retryOne(world, text);
    await world.untilRefused(text, 'Succeeded');
    return { text, answer: 'Its deletion was sent * ago, in run R-*.', button: null };
  }),
  cause('refused, merged, and then sent again', async (world) => {
    const text = await refused(world, 'Refused and merged');
    await world.mend();
    const kept = await world.create('Account', { Name: 'Refused and merged' });
    await world.run(`merge new Account(Id = '${kept}') '${text}';`);
    await retryOne(world, text);
    await world.untilRefused(text, 'Succeeded');
    return { text, answer: 'Its deletion was sent * ago, in run R-*.', button: null };
  }),
  cause(
    'refused, filtered, and then sent again',
    async (world) => {
      const text = await refused(world, 'Refused and filtered');
      await world.mend();
      await world.configure('Account', { filter: { rows: [{ field: 'Industry', operator: 'equals', values: ['Energy'] }] } });
      await retryOne(world, text);
      await world.untilRefused(text, 'Succeeded');
      return {
        text,
        answer: 'Left out by condition 1 of the filter, Industry equals Energy: here it is empty.',
        button: 'Open the filter, condition 1',
        gate: 'It was taken out * ago, in run R-*, because it no longer belongs.',
      };
    },
    (world) => world.configure('Account', { filter: null }),
  ),
  cause('sent already, and asked for again', async (world) => {
    const text = await refused(world, 'Sent already');
    await world.mend();
    await retryOne(world, text);
    await world.untilRefused(text, 'Succeeded');
    await assert.rejects(retryOne(world, text), /Nothing you selected is refused anymore, so there is nothing to send again\./);
    return { text, answer: 'Sent * ago, in run R-*; unchanged since.', button: null };
  }),
  cause('asked for by two people at once', async (world) => {
    const text = await refused(world, 'Asked for twice');
    await world.mend();
    await Promise.all([retryOne(world, text), retryOne(world, text)]);
    await world.untilRefused(text, 'Succeeded');
    await world.product.passMinutes(2);
    const attempts = await world.find(`SELECT Id FROM SynclineAttempt__c WHERE Identity__c LIKE '%${text}%'`);
    assert.equal(attempts.length, 2, 'refused once, and sent once');
    return { text, answer: 'Sent * ago, in run R-*; unchanged since.', button: null };
  }),
  cause(
    'asked for while the connection is paused',
    async (world) => {
      const text = await refused(world, 'Asked for while paused');
      await world.mend();
      await world.call('StatusController', 'pause', { connectionId: world.connectionId });
      await retryOne(world, text);
      await world.product.passMinutes(2);
      return {
        text,
        answer: '* is paused: nothing is sent until you resume it.',
        button: 'Resume',
        gate: 'The destination refused it: UNKNOWN_COUNTRY It knows no such country. Somebody asked to send it again; the next sync is *.',
      };
    },
    async (world) => {
      await world.call('StatusController', 'resume', { connectionId: world.connectionId });
      await world.product.passMinutes(2);
    },
  ),
  cause(
    'refused with 100,000 characters',
    async (world) => {
      const text = await refused(world, 'Refused at length', { ...said, message: 'x'.repeat(100_000) });
      return { text, answer: `The destination refused it: UNKNOWN_COUNTRY ${'x'.repeat(252)}... Attempt 1; the next is *.`, button: retry };
    },
    (world) => world.mend(),
  ),
  cause(
    'refused with characters that control',
    async (world) => {
      const text = await refused(world, 'Refused with null', { ...said, message: 'a\u0000b\u0007c\nd\u2028e' });
      return { text, answer: 'The destination refused it: UNKNOWN_COUNTRY a b c d e Attempt 1; the next is *.', button: retry };
    },
    (world) => world.mend(),
  ),
];
