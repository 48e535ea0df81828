import Toast from 'lightning/toast';
import { setFailureKept, setRunKept } from 'c/retentionApi';
import KeepButton from '../keepButton';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/retentionApi', () => ({ setFailureKept: jest.fn(), setRunKept: jest.fn() }));
jest.mock('@salesforce/label/c.KeepEntry', () => ({ default: 'Keep {0}' }), { virtual: true });

type Kept = HTMLElement & { isKept: boolean };

const runs = jest.mocked(setRunKept);
const failures = jest.mocked(setFailureKept);

function shown(properties: object = { runId: 'a01' }): { element: Kept; button: HTMLButtonElement; kept: jest.Mock } {
  const element = show('c-keep-button', KeepButton, { name: 'R-1', ...properties }) as Kept;
  const kept = jest.fn();
  element.addEventListener('kept', (event) => void kept((event as CustomEvent).detail));
  return { element, button: find(element, 'button'), kept };
}

describe('c-keep-button', () => {
  beforeEach(() => {
    runs.mockReset().mockResolvedValue();
    failures.mockReset().mockResolvedValue();
  });

  afterEach(clearPage);

  it('tells whether an entry is kept, and of which it speaks', async () => {
    const { element, button } = shown();
    expect(button.getAttribute('aria-label')).toBe('Keep R-1');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(maybe(element, '[data-id="check"]')).toBeNull();

    element.isKept = true;
    await settled();

    expect(button.getAttribute('aria-label')).toBe('Keep R-1');
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(maybe(element, '[data-id="check"]')).not.toBeNull();
    expectAccessible(element);
  });

  it('keeps a run, and says so', async () => {
    const { button, kept } = shown();

    button.click();
    await settled();

    expect(runs).toHaveBeenCalledWith('a01', true);
    expect(failures).not.toHaveBeenCalled();
    expect(kept.mock.calls).toEqual([[true]]);
  });

  it('keeps a failure no longer', async () => {
    const { button, kept } = shown({ letterId: 'a03', isKept: true });

    button.click();
    await settled();

    expect(failures).toHaveBeenCalledWith('a03', false);
    expect(kept.mock.calls).toEqual([[false]]);
  });

  it('passes over a second click, and keeps the focus', async () => {
    const { element, button } = shown();
    button.focus();

    button.click();
    button.click();
    await settled();

    expect(runs).toHaveBeenCalledTimes(1);
    expect(element.shadowRoot?.activeElement).toBe(button);
    button.click();
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it('says why it could not', async () => {
    const toasts = jest.spyOn(Toast, 'show').mockImplementation();
    runs.mockRejectedValue({ body: { message: 'This run was purged.' } });
    const { button, kept } = shown();

    button.click();
    await settled();

    expect(toasts).toHaveBeenCalledWith({ label: 'This run was purged.', variant: 'error' }, expect.anything());
    expect(kept).not.toHaveBeenCalled();
    toasts.mockRestore();
  });
});
