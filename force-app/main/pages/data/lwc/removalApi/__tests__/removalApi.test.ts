import deleteSome from '@salesforce/apex/StreamRemovalController.deleteSome';
import keepRecords from '@salesforce/apex/StreamRemovalController.keepRecords';
import { removeKeeping } from '../removalApi';

jest.mock('@salesforce/apex/StreamRemovalController.deleteSome', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamRemovalController.keepRecords', () => ({ default: jest.fn() }), { virtual: true });

describe('c-removal-api', () => {
  it('deletes step by step, and says how many rows are gone', async () => {
    const steps = jest.mocked(deleteSome) as unknown as jest.Mock;
    steps.mockResolvedValueOnce(2_000).mockResolvedValueOnce(7).mockResolvedValue(0);
    const told: number[] = [];

    await removeKeeping('a02000000000001', (rows) => told.push(rows));

    expect(keepRecords).toHaveBeenCalledWith({ streamId: 'a02000000000001' });
    expect(told).toEqual([2_000, 2_007]);
    expect(steps).toHaveBeenCalledTimes(3);
  });
});
