import type { Filter } from 'c/activityApi';
import { download } from 'c/csv';
import { loadRuns } from 'c/runApi';
import { parse } from 'csv-parse/sync';
import { runExport } from '../runExport';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';

jest.mock('c/runApi', () => ({ loadRuns: jest.fn() }));
jest.mock('c/csv', () => ({ ...jest.requireActual<object>('c/csv'), download: jest.fn() }));
jest.mock('@salesforce/label/c.RunByPerson', () => ({ default: '{0} by {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunPart', () => ({ default: '{0}: {1} ({2})' }), { virtual: true });
jest.mock('@salesforce/label/c.RunUpdated', () => ({ default: 'Updated' }), { virtual: true });

const pages = jest.mocked(loadRuns);
const downloads = jest.mocked(download);
const filter: Filter = { connectionId: 'a00000000000001', reason: 'Retry' };

const rowsOf = (file: number): string[][] =>
  parse((downloads.mock.calls[file]?.[1] ?? []).join(''), { record_delimiter: '\r\n' }) as string[][];

describe('c-run-export', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-01T12:00:00.000Z') });
    downloads.mockReset();
    pages.mockReset();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('writes a row for each run under its headings, safe for a spreadsheet', async () => {
    pages.mockResolvedValueOnce({
      timeZone: 'GMT',
      next: null,
      runs: [
        run({
          personName: 'Ada Admin',
          startedBy: 'Retry',
          status: 'Partial',
          lateSeconds: 4,
          quietLooks: 59,
          errorCode: 'HTTP_502',
          errorDetail: '=1, "down"\r\nand out',
          parts: [
            { objectLabel: 'Accounts', reason: 'Retry', updatedCount: 3 },
            { objectLabel: 'Contacts', reason: 'Schedule', updatedCount: 1 },
          ],
          deliveries: [
            { webhookId: 'msg_1', sentAt: '2026-01-01T11:58:00.000Z', tookMillis: 5, records: 4, bytes: 900 },
          ],
          cost: { callouts: 7, queries: 9, cpuMillis: 800, heapBytes: 2_500_000, dailyAsyncExecutions: 1 },
        }),
      ],
    });
    const told: number[] = [];

    expect(await runExport(filter, (rows) => told.push(rows)).run()).toBe(1);

    expect(told).toEqual([1]);
    expect(pages).toHaveBeenCalledWith(filter, null);
    expect(downloads.mock.calls[0]?.[0]).toBe('syncline-runs-2026-01-01-1.csv');
    const [headings = [], row = []] = rowsOf(0);
    expect(Object.fromEntries(headings.map((heading, index) => [heading, row[index]]))).toEqual({
      'c.RunNumber': 'R-00000001',
      'c.RunStartedAt': '2026-01-01T11:58:00.000Z',
      'c.RunExportDuration': '1500',
      'c.RunStatus': 'c.RunPartial',
      'c.RunStartedBy': 'c.ReasonRetry by Ada Admin',
      'c.RunCreated': '1200',
      Updated: '3',
      'c.RunDeleted': '0',
      'c.RunExcluded': '0',
      'c.RunSkipped': '0',
      'c.RunFailed': '0',
      'c.RunWork': 'Accounts: 3 updated (c.ReasonRetry); Contacts: 1 updated (c.ReasonSchedule)',
      'c.RunExportLate': '4',
      'c.RunQuietLooks': '59',
      'c.RunDeliveries': '1',
      'c.RunCallouts': '7',
      'c.RunQueries': '9',
      'c.RunQueryRows': '',
      'c.RunDmlRows': '',
      'c.RunExportCpu': '800',
      'c.RunExportHeap': '2500000',
      'c.RunDailyApi': '',
      'c.RunDailyAsync': '1',
      'c.RunError': 'HTTP_502: =1, "down"\r\nand out',
    });
  });

  it('reads to the end, page by page', async () => {
    pages.mockResolvedValueOnce({ timeZone: 'GMT', runs: [run()], next: 'position 1' });
    pages.mockResolvedValueOnce({ timeZone: 'GMT', runs: [run({ name: 'R-2' }), run({ name: 'R-3' })], next: null });
    const told: number[] = [];

    expect(await runExport(filter, (rows) => told.push(rows)).run()).toBe(1);

    expect(told).toEqual([1, 3]);
    expect(pages.mock.calls).toEqual([
      [filter, null],
      [filter, 'position 1'],
    ]);
    expect(rowsOf(0).map(([name]) => name)).toEqual(['c.RunNumber', 'R-00000001', 'R-2', 'R-3']);
  });

  it('hands nothing over once it is cancelled', async () => {
    pages.mockResolvedValue({ timeZone: 'GMT', runs: [run()], next: 'position 1' });
    const running = runExport(filter, () => running.cancel());

    expect(await running.run()).toBe(0);

    expect(downloads).not.toHaveBeenCalled();
  });

  it('writes what a spreadsheet would run as text', async () => {
    pages.mockResolvedValue({ timeZone: 'GMT', runs: [run({ errorCode: null, errorDetail: '=cmd' })], next: null });

    await runExport(filter, () => undefined).run();

    expect(rowsOf(0)[1]?.at(-1)).toBe("'=cmd");
  });
});
