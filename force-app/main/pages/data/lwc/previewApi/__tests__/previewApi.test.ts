import dryRun from '@salesforce/apex/PreviewController.dryRun';
import preview from '@salesforce/apex/PreviewController.preview';
import { previewRecord, tryStream } from '../previewApi';

jest.mock('@salesforce/apex/PreviewController.dryRun', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });

describe('c-preview-api', () => {
  it('names stream and record as the controller does', async () => {
    await previewRecord('a02000000000001', '001000000000001');
    await tryStream('a02000000000001');

    expect(preview).toHaveBeenCalledWith({ streamId: 'a02000000000001', recordId: '001000000000001' });
    expect(dryRun).toHaveBeenCalledWith({ streamId: 'a02000000000001' });
  });
});
