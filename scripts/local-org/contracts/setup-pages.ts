/** What Setup's pages about credentials show and change: the answers and orders of the `setup` request. */

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
}

export type SetupRequest =
  | { readonly page: 'namedCredentials' }
  | { readonly page: 'namedCredential'; readonly id: string }
  | { readonly page: 'changeNamedCredential'; readonly change: SetupChange };
