/** Global header and navigation bar: app launcher, tabs, notifications, user switch. */
import { LightningElement, api } from 'lwc';
import type { AppInfo } from '../../../../contracts/org-service.ts';
import { request } from 'shell/api';
import { followLink, navigate, pathOf } from 'shell/router';
import type { PageReference } from 'shell/router';

const { info } = globalThis.localOrg;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

interface Item {
  readonly name: string;
  readonly label: string;
  readonly path: string;
  readonly isCurrent: boolean;
}

export default class Header extends LightningElement {
  @api apps: readonly { readonly name: string; readonly label: string; readonly description: string }[] = [];
  @api app: { readonly name: string; readonly label: string } | undefined;
  @api items: readonly Item[] = [];
  isLauncherOpen = false;
  isBellOpen = false;
  people: readonly Person[] = [];

  connectedCallback(): void {
    void request<readonly Person[]>('/local/users').then((people) => {
      this.people = people.filter(({ id }) => id !== info.user.id);
    });
  }

  get userName(): string {
    return info.user.name;
  }

  get username(): string {
    return info.user.username;
  }

  get organizationName(): string {
    return info.organization.name;
  }

  get navigation(): readonly (Item & { readonly className: string; readonly current: string | undefined })[] {
    return this.items.map((item) => ({
      ...item,
      className: `slds-context-bar__item${item.isCurrent ? ' slds-is-active' : ''}`,
      current: item.isCurrent ? 'page' : undefined,
    }));
  }

  get notifications(): readonly (AppInfo['notifications'][number] & { readonly path: string })[] {
    return info.notifications.map((notification) => ({ ...notification, path: targetPath(notification) }));
  }

  get bellText(): string {
    const unread = info.notifications.filter(({ isRead }) => !isRead).length;
    return unread === 0 ? 'Notifications' : `Notifications: ${unread} unread`;
  }

  get hasNoNotifications(): boolean {
    return info.notifications.length === 0;
  }

  get maySeeSetup(): boolean {
    return info.userPermissions.includes('ViewSetup');
  }

  handleSetup(): void {
    navigate('/lightning/setup/SetupOneHome/home');
  }

  handleNavigate(event: MouseEvent): void {
    followLink(event);
  }

  handleToggleLauncher(): void {
    this.isLauncherOpen = !this.isLauncherOpen;
  }

  handleNotification(event: MouseEvent): void {
    this.isBellOpen = false;
    followLink(event);
  }

  handleToggleBell(): void {
    this.isBellOpen = !this.isBellOpen;
  }

  handleChooseApp(event: MouseEvent): void {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    this.isLauncherOpen = false;
    this.dispatchEvent(new CustomEvent('chooseapp', { detail: name }));
  }

  handleEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.isLauncherOpen = false;
    this.isBellOpen = false;
  }

  async handleUserMenu(event: CustomEvent<{ value: string }>): Promise<void> {
    if (event.detail.value === 'logout') {
      await request('/local/logout', { method: 'POST', body: {} });
      location.assign('/');
      return;
    }
    await request('/local/switch-user', { method: 'POST', body: { userId: event.detail.value } });
    location.assign('/lightning/page/home');
  }
}

/** What a click on it opens: a page, or the record. */
function targetPath({ targetId, targetPageReference }: AppInfo['notifications'][number]): string {
  if (targetPageReference !== null) return pathOf(JSON.parse(targetPageReference) as PageReference);
  return pathOf({ type: 'standard__recordPage', attributes: { recordId: targetId ?? '' } });
}
