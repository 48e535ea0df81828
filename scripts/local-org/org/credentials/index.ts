/** Named and External Credentials as the org keeps them. */
export { checkedUrl } from './callout-url.ts';
export {
  createCredentialStore,
  forgetCredentialValues,
  type CredentialStore,
  type StoredCredential,
  type StoredValue,
} from './credential-store.ts';
export {
  allowedNamespaces,
  callingNamespace,
  parameterValue,
  principalsOf,
  protocolName,
  variantOf,
  type CalloutOptions,
  type ExternalCredentialDefinition,
  type NamedCredentialDefinition,
  type PrincipalDefinition,
  type StoredParameter,
} from './definitions.ts';
export { createSecretBox } from './secrets.ts';
export { seedCredentials, withIds } from './seed-credentials.ts';
