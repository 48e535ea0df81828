import type { Backfill } from 'c/backfillWords';

export function backfill(over: Partial<Backfill> = {}): Backfill {
  return {
    id: 'a03000000000001',
    name: 'B-00000001',
    reason: 'Initial',
    scope: 'InScope',
    status: 'Done',
    isPaused: false,
    isCancelled: false,
    sent: 10_120,
    failed: 0,
    links: 2,
    callouts: 51,
    estimatedRecords: 10_000,
    estimatedCallouts: 50,
    estimatedLinks: 2,
    estimatedMinutes: 2,
    startedAt: '2026-01-01T11:50:00.000Z',
    finishedAt: '2026-01-01T11:51:30.000Z',
    minutes: 1.5,
    percent: 100,
    errorDetail: null,
    ...over,
  };
}
