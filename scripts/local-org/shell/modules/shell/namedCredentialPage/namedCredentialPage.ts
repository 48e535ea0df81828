/** One named credential in Setup: whether callouts may use it, and its addresses. */
import { LightningElement, api } from 'lwc';
import type { NamedCredentialPage as Page, SetupChange } from '../../../../contracts/setup-pages.ts';
import { may, setup, told } from 'shell/setupApi';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly access: string;
}

/** Setup > Named Credentials > one of them, with its external credential. */
export default class NamedCredentialPage extends LightningElement {
  page: Page | undefined;
  errorMessage: string | undefined;
  isEditing = false;
  url = '';
  tokenUrl = '';
  allowedNamespaces = '';
  private currentId = '';

  @api
  get recordId(): string {
    return this.currentId;
  }

  set recordId(value: string) {
    this.currentId = value;
    void this.load();
  }

  get mayChange(): boolean {
    return may('ManageNamedCredentials', 'CustomizeApplication');
  }

  get isReadOnly(): boolean {
    return !this.mayChange;
  }

  get canEdit(): boolean {
    return this.mayChange && this.page?.isLocked === false && !this.isEditing;
  }

  get lockedText(): string | undefined {
    return this.page?.isLocked === true
      ? 'This credential came with an installed package. Its URLs cannot be edited; its callouts can be switched on and off.'
      : undefined;
  }

  get calloutText(): string {
    return this.page?.isEnabled === true
      ? 'Callouts through this credential are allowed.'
      : 'Callouts through this credential fail. What Apex creates or changes stays disabled until it is enabled here.';
  }

  get namespaces(): string {
    return this.page?.allowedNamespaces.join(', ') || 'None';
  }

  get createdBy(): string {
    return this.page?.createdByNamespace ?? 'This org';
  }

  get authorizationHeader(): string {
    return this.page?.generatesAuthorizationHeader === true ? 'Generated' : 'Not generated';
  }

  get hasTokenUrl(): boolean {
    return typeof this.page?.external?.tokenUrl === 'string';
  }

  get authentication(): string {
    const external = this.page?.external;
    return external === null || external === undefined ? '' : [external.protocol, external.variant].filter(Boolean).join(', ');
  }

  get principals(): readonly Row[] {
    return (this.page?.external?.principals ?? []).map(({ id, name, type, status, access }) => ({
      id,
      name,
      type,
      status: status === 'Configured' ? 'Configured' : status === 'NotConfigured' ? 'Not configured' : status,
      access: access.map(({ developerName }) => developerName).join(', ') || 'Nobody',
    }));
  }

  handleEdit(): void {
    this.url = this.page?.url ?? '';
    this.tokenUrl = this.page?.external?.tokenUrl ?? '';
    this.allowedNamespaces = this.page?.allowedNamespaces.join(', ') ?? '';
    this.isEditing = true;
  }

  handleCancel(): void {
    this.isEditing = false;
  }

  handleUrl(event: CustomEvent<{ value: string }>): void {
    this.url = event.detail.value;
  }

  handleTokenUrl(event: CustomEvent<{ value: string }>): void {
    this.tokenUrl = event.detail.value;
  }

  handleNamespaces(event: CustomEvent<{ value: string }>): void {
    this.allowedNamespaces = event.detail.value;
  }

  async handleSave(event: Event): Promise<void> {
    event.preventDefault();
    const allowedNamespaces = this.allowedNamespaces
      .split(',')
      .map((namespace) => namespace.trim())
      .filter((namespace) => namespace !== '');
    const urls = this.hasTokenUrl ? { url: this.url, tokenUrl: this.tokenUrl } : { url: this.url };
    if (await this.change('The credential was saved.', { ...urls, allowedNamespaces })) this.isEditing = false;
  }

  async handleToggle(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const isEnabled = event.detail.checked;
    await this.change(isEnabled ? 'Callouts are enabled.' : 'Callouts are disabled.', { isEnabled });
  }

  private async change(label: string, values: Omit<SetupChange, 'id'>): Promise<boolean> {
    const isDone = await told(this, label, async () => {
      this.page = await setup<Page>({ page: 'changeNamedCredential', change: { id: this.currentId, ...values } });
    });
    // A refused switch goes back to what the org says.
    if (!isDone) await this.load();
    return isDone;
  }

  private async load(): Promise<void> {
    const id = this.currentId;
    try {
      const page = await setup<Page>({ page: 'namedCredential', id });
      if (id === this.currentId) this.page = page;
      this.errorMessage = undefined;
    } catch (error) {
      this.page = undefined;
      this.errorMessage = (error as Error).message;
    }
  }
}
