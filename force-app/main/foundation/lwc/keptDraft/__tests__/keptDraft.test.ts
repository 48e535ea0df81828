import { KeptDraft } from '../keptDraft';

interface Draft {
  readonly text: string;
}

const isDraft = (value: unknown): value is Draft =>
  typeof (value as Partial<Draft> | null | undefined)?.text === 'string';
const draftOf = (name = 'page'): KeptDraft<Draft> => new KeptDraft(name, isDraft);

function asks(): boolean {
  const event = new CustomEvent('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('c/keptDraft', () => {
  afterEach(() => {
    draftOf().unwatch();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('finds again what was kept, by page and record', () => {
    draftOf().keep('1', { text: 'typed' });

    expect(draftOf().find('1')).toEqual({ text: 'typed' });
    expect(draftOf().find('2')).toBeNull();
    expect(draftOf('other').find('1')).toBeNull();

    draftOf().drop('1');
    expect(draftOf().find('1')).toBeNull();
  });

  it('finds nothing in what is no draft', () => {
    draftOf().keep('1', { text: 'typed' });
    const [place = ''] = Object.keys(sessionStorage);
    for (const text of ['', 'null', '{', '{}', '[]', '{"text":1}']) {
      sessionStorage.setItem(place, text);
      expect(draftOf().find('1')).toBeNull();
    }
  });

  it('asks before the tab is closed as long as something is kept and shown', () => {
    const kept = draftOf();
    expect(asks()).toBe(false);
    kept.keep('1', { text: 'typed' });
    expect(asks()).toBe(true);
    kept.unwatch();
    expect(asks()).toBe(false);
    kept.watch();
    expect(asks()).toBe(true);
    kept.drop('1');
    expect(asks()).toBe(false);
  });

  it('goes on where the browser keeps nothing, and still asks', () => {
    const refuse = (): never => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse);

    draftOf().keep('1', { text: 'typed' });

    expect(asks()).toBe(true);
    expect(draftOf().find('1')).toBeNull();
    draftOf().drop('1');
    expect(asks()).toBe(false);
  });
});
