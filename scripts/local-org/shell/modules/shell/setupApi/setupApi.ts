/** Setup's pages: what they ask the org for, and how they answer an action. */
import type { SetupRequest } from '../../../../contracts/setup-pages.ts';
import Toast from 'lightning/toast';
import { request } from 'shell/api';

export function setup<T>(body: SetupRequest): Promise<T> {
  return request<T>('/local/setup', { method: 'POST', body });
}

/** Does something, tells its outcome as a toast; false where it was refused. */
export async function told(page: unknown, label: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    Toast.show({ label, variant: 'success' }, page as HTMLElement);
    return true;
  } catch (error) {
    Toast.show({ label: (error as Error).message, variant: 'error', mode: 'sticky' }, page as HTMLElement);
    return false;
  }
}

export function may(...permissions: readonly string[]): boolean {
  return permissions.some((name) => globalThis.localOrg.info.userPermissions.includes(name));
}
