import SaveConflict from '../saveConflict';
import { clearPage, expectAccessible, find, now, show, text } from '../../__tests__/support';

jest.mock('@salesforce/label/c.SaveConflictText', () => ({ default: '{0} was first:' }), { virtual: true });

const difference = { what: 'Days', loaded: '30', theirs: '10', mine: '40' };

function shown(properties: object = {}): HTMLElement {
  const conflict = { savedBy: 'Ada', savedAt: '2026-01-01T11:58:00.000Z' };
  return show('c-save-conflict', SaveConflict, { conflict, differences: [difference], now, ...properties });
}

describe('c-save-conflict', () => {
  afterEach(clearPage);

  it('says who has saved, when, and what each wants', () => {
    const element = shown({ level: 2 });

    expect(find(element, '[role="heading"]').getAttribute('aria-level')).toBe('2');
    expect(text(element, '[data-id="text"]')).toMatch(/^Ada was first:/);
    expect(find(element, 'c-moment')).toMatchObject({ value: '2026-01-01T11:58:00.000Z', now });
    const cells = [...find(element, '[data-id="difference"]').children].map(({ textContent }) => textContent);
    expect(cells).toEqual(['Days', '30', '10', '40']);
    expectAccessible(element);
  });

  it('says so where nobody can be named', () => {
    expect(text(shown({ conflict: { savedBy: null, savedAt: null } }), '[data-id="text"]')).toBe(
      'c.SaveConflictTextNobody',
    );
  });

  it.each(['take', 'overwrite'])('tells that somebody wants to %s', (name) => {
    const element = shown();
    const wanted = jest.fn();
    element.addEventListener(name, wanted);

    find(element, `[data-id="${name}"]`).click();

    expect(wanted).toHaveBeenCalledTimes(1);
  });

  it('takes the focus at what is read out first', () => {
    const element = shown() as HTMLElement & { focus(): void };

    element.focus();

    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="title"]'));
  });
});
