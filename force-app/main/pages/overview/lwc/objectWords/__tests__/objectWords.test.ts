import type * as Words from 'c/objectWords';
import type { ObjectHealth } from 'c/overviewApi';
import { speakEnglish } from '../../../../../foundation/lwc/__tests__/english';
import { now } from '../../../../../foundation/lwc/__tests__/support';
import { connection, day, object, waiting } from '../../overview/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
speakEnglish();
const { courseText, isFlowing, isNotable, stateWord, waitsOfObject } =
  jest.requireActual<typeof Words>('c/objectWords');

const flowing = { isFlowing: true, now };
const none = { count: 0, isMore: false };

function wordOf(over: Partial<ObjectHealth>, waits: typeof none | null = none): string {
  return stateWord(object(over), waits, flowing).text;
}

describe('c-object-words', () => {
  it.each([
    [{ state: 'Stopped' }, 'Stopped'],
    [{ state: 'Failing', failing: 12 }, '12 failing'],
    [{ state: 'FirstSync', firstSync: { done: 61_400, total: 176_204 } }, 'First sync: 61,400 of about 176,204'],
    [{ state: 'FirstSync', firstSync: { done: 61_400, total: null } }, 'First sync: 61,400 so far'],
    [{ state: 'FirstSync', firstSync: { done: 20, total: 10 } }, 'First sync: 20 so far'],
    [{ state: 'Behind', lookedAt: null }, 'Not read yet'],
    [{ state: 'UpToDate' }, 'Up to date'],
    [{ state: 'Off', isOn: false }, 'Turned off'],
  ] as const)('says of %p: %s', (over, text) => {
    expect(wordOf(over)).toBe(text);
  });

  it('says until when one was read that is behind', () => {
    expect(wordOf({ state: 'Behind' })).toMatch(/^Read until 11:58:00\sAM$/u);
  });

  it('says what waits of an object that is up to date otherwise, where that is known', () => {
    expect(wordOf({}, { count: 1, isMore: false })).toBe('1 waiting');
    expect(wordOf({}, { count: 2000, isMore: true })).toBe('More than 2,000 waiting');
    expect(wordOf({}, null)).toBe('Up to date');
    expect(wordOf({ state: 'Failing', failing: 1 }, { count: 5, isMore: false })).toBe('1 failing');
  });

  it('calls nothing up to date while nothing flows', () => {
    expect(stateWord(object(), none, { isFlowing: false, now }).text).toMatch(/^Read until 11:58:00\sAM$/u);
  });

  it.each([
    ['ACTIVE', true],
    ['SETTING_UP', true],
    ['NOT_SYNCING', false],
    ['ERROR', false],
    ['STUCK', false],
    ['THROTTLED', false],
  ] as const)('knows that in %s changes flow: %p', (status, expected) => {
    expect(isFlowing(connection({ status }))).toBe(expected);
    expect(isFlowing(connection({ status, isCopied: true }))).toBe(false);
  });

  it('folds away only what needs nobody and has nothing under way', () => {
    expect(isNotable(object(), none)).toBe(false);
    expect(isNotable(object(), null)).toBe(false);
    expect(isNotable(object({ state: 'Off', isOn: false }), { count: 3, isMore: false })).toBe(false);
    expect(isNotable(object(), { count: 3, isMore: false })).toBe(true);
    for (const state of ['Stopped', 'Failing', 'Behind', 'FirstSync'] as const) {
      expect(isNotable(object({ state }), none)).toBe(true);
    }
  });

  it('finds what waits of an object, and nothing where it was not counted', () => {
    const counts = waiting({ a02000000000001: 5, a02000000000002: null });
    expect(waitsOfObject(counts, 'a02000000000001')).toEqual({ count: 5, isMore: false });
    expect(waitsOfObject(counts, 'a02000000000002')).toBeNull();
    expect(waitsOfObject(counts, 'a02000000000009')).toBeNull();
    expect(waitsOfObject(null, 'a02000000000001')).toBeNull();
  });

  it('tells a course in words', () => {
    const hours = [...day({ withinSeconds: 60 }), ...day({ withinSeconds: 305 })];
    expect(courseText(object({ hours }))).toBe(
      'Account in 24 hours: 95 % within 60 sec at best and 5 min at worst; 65 sec is promised',
    );
  });
});
