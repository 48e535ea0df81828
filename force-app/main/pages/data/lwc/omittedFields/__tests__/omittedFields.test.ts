import OmittedFields from '../omittedFields';
import { clearPage, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';

describe('c-omitted-fields', () => {
  afterEach(clearPage);

  it('names each field with why it is left out', () => {
    const fields = [{ field: 'Secret__c', reason: 'NOT_READABLE', message: 'The connector cannot read it.' }];
    const element = show('c-omitted-fields', OmittedFields, { fields });

    expect(text(element, '[data-id="omitted"]')).toBe('Secret__c The connector cannot read it.');
  });

  it('shows nothing where all are sent', () => {
    expect(maybe(show('c-omitted-fields', OmittedFields, { fields: [] }), 'h4')).toBeNull();
    expect(maybe(show('c-omitted-fields', OmittedFields, { fields: null }), 'h4')).toBeNull();
  });
});
