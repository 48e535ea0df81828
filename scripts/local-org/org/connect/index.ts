/** What Apex does with credentials through Connect, and an admin in Setup. */
export { mayEditCredentials, maySeeSetup, refuseInSiloedTest } from './access.ts';
export {
  createExternalCredential,
  deleteExternalCredential,
  readExternalCredential,
  readExternalCredentials,
  updateExternalCredential,
  type ExternalCredentialInput,
  type ExternalCredentialView,
} from './external.ts';
export {
  createNamedCredential,
  deleteNamedCredential,
  readNamedCredential,
  readNamedCredentials,
  updateNamedCredential,
  type NamedCredentialInput,
  type NamedCredentialView,
} from './named.ts';
export { deleteInSetup } from './setup-deletions.ts';
export { changeNamedCredential, namedCredentialPage, namedCredentialRows } from './setup-credentials.ts';
export {
  createCredential,
  deleteCredential,
  patchCredential,
  readCredential,
  updateCredential,
  type CredentialInput,
  type CredentialView,
} from './values.ts';
