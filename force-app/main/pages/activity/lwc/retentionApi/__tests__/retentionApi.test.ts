import keepFailure from '@salesforce/apex/RetentionController.keepFailure';
import keepRun from '@salesforce/apex/RetentionController.keepRun';
import purgeNow from '@salesforce/apex/RetentionController.purgeNow';
import save from '@salesforce/apex/RetentionController.save';
import view from '@salesforce/apex/RetentionController.view';
import * as retentionApi from '../retentionApi';

jest.mock('@salesforce/apex/RetentionController.keepFailure', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.keepRun', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.purgeNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetentionController.view', () => ({ default: jest.fn() }), { virtual: true });

describe('c/retentionApi', () => {
  it('passes parameters under the names that Apex gives them', async () => {
    await retentionApi.loadRetention('a00');
    await retentionApi.startPurge('a00');
    await retentionApi.setRunKept('a01', true);
    await retentionApi.setFailureKept('a03', false);

    expect(view).toHaveBeenCalledWith({ connectionId: 'a00' });
    expect(purgeNow).toHaveBeenCalledWith({ connectionId: 'a00' });
    expect(keepRun).toHaveBeenCalledWith({ runId: 'a01', isKept: true });
    expect(keepFailure).toHaveBeenCalledWith({ letterId: 'a03', isKept: false });
  });

  it('sends settings as one JSON string', async () => {
    await retentionApi.saveRetention('a00', [{ kind: 'Runs', days: 30, rows: null, loaded: { days: 20, rows: 900 } }]);

    expect(save).toHaveBeenCalledWith({
      connectionId: 'a00',
      settings: '[{"kind":"Runs","days":30,"rows":null,"loaded":{"days":20,"rows":900}}]',
    });
  });
});
