import RecordLink from '../recordLink';
import { clearPage, find, maybe, settled, show } from '../../__tests__/support';

describe('c-record-link', () => {
  afterEach(clearPage);

  it('links to the record beside the page', async () => {
    const element = show('c-record-link', RecordLink, { recordId: '001000000000001', name: 'Acme' });
    expect(maybe(element, 'a')).toBeNull();
    expect(element.shadowRoot?.textContent).toBe('Acme');
    await settled();

    const link = find<HTMLAnchorElement>(element, 'a');
    expect(link.href).toBe('https://www.example.com/');
    expect(link.target).toBe('_blank');
    expect(link.textContent).toBe('Acme');
    // A name may turn around what stands beside it, unless it is set apart.
    expect(find(element, 'a bdi').textContent).toBe('Acme');
  });

  it('shows the Id of what has no name', async () => {
    const element = show('c-record-link', RecordLink, { recordId: '001000000000001', name: null });
    await settled();

    expect(find(element, 'a').textContent).toBe('001000000000001');
  });
});
