import cancel from '@salesforce/apex/BackfillHistoryController.cancel';
import estimate from '@salesforce/apex/BackfillController.estimate';
import history from '@salesforce/apex/BackfillHistoryController.history';
import pause from '@salesforce/apex/BackfillHistoryController.pause';
import replayRecords from '@salesforce/apex/BackfillController.replayRecords';
import replaySince from '@salesforce/apex/BackfillController.replaySince';
import resume from '@salesforce/apex/BackfillHistoryController.resume';
import start from '@salesforce/apex/BackfillController.start';
import startAll from '@salesforce/apex/BackfillController.startAll';
import syncNow from '@salesforce/apex/BackfillController.syncNow';
import {
  askForStreamSync,
  cancelBackfill,
  estimateBackfill,
  isOpen,
  loadBackfills,
  pauseBackfill,
  replayFrom,
  replayThese,
  resumeBackfill,
  startAllBackfills,
  startBackfill,
} from '../backfillApi';
import { backfill } from '../../backfillHistory/__tests__/support';

jest.mock('@salesforce/apex/BackfillHistoryController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.estimate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillHistoryController.history', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillHistoryController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.replayRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.replaySince', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillHistoryController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.startAll', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const streamId = 'a02000000000001';
const backfillId = 'a03000000000001';

describe('c-backfill-api', () => {
  it('names what it sends as the controller does', async () => {
    await estimateBackfill(streamId, 'Again');
    await startBackfill(streamId, 'Again');
    await startAllBackfills('a00000000000001');
    await replayFrom(streamId, '2026-01-01T10:00:00.000Z');
    await replayThese(streamId, ['001000000000001']);
    await loadBackfills(streamId);
    await askForStreamSync(streamId);
    await pauseBackfill(backfillId);
    await resumeBackfill(backfillId);
    await cancelBackfill(backfillId);

    expect(estimate).toHaveBeenCalledWith({ streamId, reason: 'Again' });
    expect(start).toHaveBeenCalledWith({ streamId, reason: 'Again' });
    expect(startAll).toHaveBeenCalledWith({ connectionId: 'a00000000000001' });
    expect(replaySince).toHaveBeenCalledWith({ streamId, since: '2026-01-01T10:00:00.000Z' });
    expect(replayRecords).toHaveBeenCalledWith({ streamId, recordIds: ['001000000000001'] });
    expect(history).toHaveBeenCalledWith({ streamId });
    expect(syncNow).toHaveBeenCalledWith({ streamId });
    expect(pause).toHaveBeenCalledWith({ backfillId });
    expect(resume).toHaveBeenCalledWith({ backfillId });
    expect(cancel).toHaveBeenCalledWith({ backfillId });
  });

  it.each([
    ['Waiting', true],
    ['Running', true],
    ['Done', false],
    ['Failed', false],
    ['Cancelled', false],
  ] as const)('takes %s for open: %s', (status, expected) => {
    expect(isOpen(backfill({ status }))).toBe(expected);
  });
});
