import { findConflict, reviewStream, saveStream } from 'c/streamApi';
import type { StreamConfig, StreamConflict } from 'c/streamApi';
import StreamReview from '../streamReview';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  moreButton,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config, review } from '../../dataPage/__tests__/support';

jest.mock('c/streamApi', () => ({ findConflict: jest.fn(), reviewStream: jest.fn(), saveStream: jest.fn() }));

const reviews = jest.mocked(reviewStream);
const saves = jest.mocked(saveStream);
const conflicts = jest.mocked(findConflict);

function modal(loaded: StreamConfig | null = null): { element: HTMLElement; closed: unknown[] } {
  const closed: unknown[] = [];
  const element = show('c-stream-review', StreamReview, { config: config(), loaded, heading: 'Review: Account' });
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  return { element, closed };
}

const button = (element: HTMLElement, id: string) => find<HTMLButtonElement>(element, `[data-id="${id}"]`);

describe('c-stream-review', () => {
  beforeEach(() => {
    reviews.mockResolvedValue(review());
    saves.mockResolvedValue('a02000000000001');
    conflicts.mockResolvedValue(null);
  });

  afterEach(clearPage);

  it('shows exactly what changes', async () => {
    const { element } = modal();
    await settled();

    expect(reviews).toHaveBeenCalledWith(config());
    expect(text(element, '[data-id="change"]')).toBe('FieldsNameName, Phone');
    expect(find<HTMLElement & { label: string }>(element, 'lightning-modal-header').label).toBe('Review: Account');
    expectAccessible(element);
  });

  it('opens with what the chain has counted of it, or offers to count, unless it cannot be saved', async () => {
    const { element } = modal();
    await settled();
    const dryRun = find<HTMLElement & { config: StreamConfig; isBrief: boolean }>(element, 'c-dry-run');
    expect([dryRun.config, dryRun.isBrief]).toEqual([config(), true]);

    reviews.mockResolvedValueOnce(review({ problems: [{ message: 'No field is chosen.' }] }));
    const second = modal().element;
    await settled();
    expect(maybe(second, 'c-dry-run')).toBeNull();
  });

  it('lists which rights the connector lacks for it, and where each is given', async () => {
    const lack = { text: 'Fields of Account: 1 missing.', whereText: 'In a permission set.', fields: ['Rating'] };
    reviews.mockResolvedValueOnce(review({ lacks: [lack], connectorName: 'Connor' }));
    const { element } = modal();
    await settled();
    const told = text(find(element, 'c-review-findings'), '[data-id="lack"]');
    expect([told.includes(lack.text), told.includes('Rating'), told.includes(lack.whereText)]).toEqual([
      true,
      true,
      true,
    ]);
    expectAccessible(element);
  });

  it('says "none" where there was nothing, and that nothing changes', async () => {
    reviews.mockResolvedValueOnce(review({ changes: [{ kind: 'filter', label: 'Filter', before: null, after: 'A' }] }));
    const { element } = modal();
    await settled();
    expect(text(element, '[data-id="change"]')).toBe('Filterc.ReviewNoneA');

    reviews.mockResolvedValueOnce(review({ changes: [], isAffectingExisting: false }));
    const second = modal().element;
    await settled();
    expect(text(second, '[data-id="nothing"]')).toBe('c.ReviewNothing');
    expect(maybe(second, '[data-id="backfill-offer"]')).toBeNull();
  });

  it('shows a hundred changes first, and all when asked', async () => {
    const changes = Array.from({ length: 250 }, (_, index) => ({ kind: 'added', label: `Field ${index}`, after: 'x' }));
    reviews.mockResolvedValue(review({ changes }));
    const { element } = modal();
    await settled();
    const rows = () => element.shadowRoot?.querySelectorAll('[data-id="change"]');
    expect(rows()).toHaveLength(100);

    moreButton(find(element, '[data-id="show-all"]'))?.click();
    await settled();

    expect(rows()).toHaveLength(250);
    expect(moreButton(find(element, '[data-id="show-all"]'))).toBeNull();
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Field 100');
  });

  const stored = config({ frequencyMinutes: 60, loadedAs: 'b' });
  const found = (differences: StreamConflict['differences']): StreamConflict => ({
    conflict: { savedBy: 'Bob', savedAt: '2026-01-01T12:00:00.000Z' },
    stored,
    keepingMine: config({ name: 'Mine', loadedAs: 'b' }),
    keepingTheirs: config({ name: 'Theirs', loadedAs: 'b' }),
    differences,
  });

  it('takes what another has saved meanwhile along where it fits, says so, and saves both', async () => {
    conflicts.mockResolvedValueOnce(found([]));
    const { element } = modal(config({ loadedAs: 'a' }));
    await settled(20);

    expect(conflicts).toHaveBeenCalledWith(config({ loadedAs: 'a' }), config());
    expect(text(element, '[data-id="fits"]')).toBe('c.ReviewFits');
    expect(reviews).toHaveBeenCalledWith(found([]).keepingMine);
    button(element, 'save').click();
    await settled(20);
    expect(saves).toHaveBeenCalledWith(found([]).keepingMine, true);
  });

  it.each([
    ['take', 'Theirs'],
    ['overwrite', 'Mine'],
  ])('asks whoever saves where both have changed the same: %s', async (choice, name) => {
    conflicts.mockResolvedValueOnce(found([{ what: 'Frequency', theirs: '1 hour', mine: '15 minutes' }]));
    const { element } = modal(config({ loadedAs: 'a' }));
    await settled(20);

    const asked = find<HTMLElement & { differences: unknown }>(element, 'c-save-conflict');
    expect(asked.differences).toEqual([
      { what: 'Frequency', loaded: 'c.ReviewNone', theirs: '1 hour', mine: '15 minutes' },
    ]);
    expect(reviews).not.toHaveBeenCalled();
    expect(button(element, 'save').disabled).toBe(true);
    expectAccessible(element);

    asked.dispatchEvent(new CustomEvent(choice));
    await settled(20);

    expect(maybe(element, 'c-save-conflict')).toBeNull();
    expect(conflicts).toHaveBeenLastCalledWith(stored, config({ name, loadedAs: 'b' }));
    expect(reviews).toHaveBeenCalledWith(config({ name, loadedAs: 'b' }));
    button(element, 'save').click();
    await settled(20);
    expect(saves).toHaveBeenCalledWith(config({ name, loadedAs: 'b' }), true);
  });

  it('shows what another has saved between the review and the save', async () => {
    const { element, closed } = modal(config({ loadedAs: 'a' }));
    await settled(20);
    saves.mockRejectedValueOnce({ body: { message: 'Somebody else has saved it.' } });
    conflicts.mockResolvedValueOnce(found([{ what: 'Frequency', theirs: '1 hour', mine: '15 minutes' }]));

    button(element, 'save').click();
    await settled(20);

    expect(text(element, '[data-id="failure"]')).toBe('Somebody else has saved it.');
    expect(find(element, 'c-save-conflict')).toBeTruthy();
    expect(closed).toEqual([]);
  });

  it('cannot save while it loads', async () => {
    reviews.mockReturnValue(new Promise(() => undefined));
    const { element } = modal();
    await settled();

    expect(find(element, 'lightning-spinner')).toBeTruthy();
    expect(button(element, 'save').disabled).toBe(true);
  });

  it('offers to send existing records, checked, with what that costs', async () => {
    const { element, closed } = modal();
    await settled();

    expect(find<HTMLInputElement>(element, '[data-id="backfill"]').checked).toBe(true);
    expect(find(element, 'c-estimate-figures')).toMatchObject({ estimate: review().estimate });
    button(element, 'save').click();
    await settled();

    expect(saves).toHaveBeenCalledWith(config(), true);
    expect(closed).toEqual([{ streamId: 'a02000000000001', isBackfillWanted: true }]);
  });

  it('sends no existing records where that was declined', async () => {
    const { element } = modal();
    await settled();

    find(element, '[data-id="backfill"]').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    await settled();
    button(element, 'save').click();
    await settled();

    expect(saves).toHaveBeenCalledWith(config(), false);
  });

  it('names problems and refuses to save while there are any', async () => {
    reviews.mockResolvedValue(review({ problems: [{ path: 'fields', message: 'Two fields are called "x".' }] }));
    const { element } = modal();
    await settled();

    expect(text(find(element, 'c-review-findings'), '[data-id="problem"]')).toBe('Two fields are called "x".');
    expect(button(element, 'save').disabled).toBe(true);
    expect(maybe(element, '[data-id="backfill-offer"]')).toBeNull();
    button(element, 'save').click();
    expect(saves).not.toHaveBeenCalled();
  });

  it('stays open with the reason where saving fails', async () => {
    saves.mockRejectedValue({ body: { message: 'Somebody else saved it.' } });
    const { element, closed } = modal();
    await settled();

    button(element, 'save').click();
    await settled();

    expect(text(element, '[data-id="failure"]')).toBe('Somebody else saved it.');
    expect(closed).toEqual([]);
    expect(button(element, 'save').disabled).toBe(false);
  });

  it('says why the review could not be made', async () => {
    reviews.mockRejectedValue({ body: { message: 'No.' } });
    const { element } = modal();
    await settled();

    expect(find(element, '[role="alert"]').textContent).toContain('No.');
    expect(button(element, 'save').disabled).toBe(true);
  });

  it('closes with nothing when cancelled', async () => {
    const { element, closed } = modal();
    await settled();

    button(element, 'cancel').click();

    // A custom event makes null of it.
    expect(closed).toEqual([null]);
    expect(saves).not.toHaveBeenCalled();
  });
});
