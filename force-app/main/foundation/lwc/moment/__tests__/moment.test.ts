import Moment from '../moment';
import { clearPage, find, now, show } from '../../__tests__/support';

function shown(properties: object): string {
  const element = show('c-moment', Moment, { now, ...properties });
  return (element.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

describe('c-moment', () => {
  afterEach(clearPage);

  it.each([
    ['2026-01-01T11:58:00.000Z', '2 minutes ago'],
    ['2026-01-01T11:59:30.000Z', '30 seconds ago'],
    ['2026-01-01T09:00:00.000Z', '3 hours ago'],
    ['2025-12-30T12:00:00.000Z', '2 days ago'],
    ['2026-01-01T12:01:00.000Z', 'in 1 minute'],
    ['2026-01-01T12:00:00.000Z', 'now'],
  ])('tells %s as %s', (value, expected) => {
    expect(shown({ value })).toContain(expected);
  });

  it('tells in full only who points at it where it is brief', () => {
    const value = '2026-01-01T11:58:00.000Z';

    expect(shown({ value })).toMatch(/^2 minutes ago \(Jan 1, 2026, /);
    expect(shown({ value, isBrief: true })).toBe('2 minutes ago');
    expect(find(show('c-moment', Moment, { value, now, isBrief: true }), 'time').title).toMatch(/^Jan 1, 2026, /);
  });

  it('is due once what was planned has passed', () => {
    expect(shown({ value: '2026-01-01T11:59:00.000Z', isPlanned: true })).toContain('c.NextIsNow');
  });

  it('falls back where there is no moment', () => {
    expect(shown({ value: null, fallback: 'Never' })).toBe('Never');
  });

  it('keeps the exact moment for machines', () => {
    const element = show('c-moment', Moment, { value: '2026-01-01T11:58:00.000Z', now });

    expect(find(element, 'time').getAttribute('datetime')).toBe('2026-01-01T11:58:00.000Z');
  });
});
