import { say, sayOutcome } from 'c/notice';
import { loadConfig, saveStream } from 'c/streamApi';
import StreamRemoval from 'c/streamRemoval';
import StreamRename from 'c/streamRename';
import StreamMenu from '../streamMenu';
import { clearPage, expectAccessible, find, settled, show } from '../../../../../foundation/lwc/__tests__/support';
import { config, stream } from '../../dataPage/__tests__/support';

jest.mock('c/notice', () => ({ say: jest.fn(), sayOutcome: jest.fn() }));
jest.mock('c/streamApi', () => ({ loadConfig: jest.fn(), saveStream: jest.fn() }));
jest.mock('c/streamRemoval', () => ({ __esModule: true, default: { ask: jest.fn() } }));
jest.mock('c/streamRename', () => ({ __esModule: true, default: { ask: jest.fn() } }));
jest.mock('@salesforce/label/c.StreamDeleted', () => ({ default: '{0} is deleted' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamLeaving', () => ({ default: '{0} goes' }), { virtual: true });
jest.mock('@salesforce/label/c.StreamNameOfObject', () => ({ default: '{0} ({1})' }), { virtual: true });

const asked = { rename: jest.mocked(StreamRename.ask), remove: jest.mocked(StreamRemoval.ask) };

function menu(over: object = {}): { element: HTMLElement; fired: string[] } {
  const element = show('c-stream-menu', StreamMenu, {
    stream: stream({ name: 'Ours', ...over }),
    otherNames: ['Contacts'],
  });
  const fired: string[] = [];
  element.addEventListener('saved', () => fired.push('saved'));
  return { element, fired };
}

async function select(element: HTMLElement, value: string): Promise<void> {
  find(element, '[data-id="menu"]').dispatchEvent(new CustomEvent('select', { detail: { value } }));
  await settled();
  await settled();
}

describe('c-stream-menu', () => {
  beforeEach(() => {
    asked.rename.mockReset().mockResolvedValue(undefined);
    asked.remove.mockReset().mockResolvedValue(undefined);
    jest.mocked(saveStream).mockReset().mockResolvedValue('');
    jest
      .mocked(loadConfig)
      .mockReset()
      .mockResolvedValue(config({ name: 'Ours', loadedAs: 'seen' }));
    jest.mocked(say).mockReset();
    jest.mocked(sayOutcome).mockImplementation(async (_component, act) => Boolean(await act()));
  });
  afterEach(clearPage);

  it('saves another name over what is stored, and nothing else', async () => {
    const { element, fired } = menu();
    asked.rename.mockResolvedValue('Key customers');

    await select(element, 'rename');

    expect(asked.rename).toHaveBeenCalledWith('Ours', ['Contacts']);
    expect(saveStream).toHaveBeenCalledWith(config({ name: 'Key customers', loadedAs: 'seen' }), false);
    expect(fired).toEqual(['saved']);
    expectAccessible(element);
  });

  it('says that the stream is gone, or goes', async () => {
    const { element, fired } = menu();
    asked.remove.mockResolvedValueOnce('deleted').mockResolvedValueOnce('takingOut');

    await select(element, 'remove');
    await select(element, 'remove');

    expect(asked.remove).toHaveBeenCalledWith(stream().id, 'Ours (Account)');
    expect(jest.mocked(say).mock.calls.map(([, text]) => text)).toEqual([
      'Ours (Account) is deleted',
      'Ours (Account) goes',
    ]);
    expect(fired).toEqual(['saved', 'saved']);
  });

  it('does nothing where nobody is sure, or the name is the same', async () => {
    const { element, fired } = menu();
    asked.rename.mockResolvedValue('Ours');

    await select(element, 'rename');
    await select(element, 'remove');

    expect(saveStream).not.toHaveBeenCalled();
    expect(fired).toEqual([]);
  });

  it('leaves one alone that is being removed', () => {
    const { element } = menu({ backfill: { id: 'b', name: 'B-1', reason: 'Removal', status: 'Running' } });

    expect(find(element, '[data-id="remove"]')).toMatchObject({ disabled: true });
    expect(find(element, '[data-id="rename"]')).toMatchObject({ disabled: true });
  });
});
