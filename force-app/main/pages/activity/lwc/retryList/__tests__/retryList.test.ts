import RetryList from '../retryList';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { retry } from '../../activityPage/__tests__/support';

jest.mock('@salesforce/label/c.RetryOpen', () => ({ default: '{0} of {1}: {2} went through, {3} did not, {4} left' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RetryWithheld', () => ({ default: '{0} could not.' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryElsewhere', () => ({ default: '{0} elsewhere.' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryDone', () => ({ default: 'Done, {2} of {1}' }), { virtual: true });

jest.mock('@salesforce/label/c.RetryLost', () => ({ default: 'Lost, {2} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetryLostRest', () => ({ default: '{0} forgotten.' }), { virtual: true });

type Bar = HTMLElement & { value: number };

const shown = (over: Parameters<typeof retry>[0] = {}): HTMLElement =>
  show('c-retry-list', RetryList, { retries: [retry(over)], now });

describe('c-retry-list', () => {
  afterEach(clearPage);

  it('says how far an open one is', () => {
    const element = shown({ total: 1200, succeeded: 299, abandoned: 1, failed: 0 });

    expect(text(element, '[data-id="retry"]')).toBe(
      'T-00000001 Ada Admin: 300 of 1,200: 299 went through, 0 did not, 1 left',
    );
    expect(find<Bar>(element, 'lightning-progress-bar').value).toBe(25);
    expect(find(element, 'section').getAttribute('aria-label')).toBe('c.RetriesTitle');
    expectAccessible(element);
  });

  it('says what came of one that is done, without a bar', () => {
    const element = shown({ status: 'Done', succeeded: 8 });

    expect(text(element, '[data-id="retry"]')).toContain('Done, 8 of 8');
    expect(maybe(element, 'lightning-progress-bar')).toBeNull();
  });

  it('tells of one that sends what was logged, and of what could not be sent so', () => {
    const element = shown({ total: 10, succeeded: 4, failed: 0, withheld: 1, isAsLogged: true });

    expect(text(element, '[data-id="retry"]')).toBe(
      'T-00000001 Ada Admin: c.RetryAsLogged 5 of 10: 4 went through, 0 did not, 0 left 1 could not.',
    );
    expect(find<Bar>(element, 'lightning-progress-bar').value).toBe(50);
  });

  it('says why the rest was not tried where attempts of its run were purged', () => {
    const element = shown({ status: 'Lost', total: 4, succeeded: 1, failed: 0, abandoned: 0 });

    expect(text(element, '[data-id="retry"]')).toContain('Lost, 1 of 4 3 forgotten.');
    expect(maybe(element, 'lightning-progress-bar')).toBeNull();
  });

  it('says where those are that something else came before', () => {
    const over = { total: 4, succeeded: 1, failed: 0, abandoned: 0 };

    expect(text(shown({ status: 'Done', ...over }), '[data-id="retry"]')).toContain('Done, 1 of 4 3 elsewhere.');
    clearPage();
    expect(text(shown({ status: 'Open', ...over }), '[data-id="retry"]')).not.toContain('elsewhere');
  });

  it('says that one was cancelled', () => {
    expect(text(shown({ status: 'Cancelled' }), '[data-status="Cancelled"]')).toContain('c.RetryCancelled');
  });

  it('is never beyond its end', () => {
    expect(find<Bar>(shown({ total: 2, succeeded: 5 }), 'lightning-progress-bar').value).toBe(100);
    clearPage();
    expect(find<Bar>(shown({ total: 0, succeeded: 0, failed: 0 }), 'lightning-progress-bar').value).toBe(100);
  });
});
