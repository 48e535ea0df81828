import type { Backfill } from 'c/backfillWords';
import type { Stream } from 'c/streamApi';
import StreamBulk from 'c/streamBulk';
import StreamList from '../streamList';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { stream } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.StreamProgress', () => ({ default: '{0}: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamProgressPaused', () => ({ default: '{0}: {1}, paused' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamBehind', () => ({ default: 'Behind by {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamRetries', () => ({ default: 'Retries: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamOmitted', () => ({ default: 'Left out: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamEveryMinutes', () => ({ default: 'Every {0} minutes' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamFieldCount', () => ({ default: 'Fields: {0}' }), { virtual: true });

jest.mock('c/removalApi', () => ({ aboutRemoval: jest.fn() }));
jest.mock('c/streamBulk', () => ({ __esModule: true, default: { ask: jest.fn() } }));

const backfill: Backfill = { id: 'a05', name: 'B-1', reason: 'Initial', status: 'Running', percent: 45 };

function badges(over: Partial<Stream>): string[] {
  clearPage();
  const element = show('c-stream-list', StreamList, { streams: [stream(over)] });
  return [...(element.shadowRoot?.querySelectorAll('lightning-badge') ?? [])].map(
    (badge) => (badge as HTMLElement & { label: string }).label,
  );
}

describe('c-stream-list', () => {
  afterEach(clearPage);

  it('shows object, frequency and number of fields of each stream', () => {
    const element = show('c-stream-list', StreamList, { streams: [stream({ hasFilter: true })], selectedId: null });

    expect(text(element, 'button')).toContain('Account');
    expect(text(element, '[data-id="facts"]')).toBe('Every 10 minutes · Fields: 3 · c.StreamFiltered');
    expect(maybe(element, '[data-id="omitted"]')).toBeNull();
    expectAccessible(element);
  });

  it('marks what is edited and not saved', () => {
    const streams = [stream(), stream({ id: 'a02000000000002' })];
    const element = show('c-stream-list', StreamList, { streams, unsavedIds: ['a02000000000002'] });
    const marked = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map((button) =>
      [...button.querySelectorAll('lightning-badge')].some(
        (badge) => (badge as HTMLElement & { label: string }).label === 'c.StreamUnsaved',
      ),
    );
    expect(marked).toEqual([false, true]);
  });

  it.each([
    [1, 'c.StreamEveryMinute'],
    [5, 'Every 5 minutes'],
    [60, 'c.StreamHourly'],
    [1440, 'c.StreamNightly'],
  ])('says how often: %d minutes', (frequencyMinutes, label) => {
    const element = show('c-stream-list', StreamList, { streams: [stream({ frequencyMinutes })] });

    expect(text(element, '[data-id="facts"]')).toContain(label);
  });

  it('says what is going on', () => {
    expect(badges({})).toEqual(['c.StreamOn']);
    expect(badges({ isOn: false, initialSyncDoneAt: null })).toEqual(['c.StreamOff']);
    expect(badges({ initialSyncDoneAt: null })).toEqual(['c.StreamOn', 'c.StreamNoInitialSync']);
    expect(badges({ backfill })).toEqual(['c.StreamOn', 'c.StreamBackfillInitial: 45%']);
    expect(badges({ backfill: { ...backfill, reason: 'Replay', isPaused: true, percent: null } })).toEqual([
      'c.StreamOn',
      'c.StreamBackfillReplay: 0%, paused',
    ]);
    expect(badges({ isBehind: true, lateSeconds: 600, waitingRetries: 2 })).toEqual([
      'c.StreamOn',
      'Behind by 10 minutes',
      'Retries: 2',
    ]);
    expect(badges({ isBehind: true, lateSeconds: 45 })).toContain('Behind by 45 seconds');
    expect(badges({ isBehind: true, lateSeconds: 7_200 })).toContain('Behind by 2 hours');
  });

  it('names the fields that are left out', () => {
    const omitted = ['Old__c', 'Secret__c'].map((field) => ({ field, reason: 'MISSING', message: 'Gone.' }));
    const element = show('c-stream-list', StreamList, { streams: [stream({ omitted })] });

    expect(text(element, '[data-id="omitted"]')).toBe('Left out: Old__c, Secret__c');
  });

  it('changes several at once, where somebody may', async () => {
    const streams = [stream(), stream({ id: 'a02000000000002' })];
    const element = show('c-stream-list', StreamList, { streams, connectionId: 'a00', canManage: true });
    let saved = 0;
    element.addEventListener('saved', () => (saved += 1));
    jest.mocked(StreamBulk.ask).mockResolvedValueOnce(2).mockResolvedValueOnce(undefined);

    find(element, '[data-id="several"]').click();
    await settled();
    find(element, '[data-id="several"]').click();
    await settled();

    expect(StreamBulk.ask).toHaveBeenCalledWith('a00', streams);
    expect(saved).toBe(1);
    clearPage();
    expect(maybe(show('c-stream-list', StreamList, { streams }), '[data-id="several"]')).toBeNull();
  });

  it('has a menu for each stream, and says how far the removal of one is', () => {
    const leaving = { ...backfill, reason: 'Removal' } as const;
    const streams = [stream({ name: 'Ours' }), stream({ id: 'a02000000000002', name: 'Theirs', backfill: leaving })];
    const element = show('c-stream-list', StreamList, { streams, connectionId: 'a00', canManage: true });
    let saved = 0;
    element.addEventListener('saved', () => (saved += 1));

    expect(find(element, 'c-stream-menu')).toMatchObject({ otherNames: ['Theirs'] });
    find(element, 'c-stream-menu').dispatchEvent(new CustomEvent('saved'));
    find(element, 'c-stream-leaving').dispatchEvent(new CustomEvent('changed'));

    expect(find(element, 'c-stream-leaving')).toMatchObject({ streamId: 'a02000000000002', canManage: true });
    expect(saved).toBe(2);
    clearPage();
    expect(maybe(show('c-stream-list', StreamList, { streams }), 'c-stream-menu')).toBeNull();
  });

  it('marks the chosen stream and fires the one that is clicked', () => {
    const streams = [stream(), stream({ id: 'a02000000000002' })];
    const element = show('c-stream-list', StreamList, { streams, selectedId: 'a02000000000001' });
    const selected: unknown[] = [];
    element.addEventListener('select', (event) => selected.push((event as CustomEvent).detail));

    find(element, '[data-stream="a02000000000002"]').click();

    expect(find(element, '[aria-current="true"]').dataset['stream']).toBe('a02000000000001');
    expect(selected).toEqual([{ id: 'a02000000000002' }]);
  });
});
