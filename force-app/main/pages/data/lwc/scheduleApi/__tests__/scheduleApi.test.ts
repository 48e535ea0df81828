import frequencies from '@salesforce/apex/StreamController.frequencies';
import { loadFrequencies } from '../scheduleApi';

jest.mock('@salesforce/apex/StreamController.frequencies', () => ({ default: jest.fn() }), { virtual: true });

describe('c-schedule-api', () => {
  it('asks for the frequencies of a connection', async () => {
    await loadFrequencies('a00000000000001');

    expect(frequencies).toHaveBeenCalledWith({ connectionId: 'a00000000000001' });
  });
});
