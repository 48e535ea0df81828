import failure from '@salesforce/apex/ActivityController.failure';
import failures from '@salesforce/apex/ActivityController.failures';
import findRecord from '@salesforce/apex/ActivityController.findRecord';
import letters from '@salesforce/apex/ActivityController.letters';
import load from '@salesforce/apex/ActivityController.load';
import people from '@salesforce/apex/ActivityController.people';
import sent from '@salesforce/apex/ActivityController.sent';
import cost from '@salesforce/apex/RetryController.cost';
import newest from '@salesforce/apex/RetryController.newest';
import start from '@salesforce/apex/RetryController.start';
import startAsLogged from '@salesforce/apex/RetryController.startAsLogged';
import * as activityApi from '../activityApi';
import type { Filter } from '../activityApi';

jest.mock('@salesforce/apex/ActivityController.failure', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.failures', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.findRecord', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.people', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.letters', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ActivityController.sent', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetryController.cost', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetryController.newest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetryController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RetryController.startAsLogged', () => ({ default: jest.fn() }), { virtual: true });

const filter: Filter = { connectionId: 'a00', text: '"100%"', letterIds: ['a03'] };
const asJson = '{"connectionId":"a00","text":"\\"100%\\"","letterIds":["a03"]}';

describe('c/activityApi', () => {
  it('passes parameters under the names that Apex gives them', async () => {
    await activityApi.loadActivity(null);
    await activityApi.loadFailure('a03');
    await activityApi.loadSent('a03', 'a04');
    await activityApi.loadRetries('a00');
    await activityApi.findRecord('Acme');
    await activityApi.loadPeople('a00');

    expect(load).toHaveBeenCalledWith({ connectionId: null });
    expect(failure).toHaveBeenCalledWith({ letterId: 'a03' });
    expect(sent).toHaveBeenCalledWith({ letterId: 'a03', attemptId: 'a04' });
    expect(newest).toHaveBeenCalledWith({ connectionId: 'a00' });
    expect(findRecord).toHaveBeenCalledWith({ recordText: 'Acme' });
    expect(people).toHaveBeenCalledWith({ connectionId: 'a00' });
  });

  it('sends a filter as one JSON string', async () => {
    await activityApi.loadGroups(filter, 10);
    await activityApi.loadLetters(filter, 'position 1');
    await activityApi.costOfRetry(filter);
    await activityApi.startRetry(filter, false);
    await activityApi.startRetry(filter, true);

    expect(failures).toHaveBeenCalledWith({ filter: asJson, skipped: 10 });
    expect(letters).toHaveBeenCalledWith({ filter: asJson, after: 'position 1' });
    expect(cost).toHaveBeenCalledWith({ filter: asJson });
    expect(jest.mocked(start).mock.calls).toEqual([[{ filter: asJson }]]);
    expect(jest.mocked(startAsLogged).mock.calls).toEqual([[{ filter: asJson }]]);
  });
});
