import PageFrame from '../pageFrame';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../__tests__/support';

function framed(state: PageFrame['state'], stale: PageFrame['stale'] = null): HTMLElement {
  return show('c-page-frame', PageFrame, {
    heading: 'Overview',
    loadingText: 'Loading',
    errorTitle: 'Could not load',
    state,
    stale,
  });
}

describe('c-page-frame', () => {
  afterEach(clearPage);

  it('names the page', () => {
    const element = framed({ kind: 'ready' });

    expect(text(element, 'h1')).toBe('Overview');
    expect(find(element, 'section').getAttribute('aria-label')).toBe('Overview');
    expect(find(element, 'section').getAttribute('aria-busy')).toBe('false');
    expect(maybe(element, 'lightning-card, lightning-spinner')).toBeNull();
  });

  it('shows a spinner while the page loads', () => {
    const element = framed({ kind: 'loading' });

    expect(find<HTMLElement & { alternativeText: string }>(element, 'lightning-spinner').alternativeText).toBe(
      'Loading',
    );
    expect(find(element, 'section').getAttribute('aria-busy')).toBe('true');
    expectAccessible(element);
  });

  it('says that there is no connection yet', () => {
    expect(text(framed({ kind: 'empty' }), '[data-id="empty"]')).toBe('c.OverviewEmptyText');
  });

  it('says why the page could not load, and asks to try again', () => {
    const element = framed({ kind: 'failed', message: 'You lack the permission "ViewActivity".' });
    const tries = jest.fn();
    element.addEventListener('tryagain', tries);

    expect(text(element, '[data-id="failure"]')).toBe('You lack the permission "ViewActivity".');
    expect(find<HTMLElement & { title: string }>(element, 'lightning-card').title).toBe('Could not load');
    expect(find(element, '[role="alert"]')).toBeTruthy();
    find(element, '[data-id="try-again"]').click();

    expect(tries).toHaveBeenCalledTimes(1);
    expectAccessible(element);
  });

  it('marks what is shown as old, and asks to try again', () => {
    const stale = { since: '2026-01-01T12:00:00.000Z', why: 'The network is down.' };
    const element = framed({ kind: 'ready' }, stale);
    const tries = jest.fn();
    element.addEventListener('tryagain', tries);

    const notice = find<HTMLElement & { stale: unknown }>(element, 'c-stale-notice');
    expect(notice.stale).toEqual(stale);
    notice.dispatchEvent(new CustomEvent('tryagain'));
    expect(tries).toHaveBeenCalledTimes(1);
  });

  it('says of what could never be shown that it is tried again, once', () => {
    const element = framed({ kind: 'failed', message: 'The network is down.' }, { since: null, why: 'x' });

    expect(text(element, '[data-id="tries-again"]')).toBe('c.StaleTriesAgain');
    expect(find<HTMLElement & { stale: unknown }>(element, 'c-stale-notice').stale).toBeNull();
    expect(maybe(framed({ kind: 'failed', message: 'No.' }), '[data-id="tries-again"]')).toBeNull();
  });
});
