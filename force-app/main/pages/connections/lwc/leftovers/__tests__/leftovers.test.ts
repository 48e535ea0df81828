import leftovers from '@salesforce/apex/DriftController.leftovers';
import Leftovers from '../leftovers';
import {
  clearPage,
  expectAccessible,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/apex/DriftController.leftovers', () => ({ default: jest.fn() }), { virtual: true });

const found = jest.mocked(leftovers);

async function shown(): Promise<HTMLElement> {
  const element = show('c-leftovers', Leftovers);
  await settled();
  await settled();
  return element;
}

describe('c-leftovers', () => {
  afterEach(clearPage);

  it('lists what belongs to no connection, with the place where it is deleted', async () => {
    found.mockResolvedValue([
      { what: 'NamedCredential', name: 'Syncline_1', recordId: '0XA1' },
      { what: 'PermissionSet', name: 'Syncline_1', recordId: '0PS1' },
    ]);
    const element = await shown();
    const links = [...(element.shadowRoot?.querySelectorAll('a') ?? [])].map(({ href }) => new URL(href).pathname);

    expect(links).toEqual(['/lightning/setup/NamedCredential/0XA1/view', '/lightning/setup/PermSets/home']);
    expect(text(element, '[data-id="leftovers"]')).toContain('Syncline_1');
    expectAccessible(element);
  });

  it('says nothing where there is none, or the org does not answer', async () => {
    found.mockResolvedValue([]);
    expect(maybe(await shown(), '[data-id="leftovers"]')).toBeNull();
    found.mockRejectedValue(new Error('No answer'));
    expect(maybe(await shown(), '[data-id="leftovers"]')).toBeNull();
  });
});
