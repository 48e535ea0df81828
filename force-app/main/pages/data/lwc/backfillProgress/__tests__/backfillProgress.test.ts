import type { Backfill } from 'c/backfillWords';
import BackfillProgress from '../backfillProgress';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { backfill } from '../../backfillHistory/__tests__/support';

jest.mock('@salesforce/label/c.BackfillSentOf', () => ({ default: '{0} of about {1} sent.' }), { virtual: true });
jest.mock('@salesforce/label/c.BackfillSent', () => ({ default: '{0} sent.' }), { virtual: true });
jest.mock('@salesforce/label/c.BackfillSomeFailed', () => ({ default: '{0} failed.' }), { virtual: true });

interface Button extends HTMLElement {
  disabled: boolean;
}

function shown(over: Partial<Backfill> = {}, properties: object = {}): { element: HTMLElement; fired: string[] } {
  const element = show('c-backfill-progress', BackfillProgress, {
    backfill: backfill({ status: 'Running', sent: 4_200, failed: 3, percent: 42.7, ...over }),
    ...properties,
  });
  const fired: string[] = [];
  for (const name of ['pause', 'resume', 'cancel']) {
    element.addEventListener(name, () => fired.push(name));
  }
  return { element, fired };
}

describe('c-backfill-progress', () => {
  afterEach(clearPage);

  it('shows how far it is', () => {
    const { element } = shown();

    expect(find<HTMLElement & { value: number }>(element, '[data-id="bar"]').value).toBe(42.7);
    expect(text(element, '[data-id="percent"]')).toBe('42%');
    expect(text(element, '[data-id="counts"]')).toBe('4,200 of about 10,000 sent. 3 failed.');
    expectAccessible(element);
  });

  it('does not go beyond its end, nor say 100 % before it', () => {
    expect(find<HTMLElement & { value: number }>(shown({ percent: 130 }).element, '[data-id="bar"]').value).toBe(100);
    clearPage();
    expect(text(shown({ percent: 99.9 }).element, '[data-id="percent"]')).toBe('99%');
  });

  it('shows what was sent where nothing was estimated', () => {
    const { element } = shown({ estimatedRecords: null, failed: 0, percent: null });

    expect(text(element, '[data-id="counts"]')).toBe('4,200 sent.');
    expect(text(element, '[data-id="percent"]')).toBe('0%');
  });

  it('is paused and cancelled', () => {
    const { element, fired } = shown();
    find(element, '[data-id="pause"]').click();
    find(element, '[data-id="cancel"]').click();

    expect(fired).toEqual(['pause', 'cancel']);
    expect(maybe(element, '[data-id="resume"]')).toBeNull();
  });

  it('is resumed', () => {
    const { element, fired } = shown({ isPaused: true });
    find(element, '[data-id="resume"]').click();

    expect(fired).toEqual(['resume']);
    expect(maybe(element, '[data-id="pause"]')).toBeNull();
  });

  it('is left alone once it is being cancelled', () => {
    const { element } = shown({ isPaused: true, isCancelled: true });

    expect(maybe(element, '[data-id="pause"]')).toBeNull();
    expect(maybe(element, '[data-id="resume"]')).toBeNull();
    expect(find<Button>(element, '[data-id="cancel"]').disabled).toBe(true);
  });

  it('lets nobody act who may not', () => {
    const { element } = shown({}, { pauseDisabled: true, cancelDisabled: true });

    expect(find<Button>(element, '[data-id="pause"]').disabled).toBe(true);
    expect(find<Button>(element, '[data-id="cancel"]').disabled).toBe(true);
  });
});
