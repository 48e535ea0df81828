import cancel from '@salesforce/apex/BackfillController.cancel';
import estimate from '@salesforce/apex/BackfillController.estimate';
import history from '@salesforce/apex/BackfillController.history';
import pause from '@salesforce/apex/BackfillController.pause';
import replayRecords from '@salesforce/apex/BackfillController.replayRecords';
import replaySince from '@salesforce/apex/BackfillController.replaySince';
import resume from '@salesforce/apex/BackfillController.resume';
import start from '@salesforce/apex/BackfillController.start';
import syncNow from '@salesforce/apex/BackfillController.syncNow';
import {
  askForStreamSync,
  cancelBackfill,
  estimateBackfill,
  loadBackfills,
  pauseBackfill,
  replayFrom,
  replayThese,
  resumeBackfill,
  startBackfill,
} from '../backfillApi';

jest.mock('@salesforce/apex/BackfillController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.estimate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.history', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.replayRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.replaySince', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/BackfillController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const streamId = 'a02000000000001';
const backfillId = 'a03000000000001';

describe('c-backfill-api', () => {
  it('names what it sends as the controller does', async () => {
    await estimateBackfill(streamId, 'Again');
    await startBackfill(streamId, 'Again');
    await replayFrom(streamId, '2026-01-01T10:00:00.000Z');
    await replayThese(streamId, ['001000000000001']);
    await loadBackfills(streamId);
    await askForStreamSync(streamId);
    await pauseBackfill(backfillId);
    await resumeBackfill(backfillId);
    await cancelBackfill(backfillId);

    expect(estimate).toHaveBeenCalledWith({ streamId, reason: 'Again' });
    expect(start).toHaveBeenCalledWith({ streamId, reason: 'Again' });
    expect(replaySince).toHaveBeenCalledWith({ streamId, since: '2026-01-01T10:00:00.000Z' });
    expect(replayRecords).toHaveBeenCalledWith({ streamId, recordIds: ['001000000000001'] });
    expect(history).toHaveBeenCalledWith({ streamId });
    expect(syncNow).toHaveBeenCalledWith({ streamId });
    expect(pause).toHaveBeenCalledWith({ backfillId });
    expect(resume).toHaveBeenCalledWith({ backfillId });
    expect(cancel).toHaveBeenCalledWith({ backfillId });
  });
});
