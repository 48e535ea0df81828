import { previewRecord } from 'c/previewApi';
import type { Clause, Preview } from 'c/previewApi';
import { loadConfig } from 'c/streamApi';
import Toast from 'lightning/toast';
import RecordPreview from '../recordPreview';
import { clearPage, find, maybe, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/previewApi', () => ({ previewRecord: jest.fn(), tryStream: jest.fn() }));
jest.mock('c/streamApi', () => ({ loadConfig: jest.fn() }));

const previews = jest.mocked(previewRecord);
const configs = jest.mocked(loadConfig);
const streamId = 'a02000000000001';
const recordId = '001000000000001AAA';
const payload = '{\n  "id": "001"\n}';

interface Picker extends HTMLElement {
  objectName: string;
}

function preview(over: Partial<Preview> = {}): Preview {
  return { outcome: 'upserted', reasons: [], payload, bytes: 1234, omitted: [], ...over };
}

async function shown(): Promise<HTMLElement> {
  const element = show('c-record-preview', RecordPreview, { streamId });
  await settled();
  return element;
}

async function enter(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="record-id"]').dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }),
  );
  await settled();
}

async function previewed(element: HTMLElement): Promise<void> {
  await enter(element, ` ${recordId} `);
  find(element, '[data-id="show"]').click();
  await settled();
}

describe('c-record-preview', () => {
  let toasts: jest.SpyInstance;
  const writeText = jest.fn();

  beforeEach(() => {
    toasts = jest.spyOn(Toast, 'show');
    Object.assign(navigator, { clipboard: { writeText } });
    configs.mockResolvedValue({ objectName: 'Account' } as never);
    previews.mockResolvedValue(preview());
    writeText.mockResolvedValue(undefined);
  });

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it('shows the exact payload of a record by its Id', async () => {
    const element = await shown();
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="show"]').disabled).toBe(true);

    await previewed(element);

    expect(previews).toHaveBeenCalledWith(streamId, recordId);
    expect(text(element, '[data-id="outcome"]')).toBe('c.PreviewUpserted');
    expect(find(element, '[data-id="payload"]').textContent).toBe(payload);
    expect(find(element, '[data-id="payload"]').tabIndex).toBe(0);
  });

  it('previews with Enter, and as soon as a record is picked', async () => {
    const element = await shown();
    const heard = jest.fn();
    element.addEventListener('change', heard);
    await enter(element, recordId);
    expect(heard).not.toHaveBeenCalled();
    find(element, '[data-id="record-id"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(previews).toHaveBeenCalledTimes(1);

    expect(find<Picker>(element, '[data-id="finder"]').objectName).toBe('Account');
    const picked = new CustomEvent('pick', { detail: { recordId: '001000000000002' } });
    find(element, '[data-id="finder"]').dispatchEvent(picked);
    await settled();
    expect(previews).toHaveBeenLastCalledWith(streamId, '001000000000002');

    find(element, '[data-id="finder"]').dispatchEvent(new CustomEvent('pick', { detail: { recordId: null } }));
    await settled();
    expect(previews).toHaveBeenCalledTimes(2);
  });

  it('says clause by clause why a record is left out, and which fields are', async () => {
    const omitted = [{ field: 'Secret__c', reason: 'NOT_READABLE', message: 'Not readable.' }];
    const clauses: Clause[] = [{ part: 'filter', text: 'Type equals Customer', value: 'Prospect', isMet: false }];
    previews.mockResolvedValue(
      preview({ outcome: 'excluded', clauses, reasons: ['You see what you can read.'], omitted }),
    );
    const element = await shown();
    await previewed(element);

    expect(text(element, '[data-id="outcome"]')).toBe('c.PreviewExcluded');
    expect(text(element, '[data-id="reason"]')).toBe('You see what you can read.');
    expect(find<HTMLElement & { clauses: unknown }>(element, 'c-scope-clauses').clauses).toEqual(clauses);
    expect(find<HTMLElement & { fields: unknown }>(element, 'c-omitted-fields').fields).toEqual(omitted);
  });

  it('shows no payload of what is not there', async () => {
    previews.mockResolvedValue(preview({ outcome: 'notFound', payload: null, bytes: null }));
    const element = await shown();
    await previewed(element);

    expect(text(element, '[data-id="outcome"]')).toBe('c.PreviewNotFound');
    expect(maybe(element, '[data-id="payload"]')).toBeNull();
    expect(maybe(element, '[data-id="copy"]')).toBeNull();
  });

  it('copies, and says where it could not', async () => {
    const element = await shown();
    await previewed(element);
    find(element, '[data-id="copy"]').click();
    await settled();
    expect(writeText).toHaveBeenCalledWith(payload);
    expect(toasts).toHaveBeenLastCalledWith({ label: 'c.PreviewCopied', variant: 'success' }, expect.anything());

    writeText.mockRejectedValue(new Error('refused'));
    find(element, '[data-id="copy"]').click();
    await settled();
    expect(toasts).toHaveBeenLastCalledWith({ label: 'c.PreviewCopyFailed', variant: 'error' }, expect.anything());
  });

  it('says why it could not show one, and goes on', async () => {
    previews.mockRejectedValueOnce({ body: { message: 'Not an account.' } });
    const element = await shown();
    await previewed(element);
    expect(text(element, '[role="alert"]')).toBe('Not an account.');

    find(element, '[data-id="show"]').click();
    await settled();
    expect(maybe(element, '[role="alert"]')).toBeNull();
  });

  it('drops the answer for a record that is not asked for any more', async () => {
    let late: (value: Preview) => void = () => undefined;
    previews.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const element = await shown();
    await previewed(element);
    expect(find(element, 'lightning-spinner')).toBeTruthy();

    Object.assign(element, { streamId: 'a02000000000002' });
    await settled();
    late(preview());
    await settled();

    expect(maybe(element, '[data-id="outcome"]')).toBeNull();
    expect(maybe(element, 'lightning-spinner')).toBeNull();
  });

  it('takes an Id where the object is not known', async () => {
    configs.mockRejectedValue({ body: { message: 'No such stream.' } });
    const element = await shown();

    expect(text(element, '[role="alert"]')).toBe('No such stream.');
    expect(maybe(element, '[data-id="finder"]')).toBeNull();
    expect(find(element, '[data-id="record-id"]')).toBeTruthy();
  });
});
