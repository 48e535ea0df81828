import { reviewStream, saveStream } from 'c/streamApi';
import StreamReview from '../streamReview';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config, review } from '../../dataPage/__tests__/support';

jest.mock('c/streamApi', () => ({ reviewStream: jest.fn(), saveStream: jest.fn() }));

const reviews = jest.mocked(reviewStream);
const saves = jest.mocked(saveStream);

function modal(): { element: HTMLElement; closed: unknown[] } {
  const closed: unknown[] = [];
  const element = show('c-stream-review', StreamReview, { config: config(), heading: 'Review: Account' });
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  return { element, closed };
}

const button = (element: HTMLElement, id: string) => find<HTMLButtonElement>(element, `[data-id="${id}"]`);

describe('c-stream-review', () => {
  beforeEach(() => {
    reviews.mockResolvedValue(review());
    saves.mockResolvedValue('a02000000000001');
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

  it('lists which rights the connector lacks for it, and where each is given', async () => {
    const lack = { text: 'Fields of Account: 1 missing.', whereText: 'In a permission set.', fields: ['Rating'] };
    reviews.mockResolvedValueOnce(review({ lacks: [lack], connectorName: 'Connor' }));
    const { element } = modal();
    await settled();
    const told = text(element, '[data-id="lack"]');
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

    button(element, 'show-all').click();
    await settled();

    expect(rows()).toHaveLength(250);
    expect(maybe(element, '[data-id="show-all"]')).toBeNull();
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

    expect(text(element, '[data-id="problem"]')).toBe('Two fields are called "x".');
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
