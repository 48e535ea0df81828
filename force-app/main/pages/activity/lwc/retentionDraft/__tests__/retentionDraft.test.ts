import '../../retentionPanel/__tests__/counts';
import {
  changedSettingOf,
  differenceOf,
  draftOf,
  isUnchanged,
  isUnsavedRetention,
  lossesOf,
  meet,
  problemsOf,
  settingOf,
  yieldTo,
} from '../retentionDraft';
import type { KindDraft, Meeting } from '../retentionDraft';
import { kindOf } from '../../retentionPanel/__tests__/support';

jest.mock('@salesforce/label/c.RetentionDays', () => ({ default: '{0}: days' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionMostLabel', () => ({ default: '{0}: rows' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionDaysAllowed', () => ({ default: 'days {0} to {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionRowsAllowed', () => ({ default: 'rows {0} to {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.RetentionFewerDays', () => ({ default: '{0}: {1}, not {2}' }), { virtual: true });
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
    expect(losses({ days: '10' })).toEqual(['c.RetentionRuns: 10 days, not 30 days']);
    expect(losses({ isAutomatic: false, rows: '1100' })).toEqual(['c.RetentionRuns: 1,100 rows, not 1,280']);
    expect(losses({ isAutomatic: false, rows: '400' })).toEqual(['c.RetentionRuns: 400 rows, not 1,280: 600 rows go']);
    expect(losses({ isAutomatic: true }, counted)).toEqual(['c.RetentionRuns: some rows, not 900']);
    expect(losses({ days: '10', rows: '850' }, counted)).toEqual([
      'c.RetentionRuns: 10 days, not 30 days',
      'c.RetentionRuns: 850 rows, not 900',
    ]);
  });

  it('counts among what goes nothing that is never purged', () => {
    const kind = kindOf({ keptRows: 300, openRows: 500 });

    expect(lossesOf({ ...draftOf(kind), isAutomatic: false, rows: '400' }, kind)).toEqual([
      'c.RetentionRuns: 400 rows, not 1,280: 200 rows go',
    ]);
  });

  it('says with what is to be saved what was loaded', () => {
    expect(changedSettingOf({ ...draftOf(automatic), days: '40' }, automatic)).toEqual({
      kind: 'Runs',
      days: 40,
      rows: null,
      loaded: { days: 30, rows: null },
    });
    expect(changedSettingOf(draftOf(counted), counted).loaded).toEqual({ days: 30, rows: 900 });
  });

  describe('where somebody else has saved first', () => {
    const theirs = kindOf({ days: 1, mostRows: 500, mostRowsNow: 500 });
    const differencesOf = ({ draft, disagreements }: Meeting): unknown[] =>
      disagreements.map((disagreement) => differenceOf(draft, disagreement));
    const yielded = ({ draft, disagreements }: Meeting): KindDraft => disagreements.reduce(yieldTo, draft);

    it('names what both have changed, each in words', () => {
      const draft = { days: '40', isAutomatic: false, rows: '700' };
      const meeting = meet(draft, automatic, theirs);

      expect(meeting.draft).toEqual(draft);
      expect(differencesOf(meeting)).toEqual([
        { what: 'c.RetentionRuns: days', loaded: '30 days', theirs: '1 day', mine: '40 days' },
        { what: 'c.RetentionRuns: rows', loaded: 'c.RetentionSavedAutomatic', theirs: '500 rows', mine: '700 rows' },
      ]);
      expect(yielded(meeting)).toEqual({ days: '1', isAutomatic: false, rows: '500' });
    });

    it('puts together what only one has changed', () => {
      const meeting = meet({ ...draftOf(automatic), days: '40' }, automatic, { ...theirs, days: 30 });

      expect(meeting.disagreements).toEqual([]);
      expect(meeting.draft).toEqual({ days: '40', isAutomatic: false, rows: '500' });
      expect(meet(draftOf(automatic), automatic, theirs)).toEqual({ draft: draftOf(theirs), disagreements: [] });
    });

    it('finds nothing to ask where both want the same', () => {
      expect(meet(draftOf(theirs), automatic, theirs).disagreements).toEqual([]);
    });

    it('keeps of mine what they have left alone, where theirs is taken', () => {
      const draft = { days: '40', isAutomatic: false, rows: '700' };

      expect(yielded(meet(draft, automatic, { ...automatic, days: 10 }))).toEqual({ ...draft, days: '10' });
    });

    it('says what is typed by now, however it reads, and nothing once that is theirs', () => {
      const [days, rows] = meet({ days: '40', isAutomatic: false, rows: '700' }, automatic, theirs).disagreements;
      const mine = (over: object): unknown[] =>
        [days, rows].map((each) => each && differenceOf({ ...draftOf(theirs), ...over }, each)?.mine);

      expect(mine({ days: '41', rows: '701' })).toEqual(['41 days', '701 rows']);
      expect(mine({ days: '4x', rows: '' })).toEqual(['4x', '']);
      expect(mine({ isAutomatic: true })).toEqual([undefined, 'c.RetentionSavedAutomatic']);
      expect(mine({})).toEqual([undefined, undefined]);
    });
  });

  it('knows what it has kept, and nothing else', () => {
    const kept = { before: [automatic, counted], drafts: { Runs: draftOf(automatic) } };
    const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

    expect(isUnsavedRetention(through(kept))).toBe(true);
    for (const wrong of [
      null,
      1,
      'kept',
      [],
      {},
      { ...kept, drafts: null },
      { ...kept, drafts: {} },
      { ...kept, drafts: { Runs: { days: 30, isAutomatic: true, rows: '1' } } },
      { ...kept, before: null },
      { ...kept, before: [null] },
      { ...kept, before: [{ ...automatic, kind: 'toString' }] },
      { ...kept, before: [{ ...automatic, rows: '1' }] },
    ]) {
      expect(isUnsavedRetention(through(wrong))).toBe(false);
    }
  });
});
