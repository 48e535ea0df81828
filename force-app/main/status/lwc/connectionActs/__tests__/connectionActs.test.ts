import { actLabel, isAct, isDoneHere, mayDo, notYoursText } from 'c/connectionActs';
import type { Act } from 'c/connectionWords';

jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const nothing = { canRun: false, canPause: false, canManage: false };
const acts: readonly [Act, string, Partial<typeof nothing>, boolean][] = [
  ['Pause', 'c.Pause', { canPause: true }, true],
  ['Resume', 'c.Resume', { canPause: true }, true],
  ['SyncNow', 'c.StripTryNow', { canRun: true }, true],
  ['Reauthorize', 'c.DetailReauthorize', { canManage: true }, false],
  ['Reconnect', 'c.DetailReconnect', { canManage: true }, false],
  ['GoOn', 'c.StripGoOn', { canManage: true }, false],
];

describe('c-connection-acts', () => {
  it.each(acts)('calls %s %s, to whom %p gives it', (act, label, right, isHere) => {
    expect(actLabel({ act, status: 'ERROR' })).toBe(label);
    expect(mayDo(act, nothing)).toBe(false);
    expect(mayDo(act, { ...nothing, ...right })).toBe(true);
    expect(isDoneHere(act)).toBe(isHere);
    expect(notYoursText(act)).toBe(isHere ? 'c.StripNotYours' : 'c.StripNotYoursToManage');
  });

  it('lets everybody open a connection, and starts what is stuck again', () => {
    expect(mayDo('Open', nothing)).toBe(true);
    expect(actLabel({ act: 'SyncNow', status: 'STUCK' })).toBe('c.StripStartAgain');
    expect(actLabel({ act: null, status: 'THROTTLED' })).toBeNull();
  });

  it('knows its own names', () => {
    expect(isAct('Resume')).toBe(true);
    expect(isAct('toString')).toBe(false);
    expect(isAct('')).toBe(false);
  });
});
