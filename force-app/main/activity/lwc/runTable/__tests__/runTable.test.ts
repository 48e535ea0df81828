import RunTable from '../runTable';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../foundation/lwc/__tests__/support';
import { run } from './support';

describe('c-run-table', () => {
  afterEach(clearPage);

  it('shows each run with what it did', () => {
    const element = show('c-run-table', RunTable, { runs: [run()], now });

    const row = text(element, '[data-id="run"]');
    expect(row).toContain('R-00000001');
    expect(row).toContain('c.ReasonSchedule');
    expect(row).toContain('c.RunSucceeded');
    expect(row).toContain('1.5');
    expect(text(element, '[data-id="counts"]')).toBe('1,200 c.runcreated, 3 c.runupdated');
    expectAccessible(element);
  });

  it('expands to the figures by a button that a keyboard reaches', async () => {
    const element = show('c-run-table', RunTable, { runs: [run()], now });
    const toggle = find(element, 'button');
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(maybe(element, '[data-id="figures"]')).toBeNull();

    toggle.click();
    await settled();

    expect(find(element, 'button').getAttribute('aria-expanded')).toBe('true');
    const figures = text(find(element, '[data-id="figures"] c-run-details'), '[data-id="figures"]');
    expect(figures).toContain('c.RunQueryRows1,203');
    expect(figures).toContain('2,500 kB');
    expect(figures).not.toContain('c.RunError');

    find(element, 'button').click();
    await settled();

    expect(maybe(element, '[data-id="figures"]')).toBeNull();
  });

  it('says what was done why, who asked for it, and how each request was answered', async () => {
    const element = show('c-run-table', RunTable, {
      runs: [
        run({
          startedBy: 'Person',
          personName: 'Ada Admin',
          lateSeconds: 3,
          quietLooks: 2,
          parts: [
            { objectLabel: 'Accounts', reason: 'Schedule', updatedCount: 3 },
            { objectLabel: 'Campaigns', reason: 'Mapping', personName: 'Ada Admin', updatedCount: 750, failedCount: 1 },
          ],
          deliveries: [
            { webhookId: 'msg_1', sentAt: now, tookMillis: 210, records: 753, bytes: 43_210, status: 200 },
            { webhookId: 'msg_1', sentAt: now, tookMillis: 9000, records: 1, bytes: 100, code: 'TIMED_OUT' },
          ],
        }),
      ],
      now,
    });
    expect(text(element, '[data-id="run"]')).toContain('c.RunByPerson');

    find(element, 'button').click();
    await settled();

    const details = find(element, 'c-run-details');
    expect(details.shadowRoot?.querySelectorAll('[data-id="parts"] li')).toHaveLength(2);
    expect(details.shadowRoot?.querySelectorAll('[data-id="deliveries"] code')[1]?.textContent).toBe('msg_1');
    const figures = text(details, '[data-id="figures"]');
    expect(figures).toContain('c.RunLate3 sec');
    expect(figures).toContain('c.RunQuietLooks2');
    expectAccessible(element);
  });

  it('shows in full what went wrong', async () => {
    const failed = run({ status: 'Failed', errorCode: 'TIMED_OUT', errorDetail: 'Read timed out' });
    const element = show('c-run-table', RunTable, { runs: [failed], now });

    find(element, 'button').click();
    await settled();

    expect(text(find(element, 'c-run-details'), '[data-id="figures"]')).toContain('TIMED_OUT: Read timed out');
  });

  it('says that there is no run yet', () => {
    const element = show('c-run-table', RunTable, { runs: [], now });

    expect(text(element, '[data-id="empty"]')).toBe('c.RunsEmpty');
    expect(maybe(element, 'table')).toBeNull();
  });
});
