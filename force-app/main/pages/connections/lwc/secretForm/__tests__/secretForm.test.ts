import SecretForm from '../secretForm';
import { clearPage, expectAccessible, find, settled, show } from '../../../../../foundation/lwc/__tests__/support';

interface Field extends HTMLElement {
  value: string;
  type: string;
  disabled: boolean;
}

describe('c-secret-form', () => {
  afterEach(clearPage);

  it('hands key and secret on, and forgets the secret', async () => {
    const handed: unknown[] = [];
    const element = show('c-secret-form', SecretForm, { label: 'Make' });
    element.addEventListener('secret', (event) => handed.push((event as CustomEvent).detail));
    const key = find<Field>(element, '[data-id="client-id"]');
    const secret = find<Field>(element, '[data-id="client-secret"]');
    expect(find<Field>(element, '[data-id="save-secret"]').disabled).toBe(true);
    key.dispatchEvent(new CustomEvent('change', { detail: { value: ' key ' } }));
    secret.dispatchEvent(new CustomEvent('change', { detail: { value: ' secret "é\n' } }));
    await settled();
    find(element, '[data-id="save-secret"]').click();
    await settled();

    expect(handed).toEqual([{ clientId: 'key', clientSecret: ' secret "é\n' }]);
    expect(secret.value).toBe('');
    expect(secret.type).toBe('password');
    expectAccessible(element);
  });
});
