import { loadLetters } from 'c/activityApi';
import type { Filter, Letter } from 'c/activityApi';
import { download } from 'c/csv';
import { parse } from 'csv-parse/sync';
import { letterExport } from '../letterExport';
import { letter, letters } from '../../activityPage/__tests__/support';

jest.mock('c/activityApi', () => ({ loadLetters: jest.fn() }));
jest.mock('c/csv', () => ({ ...jest.requireActual<object>('c/csv'), download: jest.fn() }));
jest.mock('@salesforce/label/c.RunByPerson', () => ({ default: '{0} by {1}' }), { virtual: true });

const pages = jest.mocked(loadLetters);
const downloads = jest.mocked(download);
const filter: Filter = { connectionId: 'a00000000000001', status: 'Open' };

function answer(...rows: Letter[][]): void {
  pages.mockReset();
  for (const [index, each] of rows.entries()) {
    pages.mockResolvedValueOnce({ letters: each, next: index < rows.length - 1 ? `position ${index + 1}` : null });
  }
}

async function exported(): Promise<{ files: number; told: number[] }> {
  const told: number[] = [];
  const files = await letterExport(filter, (rows) => told.push(rows)).run();
  return { files, told };
}

const rowsOf = (file: number): string[][] =>
  parse((downloads.mock.calls[file]?.[1] ?? []).join(''), { record_delimiter: '\r\n' }) as string[][];

describe('c-letter-export', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-01T12:00:00.000Z') });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('writes a row for each under its headings', async () => {
    answer([letter({ message: '=1, "quoted"\r\nand more' }), letter({ name: 'L-00000002', recordName: null })]);

    expect(await exported()).toEqual({ files: 1, told: [2] });

    expect(downloads.mock.calls[0]?.[0]).toBe('syncline-failures-2026-01-01-1.csv');
    const [headings = [], first = [], second = [], ...others] = rowsOf(0);
    expect(Object.fromEntries(headings.map((heading, index) => [heading, first[index]]))).toEqual({
      'c.LetterNumber': 'L-00000001',
      'c.LetterLastFailed': '2026-01-01T11:58:00.000Z',
      'c.LetterFirstFailed': '2026-01-01T11:00:00.000Z',
      'c.ActivityStatus': 'c.LetterWaiting',
      'c.ActivityObject': 'Account',
      'c.ActivityRecord': '001000000000001',
      'c.LetterRecordName': 'Acme',
      'c.LetterType': 'c.KindUpserted',
      'c.ActivityCode': 'BAD_VALUE',
      'c.LetterField': 'Name',
      'c.LetterMessage': `'=1, "quoted"\r\nand more`,
      'c.LetterHttp': '422',
      'c.LetterWebhookId': 'msg_1',
      'c.ActivityReason': 'c.ReasonRetry by Ada Admin',
      'c.LetterAttempts': '2',
      'c.LetterNext': '2026-01-01T12:13:00.000Z',
    });
    expect(second).toHaveLength(headings.length);
    expect(second.slice(0, 7)).toEqual([
      'L-00000002',
      '2026-01-01T11:58:00.000Z',
      '2026-01-01T11:00:00.000Z',
      'c.LetterWaiting',
      'Account',
      '001000000000001',
      '',
    ]);
    expect(others).toEqual([]);
  });

  it('reads on to the last page, and tells how far it is', async () => {
    answer(letters(50), letters(50, 51), letters(1, 101));

    expect(await exported()).toEqual({ files: 1, told: [50, 100, 101] });

    expect(pages.mock.calls).toEqual([
      [filter, null],
      [filter, 'position 1'],
      [filter, 'position 2'],
    ]);
    expect(rowsOf(0)).toHaveLength(102);
  });

  it('writes the headings where it finds nothing', async () => {
    answer([]);

    expect(await exported()).toEqual({ files: 1, told: [0] });

    expect(rowsOf(0)).toHaveLength(1);
  });

  it('begins another file beyond 100,000 rows, with headings of its own', async () => {
    answer(letters(50_000), letters(50_000, 50_001), letters(1, 100_001));

    expect(await exported()).toEqual({ files: 2, told: [50_000, 100_000, 100_001] });

    expect(downloads.mock.calls.map(([name]) => name)).toEqual([
      'syncline-failures-2026-01-01-1.csv',
      'syncline-failures-2026-01-01-2.csv',
    ]);
    expect(downloads.mock.calls.map(([, lines]) => lines.length)).toEqual([100_001, 2]);
    expect(downloads.mock.calls[1]?.[1][0]).toBe(downloads.mock.calls[0]?.[1][0]);
  });

  it('needs no second file for just 100,000 rows', async () => {
    answer(letters(100_000));

    expect(await exported()).toEqual({ files: 1, told: [100_000] });
  });

  it('hands nothing over once it is cancelled', async () => {
    answer(letters(50), letters(50, 51));
    const run = letterExport(filter, () => run.cancel());

    expect(await run.run()).toBe(0);

    expect(pages).toHaveBeenCalledTimes(2);
    expect(downloads).not.toHaveBeenCalled();
  });

  it('hands nothing over of what it could not read to its end', async () => {
    pages.mockReset();
    pages.mockResolvedValueOnce({ letters: letters(50), next: 'position 1' });
    pages.mockRejectedValueOnce(new Error('Not now.'));

    await expect(exported()).rejects.toThrow('Not now.');

    expect(downloads).not.toHaveBeenCalled();
  });
});
