/**
 * From save to stored, in platform time: `npm run bench:latency`. Each save is one account at a random moment of a minute; the chain looks
 * once a minute, or at once where the connector presses Sync now after the save.
 */
import { parseArgs } from 'node:util';
import { createRandom } from '../sample-data/random.ts';
import type { Lab } from '../lab/index.ts';
import { accountStream, insertAccounts, minute, openTransfer, row } from './transfer.ts';

const { values } = parseArgs({ options: { saves: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } });
const SAVES = Number(values.saves);
const LATENCY = 300;

/** Platform milliseconds from each save to the destination's answer. */
function measure(lab: Lab, isOnDemand: boolean): number[] {
  const random = createRandom(Number(values.seed));
  const admin = lab.administrator();
  const ids = lab.sql('SELECT "Id" AS "id" FROM "Account" ORDER BY "Id"').map(({ id }) => String(id));
  const waits: number[] = [];
  for (let save = 0; save < SAVES; save += 1) {
    lab.jobs.advance(random.integer(2 * minute, 3 * minute));
    const id = ids[save % ids.length] ?? '';
    const savedAt = lab.clock.now();
    const stored: number[] = [];
    lab.wire.hooks.onAnswer = (delivery, answer) => {
      if (answer.ok && answer.status === 200 && delivery.events.some(({ data }) => data.id === id)) stored.push(lab.clock.now());
    };
    admin.dml('update', 'Account', [{ Id: id, Phone: String(save) }]);
    if (isOnDemand) {
      // A person needs a moment from the save to the button; the engine reads up to the start of the current second.
      lab.jobs.advance(1_000);
      admin.aura('StatusController', 'syncNow', { connectionId: connectionOf(lab) });
    }
    lab.jobs.advanceUntil(() => stored.length > 0, 60 * minute);
    waits.push((stored[0] ?? Number.NaN) - savedAt);
  }
  return waits.sort((left, right) => left - right);
}

function connectionOf(lab: Lab): string {
  return String(lab.sql('SELECT "Id" AS "id" FROM "SynclineConnection__c"')[0]?.['id']);
}

function percentile(sorted: readonly number[], share: number): string {
  const wait = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return `${(wait / 1000).toFixed(1)} s`;
}

const lab = await openTransfer([accountStream]);
lab.wire.hooks.latency = () => LATENCY;
await insertAccounts(lab, 500);
lab.jobs.advance(45 * minute);
console.log(`\n${SAVES} saves each, seed ${values.seed}, the destination answers in ${LATENCY} ms; platform time from save to stored\n`);
console.log(row(['looked at', 'p50', 'p95', 'longest']));
console.log(row(['---', '---', '---', '---']));
for (const isOnDemand of [false, true]) {
  const waits = measure(lab, isOnDemand);
  console.log(row([isOnDemand ? 'on demand' : 'every minute', percentile(waits, 0.5), percentile(waits, 0.95), percentile(waits, 1)]));
}
await lab.close();
