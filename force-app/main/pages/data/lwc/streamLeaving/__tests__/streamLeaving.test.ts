import { isSure } from 'c/notice';
import { aboutRemoval, deleteRows, removeAnyway, stopRemoval } from 'c/removalApi';
import type { Removal } from 'c/removalApi';
import StreamLeaving from '../streamLeaving';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { backfill } from '../../backfillHistory/__tests__/support';

jest.mock('c/notice', () => ({ isSure: jest.fn() }));
jest.mock('c/removalApi', () => ({
  aboutRemoval: jest.fn(),
  deleteRows: jest.fn(),
  removeAnyway: jest.fn(),
  stopRemoval: jest.fn(),
}));
jest.mock('@salesforce/label/c.LeavingTold', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.LeavingHeadingOf', () => ({ default: 'asked for by {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.LeavingRefused', () => ({ default: '{0} refused' }), { virtual: true });

const underWay: Removal = {
  hasBegun: true,
  isDeleting: false,
  refused: 2,
  removedBy: 'Ada Admin',
  removal: backfill({ reason: 'Removal', status: 'Running', sent: 40, estimatedRecords: 100, percent: 40 }),
};

async function panel(over: Partial<Removal> = {}): Promise<{ element: HTMLElement; fired: string[] }> {
  jest.mocked(aboutRemoval).mockResolvedValue({ ...underWay, ...over });
  const element = show('c-stream-leaving', StreamLeaving, { streamId: 'a02000000000001', canManage: true });
  const fired: string[] = [];
  element.addEventListener('changed', () => fired.push('changed'));
  await settled();
  return { element, fired };
}

describe('c-stream-leaving', () => {
  beforeEach(() => {
    jest.mocked(isSure).mockReset().mockResolvedValue(true);
    for (const door of [deleteRows, removeAnyway, stopRemoval]) {
      jest.mocked(door).mockReset().mockResolvedValue();
    }
  });
  afterEach(clearPage);

  it('says how far it is and what is refused', async () => {
    const { element } = await panel();

    expect(text(element, 'h3')).toBe('asked for by Ada Admin');
    expect(text(element, '[data-id="progress"]')).toBe('40 of 100');
    expect(text(element, '[data-id="refused"]')).toBe('2 refused');
    expectAccessible(element);
  });

  it('stops once somebody is sure', async () => {
    const { element, fired } = await panel();
    jest.mocked(isSure).mockResolvedValueOnce(false);
    find(element, '[data-id="stop"]').click();
    await settled();
    expect(stopRemoval).not.toHaveBeenCalled();

    find(element, '[data-id="stop"]').click();
    await settled();

    expect(stopRemoval).toHaveBeenCalledWith('a02000000000001');
    expect(fired).toEqual(['changed']);
  });

  it('deletes it anyway', async () => {
    const { element, fired } = await panel();

    find(element, '[data-id="anyway"]').click();
    await settled();

    expect(removeAnyway).toHaveBeenCalledWith('a02000000000001', expect.any(Function));
    expect(fired).toEqual(['changed']);
  });

  it('goes on where rows go already, and offers no way back', async () => {
    const { element } = await panel({ isDeleting: true, refused: 0 });

    expect(maybe(element, '[data-id="stop"]')).toBeNull();
    find(element, '[data-id="anyway"]').click();
    await settled();

    expect(isSure).not.toHaveBeenCalled();
    expect(deleteRows).toHaveBeenCalledWith('a02000000000001', expect.any(Function));
  });

  it('says why it failed', async () => {
    const { element } = await panel();
    jest.mocked(stopRemoval).mockRejectedValueOnce({ body: { message: 'Too late.' } });

    find(element, '[data-id="stop"]').click();
    await settled();

    expect(text(element, '[data-id="failure"]')).toBe('Too late.');
  });
});
