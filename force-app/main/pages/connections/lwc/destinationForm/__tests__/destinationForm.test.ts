import borrowable from '@salesforce/apex/ConnectionSetupController.borrowable';
import DestinationForm from '../destinationForm';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/apex/ConnectionSetupController.borrowable', () => ({ default: jest.fn() }), { virtual: true });

interface Field extends HTMLElement {
  name: string;
  value: string;
  disabled: boolean;
}

const connectors = [{ id: '005', name: 'Cora', username: 'cora@example.com' }];
const entered = { name: 'Scores', baseUrl: 'https://a.example', tokenUrl: 'https://b.example', connectorId: '005' };

async function enter(element: HTMLElement, id: string, name: string, value: string): Promise<void> {
  const field = find<Field>(element, `[data-id="${id}"]`);
  field.name = name;
  field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

function shown(properties: object = {}): HTMLElement {
  return show('c-destination-form', DestinationForm, { label: 'Save', connectors, ...properties });
}

describe('c-destination-form', () => {
  afterEach(clearPage);

  it('can be saved once all that is needed is entered', async () => {
    const saved: unknown[] = [];
    const element = shown();
    element.addEventListener('save', (event) => saved.push((event as CustomEvent).detail));
    await enter(element, 'name', 'name', entered.name);
    await enter(element, 'baseUrl', 'baseUrl', entered.baseUrl);
    await enter(element, 'tokenUrl', 'tokenUrl', entered.tokenUrl);
    expect(find<Field>(element, '[data-id="save-draft"]').disabled).toBe(true);
    await enter(element, 'connector', 'connectorId', entered.connectorId);
    expect(find<Field>(element, '[data-id="save-draft"]').disabled).toBe(false);
    await enter(element, 'environment', 'environment', 'Production');
    find(element, '[data-id="save-draft"]').click();

    expect(saved).toEqual([
      { ...entered, credentialName: null, environment: 'Production', clientAuthentication: 'Header', scope: null },
    ]);
    expectAccessible(element);
  });

  it('borrows a credential of the admins, which knows the address', async () => {
    const found = jest.mocked(borrowable as () => Promise<unknown>);
    found.mockResolvedValue([]);
    const saved: unknown[] = [];
    const element = shown({
      initial: { ...entered, environment: 'Sandbox', clientAuthentication: 'Body', scope: 'x' },
    });
    element.addEventListener('save', (event) => saved.push((event as CustomEvent).detail));
    find(element, '[data-id="source"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'borrow' } }));
    await settled();
    expect(maybe(element, '[data-id="baseUrl"]')).toBeNull();
    expect(maybe(element, '[data-id="none-to-borrow"]')).not.toBeNull();

    found.mockResolvedValue([{ name: 'Scores', label: 'Our scores', url: 'https://scores.example' }]);
    find(element, '[data-id="look-again"]').click();
    await settled();
    await enter(element, 'credential-name', 'credentialName', 'Scores');
    find(element, '[data-id="save-draft"]').click();
    expect(saved).toEqual([
      { ...entered, credentialName: 'Scores', environment: 'Sandbox', clientAuthentication: 'Body', scope: 'x' },
    ]);
    expectAccessible(element);
  });

  it('keeps what was typed when the page looks again', async () => {
    const element = shown({ initial: { ...entered } });
    await enter(element, 'baseUrl', 'baseUrl', 'https://typed.example');
    Object.assign(element, { initial: { ...entered } });
    await settled();

    expect(find<Field>(element, '[data-id="baseUrl"]').value).toBe('https://typed.example');
  });

  it('asks for address and credential alone where all else stays', () => {
    const element = shown({ initial: { ...entered }, isAddressOnly: true });

    expect(maybe(element, '[data-id="name"]')).toBeNull();
    expect(maybe(element, '[data-id="connector"]')).toBeNull();
    expect(find<Field>(element, '[data-id="save-draft"]').disabled).toBe(false);
  });

  it('begins with what is there, and says what changing it brings', () => {
    const element = shown({
      initial: { ...entered, environment: 'Sandbox', clientAuthentication: 'Body', scope: 'x' },
      replaces: true,
    });

    expect(find<Field>(element, '[data-id="baseUrl"]').value).toBe('https://a.example');
    expect(maybe(element, '[data-id="replaces"]')).not.toBeNull();
  });

  it('says what to do where nobody can be the connector', () => {
    expect(maybe(shown({ connectors: [] }), '[data-id="no-connector"]')).not.toBeNull();
    expect(maybe(shown(), '[data-id="no-connector"]')).toBeNull();
  });

  it('can be left', () => {
    const left = jest.fn();
    const element = shown();
    element.addEventListener('cancel', left);
    find(element, '[data-id="cancel"]').click();
    expect(left).toHaveBeenCalledTimes(1);
  });
});
