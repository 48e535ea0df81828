import check from '@salesforce/apex/FilterController.check';
import ofRule from '@salesforce/apex/FilterController.checkRule';
import fields from '@salesforce/apex/FilterController.fields';
import recordTypes from '@salesforce/apex/FilterController.recordTypes';
import { checkFilter, checkRule, loadFilterFields, loadRecordTypes } from '../filterApi';

jest.mock('@salesforce/apex/FilterController.check', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FilterController.checkRule', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FilterController.fields', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FilterController.recordTypes', () => ({ default: jest.fn() }), { virtual: true });

describe('c-filter-api', () => {
  it('sends a filter as JSON, under the names that the controller has', async () => {
    const filter = { logic: null, rows: [{ field: 'Name', operator: 'equals', values: ["O'Neil"] }], recordTypes: [] };

    await checkFilter('Account', filter);
    await loadFilterFields('Account');
    await loadRecordTypes('Account');
    await checkRule('Opportunity', filter);
    await checkRule('Account', null);

    expect(check).toHaveBeenCalledWith({ objectName: 'Account', filterJson: JSON.stringify(filter) });
    expect(fields).toHaveBeenCalledWith({ objectName: 'Account' });
    expect(recordTypes).toHaveBeenCalledWith({ objectName: 'Account' });
    expect(ofRule).toHaveBeenCalledWith({ ruleObject: 'Opportunity', filterJson: JSON.stringify(filter) });
    expect(ofRule).toHaveBeenCalledWith({ ruleObject: 'Account', filterJson: '{}' });
  });
});
