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

  it('asks before the tab is closed as long as anything is kept and its page is open', () => {
    const kept = draftOf();
    kept.watch();
    expect(asks()).toBe(false);
    kept.keep('1', { text: 'typed' });
    kept.keep('2', { text: 'typed' });
    expect(asks()).toBe(true);
    kept.unwatch();
    expect(asks()).toBe(false);
    kept.watch();
    kept.drop('1');
    expect(asks()).toBe(true);
    kept.drop('2');
    expect(asks()).toBe(false);
  });

  it('lists what is kept of its page', () => {
    draftOf().keep('b', { text: 'second' });
    draftOf().keep('a:1', { text: 'first' });
    draftOf('page2').keep('c', { text: 'of another' });
    sessionStorage.setItem('somebody:else', '{"text":"x"}');
    const [place = ''] = Object.keys(sessionStorage).filter((each) => each.endsWith('b'));
    sessionStorage.setItem(`${place}roken`, '{');

    expect(draftOf().list()).toEqual([
      { id: 'a:1', draft: { text: 'first' } },
      { id: 'b', draft: { text: 'second' } },
    ]);
  });

  it('goes on with what was left, for whoever may edit it, and asks from then on', () => {
    const kept = draftOf();
    kept.keep('1', { text: 'typed' });
    kept.unwatch();

    expect(kept.resume('2', true)).toBeNull();
    expect(kept.resume('1', false)).toBeNull();
    expect(asks()).toBe(false);
    expect(kept.resume('1', true)).toEqual({ text: 'typed' });
    expect(asks()).toBe(true);
  });

  it('goes on where the browser keeps nothing: another page finds it, and closing asks', () => {
    const refuse = (): never => {
      throw new DOMException('No room', 'QuotaExceededError');
    };
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse);
    jest.spyOn(Storage.prototype, 'length', 'get').mockImplementation(refuse);

    draftOf().keep('1', { text: 'typed' });

    expect(asks()).toBe(true);
    expect(draftOf().find('1')).toEqual({ text: 'typed' });
    expect(draftOf().list()).toHaveLength(1);
    draftOf().drop('1');
    expect(draftOf().find('1')).toBeNull();
    expect(asks()).toBe(false);
  });

  it('forgets what it could not keep once it can', () => {
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    draftOf().keep('1', { text: 'first' });
    full.mockRestore();
    draftOf().keep('1', { text: 'second' });

    expect(draftOf().find('1')).toEqual({ text: 'second' });
    expect(draftOf().list()).toHaveLength(1);
  });
});
