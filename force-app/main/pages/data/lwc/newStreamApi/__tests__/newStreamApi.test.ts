import counts from '@salesforce/apex/NewStreamController.counts';
import fills from '@salesforce/apex/NewStreamController.fills';
import { loadCounts, loadFills } from '../newStreamApi';

jest.mock('@salesforce/apex/NewStreamController.counts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/NewStreamController.fills', () => ({ default: jest.fn() }), { virtual: true });

describe('c/newStreamApi', () => {
  it('passes parameters under the names that Apex gives them', async () => {
    await loadCounts(['Lead', 'Case']);
    await loadFills('Lead');

    expect(counts).toHaveBeenCalledWith({ objectNames: ['Lead', 'Case'] });
    expect(fills).toHaveBeenCalledWith({ objectName: 'Lead' });
  });
});
