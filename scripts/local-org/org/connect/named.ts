/** Named Credentials through Connect: read, create and, since API 66, update and delete. No input switches callouts on: only Setup does. */
import type { CredentialParameter } from '../../contracts/schema.ts';
import {
  callingNamespace,
  checkedUrl,
  withIds,
  type CalloutOptions,
  type NamedCredentialDefinition,
  type StoredParameter,
} from '../credentials/index.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import {
  checkNewName,
  checkSameName,
  checkUsable,
  connectError,
  currentEditor,
  currentViewer,
  managedObjectText,
  ofCallingNamespace,
} from './access.ts';
import { externalNamed } from './values.ts';

export interface NamedCredentialView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly createdByNamespace: string | null;
  readonly calloutUrl: string;
  readonly calloutStatus: string;
  readonly externalCredential: string | null;
  readonly options: CalloutOptions;
  readonly headers: readonly {
    readonly id: string;
    readonly headerName: string;
    readonly headerValue: string;
    readonly sequenceNumber: number;
  }[];
  readonly parameters: readonly StoredParameter[];
  readonly url: string;
}

const shownParameters: ReadonlySet<string> = new Set(['AllowedManagedPackageNamespaces', 'ClientCertificate', 'ConnectionStatus']);

function namedView(transaction: OrgTransaction, definition: NamedCredentialDefinition): NamedCredentialView {
  return {
    id: definition.id,
    name: definition.name,
    label: definition.label,
    description: definition.description,
    createdByNamespace: definition.createdByNamespace,
    calloutUrl: definition.url,
    calloutStatus: definition.calloutStatus,
    externalCredential: definition.externalCredential,
    options: definition.options,
    headers: definition.parameters
      .filter(({ type }) => type === 'HttpHeader')
      .map(({ id, name, value }, index) => ({ id, headerName: name, headerValue: value ?? '', sequenceNumber: index + 1 })),
    parameters: definition.parameters.filter(({ type }) => shownParameters.has(type)),
    url: `/services/data/v${transaction.apiVersion}.0/named-credentials/named-credential-setup/${definition.name}`,
  };
}

function namedCredential(transaction: OrgTransaction, name: string | null): NamedCredentialDefinition {
  const missing = `The requested named credential doesn't exist: ${name ?? 'null'}`;
  const found = name === null ? null : transaction.org.credentials.named.find(name);
  if (found === null) throw connectError(missing);
  checkUsable(transaction, found, missing);
  return found;
}

export function readNamedCredential(name: string): NamedCredentialView {
  const transaction = currentViewer();
  return namedView(transaction, namedCredential(transaction, name));
}

export function readNamedCredentials(): NamedCredentialView[] {
  const transaction = currentViewer();
  return ofCallingNamespace(transaction.org.credentials.named.all()).map((definition) => namedView(transaction, definition));
}

export interface NamedCredentialInput {
  readonly name: string | null;
  readonly label: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly externalCredentials: readonly string[];
  readonly type: string | null;
  readonly options: CalloutOptions | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly value: string | null }[];
  readonly usesNetworkConnection: boolean;
}

const maximumDescription = 64;

/** "The URL must begin with https and have no query" (Salesforce help, "Create or Edit a Named Credential"); loopback is the local org's own. */
export function checkCalloutUrl(url: string): string {
  const { search, hash, username, password } = checkedUrl(url);
  // Told without the URL, which carries a secret: credentials belong into the external credential.
  if (username !== '' || password !== '') throw connectError("The URL can't have a user name or password.");
  if (search !== '' || hash !== '') throw connectError(`The URL can't have a query: ${url}`);
  return url;
}

/** Required are label, URL, type, options and one External Credential (Connect REST API, "Named Credential Input"). */
function contentOf(
  transaction: OrgTransaction,
  input: NamedCredentialInput,
  before: readonly StoredParameter[],
): Pick<NamedCredentialDefinition, 'label' | 'description' | 'url' | 'externalCredential' | 'options' | 'parameters'> {
  if (input.type === null) throw connectError('Specify the type.');
  if (input.type === 'PrivateEndpoint' || input.usesNetworkConnection)
    throw new Error('The local org does not support named credentials of type PrivateEndpoint');
  if ((input.label ?? '') === '') throw connectError('Specify the label.');
  if (input.url === null) throw connectError('Specify the callout URL.');
  if (input.options === null) throw connectError('Specify the callout options.');
  if ((input.description ?? '').length > maximumDescription)
    throw connectError(`The description can have ${maximumDescription} characters at most.`);
  const [external, ...others] = input.externalCredentials;
  if (external === undefined || others.length > 0) throw connectError('Specify one external credential.');
  const url = checkCalloutUrl(input.url);
  const externalCredential = externalNamed(transaction, external).name;
  const parameter = (type: string, name: string, value: string | null, link: string | null = null): CredentialParameter => ({
    group: null,
    name,
    type,
    value,
    externalCredential: link,
    sequence: null,
  });
  return {
    label: input.label ?? '',
    description: input.description,
    url,
    externalCredential,
    options: input.options,
    parameters: withIds(
      transaction.org.credentials,
      'NamedCredentialParameter',
      [
        parameter('Url', 'Url', url),
        parameter('Authentication', 'ExternalCredential', null, externalCredential),
        ...input.headers.map(({ name, value }) => parameter('HttpHeader', name, value)),
        ...input.parameters.map(({ type, name, value }) => parameter(type, name, value)),
      ],
      before,
    ),
  };
}

export function createNamedCredential(input: NamedCredentialInput): NamedCredentialView {
  const transaction = currentEditor();
  const store = transaction.org.credentials;
  const definition: NamedCredentialDefinition = {
    name: checkNewName(input.name, (candidate) => store.named.isNameUsed(candidate)),
    ...contentOf(transaction, input, []),
    id: store.newId('NamedCredential'),
    calloutStatus: 'Disabled',
    createdByNamespace: callingNamespace(),
    origin: 'apex',
    isManaged: false,
    isChangedInOrg: true,
  };
  store.named.save(definition);
  return namedView(transaction, definition);
}

/** Replaces all of it (PUT), and switches its callouts off. */
export function updateNamedCredential(developerName: string, input: NamedCredentialInput): NamedCredentialView {
  const transaction = currentEditor();
  const before = namedCredential(transaction, developerName);
  if (before.isManaged) {
    const url = before.parameters.find(({ type }) => type === 'Url');
    throw connectError(
      url === undefined || input.url === null || input.url === before.url
        ? managedObjectText('NamedCredential', before.id, null)
        : managedObjectText('NamedCredentialParameter', url.id, { from: before.url, to: input.url }),
    );
  }
  checkSameName(input.name, before.name);
  const definition: NamedCredentialDefinition = {
    ...before,
    ...contentOf(transaction, input, before.parameters),
    calloutStatus: 'Disabled',
    isChangedInOrg: true,
  };
  transaction.org.credentials.named.save(definition);
  return namedView(transaction, definition);
}

export function deleteNamedCredential(developerName: string): void {
  const transaction = currentEditor();
  const definition = namedCredential(transaction, developerName);
  if (definition.isManaged) throw connectError(managedObjectText('NamedCredential', definition.id, null));
  transaction.org.credentials.named.remove(definition);
}
