import '../../retentionPanel/__tests__/counts';
import PurgeStatus from '../purgeStatus';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.PurgeRows', () => ({ default: '{0} went.' }), { virtual: true });
jest.mock('@salesforce/label/c.PurgeIsUnderWayRows', () => ({ default: '{0} fewer' }), { virtual: true });

const lastPurge = { at: '2026-01-01T02:00:00.000Z', rows: 4200, detail: null };

function shown(properties: object = {}): HTMLElement {
  return show('c-purge-status', PurgeStatus, {
    lastPurge,
    nextAt: '2026-01-02T02:00:00.000Z',
    canPurge: true,
    now,
    ...properties,
  });
}

const moments = (element: HTMLElement): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement & { value?: string }>('c-moment') ?? [])].map(
    ({ value }) => value,
  );

describe('c-purge-status', () => {
  afterEach(clearPage);

  it('tells the last purge and the next one', () => {
    const element = shown();

    expect(moments(element)).toEqual([lastPurge.at, '2026-01-02T02:00:00.000Z']);
    expect(text(element, '[data-id="last"] span')).toBe('4,200 rows went.');
    expect(text(element, '[data-id="progress"]')).toBe('');
    expectAccessible(element);
  });

  it('says why the last one ended early', () => {
    const element = shown({ lastPurge: { ...lastPurge, detail: 'A row was locked.' } });

    expect(text(element, '[data-id="last"] span')).toBe('4,200 rows went. A row was locked.');
  });

  it('speaks of one row as of one', () => {
    const element = shown({ lastPurge: { ...lastPurge, rows: 1 }, isPurging: true, gone: 1 });

    expect(text(element, '[data-id="last"] span')).toBe('1 row went.');
    expect(text(element, '[role="status"]')).toBe('1 row fewer');
  });

  it('says why none could begin yet', () => {
    const element = shown({ lastPurge: { rows: null, detail: 'No job is taken.' } });

    expect(text(element, '[data-id="last"] span')).toBe('No job is taken.');
    expect(moments(element)[0]).toBeUndefined();
  });

  it('says that there was none', () => {
    const element = shown({ lastPurge: null, nextAt: null });

    expect(text(element, '[data-id="last"]')).toBe('c.PurgeLast');
    expect(
      [...(element.shadowRoot?.querySelectorAll<HTMLElement & { fallback: string }>('c-moment') ?? [])].map(
        ({ fallback }) => fallback,
      ),
    ).toEqual(['c.PurgeNever', 'c.PurgeUnplanned']);
  });

  it('tells how far one is, and begins no other meanwhile', () => {
    const element = shown({ isPurging: true });
    expect(text(element, '[role="status"]')).toBe('c.PurgeIsUnderWay');
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="purge"]').disabled).toBe(true);

    clearPage();
    expect(text(shown({ isPurging: true, gone: 1200 }), '[role="status"]')).toBe('1,200 rows fewer');
  });

  it('asks for one where somebody may', () => {
    const element = shown();
    const asked = jest.fn();
    element.addEventListener('purge', asked);

    find(element, '[data-id="purge"]').click();

    expect(asked).toHaveBeenCalledTimes(1);
    clearPage();
    expect(maybe(shown({ canPurge: false }), '[data-id="purge"]')).toBeNull();
  });
});
