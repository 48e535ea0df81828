import type * as Words from 'c/problemWords';
import type { Connection } from 'c/connectionWords';
import type { OpenProblem } from 'c/overviewApi';
import { speakEnglish } from '../../../../../foundation/lwc/__tests__/english';
import { connection, connectionId, overview, problem } from '../../overview/__tests__/support';

jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'UTC' }), { virtual: true });
speakEnglish();
const { problemLine } = jest.requireActual<typeof Words>('c/problemWords');

const lineOf = (over: Partial<OpenProblem>, as: Partial<Connection> = {}): ReturnType<typeof problemLine> =>
  problemLine(problem(over), overview(), connection(as));

const ofStream = { records: null, code: 'FIELDS_OMITTED', sentence: 'Fields are left out.' };
const ofConnection = { records: null, streamId: null, objectName: null, objectLabel: null, sentence: 'It is down.' };

describe('c-problem-words', () => {
  it.each([
    [{ records: 12 }, 'Contact, 12 records: The destination does not know the country.'],
    [{ records: 1 }, 'Contact, 1 record: The destination does not know the country.'],
    [ofStream, 'Contact: Fields are left out.'],
    [ofConnection, 'It is down.'],
  ])('says of %p that %s', (over, sentence) => {
    expect(lineOf(over).sentence).toBe(sentence);
  });

  it('says since when, and who has seen it, as far as that is known', () => {
    expect(lineOf({}).since).toBe('');
    expect(lineOf({ since: '2026-01-01T09:14:00.000Z', seenBy: 'Ada' }).since).toMatch(
      /^Since 9:14:00\sAM\. Seen by Ada\.$/u,
    );
    expect(lineOf({ since: '2025-12-31T09:14:00.000Z' }).since).toMatch(/^Since Dec 31, 2025, 9:14:00\sAM\.$/u);
  });

  it('tells an error from a warning by word and sign', () => {
    expect(lineOf({ severity: 'Error' })).toMatchObject({ severity: 'Error', icon: 'utility:error' });
    expect(lineOf({ severity: 'Warning' })).toMatchObject({ severity: 'Warning', icon: 'utility:warning' });
  });

  const failures = {
    c__connection: connectionId,
    c__view: 'groups',
    c__status: 'Open',
    c__object: 'Contact',
    c__code: 'UNKNOWN_COUNTRY',
  };
  const stream = { c__connection: connectionId, c__stream: 'a02000000000002' };
  it.each([
    [{ records: 12 }, 'Look at 12 records', 'Syncline_Activity', failures],
    [{ records: 1 }, 'Look at 1 record', 'Syncline_Activity', failures],
    [{ ...ofStream, act: 'OPEN_MAPPING' }, 'Open the stream', 'Syncline_Data', { ...stream, c__part: 'fields' }],
    [{ ...ofStream, act: 'OPEN_STREAM' }, 'Open the stream', 'Syncline_Data', { ...stream, c__part: 'fields' }],
    [ofStream, 'Open the stream', 'Syncline_Data', stream],
    [ofConnection, 'Open the connection', 'Syncline_Connections', { c__connection: connectionId }],
    [{ ...ofConnection, act: 'Pause' }, 'Open the connection', 'Syncline_Connections', { c__connection: connectionId }],
    [
      { ...ofConnection, act: 'Something new' },
      'Open the connection',
      'Syncline_Connections',
      { c__connection: connectionId },
    ],
    [{ ...ofConnection, act: 'Reauthorize' }, 'Reauthorize', 'Syncline_Connections', { c__connection: connectionId }],
  ])('leads from %p by "%s" to %s', (over, label, tab, state) => {
    const { mend } = lineOf(over);

    expect(mend).toMatchObject({ label, isAllowed: true, target: { tab } });
    expect(mend.target?.state).toEqual(state);
  });

  it.each([
    ['SyncNow', 'ERROR', 'Try now'],
    ['SYNC_NOW', 'STUCK', 'Start again'],
    ['RESUME', 'NOT_SYNCING', 'Resume'],
  ] as const)('does %s here', (act, status, label) => {
    expect(lineOf({ ...ofConnection, act }, { status }).mend).toMatchObject({ label, target: null, isAllowed: true });
  });

  it('says whom to ask for what is not allowed', () => {
    const { mend } = problemLine(
      problem({ ...ofConnection, act: 'Reauthorize' }),
      overview({ canManage: false }),
      connection(),
    );
    expect(mend.isAllowed).toBe(false);
    expect(mend.notYours).toContain('Syncline Admin');
  });
});
