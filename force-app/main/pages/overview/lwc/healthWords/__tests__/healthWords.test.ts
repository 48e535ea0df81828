import type * as Words from 'c/healthWords';
import type { Connection } from 'c/connectionWords';
import type { Overview, Waiting } from 'c/overviewApi';
import { speakEnglish } from '../../../../../foundation/lwc/__tests__/english';
import {
  connection,
  connectionId,
  contact,
  object,
  overview,
  problem,
  waiting,
} from '../../overview/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
speakEnglish();
const { healthOf, waitsOf, withinOf } = jest.requireActual<typeof Words>('c/healthWords');

const broken = { code: 'X', cause: 'The destination answers 503.', fix: 'Wait.' };
const waits = waiting({ a02000000000001: 7 });
const none = waiting();
const arrived = '24 records arrived in 24 hours, 95 % of them within 60 sec.';
const asOf = 'As of 12:00:00 PM.';
const forSync = '7 changes wait for the sync at 12:01:00 PM.';
const lost = '7 changes wait; none are lost.';

interface Told {
  of?: Partial<Overview>;
  as?: Partial<Connection>;
  waits?: Waiting | null;
  tone: string;
  sentence: string;
  details: string[];
  button?: string;
}

const fine = { tone: 'good', sentence: 'All 2 objects are up to date.' };

const table: Record<string, Told> = {
  'all is well': { ...fine, waits: none, details: [arrived, 'Nothing waits.', asOf] },
  'there is one object, and one change came': {
    of: { objects: [object({ sent: 1 })] },
    waits: waiting({ a02000000000001: 1 }),
    tone: 'good',
    sentence: 'The only object is up to date.',
    details: ['1 record arrived in 24 hours, within 60 sec.', '1 change waits for the sync at 12:01:00 PM.', asOf],
  },
  'nobody has counted yet what waits': { ...fine, details: [arrived] },
  'nothing was sent, and the next sync is due': {
    of: { objects: [object({ sent: 0 })] },
    as: { nextRunAt: '2026-01-01T11:59:00.000Z' },
    waits,
    tone: 'good',
    sentence: 'The only object is up to date.',
    details: ['Nothing was sent in 24 hours.', '7 changes wait.', asOf],
  },
  'what arrived came by a backfill alone': {
    ...fine,
    of: { withinSeconds: null },
    waits: none,
    details: ['24 records arrived in 24 hours.', 'Nothing waits.', asOf],
  },
  'changes arrive later than is promised': {
    ...fine,
    of: { withinSeconds: 180 },
    waits: none,
    details: [
      '24 records arrived in 24 hours, 95 % of them within 3 min.',
      'The promise is 65 sec.',
      'Nothing waits.',
      asOf,
    ],
  },
  'more waits than is counted': {
    ...fine,
    waits: waiting({ a02000000000001: 2000 }, true),
    details: [arrived, 'More than 2,000 changes wait for the sync at 12:01:00 PM.', asOf],
  },
  'of an object nobody knows what waits': {
    ...fine,
    waits: waiting({ a02000000000001: null }),
    details: [arrived, 'How much waits in 1 object is not known yet.', asOf],
  },
  'the destination refuses records': {
    of: { objects: [contact({ state: 'Failing', failing: 13 }), object()], problems: [problem()] },
    waits,
    tone: 'warning',
    sentence: 'The destination refuses 13 records. All other changes are flowing.',
    details: [arrived, forSync, asOf],
  },
  'it refuses one, and another object is behind': {
    of: { objects: [contact({ state: 'Failing', failing: 1 }), object({ state: 'Behind' })] },
    waits,
    tone: 'warning',
    sentence: 'The destination refuses 1 record. Account is behind: it was not read when it was due.',
    details: [arrived, forSync, asOf],
  },
  'two objects are behind': {
    of: { objects: [contact({ state: 'Behind' }), object({ state: 'Behind' })] },
    waits,
    tone: 'warning',
    sentence: '2 of 2 objects are behind.',
    details: [arrived, forSync, asOf],
  },
  'an object has stopped, which is worse than what is refused': {
    of: { objects: [contact({ state: 'Stopped' }), object({ state: 'Failing', failing: 2 })] },
    waits,
    tone: 'error',
    sentence: 'Contact has stopped.',
    details: [arrived, forSync, asOf],
  },
  'two objects have stopped': {
    of: { objects: [contact({ state: 'Stopped' }), object({ state: 'Stopped' })] },
    waits,
    tone: 'error',
    sentence: '2 of 2 objects have stopped.',
    details: [arrived, forSync, asOf],
  },
  'something else is open': {
    of: { problems: [problem({ records: null, code: 'FIELDS_OMITTED' })] },
    waits,
    tone: 'warning',
    sentence: 'Changes are flowing, but 1 problem is open.',
    details: [arrived, forSync, asOf],
  },
  'a problem is open of another connection alone': {
    ...fine,
    of: { problems: [problem({ connectionId: 'a00000000000002' })] },
    waits,
    details: [arrived, forSync, asOf],
  },
  'the first sync is under way': {
    as: { status: 'SETTING_UP' },
    of: {
      objects: [
        contact({ state: 'FirstSync', firstSync: { done: 400, total: 1200 } }),
        object({ state: 'FirstSync', firstSync: { done: 600, total: 800 } }),
      ],
    },
    waits: none,
    tone: 'busy',
    sentence: 'First sync: 1,000 of about 2,000 records read.',
    details: ['New changes are sent at the same time.', arrived, 'Nothing waits.', asOf],
  },
  'the first sync was estimated for one object alone': {
    as: { status: 'SETTING_UP' },
    of: {
      objects: [
        contact({ state: 'FirstSync', firstSync: { done: 400, total: 1200 } }),
        object({ state: 'FirstSync', firstSync: { done: 600, total: null } }),
      ],
    },
    waits: none,
    tone: 'busy',
    sentence: 'First sync: 1,000 records read.',
    details: ['New changes are sent at the same time.', arrived, 'Nothing waits.', asOf],
  },
  'no object is chosen': {
    of: { objects: [] },
    tone: 'off',
    sentence: 'No object is chosen.',
    details: ['Choose an object, and see what would be sent before anything is.'],
    button: 'Choose what to sync',
  },
  'all objects are turned off': {
    of: { objects: [object({ isOn: false, state: 'Off' }), contact({ isOn: false, state: 'Off' })] },
    tone: 'off',
    sentence: 'All 2 objects are turned off. Nothing is read or sent.',
    details: [],
    button: 'Choose what to sync',
  },
  'it is paused, by somebody': {
    as: { status: 'NOT_SYNCING', mode: 'Paused', act: 'Resume', sinceBy: 'Ada Admin' },
    waits,
    tone: 'off',
    sentence: 'Paused by Ada Admin: nothing is read or sent.',
    details: ['7 changes wait and follow when you resume.', asOf],
    button: 'Resume',
  },
  'it is paused, by nobody knows whom': {
    as: { status: 'NOT_SYNCING', mode: 'Paused', act: 'Resume' },
    waits: waiting({ a02000000000001: 1 }),
    tone: 'off',
    sentence: 'Paused: nothing is read or sent.',
    details: ['1 change waits and follows when you resume.', asOf],
    button: 'Resume',
  },
  'the token has expired': {
    as: { status: 'TOKEN_EXPIRED', act: 'Reauthorize', problem: { ...broken, cause: 'The secret was renewed.' } },
    waits,
    tone: 'error',
    sentence: 'The secret was renewed.',
    details: [lost, asOf],
    button: 'Reauthorize',
  },
  'the token has expired, and nobody says why': {
    as: { status: 'TOKEN_EXPIRED', act: 'Reauthorize' },
    tone: 'error',
    sentence: 'The destination no longer accepts the key and secret.',
    details: [],
    button: 'Reauthorize',
  },
  'the destination is down': {
    as: { status: 'ERROR', act: 'SyncNow', problem: broken },
    waits,
    tone: 'error',
    sentence: 'The destination answers 503.',
    details: [lost, asOf],
    button: 'Try now',
  },
  'something else is wrong': {
    as: { status: 'ERROR', act: 'Open' },
    waits: waiting({ a02000000000001: 1 }),
    tone: 'error',
    sentence: 'Nothing is sent.',
    details: ['1 change waits; it is not lost.', asOf],
    button: 'Open the connection',
  },
  'it gives no sign of life': {
    as: { status: 'STUCK', act: 'SyncNow' },
    waits,
    tone: 'error',
    sentence: 'It is on, but shows no sign of life.',
    details: [lost, asOf],
    button: 'Start again',
  },
  'it is throttled': {
    as: { status: 'THROTTLED', act: null },
    waits,
    tone: 'warning',
    sentence: 'The org has used its share of async executions for syncing.',
    details: [lost, asOf, 'It continues by itself.'],
  },
  'it is disconnected': {
    as: { status: 'DISCONNECTED', mode: 'Disconnected', act: 'Reconnect' },
    waits,
    tone: 'off',
    sentence: 'The credential has been removed. Streams, progress and logs are kept.',
    details: ['When you reconnect, syncing continues where it stopped.'],
    button: 'Reconnect',
  },
  'this org is a copy': {
    as: { status: 'ERROR', act: 'Open', isCopied: true, problem: { ...broken, cause: 'This org is a sandbox.' } },
    waits,
    tone: 'error',
    sentence: 'This org is a sandbox.',
    details: ['Streams and mappings are kept.'],
    button: 'Set up for this org',
  },
  'it is a draft': {
    as: { status: 'NOT_SYNCING', mode: 'Draft', act: 'GoOn' },
    tone: 'off',
    sentence: 'This connection is not set up yet. Nothing is read or sent.',
    details: [],
    button: 'Continue the setup',
  },
};

function told({ of = {}, as = {}, waits: counts = null }: Told): ReturnType<typeof healthOf> {
  const one = connection(as);
  return healthOf(overview({ ...of, connections: [one] }), one, counts);
}

describe('c-health-words', () => {
  it.each(Object.entries(table))('says what is the case where %s', (_, expected) => {
    const { tone, sentence, details, mend } = told(expected);

    const spaced = details.map((each) => each.replaceAll('\u202F', ' '));
    expect({ tone, sentence, details: spaced, button: mend?.label }).toEqual({
      tone: expected.tone,
      sentence: expected.sentence,
      details: expected.details,
      button: expected.button,
    });
  });

  it.each([
    ['Resume', 'NOT_SYNCING', { canPause: false }, 'Syncline Operator'],
    ['SyncNow', 'STUCK', { canRun: false }, 'Syncline Operator'],
    ['Reauthorize', 'TOKEN_EXPIRED', { canManage: false }, 'Syncline Admin'],
  ] as const)('says whom to ask for %s', (act, status, rights, whom) => {
    const one = connection({ act, status });
    const { mend } = healthOf(overview({ ...rights, connections: [one] }), one, null);

    expect(mend?.isAllowed).toBe(false);
    expect(mend?.notYours).toContain(whom);
  });

  it('does what a strip does here, and leads to the connection for the rest', () => {
    const mendOf = (as: Partial<Connection>): unknown => {
      const one = connection(as);
      return healthOf(overview({ connections: [one] }), one, null).mend?.target;
    };
    const tab = 'Syncline_Connections';

    expect(mendOf({ status: 'NOT_SYNCING', act: 'Resume' })).toBeNull();
    expect(mendOf({ status: 'STUCK', act: 'SyncNow' })).toBeNull();
    expect(mendOf({ status: 'TOKEN_EXPIRED', act: 'Reauthorize' })).toEqual({
      tab,
      state: { c__connection: connectionId, c__act: 'Reauthorize' },
    });
    expect(mendOf({ status: 'ERROR', act: 'Open' })).toEqual({ tab, state: { c__connection: connectionId } });
  });

  it('adds up what waits, and counts of how many objects it is not known', () => {
    expect(waitsOf(null)).toBeNull();
    expect(waitsOf(waiting({ a02000000000001: 5, a02000000000002: null }))).toMatchObject({ count: 5, uncounted: 1 });
  });

  it('takes of several objects what holds for all, where nobody has counted them together', () => {
    const { withinSeconds: _, ...rest } = overview({
      objects: [object({ withinSeconds: 30 }), contact({ withinSeconds: 305 })],
    });
    expect(withinOf(rest)).toBe(305);
    expect(withinOf({ ...rest, objects: [] })).toBeNull();
  });
});
