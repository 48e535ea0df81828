import { findRecord } from 'c/activityApi';
import RecordField from '../recordField';
import {
  clearPage,
  expectAccessible,
  find,
  maybe,
  settled,
  show,
  text,
} from '../../../../../foundation/lwc/__tests__/support';

jest.mock('c/activityApi', () => ({ findRecord: jest.fn() }));
jest.mock('@salesforce/label/c.ActivityChooseRecord', () => ({ default: 'Choose {0}, {1}' }), { virtual: true });

const finds = jest.mocked(findRecord);
const id = '001000000000001AAA';

function field(value?: string): { element: HTMLElement; picked: string[] } {
  const element = show('c-record-field', RecordField, { label: 'Record', value });
  const picked: string[] = [];
  element.addEventListener('pick', (event) => picked.push((event as CustomEvent<string>).detail));
  return { element, picked };
}

async function type(element: HTMLElement, typed: string): Promise<void> {
  const input = find<HTMLInputElement>(element, '[data-id="record"]');
  input.value = typed;
  input.dispatchEvent(new CustomEvent('commit'));
  await settled();
}

describe('c-record-field', () => {
  beforeEach(() => finds.mockReset().mockResolvedValue({ recordId: id, candidates: [], problem: null }));
  afterEach(clearPage);

  it('picks the one that is meant', async () => {
    const { element, picked } = field();

    await type(element, '  https://example.com/lightning/r/Account/001000000000001/view ');

    expect(finds).toHaveBeenCalledWith('https://example.com/lightning/r/Account/001000000000001/view');
    expect(picked).toEqual([id]);
    expectAccessible(element);
  });

  it('asks nothing for what is picked already, and leaves it', async () => {
    const { element, picked } = field(id);
    expect(find<HTMLInputElement>(element, '[data-id="record"]').value).toBe(id);

    await type(element, id);
    expect(picked).toEqual([]);
    await type(element, '');

    expect(finds).not.toHaveBeenCalled();
    expect(picked).toEqual(['']);
  });

  it('picks nothing anew where the same record is meant', async () => {
    const { element, picked } = field(id);

    await type(element, 'Acme');

    expect(picked).toEqual([]);
  });

  it('asks which one is meant', async () => {
    const candidates = [
      { recordId: id, name: 'Acme East', objectLabel: 'Account' },
      { recordId: '003000000000001AAA', name: 'Acme West', objectLabel: 'Contact', email: 'west@example.com' },
    ];
    finds.mockResolvedValue({ recordId: null, candidates, problem: null });
    const { element, picked } = field();

    await type(element, 'Acme');

    expect(text(element, '[role="status"]')).toBe(
      'c.DiagnosisCandidatesAcme EastAccountAcme WestContact, west@example.com',
    );
    const button = find<HTMLButtonElement>(element, '[data-record="003000000000001AAA"]');
    expect(button.getAttribute('aria-label')).toBe('Choose Acme West, Contact, west@example.com');
    expectAccessible(element);
    button.click();
    await settled();
    expect(picked).toEqual(['003000000000001AAA']);
    expect(maybe(element, '[role="status"]')).toBeNull();
  });

  it('says that there are more than it offers, as long as it offers them', async () => {
    const candidates = [{ recordId: id, name: 'Acme East', objectLabel: 'Account' }];
    finds.mockResolvedValueOnce({ recordId: null, candidates, isCut: true, problem: null });
    finds.mockResolvedValueOnce({ recordId: null, candidates, isCut: false, problem: null });
    const { element } = field();

    await type(element, 'Acme');
    expect(text(element, '[data-id="cut"]')).toBe('c.DiagnosisCandidatesCut');
    await type(element, 'Acme E');

    expect(maybe(element, '[data-id="cut"]')).toBeNull();
  });

  it('says why there is none, until something else is typed', async () => {
    finds.mockResolvedValueOnce({ recordId: null, candidates: [], problem: 'No record is called so.' });
    const { element, picked } = field();
    await type(element, 'Nobody');
    expect(text(element, '[data-id="problem"]')).toBe('No record is called so.');

    await type(element, 'Acme');

    expect(maybe(element, '[data-id="problem"]')).toBeNull();
    expect(picked).toEqual([id]);
  });

  it('says why it could not be asked', async () => {
    finds.mockRejectedValue({ body: { message: 'Not now.' } });
    const { element } = field();

    await type(element, 'Acme');

    expect(text(element, '[data-id="problem"]')).toBe('Not now.');
  });

  it('drops an answer that comes after something else was typed, or picked', async () => {
    let answerLate: (value: Awaited<ReturnType<typeof findRecord>>) => void = () => undefined;
    finds.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
    const { element, picked } = field();
    await type(element, 'Acme');
    Object.assign(element, { value: '003000000000001AAA' });

    answerLate({ recordId: id, candidates: [], problem: null });
    await settled();

    expect(picked).toEqual([]);
  });
});
