import StaleNotice from '../staleNotice';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../__tests__/support';

jest.mock('@salesforce/label/c.StaleAsOf', () => ({ default: 'As of {0}. {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.StaleNever', () => ({ default: 'Not yet. {0}' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'Europe/Berlin' }), { virtual: true });
jest.mock('@salesforce/i18n/lang', () => ({ default: 'en-US' }), { virtual: true });

describe('c-stale-notice', () => {
  afterEach(clearPage);

  it('says as of when what is shown is, and why', () => {
    const stale = { since: '2026-01-01T12:00:00.000Z', why: 'The network is down.' };
    const element = show('c-stale-notice', StaleNotice, { stale });

    expect(text(element, '[data-id="stale-text"]').replaceAll('\u202F', ' ')).toBe(
      'As of Jan 1, 2026, 1:00:00 PM. The network is down.',
    );
    expect(find(element, '[role="status"]')).toBeTruthy();
    expectAccessible(element);
  });

  it('says that nothing was ever answered', () => {
    const element = show('c-stale-notice', StaleNotice, { stale: { since: null, why: 'The network is down.' } });
    expect(text(element, '[data-id="stale-text"]')).toBe('Not yet. The network is down.');
  });

  it('says nothing of what is fresh, where a screen reader waits for it', () => {
    const element = show('c-stale-notice', StaleNotice, { stale: null });
    expect(maybe(element, '[data-id="stale"]')).toBeNull();
    expect(find(element, '[role="status"]')).toBeTruthy();
  });

  it('lets a person try at once', () => {
    const element = show('c-stale-notice', StaleNotice, { stale: { since: null, why: 'x' } });
    const tries = jest.fn();
    element.addEventListener('tryagain', tries);
    find(element, '[data-id="refresh"]').click();
    expect(tries).toHaveBeenCalledTimes(1);
  });
});
