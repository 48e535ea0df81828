import type { Run } from 'c/runWords';

export function run(over: Partial<Run> = {}): Run {
  return {
    id: 'a01000000000001',
    name: 'R-00000001',
    startedBy: 'Schedule',
    status: 'Succeeded',
    startedAt: '2026-01-01T11:58:00.000Z',
    durationMillis: 1500,
    createdCount: 1200,
    updatedCount: 3,
    deletedCount: 0,
    excludedCount: 0,
    skippedCount: 0,
    failedCount: 0,
    cost: { callouts: 7, queries: 9, queryRows: 1203, dmlRows: 4, cpuMillis: 800, heapBytes: 2_500_000 },
    ...over,
  };
}
