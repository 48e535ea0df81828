import LightningConfirm from 'lightning/confirm';
import UnsavedStreams from '../unsavedStreams';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config, stream } from '../../dataPage/__tests__/support';

jest.mock('@salesforce/label/c.DataDiscardNew', () => ({ default: 'New {0}?' }), { virtual: true });
jest.mock('@salesforce/label/c.DataDiscardLeft', () => ({ default: 'Left {0}?' }), { virtual: true });
jest.mock('@salesforce/label/c.UnsavedStreamDiscardAbout', () => ({ default: 'Discard {0}' }), { virtual: true });

const confirms = jest.fn<Promise<boolean>, [{ message: string }]>();

const begun = { saved: null, draft: config({ id: null, name: 'Contact', objectName: 'Contact' }) };
const gone = { saved: config({ id: 'a02000000000009' }), draft: config({ id: 'a02000000000009', name: 'Assets' }) };

function shown(drafts: object[]): HTMLElement {
  return show('c-unsaved-streams', UnsavedStreams, { drafts, streams: [stream()] });
}

describe('c-unsaved-streams', () => {
  beforeEach(() => {
    confirms.mockResolvedValue(true);
    (LightningConfirm as unknown as { open: typeof confirms }).open = confirms;
  });
  afterEach(clearPage);

  it('shows nothing where all that is edited is of streams in the list', () => {
    expect(maybe(shown([{ saved: config(), draft: config() }]), '[data-id="unsaved-streams"]')).toBeNull();
  });

  it('leads to a new stream that was begun', () => {
    const element = shown([begun]);
    const opens = jest.fn();
    element.addEventListener('open', (event) => void opens((event as CustomEvent).detail));

    expect(text(element, '[data-id="open"]')).toBe('Contact');
    find(element, '[data-id="open"]').click();
    expect(opens).toHaveBeenCalledWith('Contact');
    expectAccessible(element);
  });

  it('drops it for whoever is sure', async () => {
    const element = shown([begun]);
    const drops = jest.fn();
    element.addEventListener('discard', (event) => void drops((event as CustomEvent).detail));
    confirms.mockResolvedValueOnce(false);

    expect(find(element, '[data-id="discard"]').getAttribute('aria-label')).toBe('Discard Contact');
    find(element, '[data-id="discard"]').click();
    await settled();
    expect(drops).not.toHaveBeenCalled();
    find(element, '[data-id="discard"]').click();
    await settled();
    expect(confirms).toHaveBeenLastCalledWith(expect.objectContaining({ message: 'New Contact?' }));
    expect(drops).toHaveBeenCalledWith(begun);
  });

  it('says why it cannot be saved: the stream is gone, or its object has one by now', async () => {
    const element = shown([gone, { saved: null, draft: config({ id: null, name: null, objectName: 'Account' }) }]);
    const reasons = [...(element.shadowRoot?.querySelectorAll('[data-id="why"]') ?? [])].map(
      (each) => each.textContent,
    );

    expect(reasons).toEqual(['c.UnsavedStreamGone', 'c.UnsavedStreamTaken']);
    expect(maybe(element, '[data-id="open"]')).toBeNull();
    find(element, '[data-id="discard"]').click();
    await settled();
    expect(confirms).toHaveBeenLastCalledWith(expect.objectContaining({ message: 'Left Assets?' }));
  });
});
