/**
 * The figures of the first record: `npm run bench`. Counts are checked; times are only printed, since machines differ.
 *
 *   starts        first start in an empty state folder, and a second one
 *   10,000        Accounts inserted through REST until the receiver has the last, with what each run spent
 *   SIGKILL x 10  the same again, killed ten times on the way
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Product } from '../e2e/test-support/product.ts';
import { delay, freePort, startProduct } from '../e2e/test-support/product.ts';
import { connect, insertAccounts, queryAll, storedAccounts, untilStored } from './accounts.ts';

const ACCOUNTS = 10_000;
const KILLS = 10;
/** Only the bench changes records. */
const quiet = ['--quiet'];

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const print = (what: string, figure: string) => console.log(`${what.padEnd(64)} ${figure}`);

async function starts(): Promise<void> {
  const stateFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const first = await startProduct({ stateFolder });
  print('First start until ready', seconds(first.readyAfter));
  print('SIGTERM until ended', seconds(await first.stop()));
  const second = await startProduct({ stateFolder });
  print('Second start until ready', seconds(second.readyAfter));
  await second.stop();
}

async function bulkInsert(): Promise<void> {
  const product = await startProduct({ arguments: ['--fresh', ...quiet] });
  const connection = await connect(product);
  await settled(product);
  const before = (await product.stored('Account')).total;
  const requestsBefore = await apiRequests(product);
  const begun = performance.now();
  const ids = await insertAccounts(connection, 'Bench', 0, ACCOUNTS);
  print(`${ACCOUNTS} Accounts inserted through REST in`, seconds(performance.now() - begun));
  const requestsAfterInsert = await apiRequests(product);
  await untilStored(product, before + ACCOUNTS, 240_000);
  print('All at the receiver after the first insert', seconds(performance.now() - begun));
  const spentByPushing = (await apiRequests(product)) - requestsAfterInsert - 1; // less the request that asks
  print('DailyApiRequests spent by inserting', String(requestsAfterInsert - requestsBefore - 1));
  assert.equal(spentByPushing, 0, 'pushing spends no DailyApiRequests');
  print('DailyApiRequests spent by pushing', String(spentByPushing));

  const stored = await storedAccounts(product);
  for (const [index, id] of ids.entries()) assert.equal(stored.get(id)?.['Name'], `Bench ${index}`, `${id} arrived with its value`);
  print('Accounts lost or wrong', '0');
  await printRuns(product);
  await product.stop();
}

/** What each run of the bulk insert spent, from the package's own log. */
async function printRuns(product: Product): Promise<void> {
  const connection = await connect(product);
  const runs = await queryAll(connection, 'SELECT FIELDS(ALL) FROM SynclineRun__c ORDER BY CreatedDate DESC LIMIT 20');
  for (const run of runs) {
    const figures = Object.entries(run).filter(([name, value]) => typeof value === 'number' && name.endsWith('__c'));
    print(`Run ${String(run['Name'])}`, figures.map(([name, value]) => `${name.replace('__c', '')} ${String(value)}`).join(', '));
  }
}

async function kills(): Promise<void> {
  const ports = [await freePort(), await freePort()] as const;
  const stateFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  let product = await startProduct({ stateFolder, ports, arguments: quiet });
  await settled(product);
  const before = (await product.stored('Account')).total;
  const inserted: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const connection = await connect(product);
    inserted.push(...(await insertAccounts(connection, 'Kill', inserted.length, ACCOUNTS / KILLS)));
    // Somewhere between the commit and the end of the run that carries it, at another moment each time.
    await delay(150 * kill);
    await product.stop('SIGKILL');
    product = await startProduct({ stateFolder, ports, arguments: quiet });
  }
  await untilStored(product, before + ACCOUNTS, 300_000);
  const stored = await storedAccounts(product);
  const lost = inserted.filter((id, index) => stored.get(id)?.['Name'] !== `Kill ${index}`);
  assert.deepEqual(lost, [], 'nothing is lost or wrong');
  assert.equal(stored.size, before + ACCOUNTS, 'nothing is invented');
  print(`Accounts lost or wrong after ${KILLS} times SIGKILL`, String(lost.length));
  await product.stop();
}

/** Waits until the demo's own accounts are through. */
async function settled(product: Product): Promise<void> {
  const connection = await connect(product);
  const { totalSize } = await connection.query('SELECT COUNT() FROM Account');
  await untilStored(product, totalSize, 180_000);
}

/** DailyApiRequests used so far, this request among them. */
async function apiRequests(product: Product): Promise<number> {
  const connection = await connect(product);
  const limits = await connection.limits();
  const meter = limits['DailyApiRequests'] as { Max: number; Remaining: number };
  return meter.Max - meter.Remaining;
}

const parts: Readonly<Record<string, () => Promise<void>>> = { starts, bulk: bulkInsert, kills };
const asked = process.argv.slice(2);
for (const name of asked.length === 0 ? Object.keys(parts) : asked) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  await part();
}
