import { LightningElement, api } from 'lwc';
import { lookOf } from 'c/connectionWords';
import type { Connection } from 'c/connectionWords';
import connector from '@salesforce/label/c.ConnectorLabel';
import draft from '@salesforce/label/c.StatusDraft';
import empty from '@salesforce/label/c.ConnectionsEmpty';
import environment from '@salesforce/label/c.EnvironmentLabel';
import lastSync from '@salesforce/label/c.LastSyncLabel';
import name from '@salesforce/label/c.NameLabel';
import never from '@salesforce/label/c.Never';
import newConnection from '@salesforce/label/c.NewConnection';
import status from '@salesforce/label/c.StatusLabel';
import reauthorize from '@salesforce/label/c.DetailReauthorize';
import title from '@salesforce/label/c.ConnectionsTitle';

const draftLook = { label: draft, icon: 'utility:edit_form' };

/** All connections side by side. Fires `choose` with the id of one, and `create`. */
export default class ConnectionList extends LightningElement {
  @api connections: readonly Connection[] = [];
  @api selectedId: string | null = null;
  @api canManage = false;
  @api now = '';

  labels = { connector, empty, environment, lastSync, name, never, newConnection, reauthorize, status, title };

  get isEmpty(): boolean {
    return this.connections.length === 0;
  }

  get rows(): object[] {
    return this.connections.map((connection) => {
      const look = connection.mode === 'Draft' ? draftLook : lookOf(connection.status);
      const isSelected = connection.id === this.selectedId;
      return {
        ...connection,
        isSelected: String(isSelected),
        isAccessLost: this.canManage && connection.status === 'TOKEN_EXPIRED',
        theme: isSelected ? 'is-selected' : '',
        statusText: look.label,
        icon: look.icon,
      };
    });
  }

  handleSelect(event: Event): void {
    const { value } = event.target as HTMLElement & { value: string };
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }

  handleNew(): void {
    this.dispatchEvent(new CustomEvent('create'));
  }
}
