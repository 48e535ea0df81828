/** The list of permission sets in Setup. */
import { LightningElement } from 'lwc';
import type { PermissionSetRow } from '../../../../contracts/setup-pages.ts';
import { followLink } from 'shell/router';
import { setup } from 'shell/setupApi';

/** Setup > Permission Sets. */
export default class PermissionSetList extends LightningElement {
  rows: readonly (PermissionSetRow & { readonly path: string })[] | undefined;
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
      const rows = await setup<readonly PermissionSetRow[]>({ page: 'permissionSets' });
      this.rows = rows.map((row) => ({ ...row, path: `/lightning/setup/PermSets/${row.id}/view` }));
    } catch (error) {
      this.errorMessage = (error as Error).message;
    }
  }
}
