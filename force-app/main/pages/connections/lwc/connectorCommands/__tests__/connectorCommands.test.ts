import ConnectorCommands from '../connectorCommands';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

const commands = { check: 'sf check', takeOver: 'sf take', test: 'sf test', start: 'sf start' };

describe('c-connector-commands', () => {
  afterEach(clearPage);

  it('shows the commands of the acts that are asked for, and copies one', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    const element = show('c-connector-commands', ConnectorCommands, { commands, acts: 'check start' });
    expect(text(element, '[data-act="check"]')).toBe('sf check');
    expect(text(element, '[data-act="start"]')).toBe('sf start');
    expect(maybe(element, '[data-act="test"]')).toBeNull();
    find(element, '[data-id="copy"]').click();
    await settled();
    expect(writeText).toHaveBeenCalledWith('sf check');
    expectAccessible(element);
  });
});
