import differences from '@salesforce/apex/DriftController.differences';
import grantAccess from '@salesforce/apex/ConnectionSetupController.grantAccess';
import type { Difference } from 'c/driftApi';
import ConnectionDrift from '../connectionDrift';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { press, setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/DriftController.differences', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ConnectionSetupController.grantAccess', () => ({ default: jest.fn() }), { virtual: true });

const found = jest.mocked(differences);
const unassigned: Difference = {
  problem: { code: 'SET_NOT_ASSIGNED', cause: 'It is not assigned.', fix: 'Give access.' },
  act: 'GiveAccess',
};
const moved: Difference = {
  problem: { code: 'URL_CHANGED', cause: 'Somebody has changed it.', fix: 'Set it back.' },
  found: 'https://elsewhere.example',
  act: 'OpenSetup',
};

async function shown(over = {}): Promise<HTMLElement & { setup: unknown }> {
  const element = show('c-connection-drift', ConnectionDrift, {
    setup: setup({ mode: 'On', namedCredentialId: '0XA000000000001', ...over }),
  });
  await settled();
  await settled();
  return element as HTMLElement & { setup: unknown };
}

describe('c-connection-drift', () => {
  afterEach(clearPage);

  it('shows nothing where nothing differs', async () => {
    found.mockResolvedValue([]);
    expect(maybe(await shown(), '[data-id="difference"]')).toBeNull();
  });

  it('shows each difference with its cause, what is there now, and its button', async () => {
    found.mockResolvedValue([moved, unassigned]);
    jest.mocked(grantAccess).mockResolvedValue(undefined);
    const element = await shown();

    expect(text(element, '[data-id="found"]')).toContain('https://elsewhere.example');
    expect(find<HTMLAnchorElement>(element, '[data-id="open-setup"]').href).toContain('0XA000000000001');
    expectAccessible(element);
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    await press(element, 'give-access');
    await settled();
    expect(grantAccess).toHaveBeenCalledWith({ connectionId: 'a00000000000001' });
    expect(changes).toBe(1);
  });

  it('looks again with each look of the page, and keeps what it found where the org does not answer', async () => {
    found.mockResolvedValue([unassigned]);
    const element = await shown();
    found.mockRejectedValue(new Error('No answer'));
    element.setup = setup({ mode: 'On' });
    await settled();
    await settled();
    expect(text(element, '[data-id="cause"]')).toBe('It is not assigned.');
    found.mockResolvedValue([]);
    element.setup = setup({ mode: 'On' });
    await settled();
    await settled();
    expect(maybe(element, '[data-id="difference"]')).toBeNull();
  });
});
