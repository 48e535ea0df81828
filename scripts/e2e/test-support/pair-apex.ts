/** A pair of credentials as the org's own Apex makes one. */
export interface Pair {
  /** Of both halves. */
  readonly name: string;
  readonly url: string;
  readonly tokenUrl: string;
  /** Of the packages that may call through it; by default none. */
  readonly namespaces?: string;
}

/** Anonymous Apex; `external` and `named` are what it has made, for what follows. Key and secret are not entered. */
export function pairApex({ name, url, tokenUrl, namespaces }: Pair): string {
  const allowed =
    namespaces === undefined
      ? ''
      : `
    ConnectApi.NamedCredentialParameterInput allowed = new ConnectApi.NamedCredentialParameterInput();
    allowed.parameterName = 'AllowedManagedPackageNamespaces';
    allowed.parameterType = ConnectApi.NamedCredentialParameterType.AllowedManagedPackageNamespaces;
    allowed.parameterValue = '${namespaces}';
    named.parameters = new List<ConnectApi.NamedCredentialParameterInput>{ allowed };`;
  return `
    ConnectApi.ExternalCredentialInput external = new ConnectApi.ExternalCredentialInput();
    external.developerName = '${name}';
    external.masterLabel = '${name}';
    external.authenticationProtocol = ConnectApi.CredentialAuthenticationProtocol.OAuth;
    external.authenticationProtocolVariant = ConnectApi.CredentialAuthenticationProtocolVariant.ClientCredentialsClientSecretBasic;
    ConnectApi.ExternalCredentialParameterInput tokenUrl = new ConnectApi.ExternalCredentialParameterInput();
    tokenUrl.parameterName = 'AuthProviderUrl';
    tokenUrl.parameterType = ConnectApi.ExternalCredentialParameterType.AuthProviderUrl;
    tokenUrl.parameterValue = '${tokenUrl}';
    external.parameters = new List<ConnectApi.ExternalCredentialParameterInput>{ tokenUrl };
    ConnectApi.ExternalCredentialPrincipalInput principal = new ConnectApi.ExternalCredentialPrincipalInput();
    principal.principalName = 'Main';
    principal.principalType = ConnectApi.CredentialPrincipalType.NamedPrincipal;
    principal.sequenceNumber = 1;
    external.principals = new List<ConnectApi.ExternalCredentialPrincipalInput>{ principal };
    ConnectApi.NamedCredentials.createExternalCredential(external);
    ConnectApi.NamedCredentialInput named = new ConnectApi.NamedCredentialInput();
    named.developerName = '${name}';
    named.masterLabel = '${name}';
    named.type = ConnectApi.NamedCredentialType.SecuredEndpoint;
    named.calloutUrl = '${url}';
    named.calloutOptions = new ConnectApi.NamedCredentialCalloutOptionsInput();
    named.calloutOptions.generateAuthorizationHeader = true;${allowed}
    ConnectApi.ExternalCredentialInput reference = new ConnectApi.ExternalCredentialInput();
    reference.developerName = external.developerName;
    named.externalCredentials = new List<ConnectApi.ExternalCredentialInput>{ reference };
    ConnectApi.NamedCredentials.createNamedCredential(named);`;
}
