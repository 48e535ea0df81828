/** The list of named credentials in Setup. */
import { LightningElement } from 'lwc';
import type { NamedCredentialRow } from '../../../../contracts/setup-pages.ts';
import { followLink } from 'shell/router';
import { setup } from 'shell/setupApi';

/** Setup > Named Credentials. */
export default class NamedCredentialList extends LightningElement {
  rows: readonly (NamedCredentialRow & { readonly path: string; readonly status: string })[] | undefined;
  errorMessage: string | undefined;

  connectedCallback(): void {
    void this.load();
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  handleNavigate(event: MouseEvent): void {
    followLink(event);
  }

  private async load(): Promise<void> {
    try {
      const rows = await setup<readonly NamedCredentialRow[]>({ page: 'namedCredentials' });
      this.rows = rows.map((row) => ({
        ...row,
        path: `/lightning/setup/NamedCredential/${row.id}/view`,
        status: row.isEnabled ? 'Enabled' : 'Disabled',
      }));
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
