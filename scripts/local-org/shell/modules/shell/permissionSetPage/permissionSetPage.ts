/** One permission set in Setup: what it allows, and who has it. */
import { LightningElement, api } from 'lwc';
import type { PermissionSetPage as Page } from '../../../../contracts/setup-pages.ts';
import { createRecord, deleteRecord } from 'shell/api';
import { may, setup, told } from 'shell/setupApi';

interface Group {
  readonly title: string;
  readonly names: string;
}

/** Setup > Permission Sets > one of them: what it grants, and who has it. */
export default class PermissionSetPage extends LightningElement {
  page: Page | undefined;
  errorMessage: string | undefined;
  chosenUser = '';
  private currentId = '';

  @api
  get recordId(): string {
    return this.currentId;
  }

  set recordId(value: string) {
    this.currentId = value;
    void this.load();
  }

  get canAssign(): boolean {
    return may('AssignPermissionSets');
  }

  get canGrant(): boolean {
    return may('ManageProfilesPermissionsets') && this.page?.isLocked === false;
  }

  get lockedText(): string | undefined {
    return this.page?.isLocked === true
      ? 'This permission set came with an installed package: it can be assigned, and nothing in it can be changed.'
      : undefined;
  }

  get users(): readonly { readonly label: string; readonly value: string }[] {
    return (this.page?.others ?? []).map(({ id, name, username }) => ({ label: `${name} (${username})`, value: id }));
  }

  get isAssignDisabled(): boolean {
    return this.chosenUser === '';
  }

  get isUnassigned(): boolean {
    return this.page?.assignments.length === 0;
  }

  get hasObjects(): boolean {
    return (this.page?.objects.length ?? 0) > 0;
  }

  get principals(): readonly { readonly id: string; readonly name: string; readonly isGranted: boolean }[] {
    return (this.page?.principals ?? []).map(({ id, name, grantId }) => ({ id, name, isGranted: grantId !== null }));
  }

  get hasNoPrincipals(): boolean {
    return this.principals.length === 0;
  }

  get isGrantDisabled(): boolean {
    return !this.canGrant;
  }

  get groups(): readonly Group[] {
    const page = this.page;
    if (page === undefined) return [];
    return [
      { title: 'Apex classes', names: page.classes.join(', ') },
      { title: 'Custom permissions', names: page.customPermissions.join(', ') },
      { title: 'User permissions', names: page.userPermissions.join(', ') },
      { title: 'Tabs', names: page.tabs.join(', ') },
    ].map(({ title, names }) => ({ title, names: names || 'None' }));
  }

  handleUser(event: CustomEvent<{ value: string }>): void {
    this.chosenUser = event.detail.value;
  }

  async handleAssign(): Promise<void> {
    const assignment = { AssigneeId: this.chosenUser, PermissionSetId: this.page?.id };
    await told(this, 'The permission set was assigned.', () => createRecord('PermissionSetAssignment', assignment));
    this.chosenUser = '';
    await this.load();
  }

  async handleUnassign(event: Event): Promise<void> {
    const id = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
    await told(this, 'The assignment was removed.', () => deleteRecord('PermissionSetAssignment', id));
    await this.load();
  }

  async handleGrant(event: CustomEvent<{ checked: boolean }>): Promise<void> {
    const id = (event.currentTarget as HTMLElement).dataset['id'];
    const principal = this.page?.principals.find((candidate) => candidate.id === id);
    if (principal === undefined) return;
    if (event.detail.checked)
      await told(this, 'Access to the principal was given.', () =>
        createRecord('SetupEntityAccess', { ParentId: this.page?.id, SetupEntityId: principal.id }),
      );
    else if (principal.grantId !== null)
      await told(this, 'Access to the principal was taken away.', () => deleteRecord('SetupEntityAccess', principal.grantId ?? ''));
    await this.load();
  }

  private async load(): Promise<void> {
    const id = this.currentId;
    try {
      const page = await setup<Page>({ page: 'permissionSet', id });
      if (id === this.currentId) this.page = page;
      this.errorMessage = undefined;
    } catch (error) {
      this.page = undefined;
      this.errorMessage = (error as Error).message;
    }
  }
}
