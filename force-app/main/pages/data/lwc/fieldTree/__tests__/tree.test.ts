import { applied } from '../presets';
import { groupsOf, rowsOf, searched } from '../tree';
import type { TreeRow } from '../tree';
import { accountFields, field, preset } from '../../dataPage/__tests__/support';

const missing = (name: string) => field({ name, label: name, isSupported: false });

function treeOf(chosen: string[], collapsed: string[] = []): TreeRow[] {
  return rowsOf(groupsOf(accountFields(), chosen, missing), new Set(chosen), new Set(collapsed));
}

function checked(rows: TreeRow[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.key, row.checked]));
}

describe('the tree of fields', () => {
  it('groups fields and sorts them by label', () => {
    expect(treeOf([]).map(({ key, level }) => `${level} ${key}`)).toEqual([
      '1 object',
      '2 group:standard',
      '3 field:Name',
      '3 field:Phone',
      '3 field:BillingAddress',
      '2 group:custom',
      '3 field:Score__c',
      '2 group:system',
      '3 field:CreatedDate',
    ]);
  });

  it('gives each line its place among its siblings', () => {
    const phone = treeOf([]).find(({ key }) => key === 'field:Phone');

    expect(phone).toMatchObject({ parent: 'group:standard', position: 2, size: 3, isExpanded: null });
  });

  it('hides what lies below something collapsed', () => {
    expect(treeOf([], ['group:standard', 'group:system']).map(({ key }) => key)).toEqual([
      'object',
      'group:standard',
      'group:custom',
      'field:Score__c',
      'group:system',
    ]);
    expect(treeOf([], ['object'])).toHaveLength(1);
  });

  it('checks a group whose supported fields are all chosen, and says mixed for some', () => {
    expect(checked(treeOf(['Name', 'Phone']))).toMatchObject({
      object: 'mixed',
      'group:standard': 'true',
      'group:custom': 'false',
      'field:Name': 'true',
      'field:BillingAddress': 'false',
    });
    expect(checked(treeOf(['Name']))).toMatchObject({ 'group:standard': 'mixed' });
    expect(checked(treeOf(['Name', 'Phone', 'Score__c', 'CreatedDate']))).toMatchObject({ object: 'true' });
  });

  it('lets nobody choose what cannot be synced, but take it out where it was chosen', () => {
    const disabled = (chosen: string[]) => treeOf(chosen).find(({ key }) => key === 'field:BillingAddress')?.isDisabled;

    expect(disabled([])).toBe(true);
    expect(disabled(['BillingAddress'])).toBe(false);
  });

  it('shows chosen fields that are no longer there in a group of their own', () => {
    const rows = treeOf(['Gone__c']);

    expect(rows[1]).toMatchObject({ key: 'group:missing', checked: 'true' });
    expect(rows[2]).toMatchObject({ key: 'field:Gone__c', isDisabled: false });
  });

  it('finds fields by each word in their label or API name, in any case', () => {
    const groups = groupsOf(accountFields(), [], missing);
    const found = (search: string) => searched(groups, search).flatMap(({ fields }) => fields.map(({ name }) => name));

    expect(found('account')).toEqual(['Name', 'Phone']);
    expect(found('PHONE account')).toEqual(['Phone']);
    expect(found('__c')).toEqual(['Score__c']);
    expect(found('zzz')).toEqual([]);
  });
});

describe('a preset', () => {
  it('adds what is there and can be synced, once, and names the rest', () => {
    const outcome = applied(
      preset({ fields: ['name', 'PHONE', 'Phone'], missing: ['BillingAddress', 'Nowhere__c'] }),
      accountFields(),
      new Set(['Name']),
    );

    expect(outcome).toEqual({ added: ['Phone'], missing: ['Nowhere__c'], unsupported: ['BillingAddress'] });
  });
});
