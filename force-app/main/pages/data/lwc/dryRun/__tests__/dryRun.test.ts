import { tryStream } from 'c/previewApi';
import type { DryRun as Result } from 'c/previewApi';
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

jest.mock('c/previewApi', () => ({ tryStream: jest.fn() }));
jest.mock('@salesforce/label/c.DryRunLooked', () => ({ default: '{0} looked at.' }), { virtual: true });

const tries = jest.mocked(tryStream);
const streamId = 'a02000000000001';

function result(over: Partial<Result> = {}): Result {
  return {
    looked: 2000,
    isPartial: false,
    upserted: 1500,
    excluded: 490,
    deleted: 10,
    batches: 8,
    bytes: 1_250_000,
    omitted: [],
    samples: [
      { recordId: '001000000000001', name: 'Acme', kind: 'upserted', reason: null },
      { recordId: '001000000000002', name: 'Blue', kind: 'excluded', reason: 'Condition 1 does not match.' },
    ],
    ...over,
  };
}

async function tried(): Promise<HTMLElement> {
  const element = show('c-dry-run', DryRun, { streamId });
  find(element, '[data-id="run"]').click();
  await settled();
  return element;
}

describe('c-dry-run', () => {
  beforeEach(() => {
    tries.mockResolvedValue(result());
  });

  afterEach(clearPage);

  it('runs only when asked', async () => {
    show('c-dry-run', DryRun, { streamId });
    await settled();

    expect(tries).not.toHaveBeenCalled();
  });

  it('says what would be sent and left out, and why', async () => {
    const element = await tried();
    const figures = [...(element.shadowRoot?.querySelectorAll('[data-id="figure"]') ?? [])];

    expect(tries).toHaveBeenCalledWith(streamId);
    expect(text(element, '[data-id="looked"]')).toBe('2,000 looked at.');
    expect(figures.map(({ textContent }) => textContent)).toEqual([
      'c.DryRunUpserted1,500',
      'c.DryRunExcluded490',
      'c.DryRunDeleted10',
      'c.DryRunBatches8',
      'c.DryRunKilobytes1,250',
    ]);
    const samples = [...(element.shadowRoot?.querySelectorAll('[data-id="sample"]') ?? [])];
    expect(samples[1]?.textContent).toContain('c.DryRunExcludedCondition 1 does not match.');
    expectAccessible(element);
  });

  it('says that it looked at a part', async () => {
    tries.mockResolvedValue(result({ isPartial: true, samples: [] }));
    const element = await tried();

    expect(text(element, '[data-id="partial"]')).toBe('c.DryRunPartial');
    expect(maybe(element, 'table')).toBeNull();
  });

  it('shows that it runs, and once at a time', async () => {
    tries.mockReturnValue(new Promise(() => undefined));
    const element = await tried();

    expect(find(element, 'lightning-spinner')).toBeTruthy();
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="run"]').disabled).toBe(true);
    expectAccessible(element);
  });

  it('says why it could not', async () => {
    tries.mockRejectedValue({ body: { message: 'The filter names a field that is gone.' } });
    const element = await tried();

    expect(text(element, '[role="alert"]')).toBe('The filter names a field that is gone.');
  });

  it('forgets what another stream would send', async () => {
    const element = await tried();
    Object.assign(element, { streamId: 'a02000000000002' });
    await settled();

    expect(maybe(element, '[data-id="looked"]')).toBeNull();
  });
});
