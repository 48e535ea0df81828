import SparkLine from '../sparkLine';
import { clearPage, find, show, text } from '../../__tests__/support';

const pathOf = (element: HTMLElement, look: string): string | null => find(element, `path.${look}`).getAttribute('d');

describe('c-spark-line', () => {
  afterEach(clearPage);

  it('draws values beside what is promised', () => {
    const element = show('c-spark-line', SparkLine, { values: [64, 32, null], promised: 64, label: 'Account' });

    expect(find(element, 'svg').getAttribute('viewBox')).toBe('0 0 30 20');
    expect(pathOf(element, 'course')).toBe('M5 2L15 10');
    expect(pathOf(element, 'promise')).toBe('M0 2H30');
  });

  it('leaves the promise below what took longer', () => {
    const element = show('c-spark-line', SparkLine, { values: [128, 128], promised: 64, label: 'Account' });

    expect(pathOf(element, 'course')).toBe('M5 2L15 2');
    expect(pathOf(element, 'promise')).toBe('M0 10H20');
  });

  it('says what it draws', () => {
    const element = show('c-spark-line', SparkLine, { values: [1], promised: 64, label: 'Account: 1 to 2 s' });

    expect(find(element, 'svg').getAttribute('role')).toBe('img');
    expect(find(element, 'svg').getAttribute('aria-label')).toBe('Account: 1 to 2 s');
    expect(text(element, 'title')).toBe('Account: 1 to 2 s');
  });
});
