import BackfillHistory from '../backfillHistory';
import { clearPage, expectAccessible, maybe, now, show, text } from '../../../../../foundation/lwc/__tests__/support';
import { backfill } from './support';

jest.mock('@salesforce/label/c.BackfillEstimated', () => ({ default: 'estimated {0} ({1})' }), { virtual: true });

describe('c-backfill-history', () => {
  afterEach(clearPage);

  it('says how close the estimate was', () => {
    const element = show('c-backfill-history', BackfillHistory, { backfills: [backfill({ failed: 80 })], now });

    expect(text(element, '[data-figure="records"]')).toBe('10,200estimated 10,000 (+2%)');
    expect(text(element, '[data-figure="callouts"]')).toBe('51estimated 50 (+2%)');
    expect(text(element, '[data-figure="executions"]')).toBe('2estimated 2 (0%)');
    expect(text(element, '[data-figure="minutes"]')).toBe('1.5estimated 2 (-25%)');
    expect(text(element, '[data-id="backfill"]')).toContain('c.BackfillInitial');
    expectAccessible(element);
  });

  it('compares nothing where nothing was estimated, and says what went wrong', () => {
    const failed = backfill({ status: 'Failed', estimatedRecords: null, minutes: null, errorDetail: 'Refused: 500' });
    const element = show('c-backfill-history', BackfillHistory, { backfills: [failed], now });

    expect(text(element, '[data-figure="records"]')).toBe('10,120');
    expect(text(element, '[data-figure="minutes"]')).toBe('–estimated 2 (–)');
    expect(text(element, '[data-id="error"]')).toBe('Refused: 500');
  });

  it('says that there was none', () => {
    const element = show('c-backfill-history', BackfillHistory, { backfills: [], now });

    expect(text(element, '[data-id="empty"]')).toBe('c.BackfillHistoryEmpty');
    expect(maybe(element, 'table')).toBeNull();
  });
});
