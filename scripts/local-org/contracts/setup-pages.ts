/** What Setup's pages about credentials and permission sets show and change: the answers and orders of the `setup` request. */

export interface NamedCredentialRow {
  readonly id: string;
  /** Fully qualified. */
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly externalCredential: string | null;
  readonly isEnabled: boolean;
}

export interface NamedCredentialPage extends NamedCredentialRow {
  readonly description: string | null;
  /** Installed with a package: only its callouts can be switched. */
  readonly isLocked: boolean;
  readonly createdByNamespace: string | null;
  readonly allowedNamespaces: readonly string[];
  readonly generatesAuthorizationHeader: boolean;
  readonly external: ExternalCredentialPage | null;
}

export interface ExternalCredentialPage {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly protocol: string;
  readonly variant: string | null;
  readonly tokenUrl: string | null;
  readonly isLocked: boolean;
  readonly principals: readonly PrincipalPage[];
}

export interface PrincipalPage {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** `Configured`, `NotConfigured`, `Unknown`. */
  readonly status: string;
  readonly access: readonly { readonly id: string; readonly developerName: string; readonly type: string }[];
}

export interface SetupChange {
  /** Of the Named Credential. */
  readonly id: string;
  readonly url?: string;
  /** Of its External Credential. */
  readonly tokenUrl?: string;
  /** Enabled for callouts. */
  readonly isEnabled?: boolean;
  /** Allowed Namespaces for Callouts. */
  readonly allowedNamespaces?: readonly string[];
}

/** What Setup's pages for credentials delete; an external credential that a named one uses is kept. */
export interface CredentialDeletion {
  readonly what: 'namedCredential' | 'externalCredential' | 'principal';
  readonly id: string;
}

export interface PermissionSetRow {
  readonly id: string;
  /** With the namespace of the package that brought it. */
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  /** Installed with a package: it can only be assigned. */
  readonly isLocked: boolean;
  readonly assignedCount: number;
}

export interface PermissionSetPage extends PermissionSetRow {
  readonly objects: readonly {
    readonly name: string;
    /** `Read, Create, Edit`. */
    readonly permissions: string;
    readonly readableFields: number;
    readonly editableFields: number;
  }[];
  readonly classes: readonly string[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly tabs: readonly string[];
  /** Every principal of the org; `grantId` is the row that gives it to this set, null where it is not given. */
  readonly principals: readonly { readonly id: string; readonly name: string; readonly grantId: string | null }[];
  readonly assignments: readonly { readonly id: string; readonly name: string; readonly username: string }[];
  /** Active users who do not have it. */
  readonly others: readonly { readonly id: string; readonly name: string; readonly username: string }[];
}

export type SetupRequest =
  | { readonly page: 'permissionSets' }
  | { readonly page: 'permissionSet'; readonly id: string }
  | { readonly page: 'namedCredentials' }
  | { readonly page: 'namedCredential'; readonly id: string }
  | { readonly page: 'changeNamedCredential'; readonly change: SetupChange }
  | { readonly page: 'deleteCredential'; readonly deletion: CredentialDeletion };
