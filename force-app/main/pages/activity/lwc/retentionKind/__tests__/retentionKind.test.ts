import '../../retentionPanel/__tests__/counts';
import RetentionKind from '../retentionKind';
import { draftOf } from 'c/retentionDraft';
import type { KindDraft } from 'c/retentionDraft';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { kindOf } from '../../retentionPanel/__tests__/support';

jest.mock('@salesforce/label/c.RetentionChanged', () => ({ default: 'saved: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionRowsSize', () => ({ default: '{0}, {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionMostAutomatic', () => ({ default: '{0} by itself' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionAutomaticNow', () => ({ default: '{0} by itself' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionKept', () => ({ default: '{0} kept' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionOpen', () => ({ default: '{0} open' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionSparedNow', () => ({ default: 'Now: {0}.' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionDays', () => ({ default: '{0}: days' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionDaysAllowed', () => ({ default: '{0} to {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionLasting', () => ({ default: '{0} a day, {2}: {1}, {3}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RetentionLastingLess', () => ({ default: '{0} a day: {1} last {2}, not {3}' }), {
  virtual: true,
});

type Kind = HTMLElement & { draft: KindDraft | null; report(): boolean };
type Input = HTMLElement & { label: string; value: string; setCustomValidity: jest.Mock; reportValidity: jest.Mock };

function shown(properties: object = {}): { element: Kind; edits: unknown[] } {
  const element = show('c-retention-kind', RetentionKind, { kind: kindOf(), now, ...properties }) as Kind;
  const edits: unknown[] = [];
  element.addEventListener('edit', (event) => void edits.push((event as CustomEvent<unknown>).detail));
  return { element, edits };
}

const editing = (over: Partial<KindDraft> = {}, kind = kindOf()): ReturnType<typeof shown> =>
  shown({ kind, draft: { ...draftOf(kind), ...over } });

const figures = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[data-id="figures"] dd') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );

/** What the stub of the base component is told. */
function watched(element: HTMLElement, name: string): Input {
  const input = find<Input>(element, `lightning-input[data-id="${name}"]`);
  input.setCustomValidity = jest.fn();
  input.reportValidity = jest.fn();
  input.focus = jest.fn();
  return input;
}

function change(element: HTMLElement, name: string, value: string): void {
  find(element, `[data-id="${name}"]`).dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }),
  );
}

describe('c-retention-kind', () => {
  afterEach(clearPage);

  it('tells what it is for, how much there is, how long it is kept and what stays', () => {
    const { element } = shown({ kind: kindOf({ kind: 'Failures', keptRows: 3, openRows: 1200 }) });

    expect(text(element, 'h3')).toBe('c.RetentionFailures');
    expect(text(element, '[data-id="purpose"]')).toBe('c.RetentionFailuresPurpose');
    expect(figures(element).slice(0, 4)).toEqual([
      '1,000 rows, 2 MB',
      '1,200 rows, 2.3 MB',
      '30 days',
      '1,280 rows by itself',
    ]);
    expect(find<HTMLElement & { value: string }>(element, 'c-moment').value).toBe('2025-12-07T12:00:00.000Z');
    expect(text(element, '[data-id="spared"]')).toBe('c.RetentionFailuresSpared Now: 3 kept, 1,200 open.');
    expect(maybe(element, 'lightning-input')).toBeNull();
    expectAccessible(element);
  });

  it('tells a number of rows that somebody chose, and counts nothing that there is not', () => {
    const { element } = shown({ kind: kindOf({ mostRows: 900, mostRowsNow: 900, oldestAt: null, keptRows: 0 }) });

    expect(figures(element)[3]).toBe('900 rows');
    expect(text(element, '[data-id="spared"]')).toBe('c.RetentionRunsSpared');
    expect(find<HTMLElement & { fallback: string }>(element, 'c-moment').fallback).toBe('c.RetentionEmpty');
  });

  it('is changed by a draft, and tells what changed', () => {
    const { element, edits } = editing({ isAutomatic: false });
    const outside = jest.fn();
    document.body.addEventListener('change', outside);

    change(element, 'days', '10');
    change(element, 'rows', '500');
    change(element, 'most', 'automatic');
    change(element, 'most', 'number');

    expect(edits).toEqual([{ days: '10' }, { rows: '500' }, { isAutomatic: true }, { isAutomatic: false }]);
    expect(outside).not.toHaveBeenCalled();
    document.body.removeEventListener('change', outside);
    expect(find<Input>(element, '[data-id="days"]').label).toBe('c.RetentionRuns: days');
    expectAccessible(element);
  });

  it('asks for a number of rows only where it is one', () => {
    const { element } = editing();

    expect(maybe(element, '[data-id="rows"]')).toBeNull();
    expect(find<HTMLElement & { options: unknown }>(element, '[data-id="most"]').options).toEqual([
      { label: '1,280 rows by itself', value: 'automatic' },
      { label: 'c.RetentionNumber', value: 'number' },
    ]);
  });

  it('does not tell what automatic comes to where it does not hold', () => {
    const { element } = editing({}, kindOf({ mostRows: 900, mostRowsNow: 900 }));

    expect(find<HTMLElement & { options: { label: string }[] }>(element, '[data-id="most"]').options[0]?.label).toBe(
      'c.RetentionAutomatic',
    );
  });

  it('keeps choices of kinds apart', () => {
    const names = (['Runs', 'Journal'] as const).map(
      (kind) => find<HTMLElement & { name: string }>(editing({}, kindOf({ kind })).element, '[data-id="most"]').name,
    );

    expect(new Set(names).size).toBe(2);
  });

  it.each([
    ['days are few', { days: '10' }, {}, '40 rows a day, 10 days: 400 rows, 800 kB'],
    ['rows are fewer', { isAutomatic: false, rows: '200' }, {}, '40 rows a day: 200 rows last 5 days, not 30 days'],
    ['automatic rows are fewer', { days: '100' }, {}, '40 rows a day: 1,280 rows last 32 days, not 100 days'],
    [
      'automatic is not known',
      { isAutomatic: true, days: '100' },
      { mostRows: 9 },
      '40 rows a day, 100 days: 4,000 rows, 7.8 MB',
    ],
  ])('tells what comes of it where %s', (_, draft, kind, expected) => {
    const { element } = editing(draft, kindOf(kind));

    expect(text(element, '[data-id="lasting"]')).toBe(expected);
  });

  it('speaks of one as of one', () => {
    const one = { rows: 1, rowsInThirtyDays: 1, days: 1, mostRows: 1, mostRowsNow: 1, rowsADay: 1 };
    const { element } = shown({ kind: kindOf({ ...one, bytes: 2048, bytesInThirtyDays: 2048 }) });

    expect(figures(element).slice(0, 4)).toEqual(['1 row, 2 kB', '1 row, 2 kB', '1 day', '1 row']);
    const changed = editing({ isAutomatic: true }, kindOf({ ...one, mostRows: null, leastRows: 1 }));
    expect(text(changed.element, '[data-id="lasting"]')).toBe('1 row a day, 1 day: 1 row, 2 kB');
  });

  it('marks at its place what is changed and not saved, and no longer once it is as before', async () => {
    const { element } = editing({ days: '10', isAutomatic: false, rows: '500' });
    Object.assign(element, { before: kindOf({ days: 1 }) });
    await settled();

    expect(text(element, '[data-id="days-changed"]')).toBe('saved: 1 day');
    expect(text(element, '[data-id="rows-changed"]')).toBe('saved: c.RetentionSavedAutomatic');

    Object.assign(element, {
      before: kindOf({ mostRows: 900 }),
      draft: { days: '30', isAutomatic: false, rows: '901' },
    });
    await settled();

    expect(maybe(element, '[data-id="days-changed"]')).toBeNull();
    expect(text(element, '[data-id="rows-changed"]')).toBe('saved: 900 rows');
  });

  it('says of a field that is left what is wrong with it, and of no other', () => {
    const { element } = editing({ days: '400', isAutomatic: false, rows: '0' });
    const days = watched(element, 'days');
    const rows = watched(element, 'rows');

    days.dispatchEvent(new CustomEvent('blur'));

    expect(days.setCustomValidity).toHaveBeenLastCalledWith('1 to 365');
    expect(days.reportValidity).toHaveBeenCalled();
    expect(days.focus).not.toHaveBeenCalled();
    expect(rows.setCustomValidity).not.toHaveBeenCalled();
  });

  it.each([
    [{ days: 'x' }, {}],
    [{ isAutomatic: false, rows: '' }, {}],
    [{}, { rowsADay: 0 }],
  ])('tells nothing of %p, of which nothing can be told', (draft, kind) => {
    expect(maybe(editing(draft, kindOf(kind)).element, '[data-id="lasting"]')).toBeNull();
  });

  it('says beside a field what is wrong with it and goes there, and no longer once it is right', async () => {
    const { element } = editing({ days: '400', isAutomatic: false, rows: '0' });
    const days = watched(element, 'days');
    const rows = watched(element, 'rows');

    expect(element.report()).toBe(false);

    expect(days.setCustomValidity).toHaveBeenLastCalledWith('1 to 365');
    expect(days.reportValidity).toHaveBeenCalled();
    expect(rows.setCustomValidity).toHaveBeenLastCalledWith('c.RetentionRowsAllowed');
    expect(days.focus).toHaveBeenCalledTimes(1);
    expect(rows.focus).not.toHaveBeenCalled();

    element.draft = { days: '300', isAutomatic: false, rows: '500' };
    await settled();

    expect(days.setCustomValidity).toHaveBeenLastCalledWith('');
    expect(rows.setCustomValidity).toHaveBeenLastCalledWith('');
    expect(element.report()).toBe(true);
    expect(days.focus).toHaveBeenCalledTimes(1);
  });
});
