import differences from '@salesforce/apex/DriftController.differences';
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
import { setup } from '../../connectionSetup/__tests__/support';

jest.mock('@salesforce/apex/DriftController.differences', () => ({ default: jest.fn() }), { virtual: true });

const found = jest.mocked(differences);
const unassigned: Difference = {
  problem: { code: 'SET_NOT_ASSIGNED', cause: 'It is not assigned.', fix: 'Give access.' },
};
const moved: Difference = {
  problem: { code: 'URL_CHANGED', cause: 'Somebody has changed it.', fix: 'Set it back.' },
  found: 'https://elsewhere.example',
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
    const element = await shown();

    expect(text(element, '[data-id="found"]')).toContain('https://elsewhere.example');
    expectAccessible(element);
    const mend = find<HTMLElement & { code: string }>(element, 'c-problem-mend');
    expect(mend.code).toBe('URL_CHANGED');
    const heard: string[] = [];
    element.addEventListener('changed', () => heard.push('changed'));
    element.addEventListener('mend', (event) => heard.push((event as CustomEvent<string>).detail));
    mend.dispatchEvent(new CustomEvent('changed'));
    mend.dispatchEvent(new CustomEvent('mend', { detail: 'Reauthorize' }));
    expect(heard).toEqual(['changed', 'Reauthorize']);
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
