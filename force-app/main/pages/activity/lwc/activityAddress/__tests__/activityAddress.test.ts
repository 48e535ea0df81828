import { askedBy, besideOf, fitting, isSameShown, openAfter, shownBy, stateOf } from 'c/activityAddress';
import type { Shown } from 'c/activityAddress';

const everything: Shown = {
  connectionId: 'a00000000000001',
  view: 'letters',
  filter: {
    since: '2026-01-01T10:00:00.000Z',
    until: '2026-01-01T11:00:00.000Z',
    objectName: 'Account',
    status: 'GivenUp',
    reason: 'Retry',
    code: 'BAD_VALUE',
    groupKey: '0123456789abcdef',
    text: '100% & more',
    recordId: '001000000000001',
    personId: '005000000000001',
    runId: 'a01000000000001',
  },
};

describe('c-activity-address', () => {
  it('finds again what it has written', () => {
    expect(shownBy(stateOf(everything))).toEqual(everything);
  });

  it('names each as the platform wants', () => {
    expect(stateOf(everything)).toEqual({
      c__connection: 'a00000000000001',
      c__view: 'letters',
      c__since: '2026-01-01T10:00:00.000Z',
      c__until: '2026-01-01T11:00:00.000Z',
      c__object: 'Account',
      c__status: 'GivenUp',
      c__reason: 'Retry',
      c__code: 'BAD_VALUE',
      c__group: '0123456789abcdef',
      c__text: '100% & more',
      c__record: '001000000000001',
      c__person: '005000000000001',
      c__run: 'a01000000000001',
    });
  });

  it('asks nothing where it says nothing', () => {
    expect(shownBy({})).toEqual({ connectionId: null, view: 'groups', filter: {} });
    expect(shownBy({ c__code: '', c__status: undefined })).toEqual({ connectionId: null, view: 'groups', filter: {} });
    expect(stateOf({ connectionId: null, view: 'groups', filter: { code: '' } })).toEqual({ c__view: 'groups' });
  });

  it('hands on what somebody has edited, for the server to refuse by name', () => {
    const edited = { c__view: 'pie', c__span: 'decade', c__status: 'Sent', c__colour: 'red', other: 'x' };
    expect(shownBy(edited)).toEqual({
      connectionId: null,
      view: 'groups',
      filter: { status: 'Sent', view: 'pie', span: 'decade' },
    });
  });

  it('leaves a selection out, which no address holds', () => {
    expect(stateOf({ ...everything, filter: { letterIds: ['a03000000000001'] } })).toEqual({
      c__connection: 'a00000000000001',
      c__view: 'letters',
    });
  });

  it('says how much time the chart of runs shows', () => {
    const week: Shown = { connectionId: null, view: 'runs', span: 'week', filter: {} };
    expect(stateOf(week)).toEqual({ c__view: 'runs', c__span: 'week' });
    expect(shownBy(stateOf(week))).toEqual(week);
    expect(stateOf({ ...week, view: 'letters' })).toEqual({ c__view: 'letters' });
    expect(shownBy({ c__view: 'runs', c__span: 'year' }).span).toBeUndefined();
  });

  it('takes along to runs what they are asked by, and back what is open', () => {
    const { since, until, reason, personId, runId } = everything.filter;
    expect(fitting(everything.filter, 'letters', 'runs')).toEqual({ since, until, reason, personId, runId });
    expect(fitting({ since: '1' }, 'runs', 'letters')).toEqual({ since: '1', status: 'Open' });
    expect(fitting({ code: 'BAD_VALUE' }, 'groups', 'letters')).toEqual({ code: 'BAD_VALUE' });
  });

  it('takes nothing along to storage, and back what is open', () => {
    expect(fitting(everything.filter, 'letters', 'storage')).toEqual({});
    expect(fitting({}, 'storage', 'groups')).toEqual({ status: 'Open' });
    expect(fitting({}, 'storage', 'runs')).toEqual({});
    expect(shownBy({ c__view: 'storage' }).view).toBe('storage');
  });

  it('shows what is open where no view is named', () => {
    expect(askedBy({ c__code: 'BAD' }).filter).toEqual({ status: 'Open', code: 'BAD' });
    expect(askedBy({ c__status: 'GivenUp' }).filter).toEqual({ status: 'GivenUp' });
    expect(askedBy({ c__view: 'letters' }).filter).toEqual({});
  });

  it('finds again what is asked and opened beside it', () => {
    const beside = { question: 'Acme', open: 'a01000000000001,a01000000000002' };
    const state = stateOf({ connectionId: null, view: 'runs', filter: {} }, beside);
    expect(state).toEqual({ c__view: 'runs', c__ask: 'Acme', c__open: 'a01000000000001,a01000000000002' });
    expect(besideOf(state)).toEqual(beside);
    expect(besideOf({})).toEqual({ question: '', open: '' });
  });

  it('keeps a failure open among failures, and nothing else elsewhere', () => {
    expect(openAfter('a', 'groups', 'letters')).toBe('a');
    expect(openAfter('a', 'runs', 'runs')).toBe('a');
    expect(openAfter('a', 'letters', 'runs')).toBe('');
    expect(openAfter('a', 'runs', 'groups')).toBe('');
    expect(openAfter('a', 'letters', 'storage')).toBe('');
  });

  it('knows what shows the same', () => {
    const none = { ...everything, connectionId: null };
    expect(isSameShown(everything, none, 'a00000000000001')).toBe(true);
    expect(isSameShown(everything, none, 'a00000000000002')).toBe(false);
    expect(isSameShown(everything, { ...everything, filter: {} }, null)).toBe(false);
  });
});
