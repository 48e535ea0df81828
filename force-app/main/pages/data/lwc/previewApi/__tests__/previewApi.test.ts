import preview from '@salesforce/apex/PreviewController.preview';
import previewNext from '@salesforce/apex/PreviewController.previewNext';
import type { StreamConfig } from 'c/streamApi';
import { previewDraft, previewNextRecord } from '../previewApi';

jest.mock('@salesforce/apex/PreviewController.preview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreviewController.previewNext', () => ({ default: jest.fn() }), { virtual: true });

const draft = { id: 'a02000000000001', objectName: 'Account' } as StreamConfig;
const recordId = '001000000000001';

describe('c-preview-api', () => {
  it('names draft and record as the controller does', async () => {
    const answer = { problems: [], now: '2026-01-01T12:00:00.000Z' };
    jest.mocked(preview).mockResolvedValue(answer);
    jest.mocked(previewNext).mockResolvedValue(answer);

    await expect(previewDraft(draft, null)).resolves.toBe(answer);
    await expect(previewNextRecord(draft, recordId)).resolves.toBe(answer);

    const configJson = JSON.stringify(draft);
    expect(preview).toHaveBeenCalledWith({ configJson, recordId: null });
    expect(previewNext).toHaveBeenCalledWith({ configJson, recordId });
  });

  it.each([[null], [undefined], ['<html>Sign in</html>'], [{}], [[]], [7]])(
    'takes %j for no preview',
    async (answer) => {
      jest.mocked(preview).mockResolvedValue(answer);

      await expect(previewDraft(draft, recordId)).rejects.toBeInstanceOf(TypeError);
    },
  );
});
