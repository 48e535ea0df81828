import counts from '@salesforce/apex/NewStreamController.counts';
import { loadCounts } from '../newStreamApi';

jest.mock('@salesforce/apex/NewStreamController.counts', () => ({ default: jest.fn() }), { virtual: true });

describe('c/newStreamApi', () => {
  it('passes parameters under the names that Apex gives them', async () => {
    await loadCounts(['Lead', 'Case']);

    expect(counts).toHaveBeenCalledWith({ objectNames: ['Lead', 'Case'] });
  });
});
