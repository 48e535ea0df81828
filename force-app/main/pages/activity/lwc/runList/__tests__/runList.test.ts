import RunList from '../runList';
import { run } from '../../../../../activity/lwc/runSentence/__tests__/support';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.RunQuietMany', () => ({ default: '{0} quiet looks' }), { virtual: true });
jest.mock('@salesforce/label/c.RunTook', () => ({ default: 'took {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunLateBy', () => ({ default: 'late by {0}' }), { virtual: true });

const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** As its parent does, which keeps in the address what is open. */
async function toggle(element: HTMLElement): Promise<void> {
  const asked = new Promise<readonly string[]>((resolve) =>
    element.addEventListener('openruns', (event) => resolve((event as CustomEvent<readonly string[]>).detail)),
  );
  find(element, 'button').click();
  Object.assign(element, { open: await asked });
  await settled();
}

describe('c-run-list', () => {
  afterEach(clearPage);

  it('tells each run with when, how late, how long and its number', () => {
    const element = show('c-run-list', RunList, {
      runs: [run({ lateSeconds: 3 }), run({ id: 'b', name: 'R-2', lateSeconds: 0 }), run({ id: 'c', name: 'R-3' })],
    });

    expect(all(element, '[data-id="facts"]').map(({ textContent }) => textContent)).toEqual([
      'late by 3 sec, took 1.5 sec, R-00000001',
      'c.RunOnTime, took 1.5 sec, R-2',
      'took 1.5 sec, R-3',
    ]);
    expect(find<HTMLTimeElement>(element, 'time').getAttribute('datetime')).toBe('2026-01-01T11:58:00.000Z');
    expect(text(find(element, 'c-run-sentences'), '[data-id="sentence"]')).toContain('1,200 c.runcreated');
    expectAccessible(element);
  });

  it('tells moments in the time zone that it is given', () => {
    const element = show('c-run-list', RunList, { runs: [run()], timeZone: 'Asia/Kathmandu' });

    expect(text(element, 'time')).toMatch(/5:43:00\sPM$/);
  });

  it('folds quiet looks into one line between runs, with their count', () => {
    const element = show('c-run-list', RunList, {
      runs: [run({ quietLooks: 3 }), run({ id: 'b', quietLooks: 0 }), run({ id: 'c', quietLooks: 1 })],
      quietLooks: 1200,
      isQuietShown: true,
    });

    const lines = all(element, 'li').map(({ dataset, textContent }) => [
      dataset['id'],
      dataset['id'] === 'quiet' ? textContent.trim() : '',
    ]);
    expect(lines).toEqual([
      ['quiet', '1,200 quiet looks'],
      ['run', ''],
      ['quiet', '3 quiet looks'],
      ['run', ''],
      ['run', ''],
      ['quiet', 'c.RunQuietOne'],
    ]);
    expectAccessible(element);
  });

  it('hides quiet looks unless they are asked for', () => {
    const element = show('c-run-list', RunList, { runs: [run({ quietLooks: 3 })], quietLooks: 2, isQuietShown: false });

    expect(all(element, '[data-id="quiet"]')).toHaveLength(0);
    expect(all(element, '[data-id="run"]')).toHaveLength(1);
  });

  it('opens to objects, requests and cost, and closes again', async () => {
    const element = show('c-run-list', RunList, {
      runs: [
        run({
          parts: [{ objectLabel: 'Accounts', objectLabelOne: 'Account', reason: 'Schedule', updatedCount: 3 }],
          deliveries: [{ webhookId: 'msg_1', sentAt: now, tookMillis: 210, records: 3, bytes: 43_210, status: 200 }],
        }),
      ],
    });
    expect(maybe(element, '[data-id="details"]')).toBeNull();

    await toggle(element);

    expect(find(element, 'button').getAttribute('aria-expanded')).toBe('true');
    const details = find(element, 'c-run-details');
    expect(all(details, '[data-id="parts"] li')).toHaveLength(1);
    expect(text(details, '[data-id="deliveries"] code')).toBe('msg_1');
    expect(text(details, '[data-id="figures"]')).toContain('c.RunQueryRows1,203');
    expect(maybe(element, '[data-id="failures"]')).toBeNull();
    expectAccessible(element);
    expectAccessible(details);

    await toggle(element);

    expect(maybe(element, '[data-id="details"]')).toBeNull();
  });

  it('leads from a run to its failures', async () => {
    const element = show('c-run-list', RunList, {
      runs: [run({ failedCount: 2 }), run({ id: 'b', startedAt: now, failedCount: 1 })],
    });
    const asked = jest.fn();
    element.addEventListener('failures', asked);
    await toggle(element);

    find(element, '[data-id="failures"]').click();

    expect((asked.mock.calls[0] as [CustomEvent])[0].detail).toBe('a01000000000001');
  });

  it('opens those that it is told to, and asks to open one more', async () => {
    const element = show('c-run-list', RunList, {
      runs: [run(), run({ id: 'b' }), run({ id: 'c' })],
      open: ['b', 'c'],
    });
    expect(all(element, 'button').map((button) => button.getAttribute('aria-expanded'))).toEqual([
      'false',
      'true',
      'true',
    ]);

    await toggle(element);

    expect((element as HTMLElement & { open: string[] }).open).toEqual(['b', 'c', 'a01000000000001']);
  });

  it('marks a run that is kept', () => {
    const element = show('c-run-list', RunList, { runs: [run({ isKept: true }), run({ id: 'b' })] });

    const marks = all(element, '[data-id="kept"]') as (HTMLElement & { alternativeText: string })[];
    expect(marks.map(({ alternativeText }) => alternativeText)).toEqual(['c.KeepKept']);
    expect(all(element, '[data-id="run"]')[0]?.contains(marks[0] ?? null)).toBe(true);
  });

  it('lets whoever may keep a run that is opened, and says which', async () => {
    const element = show('c-run-list', RunList, { runs: [run()], canKeep: true });
    const asked = jest.fn();
    element.addEventListener('kept', asked);
    await toggle(element);

    const button = find(element, 'c-keep-button');
    expect(button).toMatchObject({ runId: 'a01000000000001', name: 'R-00000001' });
    button.dispatchEvent(new CustomEvent('kept', { detail: true }));

    expect((asked.mock.calls[0] as [CustomEvent])[0].detail).toEqual({ id: 'a01000000000001', isKept: true });
    expectAccessible(element);
  });

  it('lets nobody else keep a run', async () => {
    const element = show('c-run-list', RunList, { runs: [run()] });

    await toggle(element);

    expect(maybe(element, 'c-keep-button')).toBeNull();
  });

  it('says why there is none', () => {
    const element = show('c-run-list', RunList, { runs: [], quietLooks: null, emptyText: 'None.' });

    expect(text(element, '[data-id="none"]')).toBe('None.');
    expect(maybe(element, 'ol')).toBeNull();
  });
});
