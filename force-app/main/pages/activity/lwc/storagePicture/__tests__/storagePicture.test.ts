import StoragePicture from '../storagePicture';
import { clearPage, expectAccessible, find, maybe, show, text } from '../../../../../foundation/lwc/__tests__/support';

jest.mock('@salesforce/label/c.StorageChart', () => ({ default: '{0} of {1}: {2} and {3}, later {4}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.StorageNoLimit', () => ({ default: '{0}, later {1}' }), { virtual: true });

const megabyte = 1024 * 1024;

function shown(properties: object = {}): HTMLElement {
  return show('c-storage-picture', StoragePicture, {
    ours: 4 * megabyte,
    oursLater: 6 * megabyte,
    usedMb: 10,
    limitMb: 20,
    ...properties,
  });
}

const part = (element: HTMLElement, name: string): string =>
  ['dt', 'dd'].map((tag) => text(element, `[data-id="${name}"] ${tag}`)).join(' ');
const attribute = (element: HTMLElement, selector: string, name: string): string | null =>
  find(element, selector).getAttribute(name);

describe('c-storage-picture', () => {
  afterEach(clearPage);

  it('draws everything else, then logs, then where they will end, up to the limit', () => {
    const element = shown();

    expect(attribute(element, '.picture .others', 'width')).toBe('300');
    expect(attribute(element, '.picture .ours', 'x')).toBe('300');
    expect(attribute(element, '.picture .ours', 'width')).toBe('200');
    expect(attribute(element, '.picture .later', 'd')).toBe('M600 4V36');
    expect(attribute(element, '.picture .limit', 'd')).toBe('M1000 0V40');
    expectAccessible(element);
  });

  it('says all of it in words too', () => {
    const element = shown();

    expect(attribute(element, '.picture', 'aria-label')).toBe('10 MB of 20 MB: 4 MB and 6 MB, later 6 MB');
    expect(part(element, 'ours')).toBe('c.StorageOurs 4 MB (20%)');
    expect(part(element, 'later')).toBe('c.StorageLater 6 MB (30%)');
    expect(part(element, 'others')).toBe('c.StorageOthers 6 MB (30%)');
    expect(part(element, 'room')).toBe('c.StorageFree 10 MB (50%)');
    expect(part(element, 'limit')).toBe('c.StorageLimit 20 MB');
  });

  it('shows however little there is of logs, and nothing of none', () => {
    expect(attribute(shown({ ours: 2048, usedMb: 9000, limitMb: 10_000 }), '.picture .ours', 'width')).toBe('3');
    clearPage();
    expect(attribute(shown({ ours: 0 }), '.picture .ours', 'width')).toBe('0');
  });

  it('has room beyond the limit for what does not fit', () => {
    const element = shown({ oursLater: 34 * megabyte });

    expect(attribute(element, '.picture .limit', 'd')).toBe('M500 0V40');
    expect(attribute(element, '.picture .later', 'd')).toBe('M1000 4V36');
  });

  it('counts logs that the org has not counted yet', () => {
    const element = shown({ usedMb: 1 });

    expect(part(element, 'others')).toBe('c.StorageOthers 0 kB (0%)');
    expect(part(element, 'room')).toBe('c.StorageFree 16 MB (80%)');
  });

  it('says that nothing is free where more is used than there is', () => {
    expect(part(shown({ usedMb: 25 }), 'room')).toBe('c.StorageFree 0 kB (0%)');
  });

  it('tells what logs take where the org does not tell what it has', () => {
    const element = shown({ usedMb: null, limitMb: null });

    expect(text(element, '[data-id="unknown"]')).toBe('4 MB, later 6 MB');
    expect(maybe(element, 'svg')).toBeNull();
  });
});
