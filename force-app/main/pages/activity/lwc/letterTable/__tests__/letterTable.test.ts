import LetterTable from '../letterTable';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  now,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';
import { letter } from '../../activityPage/__tests__/support';

jest.mock('@salesforce/label/c.LetterChoose', () => ({ default: 'Choose {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.RunByPerson', () => ({ default: '{0} by {1}' }), { virtual: true });

const two = [letter(), letter({ id: 'a03000000000002', name: 'L-00000002' })];

function shown(properties: object = {}): { element: HTMLElement; fired: unknown[] } {
  const element = show('c-letter-table', LetterTable, { letters: two, now, canChoose: true, ...properties });
  const fired: unknown[] = [];
  for (const name of ['choose', 'open']) {
    element.addEventListener(name, (event) => fired.push([name, (event as CustomEvent<unknown>).detail]));
  }
  return { element, fired };
}

const box = (element: HTMLElement, id: string): HTMLInputElement => find(element, `input[data-letter="${id}"]`);
const all = (element: HTMLElement): HTMLInputElement => find(element, 'input[data-id="all"]');

describe('c-letter-table', () => {
  afterEach(clearPage);

  it('marks a letter that is kept', () => {
    const { element } = shown({ letters: [letter({ isKept: true }), letter({ id: 'a03000000000002' })] });

    const marks = [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement & { alternativeText: string }>('[data-id="kept"]') ?? []),
    ];
    expect(marks.map(({ alternativeText }) => alternativeText)).toEqual(['c.KeepKept']);
    expect(find(element, 'tbody tr').contains(marks[0] ?? null)).toBe(true);
  });

  it('shows of a letter all that is known of it', () => {
    const { element } = shown({ letters: [letter()] });

    expect(
      [...(element.shadowRoot?.querySelectorAll('tbody th, tbody td') ?? [])].map((cell) => cell.textContent.trim()),
    ).toEqual([
      '',
      'L-00000001',
      '',
      'c.LetterWaiting',
      'Account',
      'c.LetterOpenThere',
      'BAD_VALUE, Name: No such value.',
      'c.KindUpserted',
      'c.ReasonRetry by Ada Admin',
      '2',
      '',
      '422',
      'msg_1',
    ]);
    expect(find(element, 'c-record-link')).toMatchObject({ recordId: '001000000000001', name: 'Acme' });
    expect(find<HTMLAnchorElement>(element, 'a')).toMatchObject({
      href: 'https://destination.example/1',
      rel: 'noopener noreferrer',
      target: '_blank',
    });
    expectAccessible(element);
  });

  it('shows what is known where little is', () => {
    const bare = letter({
      recordName: null,
      kind: 'renamed',
      status: 'GivenUp',
      code: null,
      field: null,
      message: null,
      httpStatus: null,
      webhookId: null,
      link: null,
      reason: null,
      lastFailedAt: null,
      nextAttemptAt: null,
    });
    const { element } = shown({ letters: [bare], canChoose: false });

    expect(text(element, '[data-id="letter"]')).toBe('L-00000001c.LetterGivenUpAccountrenamed2');
    expect(maybe(element, 'a')).toBeNull();
    expect(
      [...(element.shadowRoot?.querySelectorAll('c-moment') ?? [])].map(
        (moment) => (moment as HTMLElement & { fallback: string }).fallback,
      ),
    ).toEqual(['', 'c.LetterNoNext']);
    expectAccessible(element);
  });

  it('opens one', () => {
    const { element, fired } = shown();

    find(element, 'button[data-letter="a03000000000002"]').click();

    expect(fired).toEqual([['open', 'a03000000000002']]);
    expect(find(element, 'button[data-letter="a03000000000002"]').getAttribute('aria-label')).toBe(
      'c.LetterDetails L-00000002',
    );
  });

  it('chooses one, and another beside it', () => {
    const { element, fired } = shown({ chosen: ['a03000000000002'] });
    expect(box(element, 'a03000000000002').checked).toBe(true);
    expect(box(element, 'a03000000000001').getAttribute('aria-label')).toBe('Choose L-00000001');

    box(element, 'a03000000000001').click();

    expect(fired).toEqual([['choose', ['a03000000000002', 'a03000000000001']]]);
  });

  it('chooses one no more', () => {
    const { element, fired } = shown({ chosen: ['a03000000000002', 'a03000000000001'] });

    box(element, 'a03000000000002').click();

    expect(fired).toEqual([['choose', ['a03000000000001']]]);
  });

  it('chooses all, and none', async () => {
    const { element, fired } = shown();
    expect(all(element).checked).toBe(false);
    expect(all(element).getAttribute('aria-label')).toBe('c.LetterChooseAll');

    all(element).click();
    Object.assign(element, { chosen: ['a03000000000001', 'a03000000000002'] });
    await settled();
    expect(all(element).checked).toBe(true);
    expect(box(element, 'a03000000000001').checked).toBe(true);
    all(element).click();

    expect(fired).toEqual([
      ['choose', ['a03000000000001', 'a03000000000002']],
      ['choose', []],
    ]);
  });

  it('lets who may not retry choose nothing', () => {
    const { element } = shown({ canChoose: false });

    expect(maybe(element, 'input')).toBeNull();
    expect(element.shadowRoot?.querySelectorAll('thead th')).toHaveLength(12);
  });

  it('says that there is none', () => {
    const { element } = shown({ letters: [] });

    expect(text(element, '[data-id="none"]')).toBe('c.LettersNone');
    expect(maybe(element, 'table')).toBeNull();
  });
});
