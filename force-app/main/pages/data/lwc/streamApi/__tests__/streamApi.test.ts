import conflictOf from '@salesforce/apex/StreamController.conflict';
import configOf from '@salesforce/apex/StreamController.config';
import defaults from '@salesforce/apex/StreamController.defaults';
import fields from '@salesforce/apex/StreamController.fields';
import load from '@salesforce/apex/StreamController.load';
import objects from '@salesforce/apex/StreamController.objects';
import presets from '@salesforce/apex/StreamController.presets';
import review from '@salesforce/apex/StreamController.review';
import save from '@salesforce/apex/StreamController.save';
import * as streamApi from '../streamApi';
import { config } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/apex/StreamController.conflict', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.config', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.defaults', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.fields', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.objects', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.presets', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.review', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StreamController.save', () => ({ default: jest.fn() }), { virtual: true });

describe('c/streamApi', () => {
  it('passes parameters under the names that Apex gives them', async () => {
    await streamApi.loadStreams('a00');
    await streamApi.loadObjects();
    await streamApi.loadFields('Lead');
    await streamApi.loadPresets('Lead');
    await streamApi.loadDefaults('a00', 'Lead');
    await streamApi.loadConfig('a02');

    expect(load).toHaveBeenCalledWith({ connectionId: 'a00' });
    expect(objects).toHaveBeenCalledWith();
    expect(fields).toHaveBeenCalledWith({ objectName: 'Lead' });
    expect(presets).toHaveBeenCalledWith({ objectName: 'Lead' });
    expect(defaults).toHaveBeenCalledWith({ connectionId: 'a00', objectName: 'Lead' });
    expect(configOf).toHaveBeenCalledWith({ streamId: 'a02' });
  });

  it('sends a configuration as one JSON string', async () => {
    jest.mocked(save).mockResolvedValue('a02');

    await streamApi.reviewStream(config());
    const id = await streamApi.saveStream(config(), true);

    const configJson = JSON.stringify(config());
    expect(review).toHaveBeenCalledWith({ configJson });
    expect(save).toHaveBeenCalledWith({ configJson, isBackfillWanted: true });
    expect(id).toBe('a02');

    const loadedJson = JSON.stringify(config({ isOn: false }));
    expect(await streamApi.findConflict(config({ isOn: false }), config())).toBeNull();
    expect(conflictOf).toHaveBeenCalledWith({ loadedJson, configJson });
  });
});
