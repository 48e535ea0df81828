import DestinationForm from '../destinationForm';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
} from '../../../../../foundation/lwc/__tests__/support';

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

    expect(saved).toEqual([{ ...entered, environment: 'Production', clientAuthentication: 'Header', scope: null }]);
    expectAccessible(element);
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
