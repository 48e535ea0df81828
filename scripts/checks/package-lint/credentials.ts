import { children, lineOf, xmlRoot } from '../common/files.ts';
import type { PackageRule } from './rule.ts';

/**
 * What a package cannot bring: its credentials' URLs are locked in the customer's org, and a permission set that grants a principal
 * breaks `sf package version create` ("invalid cross reference id", github.com/forcedotcom/cli/issues/2735).
 */
export const packagedCredentials: PackageRule = {
  name: 'packaged credentials',
  inspect: (files) => [
    ...files
      .filter(({ path }) => /\.(namedCredential|externalCredential)-meta\.xml$/.test(path))
      .map(({ path }) => `${path}: a packaged credential is locked once installed; each connection makes its own`),
    ...files
      .filter(({ path }) => path.endsWith('.permissionset-meta.xml'))
      .filter((file) => children(xmlRoot(file).node, 'externalCredentialPrincipalAccesses').length > 0)
      .map(({ path }) => `${path}: grants a credential's principal, which breaks the creation of a package version`),
  ],
};

/** Each of these may appear in these classes only. */
const writers: readonly { readonly call: RegExp; readonly owners: readonly string[] }[] = [
  { call: /\bConnectApi\s*\.\s*NamedCredentials\s*\.\s*\w+\s*\(/gi, owners: ['NamedCredentialClient'] },
  { call: /\bNamedCredentialClient\s*\.\s*current\s*\(/gi, owners: ['CredentialService', 'CredentialReader'] },
];

/** Each write switches a credential's callouts off, so nothing that runs by itself may come near it. */
export const credentialWriters: PackageRule = {
  name: 'writers of credentials',
  inspect: (files) =>
    files
      .filter(({ path }) => path.endsWith('.cls'))
      .flatMap(({ path, text }) =>
        writers
          .filter(({ owners }) => !owners.some((owner) => path.endsWith(`/${owner}.cls`)))
          .flatMap(({ call, owners }) =>
            [...text.matchAll(call)].map(
              ({ index }) => `${path}:${lineOf(text, index)}: only ${owners.join(' and ')} may ask the credential store`,
            ),
          ),
      ),
};

const writes = /\.\s*(createPair|saveValues|deletePair|createValues|replaceValues|deleteValues|deleteNamed|deleteExternal)\s*\(/g;
/** The page's acts, each of which a person clicks, and the two classes that they go through. */
const byPeople = /\/(pages\/connections\/classes\/\w+|CredentialService|NamedCredentialClient|Fake\w+|\w+Test)\.cls$/;
const runsByItself =
  /\bimplements\b[^{]*\b(Schedulable|Queueable|Database\.Batchable|Batchable|Finalizer|InstallHandler|UninstallHandler|SandboxPostCopy)\b|@future\b/i;

/** Whatever way it takes: a write that nobody clicked would cut a connection off until somebody notices. */
export const credentialsByPeople: PackageRule = {
  name: 'credentials written by people alone',
  inspect: (files) => [
    ...files
      .filter(({ path }) => /\.(cls|trigger)$/.test(path) && !byPeople.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(writes)].map(
          ({ index, 1: method }) =>
            `${path}:${lineOf(text, index)}: ${method} writes a credential; only an act on the page Connections may`,
        ),
      ),
    ...files
      .filter(({ path, text }) => path.includes('/pages/connections/') && path.endsWith('.cls') && runsByItself.test(text))
      .map(({ path }) => `${path}: runs by itself beside acts that write credentials; keep it elsewhere`),
  ],
};
