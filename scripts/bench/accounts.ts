import { Connection } from 'jsforce';
import type { Product } from '../e2e/test-support/product.ts';
import { eventually, password } from '../e2e/test-support/product.ts';

const CHUNK = 200;

export async function connect(product: Product): Promise<Connection> {
  const connection = new Connection({ loginUrl: product.url, version: '67.0' });
  await connection.login('admin@syncline.local', password);
  return connection;
}

/** Inserts Accounts named `<prefix> <n>` through the REST collections, 200 a request; gives their Ids. */
export async function insertAccounts(connection: Connection, prefix: string, from: number, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < count; offset += CHUNK) {
    const records = Array.from({ length: Math.min(CHUNK, count - offset) }, (_, index) => ({
      attributes: { type: 'Account' },
      Name: `${prefix} ${from + offset + index}`,
      AnnualRevenue: from + offset + index,
    }));
    const results = await connection.requestPost<readonly { id?: string; success: boolean; errors: readonly unknown[] }[]>(
      `/services/data/v67.0/composite/sobjects`,
      { allOrNone: false, records },
    );
    for (const result of results) {
      if (!result.success || result.id === undefined) throw new Error(`An account was refused: ${JSON.stringify(result.errors)}`);
      ids.push(result.id);
    }
  }
  return ids;
}

/** Every record that the receiver holds, by Id. */
export async function storedAccounts(product: Product): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  let after = '';
  for (;;) {
    const response = await fetch(`${product.receiverUrl}/v1/records/Account?limit=1000${after === '' ? '' : `&after=${after}`}`);
    const { records } = (await response.json()) as { records: readonly { id: string; data: Readonly<Record<string, unknown>> }[] };
    for (const { id, data } of records) found.set(id, data);
    const last = records.at(-1);
    if (last === undefined) return found;
    after = last.id;
  }
}

export function untilStored(product: Product, total: number, within: number): Promise<unknown> {
  return eventually(`${total} accounts at the receiver`, async () => (await product.stored('Account')).total >= total, within);
}

/** Queries all rows over every page. */
export async function queryAll(connection: Connection, soql: string): Promise<readonly Record<string, unknown>[]> {
  const result = await connection.query(soql, { autoFetch: true, maxFetch: 1_000_000 });
  return result.records;
}
