import { shownBy } from 'c/activityAddress';
import { toConnection, toData, toFailures, toRuns } from 'c/overviewTargets';
import { connectionId, overview } from '../../overview/__tests__/support';

const view = overview();
const time = { since: '2026-01-01T10:00:00.000Z', until: '2026-01-01T11:00:00.000Z' };

describe('c-overview-targets', () => {
  it('leads to failures as Activity understands it', () => {
    const { tab, state } = toFailures(view, 'Contact', 'UNKNOWN_COUNTRY');

    expect(tab).toBe('Syncline_Activity');
    expect(shownBy(state)).toMatchObject({
      connectionId,
      view: 'groups',
      filter: { status: 'Open', objectName: 'Contact', code: 'UNKNOWN_COUNTRY' },
    });
    expect(shownBy(toFailures(view).state).filter).toEqual({ status: 'Open' });
  });

  it('leads to the runs of an hour as Activity understands it', () => {
    expect(shownBy(toRuns(view, time).state)).toMatchObject({ connectionId, view: 'runs', filter: time });
    expect(shownBy(toRuns(view).state).filter).toEqual({});
  });

  it('leads to a stream, and to a connection', () => {
    expect(toData(view, 'a02000000000001')).toEqual({
      tab: 'Syncline_Data',
      state: { c__connection: connectionId, c__stream: 'a02000000000001' },
    });
    expect(toConnection(view, connectionId, 'Reauthorize')).toEqual({
      tab: 'Syncline_Connections',
      state: { c__connection: connectionId, c__act: 'Reauthorize' },
    });
  });
});
