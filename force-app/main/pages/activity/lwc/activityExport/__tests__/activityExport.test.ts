import Toast from 'lightning/toast';
import { letterExport } from 'c/letterExport';
import type { PagedExport } from 'c/pagedExport';
import { runExport } from 'c/runExport';
import ActivityExport from '../activityExport';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/letterExport', () => ({ letterExport: jest.fn() }));
jest.mock('c/runExport', () => ({ runExport: jest.fn() }));
jest.mock('@salesforce/label/c.ExportProgressMany', () => ({ default: '{0} rows' }), { virtual: true });
jest.mock('@salesforce/label/c.ExportProgressOne', () => ({ default: '{0} row' }), { virtual: true });
jest.mock('@salesforce/label/c.ExportDone', () => ({ default: '{0} rows in {1} files' }), { virtual: true });

const ofLetters = jest.mocked(letterExport);
const ofRuns = jest.mocked(runExport);
const filter = { connectionId: 'a00000000000001', code: 'BAD_VALUE' };
const cancel = jest.fn();
let tell: (rows: number) => void = () => undefined;
let finish: (files: number) => void = () => undefined;
let fail: (error: unknown) => void = () => undefined;

/** As far as the test says. */
function pretended(_: object, told: (rows: number) => void): PagedExport {
  tell = told;
  const run = (): Promise<number> =>
    new Promise<number>((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  return { cancel, run } as unknown as PagedExport;
}

const button = (element: HTMLElement) => find<HTMLElement & { disabled: boolean }>(element, '[data-id="export"]');

async function begun(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-activity-export', ActivityExport, { filter, ...properties });
  button(element).click();
  await settled();
  return element;
}

describe('c-activity-export', () => {
  let toasts: jest.SpyInstance;

  beforeEach(() => {
    cancel.mockReset();
    ofLetters.mockReset().mockImplementation(pretended);
    ofRuns.mockReset().mockImplementation(pretended);
    toasts = jest.spyOn(Toast, 'show').mockReturnValue(undefined);
  });

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it('shows how far it is, and says when it is done', async () => {
    const element = await begun();
    expect(ofLetters).toHaveBeenCalledWith(filter, expect.any(Function));
    expect(ofRuns).not.toHaveBeenCalled();
    tell(1);
    await settled();
    expect(text(element, '[data-id="exporting"]')).toBe('1 row');
    tell(1200);
    await settled();
    expect(text(element, '[data-id="exporting"]')).toBe('1,200 rows');
    expect(button(element).disabled).toBe(true);
    expectAccessible(element);

    finish(2);
    await settled();
    expect(toasts).toHaveBeenCalledWith({ label: '1,200 rows in 2 files', variant: 'success' }, expect.anything());
    expect(maybe(element, '[data-id="exporting"]')).toBeNull();
    expect(button(element).disabled).toBe(false);
  });

  it('exports runs where those are shown, one file after another', async () => {
    const element = await begun({ isOfRuns: true });
    button(element).click();
    await settled();

    expect(ofRuns.mock.calls).toEqual([[filter, expect.any(Function)]]);
    expect(ofLetters).not.toHaveBeenCalled();
  });

  it('is cancelled when asked, and says nothing then', async () => {
    const element = await begun();

    find(element, '[data-id="cancel-export"]').click();
    expect(cancel).toHaveBeenCalledTimes(1);
    finish(0);
    await settled();

    expect(toasts).not.toHaveBeenCalled();
    expect(maybe(element, '[data-id="exporting"]')).toBeNull();
  });

  it('goes on where it was begun by a double click', async () => {
    const element = await begun();

    find(element, '[data-id="cancel-export"]').dispatchEvent(new MouseEvent('click', { detail: 2 }));

    expect(cancel).not.toHaveBeenCalled();
  });

  it('says why it could not go on, and can be begun again', async () => {
    const element = await begun();

    fail({ body: { message: 'Not now.' } });
    await settled();

    expect(toasts).toHaveBeenCalledWith({ label: 'Not now.', variant: 'error' }, expect.anything());
    expect(button(element).disabled).toBe(false);
  });

  it('ends with the page', async () => {
    const element = await begun();

    element.remove();

    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
