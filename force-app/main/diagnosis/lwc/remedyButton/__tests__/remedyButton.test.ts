import { askForSync, resumeConnection, resumeInitialSync, retryLetter, sendAgain } from 'c/diagnosisApi';
import type { Remedy, RemedyAction, Rights } from 'c/diagnosisApi';
import Toast from 'lightning/toast';
import RemedyButton from '../remedyButton';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';
import { connectionId, recordId, rights, streamId } from '../../recordDiagnosis/__tests__/support';

jest.mock('c/diagnosisApi', () => ({
  askForSync: jest.fn(),
  resumeConnection: jest.fn(),
  resumeInitialSync: jest.fn(),
  retryLetter: jest.fn(),
  sendAgain: jest.fn(),
}));

interface Files {
  readFileSync(path: string, encoding: string): string;
}

const mockWent = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        mockWent(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate }) };
});

const ofConnection = { c__connection: connectionId };
const ofStream = { ...ofConnection, c__stream: streamId };
const toConnections = 'Syncline_Connections';
const toData = 'Syncline_Data';

const leads: readonly (readonly [RemedyAction, string, string, object, Partial<Remedy>])[] = [
  ['ADD_CONNECTION', 'c.RemedyAddConnection', toConnections, {}, { connectionId: null }],
  ['OPEN_CONNECTION', 'c.StripOpen', toConnections, ofConnection, {}],
  ['GO_ON', 'c.StripGoOn', toConnections, ofConnection, {}],
  ['RECONNECT', 'c.DetailReconnect', toConnections, ofConnection, {}],
  ['REAUTHORIZE', 'c.DetailReauthorize', toConnections, { ...ofConnection, c__act: 'Reauthorize' }, {}],
  ['TAKE_OVER', 'c.RemedyTakeOver', toConnections, ofConnection, {}],
  ['RUN_PREFLIGHT', 'c.RemedyPreflight', toConnections, ofConnection, {}],
  ['ADD_STREAM', 'c.RemedyAddStream', toData, { ...ofConnection, c__object: 'Account' }, { streamId: null }],
  ['SWITCH_STREAM_ON', 'c.RemedySwitchStreamOn', toData, { ...ofStream, c__part: 'fields' }, {}],
  ['OPEN_STREAM', 'c.RemedyOpenStream', toData, { ...ofStream, c__part: 'fields' }, {}],
  [
    'OPEN_MAPPING',
    'c.RemedyOpenField',
    toData,
    { ...ofStream, c__part: 'fields', c__field: 'sector' },
    { field: 'sector' },
  ],
  ['OPEN_MAPPING', 'c.RemedyOpenStream', toData, { ...ofStream, c__part: 'fields' }, {}],
  [
    'REMOVE_FIELD',
    'c.RemedyRemoveField',
    toData,
    { ...ofStream, c__part: 'fields', c__field: 'sector', c__act: 'RemoveField' },
    { field: 'sector' },
  ],
  ['REMOVE_FIELD', 'c.RemedyOpenStream', toData, { ...ofStream, c__part: 'fields' }, {}],
  ['OPEN_FILTER_ROW', 'c.RemedyOpenRow', toData, { ...ofStream, c__part: 'filter' }, {}],
  ['OPEN_FILTER_ROW', 'c.RemedyOpenFilter', toData, { ...ofStream, c__part: 'filter' }, { row: null }],
  ['START_INITIAL_SYNC', 'c.RemedyStartInitialSync', toData, { ...ofStream, c__part: 'existing' }, {}],
];

const acts: readonly (readonly [RemedyAction, string, (remedy: Remedy) => Promise<void>, keyof Rights, string])[] = [
  ['RESUME', 'c.Resume', resumeConnection, 'canPause', 'c.RemedyResumed'],
  ['SYNC_NOW', 'c.SyncNow', askForSync, 'canRun', 'c.RemedySyncAsked'],
  ['RESUME_INITIAL_SYNC', 'c.RemedyResumeInitialSync', resumeInitialSync, 'canPause', 'c.RemedyResumed'],
  ['RETRY', 'c.FailureRetry', retryLetter, 'canRetry', 'c.RetryAsked'],
  ['SEND_AGAIN', 'c.RemedySendAgain', sendAgain, 'canBackfill', 'c.RetryAsked'],
];

function remedy(action: RemedyAction, over: Partial<Remedy> = {}): Remedy {
  return {
    action,
    connectionId,
    streamId,
    recordId,
    objectName: 'Account',
    letterId: 'a03000000000001AAA',
    backfillId: 'a04000000000001AAA',
    row: 1,
    ...over,
  };
}

async function shown(asked: Remedy, allowed = rights()): Promise<HTMLElement> {
  const element = show('c-remedy-button', RemedyButton, { remedy: asked, rights: allowed });
  await settled();
  return element;
}

const button = (element: HTMLElement) => find<HTMLElement & { label: string }>(element, '[data-id="remedy"]');

describe('c-remedy-button', () => {
  afterEach(() => clearPage());

  it('knows each remedy that an answer may have', () => {
    const { readFileSync } = jest.requireActual<Files>('node:fs');
    const source = readFileSync('force-app/main/diagnosis/classes/RemedyView.cls', 'utf8');
    const actions = [...source.matchAll(/static final String (\w+) = '\1'/g)].map(([, name]) => name);
    expect(actions).toHaveLength(20);
    const known = new Set<string>([...leads.map(([action]) => action), ...acts.map(([action]) => action), 'NONE']);
    expect(new Set(actions)).toEqual(known);
  });

  it.each(leads)('leads to where it is done: %s, as %s', async (action, label, apiName, state, over) => {
    const element = await shown(remedy(action, over));
    expect(button(element).label).toBe(label);
    expectAccessible(element);
    button(element).click();
    expect(mockWent).toHaveBeenCalledWith({ type: 'standard__navItemPage', attributes: { apiName }, state });
  });

  it.each(acts)('does it where the answer stands: %s', async (action, label, door, right, done) => {
    const toasts = jest.spyOn(Toast, 'show');
    const asked = remedy(action);
    const element = await shown(asked);
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    expect(button(element).label).toBe(label);
    button(element).click();
    await settled();
    expect(door).toHaveBeenCalledWith(asked);
    expect(changes).toBe(1);
    expect(toasts).toHaveBeenCalledWith({ label: done, variant: 'success' }, expect.anything());

    const watched = await shown(asked, rights({ [right]: false }));
    expect(maybe(watched, '[data-id="remedy"]')).toBeNull();
    const needs = right === 'canBackfill' ? 'c.RemedyNeedsAdmin' : 'c.RemedyNeedsOperator';
    expect(text(watched, '[data-id="not-yours"]')).toBe(needs);
    toasts.mockRestore();
  });

  it('says why an act failed', async () => {
    const toasts = jest.spyOn(Toast, 'show');
    jest.mocked(resumeConnection).mockRejectedValueOnce({ body: { message: 'It is gone.' } });
    const element = await shown(remedy('RESUME'));
    button(element).click();
    await settled();
    expect(toasts).toHaveBeenCalledWith({ label: 'It is gone.', variant: 'error' }, expect.anything());
    toasts.mockRestore();
  });

  it('shows nothing where nothing can be done', async () => {
    const element = await shown(remedy('NONE'));
    expect(maybe(element, '[data-id="remedy"]')).toBeNull();
    expect(maybe(element, '[data-id="not-yours"]')).toBeNull();
  });
});
