import '../../retentionPanel/__tests__/counts';
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
jest.mock('@salesforce/label/c.RetentionFewerDays', () => ({ default: '{0}: {1}, not {2}.' }), { virtual: true });

type Form = HTMLElement & { kinds: unknown[] };
type Kind = HTMLElement & { draft: { days: string } | null };

const saves = jest.mocked(saveRetention);
const confirms = jest.fn<Promise<boolean>, [{ label: string; message: string }]>();
const connectionId = 'a00000000000001';

function shown(properties: object = {}): { element: Form; looked: jest.Mock } {
  const element = show('c-retention-form', RetentionForm, {
    connectionId,
    kinds: retentionOf().kinds,
    canEdit: true,
    now,
    ...properties,
  }) as Form;
  const looked = jest.fn();
  element.addEventListener('looked', (event) => void looked((event as CustomEvent).detail));
  return { element, looked };
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

/** Whether the browser is told to ask. */
function asksBeforeUnload(): boolean {
  const event = new CustomEvent('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
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
    sessionStorage.clear();
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
    const { element, looked } = await editing();
    await edit(element, 'Runs', { days: '60' });
    const others = retentionOf().kinds.map((kind) => (kind.kind === 'Journal' ? { ...kind, days: 150 } : kind));
    Object.assign(element, { kinds: others });
    await settled();

    await click(element, 'save');

    expect(confirms).not.toHaveBeenCalled();
    expect(saves.mock.calls).toEqual([
      [connectionId, [{ kind: 'Runs', days: 60, rows: null, loaded: { days: 30, rows: null } }]],
    ]);
    expect(looked).toHaveBeenCalledWith(retentionOf());
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
      message: 'c.RetentionRuns: 10 days, not 30 days. c.RetentionCannotReturn',
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
    const { element, looked } = await editing();
    await edit(element, 'Runs', { days: '60' });
    saves.mockRejectedValueOnce({ body: { message: 'Somebody else holds the row.' } });

    await click(element, 'save');

    expect(text(element, '[data-id="problem"]')).toBe('Somebody else holds the row.');
    expect(kindIn(element, 'Runs').draft?.days).toBe('60');
    expect(looked).not.toHaveBeenCalled();

    await click(element, 'save');
    expect(looked).toHaveBeenCalledTimes(1);
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

  it('forgets what is typed where somebody cancels and is sure', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });
    confirms.mockResolvedValueOnce(false);

    await click(element, 'cancel');

    expect(confirms.mock.calls[0]?.[0]).toMatchObject({ message: 'c.RetentionUnsavedText' });
    expect(kindIn(element, 'Runs').draft?.days).toBe('60');

    await click(element, 'cancel');
    expect(kindIn(element, 'Runs').draft).toBeNull();
    await click(element, 'change');
    expect(kindIn(element, 'Runs').draft?.days).toBe('30');
  });

  it('is left without a question where nothing is lost', async () => {
    const { element } = await editing();
    await edit(element, 'Runs', { days: '60' });
    expect(text(element, '[data-id="unsaved"]')).toBe('c.DataUnsavedTitle');
    await edit(element, 'Runs', { days: '30' });
    expect(text(element, '[data-id="unsaved"]')).toBe('');

    await click(element, 'cancel');

    expect(confirms).not.toHaveBeenCalled();
    expect(asksBeforeUnload()).toBe(false);
  });

  describe('what is typed and not saved', () => {
    it('is here again, marked, for the same connection, and asked about before the tab is closed', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      expect(asksBeforeUnload()).toBe(true);
      element.remove();
      expect(asksBeforeUnload()).toBe(false);

      const again = shown();
      expect(kindIn(again.element, 'Runs').draft).toEqual({ days: '60', isAutomatic: true, rows: '1280' });
      expect(text(again.element, '[data-id="unsaved"]')).toBe('c.RetentionUnsavedBack');
      expect(asksBeforeUnload()).toBe(true);
      again.element.remove();

      expect(kindIn(shown({ connectionId: 'a00000000000002' }).element, 'Runs').draft).toBeNull();
      expect(kindIn(shown({ canEdit: false }).element, 'Runs').draft).toBeNull();
    });

    it.each(['save', 'cancel'])('is gone after %s', async (act) => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });

      await click(element, act);

      expect(asksBeforeUnload()).toBe(false);
      element.remove();
      expect(kindIn(shown().element, 'Runs').draft).toBeNull();
    });

    it('is compared with what was loaded when it was typed, however long ago', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      element.remove();
      const others = retentionOf().kinds.map((kind) => ({ ...kind, days: 10 }));

      const again = shown({ kinds: others });
      await click(again.element, 'save');

      expect(saves.mock.calls[0]?.[1]).toEqual([
        { kind: 'Runs', days: 60, rows: null, loaded: { days: 30, rows: null } },
      ]);
    });
  });

  describe('where somebody else has saved first', () => {
    const conflict = { savedBy: 'Ada', savedAt: '2026-01-01T11:58:00.000Z' };
    function theirs(over: object): ReturnType<typeof retentionOf> {
      const retention = retentionOf({ conflict });
      const [runs, ...others] = retention.kinds;
      return { ...retention, kinds: [{ ...(runs ?? kindOf()), ...over }, ...others] };
    }
    const notice = (element: HTMLElement): HTMLElement | null => maybe(element, 'c-save-conflict');

    async function clashing(): Promise<ReturnType<typeof shown>> {
      const form = await editing();
      await edit(form.element, 'Runs', { days: '60', isAutomatic: false, rows: '5000' });
      saves.mockResolvedValueOnce(theirs({ days: 40 }));
      await click(form.element, 'save');
      return form;
    }

    async function choose(element: HTMLElement, act: 'take' | 'overwrite'): Promise<void> {
      notice(element)?.dispatchEvent(new CustomEvent(act));
      await settled();
    }

    it('says who, when and what, tells the page what holds, and keeps what is typed', async () => {
      const { element, looked } = await clashing();

      expect(notice(element)).toMatchObject({
        conflict,
        differences: [{ loaded: '30 days', theirs: '40 days', mine: '60 days' }],
      });
      expect(looked).toHaveBeenCalledWith(theirs({ days: 40 }));
      expect(kindIn(element, 'Runs').draft).toEqual({ days: '60', isAutomatic: false, rows: '5000' });
      expect(maybe(element, '[data-id="save"]')).toBeNull();
      expect(toasts).not.toHaveBeenCalled();
      expectAccessible(element);
    });

    it('saves over it once somebody says so, compared with theirs', async () => {
      const { element } = await clashing();

      await choose(element, 'overwrite');

      expect(saves.mock.calls[1]?.[1]).toEqual([
        { kind: 'Runs', days: 60, rows: 5000, loaded: { days: 40, rows: null } },
      ]);
      expect(notice(element)).toBeNull();
      expect(kindIn(element, 'Runs').draft).toBeNull();
    });

    it('takes theirs once somebody says so, and goes on with what else was typed', async () => {
      const { element } = await clashing();

      await choose(element, 'take');

      expect(notice(element)).toBeNull();
      expect(kindIn(element, 'Runs').draft).toEqual({ days: '40', isAutomatic: false, rows: '5000' });
      await click(element, 'save');
      expect(saves.mock.calls[1]?.[1]).toEqual([
        { kind: 'Runs', days: 40, rows: 5000, loaded: { days: 40, rows: null } },
      ]);
    });

    it('goes on with what is typed while it asks', async () => {
      const { element } = await clashing();
      await edit(element, 'Runs', { rows: '6000' });
      await edit(element, 'Journal', { days: '20' });

      await choose(element, 'take');

      expect(kindIn(element, 'Runs').draft).toEqual({ days: '40', isAutomatic: false, rows: '6000' });
      expect(kindIn(element, 'Journal').draft?.days).toBe('20');
    });

    it('shows what is typed while it asks, and asks no more once that is theirs', async () => {
      const { element } = await clashing();

      await edit(element, 'Runs', { days: '61' });
      expect(notice(element)).toMatchObject({ differences: [{ theirs: '40 days', mine: '61 days' }] });

      await edit(element, 'Runs', { days: '40' });
      expect(notice(element)).toBeNull();
      await click(element, 'save');
      expect(saves.mock.calls[1]?.[1]).toEqual([
        { kind: 'Runs', days: 40, rows: 5000, loaded: { days: 40, rows: null } },
      ]);
    });

    it('has nothing more to save where theirs is all', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      saves.mockResolvedValueOnce(theirs({ days: 40 }));
      await click(element, 'save');

      await choose(element, 'take');

      expect(kindIn(element, 'Runs').draft).toBeNull();
      expect(saves).toHaveBeenCalledTimes(1);
    });

    it('saves beside theirs what they have not touched, without a question', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      saves.mockResolvedValueOnce(theirs({ mostRows: 700, mostRowsNow: 700 }));

      await click(element, 'save');

      expect(saves.mock.calls[1]?.[1]).toEqual([
        { kind: 'Runs', days: 60, rows: 700, loaded: { days: 30, rows: 700 } },
      ]);
      expect(notice(element)).toBeNull();
      expect(toasts).toHaveBeenCalledTimes(1);
    });

    it('says so where others save again and again, and leaves it to whoever looks', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      saves.mockResolvedValue(theirs({ mostRows: 700, mostRowsNow: 700 }));

      await click(element, 'save');

      expect(saves).toHaveBeenCalledTimes(3);
      expect(text(element, '[data-id="problem"]')).toBe('c.RetentionSavedMeanwhile');
      expect(kindIn(element, 'Runs').draft?.days).toBe('60');
      expect(maybe(element, '[data-id="save"]')).not.toBeNull();
    });

    it('saves nothing more where they have set the same', async () => {
      const { element } = await editing();
      await edit(element, 'Runs', { days: '60' });
      saves.mockResolvedValueOnce(theirs({ days: 60 }));

      await click(element, 'save');

      expect(saves).toHaveBeenCalledTimes(1);
      expect(kindIn(element, 'Runs').draft).toBeNull();
      expect(toasts).toHaveBeenCalledTimes(1);
    });
  });
});
