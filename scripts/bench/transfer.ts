/** An org with one Account stream of 20 fields over one connection, in the lab, and the books of what its links spend. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Lab, LabOptions, TransactionFigures } from '../lab/index.ts';
import { connectStreams } from '../lab/connection.ts';
import type { LabStream } from '../lab/connection.ts';
import { openLab } from '../lab/index.ts';
import { transaction } from '../local-org/contracts/transaction.ts';
import type { Governor } from '../local-org/org/transaction/governor.ts';

export const minute = 60_000;
export const day = 1_440 * minute;

const fields = [
  'Name',
  'AccountNumber',
  'AccountSource',
  'AnnualRevenue',
  'BillingCity',
  'BillingCountry',
  'BillingPostalCode',
  'BillingState',
  'BillingStreet',
  'Description',
  'Fax',
  'Industry',
  'NumberOfEmployees',
  'Ownership',
  'Phone',
  'Rating',
  'Site',
  'TickerSymbol',
  'Type',
  'Website',
];

export const accountStream: LabStream = { name: 'Account', objectName: 'Account', fields };

/** The lab with a connection of these streams, switched on by the administrator, who is its connector. */
export async function openTransfer(
  streams: readonly LabStream[],
  options: LabOptions & { readonly before?: (lab: Lab) => Promise<void> } = {},
): Promise<Lab> {
  const lab = await openLab(options);
  await options.before?.(lab);
  await connectStreams(lab, streams);
  return lab;
}

/** Accounts whose 20 fields all hold something. */
export async function insertAccounts(lab: Lab, count: number, onProgress: (inserted: number) => void = () => undefined): Promise<void> {
  const chunk = 10_000;
  for (let from = 0; from < count; from += chunk) {
    const records = Array.from({ length: Math.min(chunk, count - from) }, (_, index) => account(from + index));
    for (const { success, errors } of lab.administrator().dml('insert', 'Account', records)) {
      if (!success) throw new Error(`An account was refused: ${JSON.stringify(errors)}`);
    }
    onProgress(Math.min(count, from + chunk));
    // What the database driver has let go is freed only between two turns of the event loop.
    await nextTurn();
  }
}

function account(number: number): Record<string, unknown> {
  return {
    Name: `Account number ${number}`,
    AccountNumber: `A-${number}`,
    AccountSource: 'Web',
    AnnualRevenue: number * 10,
    BillingCity: 'Rotterdam',
    BillingCountry: 'Netherlands',
    BillingPostalCode: '3011 AA',
    BillingState: 'Zuid-Holland',
    BillingStreet: `Coolsingel ${number % 400}`,
    Description: 'A customer since the first fair.',
    Fax: '+31 10 000 00 00',
    Industry: 'Shipping',
    NumberOfEmployees: number % 5000,
    Ownership: 'Private',
    Phone: '+31 10 123 45 67',
    Rating: 'Warm',
    Site: 'Harbour',
    TickerSymbol: 'ACC',
    Type: 'Customer - Direct',
    Website: 'https://example.com',
  };
}

/** Sums of what the chain's transactions spent: links and their finalizers. */
export interface Books {
  links: number;
  callouts: number;
  queries: number;
  queryRows: number;
  dmlRows: number;
  cpuMilliseconds: number;
  /** The highest that a link had at one of its callouts, in bytes. */
  heapPeak: number;
}

/** Opens books; every link that ends from now on is in them. */
export function openBooks(lab: Lab): { readonly books: Books; readonly close: () => void } {
  const books: Books = { links: 0, callouts: 0, queries: 0, queryRows: 0, dmlRows: 0, cpuMilliseconds: 0, heapPeak: 0 };
  const stop = lab.onTransaction(({ className, quiddity, usage }: TransactionFigures) => {
    if (className !== 'LinkJob' && className !== 'LinkFinalizer') return;
    if (quiddity === 'QUEUEABLE') books.links += 1;
    books.callouts += usage['Callouts'] ?? 0;
    books.queries += usage['Queries'] ?? 0;
    books.queryRows += usage['QueryRows'] ?? 0;
    books.dmlRows += usage['DmlRows'] ?? 0;
    books.cpuMilliseconds += usage['CpuTime'] ?? 0;
  });
  lab.wire.hooks.onAnswer = () => {
    books.heapPeak = Math.max(books.heapPeak, governor().used('HeapSize'));
  };
  return {
    books,
    close() {
      stop();
      delete lab.wire.hooks.onAnswer;
    },
  };
}

/** Of the transaction that waits at its callout now. */
export function governor(): Governor {
  return transaction().limits as Governor;
}

/** Requests that the org has counted against its daily limit so far. */
export function dailyApiRequests(lab: Lab): number {
  const limits = lab.administrator().request({ kind: 'limits' }) as Record<string, { Max: number; Remaining: number } | undefined>;
  const meter = limits['DailyApiRequests'];
  if (meter === undefined) throw new Error('The org has no meter DailyApiRequests');
  return meter.Max - meter.Remaining;
}

export function storedCount(lab: Lab, object: string): number {
  return Number(lab.receiver.all('SELECT COUNT(*) AS "count" FROM records WHERE object = ? AND reason IS NULL', [object])[0]?.['count']);
}

export const whole = (figure: number): string => Math.round(figure).toLocaleString('en');
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
