import ConnectionList from '../connectionList';
import { clearPage, expectAccessible, find, maybe, now, show } from '../../../../../foundation/lwc/__tests__/support';

const on = { id: 'a1', name: 'Warehouse', environment: 'Production', status: 'ACTIVE', mode: 'On' };
const draft = { id: 'a2', name: 'Scores', environment: 'Sandbox', status: 'NOT_SYNCING', mode: 'Draft' };

function shown(properties: object = {}): HTMLElement {
  return show('c-connection-list', ConnectionList, { connections: [on, draft], canManage: true, now, ...properties });
}

describe('c-connection-list', () => {
  afterEach(clearPage);

  it('says what each connection is doing, and of a draft that it is one', () => {
    const element = shown({ selectedId: 'a2' });
    const told = [...(element.shadowRoot?.querySelectorAll('[data-id="status"]') ?? [])].map(({ textContent }) =>
      textContent.trim(),
    );

    expect(told).toEqual(['c.StatusActive', 'c.StatusDraft']);
    expectAccessible(element);
  });

  it('fires which one is chosen, and that one is to be made', () => {
    const fired: unknown[] = [];
    const element = shown();
    element.addEventListener('choose', (event) => fired.push((event as CustomEvent).detail));
    element.addEventListener('create', () => fired.push('create'));
    find(element, 'tbody lightning-button').click();
    find(element, '[data-id="new"]').click();

    expect(fired).toEqual(['a1', 'create']);
  });

  it('offers to reauthorize what has lost its access, to whoever may', () => {
    const connections = [{ ...on, status: 'TOKEN_EXPIRED' }, draft];
    const chosen: unknown[] = [];
    const element = shown({ connections });
    element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
    find(element, '[data-id="reauthorize"]').click();

    expect(chosen).toEqual(['a1']);
    expectAccessible(element);
    expect(maybe(shown({ connections, canManage: false }), '[data-id="reauthorize"]')).toBeNull();
    expect(maybe(shown(), '[data-id="reauthorize"]')).toBeNull();
  });

  it('says how to begin where there is none', () => {
    expect(maybe(shown({ connections: [] }), '[data-id="empty"]')).not.toBeNull();
    expect(maybe(shown({ canManage: false }), '[data-id="new"]')).toBeNull();
  });
});
