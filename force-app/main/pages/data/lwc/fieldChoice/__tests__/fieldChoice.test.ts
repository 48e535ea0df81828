import { mappingsFor } from '../fieldChoice';
import { accountFields } from '../../dataPage/__tests__/support';

describe('c/fieldChoice', () => {
  it('keeps what is mapped already, in the order of the names, and begins the rest with its type', () => {
    const before = [{ name: 'Name', type: 'STRING', outward: 'title' }, { name: 'Fax' }];

    expect(mappingsFor(['Phone', 'Name', 'Gone__c'], before, accountFields())).toEqual([
      { name: 'Phone', type: 'PHONE' },
      { name: 'Name', type: 'STRING', outward: 'title' },
      { name: 'Gone__c', type: null },
    ]);
  });
});
