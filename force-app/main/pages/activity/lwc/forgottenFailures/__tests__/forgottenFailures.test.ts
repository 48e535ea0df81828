import '../../retentionPanel/__tests__/counts';
import ForgottenFailures from '../forgottenFailures';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.FailuresForgotten', () => ({ default: '{0} gone, kept {1}, {2}' }), {
  virtual: true,
});

const oldestAt = '2026-01-01T11:58:00.000Z';

function shown(forgotten: object): HTMLElement {
  return show('c-forgotten-failures', ForgottenFailures, {
    forgotten: { days: 30, mostRows: 128, ...forgotten },
    tab: 'syncline__Syncline_Activity',
    connectionId: 'a00000000000001',
    now,
  });
}

describe('c-forgotten-failures', () => {
  afterEach(clearPage);

  it('says how many, what is kept, since when, and where that is set', () => {
    const element = shown({ count: 1200, oldestAt });

    expect(text(element, '[data-id="text"]')).toBe('1,200 gone, kept 30 days, 128 rows');
    expect(find(element, 'c-moment')).toMatchObject({ value: oldestAt, now });
    expect(find(element, 'c-page-link')).toMatchObject({
      tab: 'syncline__Syncline_Activity',
      state: { c__view: 'storage', c__connection: 'a00000000000001' },
    });
    expectAccessible(element);
  });

  it('says so where no attempt is left at all', () => {
    const element = shown({ count: 1, oldestAt: null });

    expect(text(element, '[data-id="text"]')).toBe('1 gone, kept 30 days, 128 rows');
    expect(maybe(element, 'c-moment')).toBeNull();
  });

  it('says that a run is no longer kept', () => {
    const element = shown({ count: null, oldestAt });

    expect(text(element, '[data-id="text"]')).toBe('c.FailuresForgottenRun');
    expect(maybe(element, 'c-moment')).toBeNull();
  });
});
