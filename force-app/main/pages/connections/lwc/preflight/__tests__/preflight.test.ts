import ownLoad from '@salesforce/apex/ConnectorController.preflight';
import grant from '@salesforce/apex/PreflightController.grant';
import load from '@salesforce/apex/PreflightController.load';
import Preflight from '../preflight';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { preflight } from './support';

jest.mock('@salesforce/apex/ConnectorController.preflight', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.grant', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PreflightController.takeFromOthers', () => ({ default: jest.fn() }), { virtual: true });

const loads = jest.mocked(load);
const connectionId = 'a00000000000001';
const lacks = [
  { kind: 'READ_OBJECT', text: 'Read of Accounts.', whereText: 'Setup, there.', fields: [], canBeGranted: true },
  { kind: 'READ_FIELDS', text: 'Fields.', whereText: 'Setup.', fields: ['Rating', 'Industry'], canBeGranted: true },
];

async function shown(properties: object = {}): Promise<HTMLElement> {
  const element = show('c-preflight', Preflight, { connectionId, ...properties });
  await settled();
  return element;
}

describe('c-preflight', () => {
  beforeEach(() => {
    jest.clearAllMocks();
    loads.mockResolvedValue(preflight({ lacks, canGrant: true }));
  });
  afterEach(clearPage);

  it('lists each right that is lacking, with where it is given', async () => {
    const element = await shown();
    expect(text(element, '[data-id="summary"]')).toContain('c.PreflightLacks');
    expect(text(element, '[data-id="lacks"]')).toContain('Setup, there.');
    expect(text(element, '[data-id="lacks"]')).toContain('Rating, Industry');
    expect(loads).toHaveBeenCalledWith({ connectionId, userId: null });
    expectAccessible(element);
  });

  it('gives what the app may give, looks again, and says what was refused', async () => {
    jest.mocked(grant).mockResolvedValue(['A license is missing.']);
    const element = await shown();
    find(element, '[data-id="grant"]').click();
    await settled();
    await settled();
    expect(grant).toHaveBeenCalledWith({ connectionId, userId: null });
    expect(loads).toHaveBeenCalledTimes(2);
    expect(text(element, '[data-id="refusal"]')).toBe('A license is missing.');
  });

  it('offers nothing where nothing is lacking, or whoever looks may not give it', async () => {
    loads.mockResolvedValue(preflight());
    const complete = await shown();
    expect(maybe(complete, '[data-id="lacks"]')).toBeNull();
    expect(maybe(complete, '[data-id="grant"]')).toBeNull();
    loads.mockResolvedValue(preflight({ lacks, isAble: false }));
    const unable = await shown();
    expect(maybe(unable, '[data-id="grant"]')).toBeNull();
    expect(text(unable, '[data-id="summary"]')).toContain('c.PreflightNotAble');
  });

  it('looks again when asked, and when another cause keeps it from syncing', async () => {
    const element = (await shown()) as HTMLElement & { cause: string | null };
    element.cause = 'PRINCIPAL_ACCESS_MISSING';
    await settled();
    expect(loads).toHaveBeenCalledTimes(2);
    find(element, '[data-id="again"]').click();
    await settled();
    expect(loads).toHaveBeenCalledTimes(3);
  });

  it('asks about whoever looks by the door of connectors', async () => {
    jest.mocked(ownLoad).mockResolvedValue(preflight({ lacks, canGrant: true, isViewer: true }));
    const element = await shown({ isOwn: true });
    expect(loads).not.toHaveBeenCalled();
    expect(maybe(element, '[data-id="grant"]')).toBeNull();
  });

  it('says what fails', async () => {
    loads.mockRejectedValue({ body: { message: 'You lack the permission.' } });
    const element = await shown();
    expect(text(element, '[data-id="failure"]')).toBe('You lack the permission.');
  });

  it('says that there is nobody yet', async () => {
    loads.mockResolvedValue(preflight({ userId: null }));
    expect(text(await shown(), '[data-id="summary"]')).toContain('c.PreflightNobody');
  });
});
