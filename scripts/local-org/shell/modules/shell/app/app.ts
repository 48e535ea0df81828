/** The Lightning-like frame: header, navigation of the chosen app, and the page that the address names. */
import { LightningElement } from 'lwc';
import type { AppInfo, AppTab } from '../../../../contracts/org-service.ts';
import { navigate, onNavigate, parseRoute } from 'shell/router';
import type { Route } from 'shell/router';
import { components } from 'local-org/components';

const { info, hasSwitches } = globalThis.localOrg;
type AppEntry = AppInfo['apps'][number];
type NavigationItem = AppTab & { readonly path: string; readonly isCurrent: boolean };

const APP_KEY = 'local-org-app';

const toolTabs: readonly AppTab[] = [
  { name: 'outbox', label: 'Mail outbox', icon: null, content: { kind: 'lwc', name: 'outbox' } },
  { name: 'jobs', label: 'Apex jobs', icon: null, content: { kind: 'lwc', name: 'jobs' } },
  { name: 'logs', label: 'Debug logs', icon: null, content: { kind: 'lwc', name: 'logs' } },
];
const objectTabs: readonly AppTab[] = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Task'].flatMap((name) => {
  const object = info.objects.find((candidate) => candidate.name === name);
  return object === undefined
    ? []
    : [{ name: `standard-${name}`, label: object.pluralLabel, icon: null, content: { kind: 'object' as const, name } }];
});
const localOrgApp = {
  name: 'LocalOrg',
  label: 'Local org',
  description: 'Records, mail, jobs and logs of this local org',
  tabs: [...objectTabs, ...toolTabs],
};
const setupTabs: readonly AppTab[] = [
  { name: 'NamedCredential', label: 'Named Credentials', icon: null, content: { kind: 'lwc', name: 'NamedCredential' } },
  { name: 'PermSets', label: 'Permission Sets', icon: null, content: { kind: 'lwc', name: 'PermSets' } },
  ...(hasSwitches
    ? [{ name: 'Demonstration', label: 'Demonstration', icon: null, content: { kind: 'lwc' as const, name: 'Demonstration' } }]
    : []),
];
const setupApp = { name: 'Setup', label: 'Setup', description: 'Named credentials and permission sets of this org', tabs: setupTabs };
const maySeeSetup = info.userPermissions.includes('ViewSetup');
const apps: readonly AppEntry[] = [...info.apps, localOrgApp, ...(maySeeSetup ? [setupApp] : [])];

export default class App extends LightningElement {
  route: Route = parseRoute(location.pathname);
  appName = sessionStorage.getItem(APP_KEY) ?? info.apps[0]?.name ?? localOrgApp.name;
  page: unknown = null;
  pageError: string | undefined;
  private stop: (() => void) | undefined;
  private shownPath: string | null = null;

  connectedCallback(): void {
    this.stop = onNavigate(() => this.show());
    this.show();
  }

  disconnectedCallback(): void {
    this.stop?.();
  }

  get apps(): readonly AppEntry[] {
    return apps;
  }

  get app(): AppEntry {
    return apps.find(({ name }) => name === this.appName) ?? localOrgApp;
  }

  get items(): readonly NavigationItem[] {
    return this.app.tabs.map((tab) => ({ ...tab, path: pathOf(tab), isCurrent: isCurrent(tab, this.route) }));
  }

  get isList(): boolean {
    return this.route.kind === 'list';
  }

  get isNew(): boolean {
    return this.route.kind === 'new';
  }

  get isRecordView(): boolean {
    return this.route.kind === 'record' && this.route.action === 'view';
  }

  get isRecordEdit(): boolean {
    return this.route.kind === 'record' && this.route.action === 'edit';
  }

  get isOutbox(): boolean {
    return this.route.kind === 'tool' && this.route.tool === 'outbox';
  }

  get isJobs(): boolean {
    return this.route.kind === 'tool' && this.route.tool === 'jobs';
  }

  get isLogs(): boolean {
    return this.route.kind === 'tool' && this.route.tool === 'logs';
  }

  get isSetup(): boolean {
    return this.route.kind === 'setup';
  }

  get isSetupForbidden(): boolean {
    return !maySeeSetup;
  }

  get isNamedCredentialList(): boolean {
    return this.isSetupPage('NamedCredential') && this.setupId === null;
  }

  get isNamedCredential(): boolean {
    return this.isSetupPage('NamedCredential') && this.setupId !== null;
  }

  get isPermissionSetList(): boolean {
    return this.isSetupPage('PermSets') && this.setupId === null;
  }

  get isPermissionSet(): boolean {
    return this.isSetupPage('PermSets') && this.setupId !== null;
  }

  get isDemonstration(): boolean {
    return this.isSetupPage('Demonstration');
  }

  get setupId(): string | null {
    return this.route.kind === 'setup' ? this.route.id : null;
  }

  get isUnknown(): boolean {
    return this.route.kind === 'unknown';
  }

  get objectName(): string | undefined {
    return 'object' in this.route ? this.route.object : undefined;
  }

  get recordId(): string | undefined {
    return this.route.kind === 'record' ? this.route.id : undefined;
  }

  handleChooseApp(event: CustomEvent<string>): void {
    this.appName = event.detail;
    sessionStorage.setItem(APP_KEY, event.detail);
    const [first] = this.app.tabs;
    if (first !== undefined) navigate(pathOf(first));
  }

  private isSetupPage(page: string): boolean {
    return this.route.kind === 'setup' && this.route.page === page;
  }

  /**
   * A page stays as it is where only the query string changes: its components get another CurrentPageReference.
   * https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-add-params-url.html
   */
  private show(): void {
    if (location.pathname === this.shownPath) return;
    this.shownPath = location.pathname;
    this.route = parseRoute(location.pathname);
    if (this.route.kind === 'setup' && maySeeSetup) this.appName = setupApp.name;
    this.page = null;
    this.pageError = undefined;
    if (this.route.kind === 'home') {
      const [first] = this.app.tabs;
      if (first !== undefined) navigate(pathOf(first), true);
      return;
    }
    if (this.route.kind === 'tab') void this.showTab(this.route.tab);
    document.title = `${this.items.find((item) => item.isCurrent)?.label ?? this.objectName ?? 'Page'} | ${this.app.label}`;
    this.template?.querySelector('main')?.focus();
  }

  private async showTab(tabName: string): Promise<void> {
    const owner = apps.find(({ tabs }) => tabs.some(({ name }) => isNamed(name, tabName)));
    const tab = owner?.tabs.find(({ name }) => isNamed(name, tabName));
    if (tab === undefined || owner === undefined) {
      this.pageError = `There is no tab named ${tabName}, or you do not have access to it. Ask an administrator for a permission set that shows it.`;
      return;
    }
    if (owner.name !== this.appName) this.appName = owner.name;
    const load = components[tab.content.name];
    if (tab.content.kind !== 'lwc' || load === undefined) {
      this.pageError = `The local org does not show tabs of kind ${tab.content.kind} (${tab.content.name}).`;
      return;
    }
    const { shownPath } = this;
    const loaded = await load().catch((error: unknown) => error as Error);
    // Whoever goes on before it is there sees the page that they went to.
    if (shownPath !== this.shownPath) return;
    if (loaded instanceof Error) this.pageError = `The component ${tab.content.name} did not load: ${loaded.message}`;
    else this.page = loaded.default;
  }
}

function pathOf(tab: AppTab): string {
  if (setupTabs.includes(tab)) return `/lightning/setup/${tab.name}/home`;
  if (toolTabs.includes(tab)) return `/lightning/local/${tab.name}`;
  return tab.content.kind === 'object' ? `/lightning/o/${tab.content.name}/list` : `/lightning/n/${tab.name}`;
}

/** Source is deployed without the namespace that a link may carry; an installed package's tab has it. */
function isNamed(tabName: string, written: string): boolean {
  return tabName === written || tabName === written.replace(/^[a-z0-9]+__/i, '');
}

function isCurrent(tab: AppTab, route: Route): boolean {
  if (route.kind === 'tab') return isNamed(tab.name, route.tab);
  if (route.kind === 'tool') return tab.name === route.tool;
  if (route.kind === 'setup') return tab.name === route.page;
  return 'object' in route && tab.content.kind === 'object' && tab.content.name === route.object;
}
