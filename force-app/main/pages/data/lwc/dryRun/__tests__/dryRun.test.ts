import { beginDryRun, loadDryRun, stopDryRun } from 'c/dryRunApi';
import type { DryRun as Counted } from 'c/dryRunApi';
import DryRun from '../dryRun';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { config } from '../../dataPage/__tests__/support';
import { dryRun } from './support';

jest.mock('c/dryRunApi', () => ({
  ...jest.requireActual<object>('c/dryRunApi'),
  beginDryRun: jest.fn(),
  loadDryRun: jest.fn(),
  stopDryRun: jest.fn(),
}));
jest.mock('@salesforce/apex/DryRunController.begin', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DryRunController.progress', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DryRunController.stop', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.DryRunProgress', () => ({ default: '{0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DryRunFailed', () => ({ default: 'Ended: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DryRunCancelled', () => ({ default: 'Stopped after {0}' }), { virtual: true });

const begins = jest.mocked(beginDryRun);
const loads = jest.mocked(loadDryRun);
const stops = jest.mocked(stopDryRun);
const open = (over: Partial<Counted> = {}): Counted =>
  dryRun({ status: 'Open', finishedAt: null, looked: 500, ...over });

type Shown = HTMLElement & { config: unknown };

async function shown(counted: Counted | null, over: object = {}): Promise<Shown> {
  loads.mockResolvedValue(counted);
  const element = show('c-dry-run', DryRun, { config: config(), ...over }) as Shown;
  await settled();
  return element;
}

const button = (element: HTMLElement, id: string) =>
  find<HTMLElement & { label: string }>(element, `[data-id="${id}"]`);
const figures = (element: HTMLElement) =>
  maybe(element, 'c-dry-run-figures') as (HTMLElement & { dryRun: Counted }) | null;

describe('c-dry-run', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('counts nothing before somebody asks, then with progress until all are counted', async () => {
    const element = await shown(null);
    expect(begins).not.toHaveBeenCalled();
    expect(button(element, 'run').label).toBe('c.DryRunButton');
    expectAccessible(element);

    begins.mockResolvedValue(open());
    button(element, 'run').click();
    await settled();
    expect(begins).toHaveBeenCalledWith(config());
    expect(text(element, '[data-id="status"]')).toBe('c.DryRunUnderWay');
    expect(text(element, '[data-id="progress-text"]')).toBe('500 of 2,000');
    expect(find<HTMLElement & { value: number }>(element, 'lightning-progress-bar').value).toBe(25);
    expect(figures(element)).toBeNull();
    expectAccessible(element);

    loads.mockResolvedValue(dryRun());
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(figures(element)?.dryRun.arriving).toBe(1200);
    expect(maybe(element, '[data-id="progress"]')).toBeNull();
    expect(button(element, 'run').label).toBe('c.DryRunAgain');
    const asked = loads.mock.calls.length;
    jest.advanceTimersByTime(60_000);
    expect(loads.mock.calls).toHaveLength(asked);
    expectAccessible(element);
  });

  it('says of which draft the figures are once it is edited, and knows it again', async () => {
    const element = await shown(dryRun());
    expect(maybe(element, '[data-id="other"]')).toBeNull();

    element.config = config({ lookback: 'Nothing' });
    await settled();
    expect(maybe(element, '[data-id="other"]')).not.toBeNull();
    expect(figures(element)).not.toBeNull();
    expect(button(element, 'run').label).toBe('c.DryRunButton');

    element.config = config();
    await settled();
    expect(maybe(element, '[data-id="other"]')).toBeNull();
    expect(loads).toHaveBeenCalledTimes(1);
  });

  it('stops where somebody says so', async () => {
    const element = await shown(open());
    stops.mockResolvedValue(dryRun({ status: 'Cancelled', looked: 600 }));

    button(element, 'stop').click();
    await settled();

    expect(text(element, '[data-id="status"]')).toBe('Stopped after 600');
    expect(figures(element)).toBeNull();
    expect(button(element, 'run').label).toBe('c.DryRunButton');
  });

  it('says that it waits while the connection is paused', async () => {
    expect(text(await shown(open({ isWaiting: true })), '[data-id="status"]')).toBe('c.DryRunWaits');
  });

  it('says why it ended early, and offers to count again', async () => {
    const element = await shown(dryRun({ status: 'Failed', problem: 'No such field.' }));

    expect(text(element, '[data-id="status"]')).toBe('Ended: No such field.');
    expect(figures(element)).toBeNull();
    expect(maybe(element, '[data-id="run"]')).not.toBeNull();
  });

  it('keeps what it shows where it cannot ask again, and says why nothing began', async () => {
    const element = await shown(open());
    loads.mockRejectedValue({ body: { message: 'Offline' } });
    jest.advanceTimersByTime(2_000);
    await settled();
    expect(text(element, '[data-id="progress-text"]')).toBe('500 of 2,000');
    expect(find<HTMLElement & { stale: { why: string } }>(element, 'c-stale-notice').stale.why).toBe('Offline');

    const second = await shown(null);
    begins.mockRejectedValue({ body: { message: 'Resume it first.' } });
    button(second, 'run').click();
    await settled();
    expect(text(second, '[data-id="failure"]')).toBe('Resume it first.');
    expect(maybe(second, '[data-id="run"]')).not.toBeNull();
  });

  it('asks anew for another object, and says in a review that nothing is known yet', async () => {
    const element = await shown(dryRun());
    loads.mockResolvedValue(null);
    element.config = config({ objectName: 'Contact' });
    await settled();
    expect(figures(element)).toBeNull();
    expect(maybe(element, '[data-id="not-counted"]')).toBeNull();

    const brief = await shown(null, { isBrief: true });
    expect(text(brief, '[data-id="not-counted"]')).toBe('c.DryRunNotCounted');
  });

  it('shows beside the editor what was begun in the review over it', async () => {
    const beside = await shown(null);
    const over = await shown(null, { isBrief: true });
    begins.mockResolvedValue(open());
    loads.mockResolvedValue(open());

    button(over, 'run').click();
    await settled();

    expect(text(beside, '[data-id="status"]')).toBe('c.DryRunUnderWay');
  });

  it('shows a review the figures of this very draft and of no other', async () => {
    const element = await shown(dryRun(), { isBrief: true });
    expect(figures(element)?.dryRun.takenOut).toBe(750);
    expect([maybe(element, 'h2')?.textContent, maybe(element, 'h3')]).toEqual(['c.DryRunTitle', null]);

    element.config = config({ lookback: 'Nothing' });
    await settled();

    expect(figures(element)).toBeNull();
    expect(text(element, '[data-id="status"]')).toBe('');
    expect(maybe(element, '[data-id="not-counted"]')).not.toBeNull();
  });
});
