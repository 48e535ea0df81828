import begin from '@salesforce/apex/DryRunController.begin';
import progress from '@salesforce/apex/DryRunController.progress';
import stop from '@salesforce/apex/DryRunController.stop';
import { config } from '../../dataPage/__tests__/support';
import { beginDryRun, isOfDraft, loadDryRun, stopDryRun } from '../dryRunApi';
import type { DryRun } from '../dryRunApi';

jest.mock('@salesforce/apex/DryRunController.begin', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DryRunController.progress', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/DryRunController.stop', () => ({ default: jest.fn() }), { virtual: true });

const filter = { logic: null, rows: [{ field: 'Industry', operator: 'equals', values: ['Energy'] }], recordTypes: [] };

const of = (draft: object): DryRun => ({ draft: JSON.stringify(draft) }) as DryRun;

describe('c-dry-run-api', () => {
  it('sends the draft without the fields that change no figure', async () => {
    await beginDryRun(config({ filter }));

    const [[{ configJson }]] = jest.mocked(begin).mock.calls as unknown as [[{ configJson: string }]];
    expect(JSON.parse(configJson)).toMatchObject({ filter, fields: [] });
  });

  it('asks and stops by connection and object', async () => {
    jest.mocked(progress).mockResolvedValue(undefined as never);
    const { connectionId, objectName } = config();

    expect(await loadDryRun(config())).toBeNull();
    await stopDryRun(config());

    expect(progress).toHaveBeenCalledWith({ connectionId, objectName });
    expect(stop).toHaveBeenCalledWith({ connectionId, objectName });
  });

  it('knows its draft again, however that is written', () => {
    const draft = config({ filter });
    const stored = of({
      ...draft,
      fields: [],
      name: 'Otherwise',
      filter: { recordTypes: [], rows: [{ ...filter.rows[0], field: 'industry' }] },
    });

    expect(isOfDraft(stored, draft)).toBe(true);
    expect(isOfDraft(of({ ...draft, filter: null }), config({ filter: { rows: [], recordTypes: [] } }))).toBe(true);
  });

  it('tells from it each draft that takes other records', () => {
    const stored = of(config({ filter }));
    const others = [
      config({ filter: null }),
      config({ filter: { ...filter, logic: 'NOT 1' } }),
      config({ filter: { ...filter, recordTypes: ['Partner'] } }),
      config({ filter, lookback: 'Nothing' }),
      config({ filter, lookbackDays: 7 }),
      config({ filter, objectName: 'Contact' }),
    ];

    expect(others.map((other) => isOfDraft(stored, other))).toEqual(others.map(() => false));
  });
});
