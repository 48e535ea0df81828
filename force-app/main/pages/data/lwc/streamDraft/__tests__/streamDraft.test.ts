import { countChanges, isSame, isUnsavedStream } from '../streamDraft';
import { config } from '../../dataPage/__tests__/support';

const saved = config({ fields: [{ name: 'Name' }, { name: 'Phone', outward: 'tel' }], rule: null });
const rows = { rows: [], logic: null, recordTypes: ['Customer'] } as never;

describe('c-stream-draft', () => {
  it.each([
    ['nothing', 0, {}],
    ['an absent value and an empty one, which say the same', 0, { ruleName: '', lookbackDays: undefined }],
    ['a setting', 1, { isOn: false }],
    [
      'a field that is added, one that is gone and one that is renamed',
      3,
      {
        fields: [{ name: 'Name', outward: 'title' }, { name: 'Fax' }],
      },
    ],
    ['the order of the fields', 1, { fields: [{ name: 'Phone', outward: 'tel' }, { name: 'Name' }] }],
    ['a rule with its name and its object', 1, { rule: rows, ruleName: 'isCustomer', ruleObject: 'Case' }],
    ['a lookback with its days', 1, { lookback: 'Days', lookbackDays: 30 }],
    ['a filter and a frequency', 2, { filter: rows, frequencyMinutes: 60 }],
  ] as const)('counts %s as %d', (_what, count, edited) => {
    const draft = { ...saved, ...edited };
    expect(countChanges(saved, draft)).toBe(count);
    expect(isSame(saved, draft)).toBe(count === 0);
  });

  it('writes out no field that is the same object', () => {
    const untouched = { name: 'Name', toJSON: jest.fn() };
    const fields = [untouched, { name: 'Phone', outward: 'tel' }];
    const edited = { ...saved, fields: [untouched, { name: 'Phone', outward: 'phone' }] };

    expect(isSame({ ...saved, fields }, edited)).toBe(false);
    expect(countChanges({ ...saved, fields }, edited)).toBe(1);
    expect(untouched.toJSON).not.toHaveBeenCalled();
  });

  it('knows a draft from what is none', () => {
    expect(isUnsavedStream({ saved: null, draft: saved })).toBe(true);
    expect(isUnsavedStream({ saved, draft: saved })).toBe(true);
    for (const value of [
      null,
      {},
      { saved },
      { saved: {}, draft: saved },
      { saved: null, draft: { objectName: 'x' } },
    ]) {
      expect(isUnsavedStream(value)).toBe(false);
    }
  });
});
