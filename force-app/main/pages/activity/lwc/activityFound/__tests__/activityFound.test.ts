import { loadGroups, loadLetters, loadRetries } from 'c/activityApi';
import { filterOf, load, readOn } from '../activityFound';
import type { Shown, View } from 'c/activityAddress';
import { group, letter, letters, retry } from '../../activityPage/__tests__/support';

jest.mock('c/activityApi', () => ({ loadGroups: jest.fn(), loadLetters: jest.fn(), loadRetries: jest.fn() }));

const groups = jest.mocked(loadGroups);
const pages = jest.mocked(loadLetters);
const retries = jest.mocked(loadRetries);
const connectionId = 'a00000000000001';
const shown = (view: View): Shown => ({ connectionId: null, view, filter: { code: 'BAD_VALUE' } });
const filter = { code: 'BAD_VALUE', connectionId };

describe('c-activity-found', () => {
  beforeEach(() => {
    groups.mockReset().mockResolvedValue({ groups: [group({ key: 'a' })], total: 3, isCut: true });
    pages.mockReset().mockResolvedValue({ letters: [letter()], next: 'position' });
    retries.mockReset().mockResolvedValue([retry()]);
  });

  it('asks of the connection that is looked at', () => {
    expect(filterOf(shown('runs'), connectionId)).toEqual(filter);
  });

  it('loads groups, or letters, each with the retries', async () => {
    const asked = shown('groups');
    expect(await load(asked, connectionId)).toEqual({
      shown: asked,
      groups: [group({ key: 'a' })],
      groupTotal: 3,
      isCut: true,
      letters: [],
      next: null,
      retries: [retry()],
      isReadOn: false,
      forgotten: null,
    });
    expect(groups).toHaveBeenCalledWith(filter, 0);
    expect(await load(shown('letters'), connectionId)).toMatchObject({
      groups: [],
      letters: [letter()],
      next: 'position',
    });
    expect(pages).toHaveBeenCalledWith(filter, null);
  });

  it('knows of both what cannot be listed', async () => {
    const forgotten = { count: 2, days: 30, mostRows: 128 };
    groups.mockResolvedValueOnce({ groups: [], total: 0, isCut: false, forgotten });
    pages.mockResolvedValueOnce({ letters: [], forgotten });

    expect((await load(shown('groups'), connectionId)).forgotten).toEqual(forgotten);
    expect((await load(shown('letters'), connectionId)).forgotten).toEqual(forgotten);
  });

  it('loads nothing of what looks after itself', async () => {
    expect(await load(shown('runs'), connectionId)).toMatchObject({ groups: [], letters: [], retries: [retry()] });
    expect(await load(shown('storage'), connectionId)).toMatchObject({ retries: [] });
    expect(groups).not.toHaveBeenCalled();
    expect(pages).not.toHaveBeenCalled();
  });

  it('reads letters on from where they end', async () => {
    const found = await load(shown('letters'), connectionId);
    pages.mockResolvedValue({ letters: letters(2, 7) });

    const more = await readOn(found, connectionId);

    expect(pages).toHaveBeenLastCalledWith(filter, 'position');
    expect(more.letters).toEqual([letter(), ...letters(2, 7)]);
    expect(more.next).toBeNull();
  });

  it('reads groups on, without one that has moved up meanwhile', async () => {
    const found = await load(shown('groups'), connectionId);
    groups.mockResolvedValue({ groups: [group({ key: 'a' }), group({ key: 'b' })], total: 2, isCut: false });

    const more = await readOn(found, connectionId);

    expect(groups).toHaveBeenLastCalledWith(filter, 1);
    expect(more.groups.map(({ key }) => key)).toEqual(['a', 'b']);
    expect([more.groupTotal, more.isCut]).toEqual([2, false]);
  });
});
