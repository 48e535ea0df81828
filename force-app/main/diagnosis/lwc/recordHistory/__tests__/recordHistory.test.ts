import type { Comparison, HistoryEntry } from 'c/diagnosisApi';
import RecordHistory from '../recordHistory';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.AttemptTitle', () => ({ default: 'Attempt {0}: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.AttemptEarlier', () => ({ default: 'Earlier {0}: {1}' }), { virtual: true });

const comparison: Comparison = { at: now, differences: [], withheld: [] };

async function shown(properties: object): Promise<HTMLElement> {
  const element = show('c-record-history', RecordHistory, { now, ...properties });
  await settled();
  return element;
}

const rowsOf = (element: HTMLElement, id: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(`[data-id="${id}"]`) ?? [])].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()).join(' | '),
  );

describe('c-record-history', () => {
  afterEach(clearPage);

  it('tells attempts and versions, each with its run', async () => {
    const history: HistoryEntry[] = [
      { at: now, what: 'Refused', attempt: 2, code: 'BAD_VALUE', httpStatus: 200, runName: 'R-3' },
      { at: now, what: 'Sent', runName: 'R-2' },
      { at: now, what: 'TakenOut', runName: null },
      { at: now, what: 'Seen', runName: 'R-1' },
      { at: now, what: 'SomethingNew', attempt: 1, runName: 'R-0' },
    ];
    const element = await shown({ history });

    expect(rowsOf(element, 'entry')).toEqual([
      ' | Attempt 2: c.AttemptRefusedBAD_VALUE, HTTP 200 | R-3',
      ' | c.HistorySent | R-2',
      ' | c.HistoryTakenOut | c.DiagnosisRunGone',
      ' | c.HistorySeen | R-1',
      ' | Attempt 1: SomethingNew | R-0',
    ]);
    expect(find<HTMLElement & { value: string }>(element, 'c-moment').value).toBe(now);
    expectAccessible(element);
  });

  it('tells attempts of an earlier failure from those of the last one, which are counted anew', async () => {
    const history: HistoryEntry[] = [
      { at: now, what: 'Refused', attempt: 1, runName: 'R-4' },
      { at: now, what: 'Sent', runName: 'R-3' },
      { at: now, what: 'Accepted', attempt: 2, runName: 'R-2' },
      { at: now, what: 'Refused', attempt: 1, runName: 'R-1' },
    ];
    const element = await shown({ history });

    expect(rowsOf(element, 'entry')).toEqual([
      ' | Attempt 1: c.AttemptRefused | R-4',
      ' | c.HistorySent | R-3',
      ' | Earlier 2: c.AttemptAccepted | R-2',
      ' | Earlier 1: c.AttemptRefused | R-1',
    ]);
  });

  it('says of no run that it is no longer kept where there was none', async () => {
    const element = await shown({ history: [{ at: now, what: 'Seen', runName: null }] });

    expect(rowsOf(element, 'entry')).toEqual([' | c.HistorySeen | ']);
  });

  it('shows nothing where nothing is known', async () => {
    const element = await shown({ history: [] });

    expect(element.shadowRoot?.textContent).toBe('');
  });

  it('sets what was sent beside what would be', async () => {
    const differences = [
      { name: 'Name', sent: 'Acme', now: 'Acme Inc.' },
      { name: 'Phone', sent: null, now: '1' },
      { name: 'Fax', sent: '2', now: null },
    ];
    const withheld = [
      { name: 'Industry', withheld: 'FieldHidden' },
      { name: 'isActive', withheld: 'OfRule' },
    ];
    const element = await shown({ history: [], comparison: { ...comparison, differences, withheld } });

    expect(rowsOf(element, 'difference')).toEqual([
      'Name | Acme | Acme Inc.',
      'Phone | c.CompareAbsent | 1',
      'Fax | 2 | c.CompareAbsent',
    ]);
    expect(text(element, '[data-id="withheld"]')).toBe('Industryc.WithheldFieldisActivec.WithheldRule');
    expect(maybe(element, '[data-id="same"]')).toBeNull();
    expectAccessible(element);
  });

  it('says that all is the same', async () => {
    const element = await shown({ history: [], comparison });

    expect(text(element, '[data-id="same"]')).toBe('c.CompareSame');
    expect(maybe(element, 'table')).toBeNull();
    expect(maybe(element, '[data-id="withheld"]')).toBeNull();
  });

  it('does not call all the same where not all can be compared', async () => {
    const withheld = [{ name: 'Industry', withheld: 'FieldHidden' }];
    const element = await shown({ history: [], comparison: { ...comparison, withheld } });

    expect(text(element, '[data-id="same"]')).toBe('c.CompareSameSeen');
  });

  it.each([
    ['NotKept', 'c.CompareNotKept'],
    ['Cut', 'c.SentCut'],
  ] as const)('says why there is nothing to compare with: %s', async (missing, label) => {
    const element = await shown({ history: [], comparison: { ...comparison, missing } });

    expect(text(element, '[data-id="missing"]')).toBe(label);
    expect(maybe(element, '[data-id="same"]')).toBeNull();
  });
});
