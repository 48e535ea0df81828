import StreamRename from '../streamRename';
import { clearPage, expectAccessible, find, settled, show } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.RenameTaken', () => ({ default: 'Taken by {0}' }), { virtual: true });

interface NameField extends HTMLElement {
  setCustomValidity: jest.Mock;
  reportValidity: jest.Mock;
}

function dialog(): { element: HTMLElement; closed: unknown[]; field: NameField } {
  const element = show('c-stream-rename', StreamRename, { name: 'Account', others: ['Key customers'] });
  const closed: unknown[] = [];
  element.addEventListener('closed', (event) => closed.push((event as CustomEvent).detail));
  const field = find<NameField>(element, '[data-id="name"]');
  field.setCustomValidity = jest.fn();
  field.reportValidity = jest.fn();
  return { element, closed, field };
}

async function take(element: HTMLElement, field: HTMLElement, value: string): Promise<void> {
  field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  find(element, '[data-id="take"]').click();
  await settled();
}

describe('c-stream-rename', () => {
  afterEach(clearPage);

  it.each(['Großkunden', 'عملاء رئيسيون', '重要客户', '<b>{0}</b>', '𝒦'.repeat(40)])('takes %s', async (name) => {
    const { element, closed, field } = dialog();

    await take(element, field, `  ${name} `);

    expect(closed).toEqual([name]);
    expectAccessible(element);
  });

  it.each([
    ['  ', 'c.RenameBlank'],
    [' KEY customers', 'Taken by Key customers'],
  ])('refuses %p at the field', async (name, message) => {
    const { element, closed, field } = dialog();

    await take(element, field, name);

    expect(closed).toEqual([]);
    expect(field.setCustomValidity).toHaveBeenLastCalledWith(message);
    expect(field.reportValidity).toHaveBeenCalled();
  });
});
