import { deliveryLine } from '../runFigures';

jest.mock('@salesforce/label/c.RunDelivery', () => ({ default: '{0} records, {2}, {3} in {4}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunDeliveryOne', () => ({ default: '{0} record, {2}, {3} in {4}' }), { virtual: true });

const delivery = { webhookId: 'msg_1', sentAt: '2026-01-01T12:00:00.000Z', tookMillis: 210, records: 3, bytes: 43_210 };

describe('c-run-figures', () => {
  it('tells a request in the form that fits its records', () => {
    expect(deliveryLine({ ...delivery, status: 200 }, 0).text).toBe('3 records, 43.2 kB, HTTP 200 in 210 ms');
    expect(deliveryLine({ ...delivery, records: 1, status: 422, code: 'BAD' }, 0).text).toBe(
      '1 record, 43.2 kB, HTTP 422 BAD in 210 ms',
    );
  });
});
