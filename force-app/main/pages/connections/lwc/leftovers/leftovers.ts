import { LightningElement } from 'lwc';
import { loadLeftovers } from 'c/driftApi';
import type { Leftover } from 'c/driftApi';
import external from '@salesforce/label/c.LeftoverExternal';
import named from '@salesforce/label/c.LeftoverNamed';
import set from '@salesforce/label/c.LeftoverSet';
import text from '@salesforce/label/c.LeftoversText';
import title from '@salesforce/label/c.LeftoversTitle';

const kinds: Record<Leftover['what'], { readonly label: string; readonly address: (id: string) => string }> = {
  NamedCredential: { label: named, address: (id) => `/lightning/setup/NamedCredential/${id}/view` },
  ExternalCredential: { label: external, address: () => '/lightning/setup/NamedCredential/home' },
  PermissionSet: { label: set, address: () => '/lightning/setup/PermSets/home' },
};

/** What there is in Setup by names of the app and belongs to no connection, and where it is deleted. */
export default class Leftovers extends LightningElement {
  left: readonly Leftover[] = [];
  labels = { text, title };

  override connectedCallback(): void {
    void this.look();
  }

  get hasAny(): boolean {
    return this.left.length > 0;
  }

  get rows(): object[] {
    return this.left.map(({ what, name, recordId }) => ({
      key: recordId,
      name,
      kind: kinds[what].label,
      url: kinds[what].address(recordId),
    }));
  }

  private async look(): Promise<void> {
    try {
      this.left = await loadLeftovers();
    } catch {
      // It is told by the way: the page itself says when the org does not answer.
    }
  }
}
