import ConnectionList from '../connectionList';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/apex/StatusController.pause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/StatusController.syncNow', () => ({ default: jest.fn() }), { virtual: true });

const on = { id: 'a1', name: 'Warehouse', environment: 'Production', status: 'ACTIVE', mode: 'On' };
const draft = { id: 'a2', name: 'Scores', environment: 'Sandbox', status: 'NOT_SYNCING', mode: 'Draft' };

const all = { canManage: true, canRun: true, canPause: true, canBackfill: true };
const none = { canManage: false, canRun: false, canPause: false, canBackfill: false };

function shown(properties: object = {}): HTMLElement {
  return show('c-connection-list', ConnectionList, { connections: [on, draft], rights: all, now, ...properties });
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
    const asked: unknown[] = [];
    const element = shown({ connections });
    element.addEventListener('act', (event) => asked.push((event as CustomEvent).detail));
    find(element, '[data-id="reauthorize"]').click();
    find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('act', { detail: 'Test' }));

    expect(asked).toEqual([
      { id: 'a1', act: 'Reauthorize' },
      { id: 'a1', act: 'Test' },
    ]);
    expectAccessible(element);
    expect(maybe(shown({ connections, rights: none }), '[data-id="reauthorize"]')).toBeNull();
    expect(maybe(shown(), '[data-id="reauthorize"]')).toBeNull();
  });

  it('says since when and by whom, what was sent, and which problems are open', () => {
    const figures = { sent: 6409, problems: 2, streams: 6 };
    const element = shown({ connections: [{ ...on, since: now, sinceBy: 'Ada', figures }] });
    expect(find(element, '[data-id="since"]').textContent).toMatch(/^\s+c\.StripBy/);
    expect(text(element, '[data-id="sent"]')).toBe('6,409');
    expect(text(element, '[data-id="problems"]')).toBe('2');
    expect(text(element, '[data-id="streams"]')).toBe('6');
    let changes = 0;
    element.addEventListener('changed', () => (changes += 1));
    find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('changed'));
    expect(changes).toBe(1);
    expectAccessible(element);
  });

  it('says how to begin where there is none', () => {
    expect(maybe(shown({ connections: [] }), '[data-id="empty"]')).not.toBeNull();
    expect(maybe(shown({ rights: none }), '[data-id="new"]')).toBeNull();
  });
});
