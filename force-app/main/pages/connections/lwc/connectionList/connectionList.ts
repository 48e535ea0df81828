import { LightningElement, api } from 'lwc';
import { appearanceOf } from 'c/connectionWords';
import type { Connection } from 'c/connectionWords';
import { fill, number } from 'c/figures';
import type { Rights } from 'c/connectionMenuItems';
import { labels, texts } from './words';

/**
 * All connections side by side, each with what can be done with it. Fires `choose` with the id of one, `create`, `act` with an id and what
 * its page is to do, and `changed` after what was done here.
 */
export default class ConnectionList extends LightningElement {
  @api connections: readonly Connection[] = [];
  @api selectedId: string | null = null;
  @api rights: Rights | undefined;
  @api now = '';

  labels = labels;

  get isEmpty(): boolean {
    return this.connections.length === 0;
  }

  get canManage(): boolean {
    return this.rights?.canManage === true;
  }

  get rows(): object[] {
    return this.connections.map((connection) => {
      const { id, figures, sinceBy, status } = connection;
      const look = appearanceOf(connection);
      const isSelected = id === this.selectedId;
      return {
        ...connection,
        connection,
        isSelected: String(isSelected),
        isAccessLost: this.canManage && status === 'TOKEN_EXPIRED',
        theme: isSelected ? 'is-selected' : '',
        statusText: look.label,
        icon: look.icon,
        // A template keeps no space between what stands on lines of their own.
        byText: sinceBy ? ` ${fill(texts.by, sinceBy)}` : '',
        sent: number(figures?.sent ?? 0),
        problems: number(figures?.problems ?? 0),
        problemsClass: figures?.problems ? 'slds-text-title_bold slds-text-color_error' : 'slds-text-color_weak',
        streams: number(figures?.streams ?? 0),
      };
    });
  }

  handleSelect(event: Event): void {
    const { value } = event.target as HTMLElement & { value: string };
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }

  handleReauthorize(event: Event): void {
    const { value: id } = event.target as HTMLElement & { value: string };
    this.dispatchEvent(new CustomEvent('act', { detail: { id, act: 'Reauthorize' } }));
  }

  handleNew(): void {
    this.dispatchEvent(new CustomEvent('create'));
  }

  handleAct(event: CustomEvent<string>): void {
    const id = (event.target as HTMLElement).dataset['connection'];
    this.dispatchEvent(new CustomEvent('act', { detail: { id, act: event.detail } }));
  }

  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
