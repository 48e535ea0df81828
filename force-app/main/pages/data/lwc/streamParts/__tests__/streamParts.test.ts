import { mappingsFor, partOf } from '../streamParts';
import { accountFields } from '../../dataPage/__tests__/support';

describe('c/streamParts', () => {
  it('takes of a change what its editor edits, and nothing of what base components fire', () => {
    const detail = { reread: 'Never', filter: null, value: 'x' } as object;

    expect(partOf(detail, 'schedule')).toEqual({ reread: 'Never' });
    expect(partOf(detail, 'filter')).toEqual({ filter: null });
    expect(partOf(detail, 'rule')).toBeNull();
  });

  it('keeps what is mapped already, in the order of the names, and begins the rest with its type', () => {
    const before = [{ name: 'Name', type: 'STRING', outward: 'title' }, { name: 'Fax' }];

    expect(mappingsFor(['Phone', 'Name', 'Gone__c'], before, accountFields())).toEqual([
      { name: 'Phone', type: 'PHONE' },
      { name: 'Name', type: 'STRING', outward: 'title' },
      { name: 'Gone__c', type: null },
    ]);
  });
});
