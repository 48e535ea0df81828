import { LightningElement, api } from 'lwc';
import type { Connection } from 'c/connectionWords';
import { fill } from 'c/figures';
import { actOnce } from 'c/notice';
import { menuItems } from 'c/connectionMenuItems';
import type { MenuAct, MenuItem, Rights } from 'c/connectionMenuItems';
import pauseApex from '@salesforce/apex/StatusController.pause';
import resumeApex from '@salesforce/apex/StatusController.resume';
import syncNowApex from '@salesforce/apex/StatusController.syncNow';
import asked from '@salesforce/label/c.MenuSyncAsked';
import menu from '@salesforce/label/c.MenuActions';

type Door = (given: { connectionId: string }) => Promise<unknown>;

/** What this does itself; its page does the rest. */
const doors: Partial<Record<MenuAct, { readonly act: Door; readonly done?: string }>> = {
  SyncNow: { act: syncNowApex, done: asked },
  Pause: { act: pauseApex },
  Resume: { act: resumeApex },
};

/**
 * All that can be done with a connection; what cannot be done now says why. Fires `changed` after an act of its own, and `act` with the
 * name of one that its page does.
 */
export default class ConnectionMenu extends LightningElement {
  @api connection: Connection | undefined;
  @api rights: Rights | undefined;

  isBusy = false;

  get menuText(): string {
    return fill(menu, this.connection?.name ?? '');
  }

  get items(): MenuItem[] {
    return this.connection && this.rights ? menuItems(this.connection, this.rights) : [];
  }

  handleSelect(event: CustomEvent<{ value: MenuAct }>): void {
    const { value } = event.detail;
    const door = doors[value];
    if (door) {
      void actOnce(this, async () => {
        await door.act({ connectionId: this.connection?.id ?? '' });
        return door.done;
      });
    } else {
      this.dispatchEvent(new CustomEvent('act', { detail: value }));
    }
  }
}
