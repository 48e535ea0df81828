import explain from '@salesforce/apex/DiagnosisController.explain';
import { explainRecord } from '../diagnosisApi';

jest.mock('@salesforce/apex/DiagnosisController.explain', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'GMT' }), { virtual: true });

const marked = '\u20682026-01-31T20:00:00.000Z\u2069';

describe('c-diagnosis-api', () => {
  it('tells moments within what was found as all others are told', async () => {
    jest.mocked(explain).mockResolvedValue({
      explanations: [
        { answer: `Sent on ${marked}.`, gates: [{ finding: `Saved on ${marked}.`, label: 'Change', value: marked }] },
      ],
    });

    const { explanations } = await explainRecord('001', null);

    expect(explain).toHaveBeenCalledWith({ recordText: '001', connectionId: null });
    expect(explanations[0]?.answer).toMatch(/^Sent on Jan 31, 2026, 8:00:00\s?PM\.$/u);
    expect(explanations[0]?.gates[0]?.finding).toMatch(/^Saved on Jan 31, 2026, 8:00:00\s?PM\.$/u);
    expect(explanations[0]?.gates[0]?.value).toMatch(/^Jan 31, 2026, 8:00:00\s?PM$/u);
    expect(explanations[0]?.gates[0]?.label).toBe('Change');
  });
});
