import LightningConfirm from 'lightning/confirm';
import Toast from 'lightning/toast';
import { saveRetention } from 'c/retentionApi';
import RetentionForm from '../retentionForm';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { kindOf, retentionOf } from '../../retentionPanel/__tests__/support';

jest.mock('c/retentionApi', () => ({ saveRetention: jest.fn() }));
jest.mock('@salesforce/label/c.RetentionFewerDays', () => ({ default: '{0}: {1} days, not {2}.' }), { virtual: true });

type Form = HTMLElement & { kinds: unknown[]; mayLeave(): Promise<boolean> };
type Kind = HTMLElement & { draft: { days: string } | null };

const saves = jest.mocked(saveRetention);
const confirms = jest.fn<Promise<boolean>, [{ label: string; message: string }]>();
const connectionId = 'a00000000000001';

function shown(properties: object = {}): { element: Form; saved: jest.Mock } {
  const element = show('c-retention-form', RetentionForm, {
    connectionId,
    kinds: retentionOf().kinds,
    canEdit: true,
    now,
    ...properties,
  }) as Form;
  const saved = jest.fn();
  element.addEventListener('saved', (event) => void saved((event as CustomEvent).detail));
  return { element, saved };
}

async function click(element: HTMLElement, name: string): Promise<void> {
  find(element, `[data-id="${name}"]`).click();
  await settled();
}

const kindIn = (element: HTMLElement, kind: string): Kind => find<Kind>(element, `[data-kind="${kind}"]`);

async function edit(element: HTMLElement, kind: string, detail: object): Promise<void> {
  kindIn(element, kind).dispatchEvent(new CustomEvent('edit', { detail }));
  await settled();
}

async function editing(properties: object = {}): Promise<ReturnType<typeof shown>> {
  const form = shown(properties);
  await click(form.element, 'change');
  return form;
}

describe('c-retention-form', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    saves.mockReset().mockResolvedValue(retentionOf());
    confirms.mockReset().mockResolvedValue(true);
    (LightningConfirm as unknown as { open: typeof confirms }).open = confirms;
    toasts = jest.spyOn(Toast, 'show').mockImplementation();
  });

  afterEach(() => {
    clearPage();
    toasts.mockRestore();
  });

  it('is only read until somebody changes something', async () => {
    const { element } = shown();
    expect(kindIn(element, 'Runs').draft).toBeNull();
    expect(maybe(element, '[data-id="save"]')).toBeNull();
    expectAccessible(element);

    await click(element, 'change');

    expect(kindIn(element, 'Journal').draft).toEqual({ days: '30', isAutomatic: false, rows: '900' });
    expect(maybe(element, '[data-id="change"]')).toBeNull();
    expectAccessible(element);
  });

  it('is read by others, and says so', () => {
    const { element } = shown({ canEdit: false });

    expect(maybe(element, '[data-id="change"]')).toBeNull();
    expect(text(element, '[data-id="read-only"]')).toBe('c.RetentionReadOnly');
  });

  it('saves what was changed and leaves the rest to others, and is only read again', async () => {
    const { element, saved } = await editing();
    await edit(element, 'Runs', { days: '60' });
    const others = retentionOf().kinds.map((kind) => (kind.kind === 'Journal' ? { ...kind, days: 150 } : kind));
    Object.assign(element, { kinds: others });
    await settled();

    await click(element, 'save');

    expect(confirms).not.toHaveBeenCalled();
    expect(saves.mock.calls).toEqual([[connectionId, [{ kind: 'Runs', days: 60, rows: null }]]]);
    expect(saved).toHaveBeenCalledWith(retentionOf());
    expect(toasts).toHaveBeenCalledWith({ label: 'c.RetentionSaved', variant: 'success' }, expect.anything());
    expect(kindIn(element, 'Runs').draft).toBeNull();
    expect(maybe(element, '[data-id="save"]')).toBeNull();
  });

  it('tells first what goes, and saves nothing where that is not wanted', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '10' });
    confirms.mockResolvedValueOnce(false);

    await click(element, 'save');

    expect(confirms.mock.calls[0]?.[0]).toMatchObject({
      label: 'c.RetentionConfirmTitle',
      message: 'c.RetentionRuns: 10 days, not 30. c.RetentionCannotReturn',
    });
    expect(saves).not.toHaveBeenCalled();
    expect(kindIn(element, 'Runs').draft?.days).toBe('10');

    await click(element, 'save');
    expect(saves).toHaveBeenCalledTimes(1);
  });

  it('saves nothing that is wrong', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '400' });

    await click(element, 'save');

    expect(saves).not.toHaveBeenCalled();
    expect(confirms).not.toHaveBeenCalled();
  });

  it('loses nothing that is typed where saving fails, and says why it failed', async () => {
    const { element, saved } = await editing();
    await edit(element, 'Runs', { days: '60' });
    saves.mockRejectedValueOnce({ body: { message: 'Somebody else holds the row.' } });

    await click(element, 'save');

    expect(text(element, '[data-id="problem"]')).toBe('Somebody else holds the row.');
    expect(kindIn(element, 'Runs').draft?.days).toBe('60');
    expect(saved).not.toHaveBeenCalled();

    await click(element, 'save');
    expect(saved).toHaveBeenCalledTimes(1);
    expect(maybe(element, '[data-id="problem"]')).toBeNull();
  });

  it('keeps what is typed while figures change under it', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });

    element.kinds = [kindOf({ rows: 1 }), kindOf({ kind: 'Journal' })];
    await settled();

    expect(kindIn(element, 'Runs').draft?.days).toBe('60');
  });

  it('is saved once, however often somebody clicks', async () => {
    const { element } = await editing();

    find(element, '[data-id="save"]').click();
    find(element, '[data-id="save"]').click();
    await settled();

    expect(saves).toHaveBeenCalledTimes(1);
  });

  it('forgets what is typed where somebody cancels', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });

    await click(element, 'cancel');
    await click(element, 'change');

    expect(kindIn(element, 'Runs').draft?.days).toBe('30');
    expect(confirms).not.toHaveBeenCalled();
  });

  it('is left without a question where nothing is lost', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });
    await edit(element, 'Runs', { days: '30' });

    await expect(element.mayLeave()).resolves.toBe(true);
    expect(confirms).not.toHaveBeenCalled();
  });

  it('asks before what is typed is lost', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });
    confirms.mockResolvedValueOnce(false);

    await expect(element.mayLeave()).resolves.toBe(false);
    expect(confirms.mock.calls[0]?.[0]).toMatchObject({ message: 'c.RetentionUnsavedText' });
    expect(kindIn(element, 'Runs').draft?.days).toBe('60');

    await expect(element.mayLeave()).resolves.toBe(true);
    await settled();
    expect(kindIn(element, 'Runs').draft).toBeNull();
  });
});
