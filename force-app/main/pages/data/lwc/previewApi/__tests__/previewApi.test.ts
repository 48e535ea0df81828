import preview from '@salesforce/apex/PreviewController.preview';
import { previewRecord } from '../previewApi';

jest.mock('@salesforce/apex/PreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });

describe('c-preview-api', () => {
  it('names stream and record as the controller does', async () => {
    await previewRecord('a02000000000001', '001000000000001');

    expect(preview).toHaveBeenCalledWith({ streamId: 'a02000000000001', recordId: '001000000000001' });
  });
});
