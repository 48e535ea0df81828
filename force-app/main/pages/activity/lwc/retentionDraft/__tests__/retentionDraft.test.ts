import { draftOf, isUnchanged, lossesOf, problemsOf, settingOf } from '../retentionDraft';
import { kindOf } from '../../retentionPanel/__tests__/support';

jest.mock('@salesforce/label/c.RetentionDaysAllowed', () => ({ default: 'days {0} to {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionRowsAllowed', () => ({ default: 'rows {0} to {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionFewerDays', () => ({ default: '{0}: {1} days, not {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionFewerRows', () => ({ default: '{0}: {1} rows, not {2}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionFewerRowsNow', () => ({ default: '{0}: {1} rows, not {2}: {3} go' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.RetentionFewerRowsUnknown', () => ({ default: '{0}: some rows, not {1}' }), {
  virtual: true,
});

const automatic = kindOf();
const counted = kindOf({ mostRows: 900, mostRowsNow: 900, rows: 800 });

describe('c/retentionDraft', () => {
  it('begins with what holds', () => {
    expect(draftOf(automatic)).toEqual({ days: '30', isAutomatic: true, rows: '1280' });
    expect(draftOf(counted)).toEqual({ days: '30', isAutomatic: false, rows: '900' });
    expect([automatic, counted].map((kind) => isUnchanged(draftOf(kind), kind))).toEqual([true, true]);
    expect(settingOf(draftOf(automatic), automatic)).toEqual({ kind: 'Runs', days: 30, rows: null });
    expect(settingOf(draftOf(counted), counted)).toEqual({ kind: 'Runs', days: 30, rows: 900 });
  });

  it.each([
    [{ days: '31' }, automatic],
    [{ days: '' }, automatic],
    [{ isAutomatic: false }, automatic],
    [{ rows: '901' }, counted],
    [{ isAutomatic: true }, counted],
  ])('knows that %p is a change', (over, kind) => {
    expect(isUnchanged({ ...draftOf(kind), ...over }, kind)).toBe(false);
  });

  it('does not take a number of rows for a change that is not asked for', () => {
    expect(isUnchanged({ ...draftOf(automatic), rows: '7' }, automatic)).toBe(true);
  });

  it.each(['', ' ', '0', '366', '1.5', '-3', 'x', '1x', 'Infinity'])('finds %p wrong for days', (days) => {
    expect(problemsOf({ ...draftOf(automatic), days }, automatic)).toEqual({ days: 'days 1 to 365', rows: '' });
  });

  it.each(['1', '365', ' 30 '])('finds %p right for days', (days) => {
    expect(problemsOf({ ...draftOf(automatic), days }, automatic)).toEqual({ days: '', rows: '' });
  });

  it.each(['', '0', '99', '100.5', '100000000', 'x'])('finds %p wrong for rows, unless they are automatic', (rows) => {
    expect(problemsOf({ ...draftOf(counted), rows }, counted)).toEqual({ days: '', rows: 'rows 100 to 99,999,999' });
    expect(problemsOf({ ...draftOf(automatic), rows }, automatic)).toEqual({ days: '', rows: '' });
  });

  it('tells what is lost, and nothing where more is kept', () => {
    const losses = (over: object, kind = automatic): string[] => lossesOf({ ...draftOf(kind), ...over }, kind);

    expect(losses({})).toEqual([]);
    expect(losses({ days: '31', isAutomatic: false, rows: '5000' })).toEqual([]);
    expect(losses({ days: '10' })).toEqual(['c.RetentionRuns: 10 days, not 30']);
    expect(losses({ isAutomatic: false, rows: '1100' })).toEqual(['c.RetentionRuns: 1,100 rows, not 1,280']);
    expect(losses({ isAutomatic: false, rows: '400' })).toEqual(['c.RetentionRuns: 400 rows, not 1,280: 600 go']);
    expect(losses({ isAutomatic: true }, counted)).toEqual(['c.RetentionRuns: some rows, not 900']);
    expect(losses({ days: '10', rows: '850' }, counted)).toEqual([
      'c.RetentionRuns: 10 days, not 30',
      'c.RetentionRuns: 850 rows, not 900',
    ]);
  });

  it('counts among what goes nothing that is never purged', () => {
    const kind = kindOf({ keptRows: 300, openRows: 500 });

    expect(lossesOf({ ...draftOf(kind), isAutomatic: false, rows: '400' }, kind)).toEqual([
      'c.RetentionRuns: 400 rows, not 1,280: 200 go',
    ]);
  });
});
