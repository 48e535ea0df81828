/** What an admin does to a connection's credentials in Setup, past the package. */
import { act } from '../demo/connection.ts';
import type { NamedCredentialPage, PermissionSetPage, SetupChange, SetupRequest } from '../local-org/contracts/setup-pages.ts';
import type { LabUser } from './people.ts';

export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SetupPages {
  page(): NamedCredentialPage;
  change(change: Omit<SetupChange, 'id'>): void;
  /** In the app, and callouts are enabled after it. */
  enter(client: Client): Promise<void>;
  takePrincipal(): void;
  unassign(): void;
  /** All that the profile grants of them but what is left; whoever may modify all data needs none of it. */
  takeUserExternalCredentials(profileName: string, left: { readonly read: boolean }): void;
  giveUserExternalCredentials(profileName: string): void;
  deletePermissionSet(): void;
  delete(what: 'namedCredential' | 'externalCredential' | 'principal'): void;
  /** Everything is as the connection wants it again. */
  repair(wanted: { readonly url: string; readonly client: Client }): void;
}

export function setupPages(admin: LabUser, connectionId: string): SetupPages {
  const ask = <T>(request: SetupRequest): T => admin.request({ kind: 'setup', request }) as T;
  const setUp = (method: string, parameters: object = {}): unknown =>
    admin.aura('ConnectionSetupController', method, { connectionId, ...parameters });
  const names = setUp('load') as { readonly credentialName: string; readonly namedCredentialId: string };
  const { namedCredentialId: id, credentialName } = names;
  const { external } = ask<NamedCredentialPage>({ page: 'namedCredential', id });
  const externalId = external?.id ?? '';
  const principalId = external?.principals[0]?.id ?? '';

  const page = (): NamedCredentialPage => ask({ page: 'namedCredential', id });
  const change = (values: Omit<SetupChange, 'id'>): void => void ask({ page: 'changeNamedCredential', change: { id, ...values } });
  const idOf = (soql: string): string | null => (admin.query(soql)[0]?.['Id'] as string | undefined) ?? null;
  const setId = (): string => idOf(`SELECT Id FROM PermissionSet WHERE Name = '${credentialName}'`) ?? '';
  const set = (): PermissionSetPage => ask({ page: 'permissionSet', id: setId() });

  function remove(object: string, rowId: string | null | undefined): void {
    const [deleted] = admin.dml('delete', object, [{ Id: rowId }]);
    if (deleted?.success !== true) throw new Error(`${object} ${rowId}: ${JSON.stringify(deleted?.errors)}`);
  }

  /** The platform keeps no row without any right. */
  function changeValuesAccess(profileName: string, read: boolean, modifyAll: boolean): void {
    const rowId = idOf(
      `SELECT Id FROM ObjectPermissions WHERE SobjectType = 'UserExternalCredential' AND Parent.Profile.Name = '${profileName}'`,
    );
    if (!read) {
      remove('ObjectPermissions', rowId);
      return;
    }
    const rights = {
      PermissionsRead: read,
      PermissionsCreate: modifyAll,
      PermissionsEdit: modifyAll,
      PermissionsDelete: modifyAll,
      PermissionsViewAllRecords: modifyAll,
      PermissionsModifyAllRecords: modifyAll,
    };
    const parent = { ParentId: idOf(`SELECT Id FROM PermissionSet WHERE Profile.Name = '${profileName}'`) };
    const [saved] =
      rowId === null
        ? admin.dml('insert', 'ObjectPermissions', [{ ...parent, SobjectType: 'UserExternalCredential', ...rights }])
        : admin.dml('update', 'ObjectPermissions', [{ Id: rowId, ...rights }]);
    if (saved?.success !== true) throw new Error(`ObjectPermissions: ${JSON.stringify(saved?.errors)}`);
  }

  /** As the page does before it replaces key and secret of a draft. */
  const forgetTest = (): void => {
    if ((setUp('load') as { readonly mode: string }).mode === 'Draft') setUp('forgetTest');
  };

  let isClientChanged = false;
  return {
    page,
    change,
    async enter(client) {
      isClientChanged = true;
      forgetTest();
      await act(admin, 'ConnectionSetupController', 'saveSecret', { connectionId, ...client });
      change({ isEnabled: true });
    },
    takePrincipal: () => remove('SetupEntityAccess', set().principals.find(({ grantId }) => grantId !== null)?.grantId),
    unassign: () => remove('PermissionSetAssignment', set().assignments[0]?.id),
    takeUserExternalCredentials: (profileName, { read }) => changeValuesAccess(profileName, read, false),
    giveUserExternalCredentials: (profileName) => changeValuesAccess(profileName, true, true),
    deletePermissionSet() {
      for (const { id: assignmentId } of set().assignments) remove('PermissionSetAssignment', assignmentId);
      remove('PermissionSet', setId());
    },
    delete(what) {
      const ids = { namedCredential: id, externalCredential: externalId, principal: principalId };
      ask({ page: 'deleteCredential', deletion: { what, id: ids[what] } });
    },
    repair({ url, client }) {
      if (isClientChanged) {
        forgetTest();
        setUp('saveSecret', client);
      }
      setUp('grantAccess');
      change({ url, tokenUrl: `${url}/oauth2/token`, isEnabled: true, allowedNamespaces: ['syncline'] });
      isClientChanged = false;
    },
  };
}
