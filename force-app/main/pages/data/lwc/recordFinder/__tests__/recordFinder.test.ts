import * as objectInfo from 'lightning/uiObjectInfoApi';
import RecordFinder from '../recordFinder';
import { clearPage, find, maybe, settled, show, text } from '../../../../../foundation/lwc/__tests__/support';

interface TestWire {
  emit(data: object): void;
  error(): void;
}
const infos = objectInfo.getObjectInfo as unknown as TestWire;

afterEach(clearPage);

describe('c-record-finder', () => {
  it('waits until it knows whether the object can be searched', () => {
    const element = show('c-record-finder', RecordFinder, { objectName: 'Account' });

    expect(maybe(element, '[data-id="picker"]')).toBeNull();
    expect(maybe(element, '[data-id="by-id-only"]')).toBeNull();
  });

  it('finds records of an object that the User Interface API knows', async () => {
    const element = show('c-record-finder', RecordFinder, { objectName: 'Account', label: 'Find', value: '001' });
    const picked = jest.fn();
    element.addEventListener('pick', (event) => void picked((event as CustomEvent<unknown>).detail));
    infos.emit({ apiName: 'Account' });
    await settled();

    find(element, '[data-id="picker"]').dispatchEvent(new CustomEvent('change', { detail: { recordId: '001' } }));

    expect(find(element, '[data-id="picker"]')).toMatchObject({
      objectApiName: 'Account',
      label: 'Find',
      value: '001',
    });
    expect(picked).toHaveBeenCalledWith({ recordId: '001' });
  });

  it('says that others are found by Id only', async () => {
    const element = show('c-record-finder', RecordFinder, { objectName: 'CaseHistory' });
    infos.error();
    await settled();

    expect(maybe(element, '[data-id="picker"]')).toBeNull();
    expect(text(element, '[data-id="by-id-only"]')).toBe('c.RecordByIdOnly');
  });
});
