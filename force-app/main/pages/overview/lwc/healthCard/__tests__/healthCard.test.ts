import HealthCard from '../healthCard';
import type { Connection } from 'c/connectionWords';
import type { Overview, Waiting } from 'c/overviewApi';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { connection, contact, object, overview, problem, waiting } from '../../overview/__tests__/support';

jest.mock('@salesforce/label/c.HealthShowConnection', () => ({ default: 'Show {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.PanelRunsAs', () => ({ default: 'Runs as {0}.' }), { virtual: true });

type Shown = HTMLElement & { view: Overview; waiting: Waiting | null };
type Button = HTMLElement & { label: string; variant: string; disabled: boolean };

const refused = [contact({ state: 'Failing', failing: 12, leftOut: 3 }), object()];
const down = { code: 'DOWN', cause: 'It is down.', fix: 'Wait.' };
const paused: Partial<Connection> = { status: 'NOT_SYNCING', mode: 'Paused', act: 'Resume' };
const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const list = (element: HTMLElement): HTMLElement & { isFilled: boolean; told: string } =>
  find(element, 'c-problem-list');
const brands = (element: HTMLElement): string[] =>
  (all(element, 'lightning-button') as Button[]).filter(({ variant }) => variant === 'brand').map(({ label }) => label);

function card(over: Partial<Overview> = {}, as: Partial<Connection> = {}, counts: Waiting | null = waiting()): Shown {
  const view = overview({ connections: [connection(as)], ...over });
  return show('c-health-card', HealthCard, { view, waiting: counts }) as Shown;
}

function hears(element: HTMLElement, name: string): jest.Mock {
  const heard = jest.fn();
  element.addEventListener(name, (event) => void heard((event as CustomEvent).detail));
  return heard;
}

function figure(element: HTMLElement, name: string): string {
  return text(element, `[data-id="figure"][data-name="${name}"] dd`);
}

describe('c-health-card', () => {
  afterEach(clearPage);

  it('says in its heading that all is fine, and has nothing filled to press', () => {
    const element = card();

    expect(text(element, 'h2')).toBe('c.HealthFine');
    expect(find<HTMLElement & { iconName: string }>(element, '[data-id="tone"]').iconName).toBe('utility:success');
    expect(brands(element)).toEqual([]);
    expectAccessible(element);
  });

  it('tells its figures, and leads from what is refused to the list', () => {
    const element = card({ objects: refused }, {}, waiting({ a02000000000001: 7 }));

    expect(figure(element, 'sent')).toBe('24');
    expect(figure(element, 'waiting')).toBe('7');
    expect(figure(element, 'left-out')).toBe('3');
    const link = find<HTMLElement & { tab: string }>(element, '[data-name="failing"] c-page-link');
    expect(link.textContent).toBe('12');
    expect(link.tab).toBe('Syncline_Activity');
  });

  it('says that it is not known yet what waits, and never 0, before it was counted or where it cannot be', () => {
    expect(figure(card({}, {}, null), 'waiting')).toBe('c.HealthNotKnown');
    clearPage();
    const uncounted = waiting({ a02000000000001: null, a02000000000002: null });
    expect(figure(card({}, {}, uncounted), 'waiting')).toBe('c.HealthNotKnown');
    clearPage();
    expect(figure(card(), 'waiting')).toBe('0');
  });

  it('has one filled button: beside the sentence where a status asks for it', () => {
    const element = card({ problems: [problem()] }, paused);
    const heard = hears(element, 'mend');

    expect(brands(element)).toEqual(['c.Resume']);
    expect(list(element)).toMatchObject({ isFilled: false, told: 'c.HealthPaused' });
    find(element, '[data-id="mend"]').click();
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ label: 'c.Resume', act: 'Resume' }));
  });

  it('leaves it to the first problem otherwise, and hands on what is pressed there', () => {
    const element = card({ objects: refused, problems: [problem()] });
    const heard = hears(element, 'mend');

    expect(brands(element)).toEqual([]);
    expect(list(element).isFilled).toBe(true);
    list(element).dispatchEvent(new CustomEvent('mend', { detail: { label: 'Look' } }));
    expect(heard).toHaveBeenCalledWith({ label: 'Look' });
  });

  it('fills nothing where only waiting helps', () => {
    const element = card({ problems: [problem()] }, { status: 'THROTTLED', act: null });

    expect(brands(element)).toEqual([]);
    expect(list(element).isFilled).toBe(false);
  });

  it('tells of other connections that need somebody, one click away', () => {
    const two = connection({ id: 'a00000000000002', name: 'Scores', status: 'ERROR', problem: down });
    const three = connection({ id: 'a00000000000003', name: 'Quiet' });
    const element = card({ connections: [connection(), two, three] });
    const heard = hears(element, 'select');

    expect(all(element, '[data-id="other"]')).toHaveLength(1);
    expect(text(element, '[data-id="other"]')).toContain('Scores');
    const button = find<Button>(element, '[data-id="a00000000000002"]');
    expect(button.label).toBe('Show Scores');
    button.click();
    expect(heard).toHaveBeenCalledWith('a00000000000002');
    expectAccessible(element);
  });

  it('says whom to ask where a button is not theirs to press', () => {
    const element = card({ canPause: false }, paused);

    expect(find<Button>(element, '[data-id="mend"]').disabled).toBe(true);
    expect(text(element, '[data-id="not-yours"]')).toBe('c.StripNotYours');
  });

  it('says why a sync cannot be asked for', () => {
    const reasons = (element: HTMLElement): (string | null)[] =>
      all(element, '[data-id="reason"]').map(({ textContent }) => textContent);
    const viewer = card({ canRun: false, canBackfill: false, canPause: false });
    expect(find<Button>(viewer, '[data-id="sync-now"]').disabled).toBe(true);
    expect(reasons(viewer)).toEqual(['c.HealthLookOnly']);
    clearPage();
    expect(reasons(card({ canRun: false, canBackfill: false }))).toEqual([
      'c.NoPermissionToRun',
      'c.NoPermissionToBackfill',
    ]);
    clearPage();
    expect(reasons(card({ canPause: false }))).toEqual(['c.NoPermissionToPause']);
    clearPage();
    const off = card({}, paused);
    expect(find<Button>(off, '[data-id="sync-now"]').disabled).toBe(true);
    expect(reasons(off)).toEqual(['c.CannotSyncNow']);
    clearPage();
    expect(find<Button>(card(), '[data-id="sync-now"]').disabled).toBe(false);
  });

  it('tells its page of a sync that is asked for, an act, and what was done here', () => {
    const element = card();
    const names = ['syncnow', 'act', 'changed'];
    const heard = names.map((name) => hears(element, name));

    find(element, '[data-id="sync-now"]').click();
    find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('act', { detail: 'InitialSync' }));
    find(element, 'c-connection-menu').dispatchEvent(new CustomEvent('changed'));

    expect(heard.map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
    expect(heard[1]).toHaveBeenCalledWith('InitialSync');
  });

  it('disables what is pressed while it is at work', async () => {
    const element = card({}, paused);
    (element as Shown & { isBusy: boolean }).isBusy = true;
    await settled();

    expect(find<Button>(element, '[data-id="mend"]').disabled).toBe(true);
  });

  it('says as whom it syncs', () => {
    expect(text(card({}, { isConnector: false }), '[data-id="connector"]')).toBe('Runs as Ada Admin.');
    clearPage();
    expect(text(card(), '[data-id="connector"]')).toBe('c.PanelIsYou');
    clearPage();
    expect(text(card({}, { isConnector: false, connectorName: null }), '[data-id="connector"]')).toBe('');
  });

  it('has no figures where there is no object', () => {
    const element = card({ objects: [] });

    expect(maybe(element, 'dl')).toBeNull();
    expect(brands(element)).toEqual(['c.HealthChooseFirst']);
  });
});
