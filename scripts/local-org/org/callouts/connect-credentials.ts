/**
 * What Apex may do with credentials through Connect: read and create Named and External Credentials, and keep principals' values. Apex
 * cannot change or delete a Named or External Credential. Apex Reference Guide, "NamedCredentials Class".
 */
import type { CredentialParameter } from '../../contracts/schema.ts';
import { apexException, type ApexException } from '../../values/index.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import { principalsOf, variantOf } from '../credentials/credential-catalogue.ts';
import {
  principalKey,
  without,
  type ExternalCredentialDefinition,
  type NamedCredentialDefinition,
  type StoredCredential,
  type StoredValue,
} from '../credentials/credential-store.ts';
import { checkedUrl } from './send-request.ts';

export interface CredentialInput {
  readonly externalCredential: string | null;
  readonly principalName: string | null;
  readonly principalType: string | null;
  readonly protocol: string | null;
  readonly variant: string | null;
  readonly values: ReadonlyMap<string, { readonly value: string; readonly isEncrypted: boolean }>;
}

export interface CredentialView {
  readonly externalCredential: string;
  readonly principalName: string;
  readonly principalType: string;
  readonly protocol: string;
  readonly status: string;
  /** Encrypted values come back empty: nothing reads a secret out again. */
  readonly values: readonly { readonly name: string; readonly isEncrypted: boolean; readonly value: string | null }[];
}

export interface ExternalCredentialView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly createdByNamespace: string | null;
  readonly protocol: string;
  readonly variant: string | null;
  readonly status: string;
  readonly headers: readonly { readonly headerName: string; readonly headerValue: string; readonly sequenceNumber: number }[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly value: string | null }[];
  readonly principals: readonly { readonly name: string; readonly type: string; readonly sequence: number; readonly status: string }[];
  readonly namedCredentials: readonly string[];
  readonly url: string;
}

export interface NamedCredentialView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly createdByNamespace: string | null;
  readonly calloutUrl: string;
  readonly externalCredential: string | null;
  readonly url: string;
}

function connectError(message: string): ApexException {
  return apexException('ConnectApi.ConnectApiException', message);
}

export function refuseInSiloedTest(): void {
  const transaction = orgTransaction();
  if (transaction.test !== null && !transaction.test.seeAllData) {
    throw apexException(
      'System.UnsupportedOperationException',
      'ConnectApi methods are not supported in data siloed tests. Please use @IsTest(SeeAllData=true).',
    );
  }
}

function current(): OrgTransaction {
  refuseInSiloedTest();
  return orgTransaction();
}

/** "Manage Named Credentials" or "Customize Application" changes; "View Setup and Configuration" reads (Salesforce help, "Create or Edit an External Credential"). */
function requirePermission(transaction: OrgTransaction, ...names: readonly string[]): void {
  if (!names.some((name) => transaction.access.hasUserPermission(name)))
    throw connectError('You do not have permission to perform this action.');
}

const editPermissions = ['ManageNamedCredentials', 'CustomizeApplication'];
const viewPermissions = ['ViewSetup', ...editPermissions];

function externalNamed(transaction: OrgTransaction, name: string | null): ExternalCredentialDefinition {
  const found = name === null ? null : transaction.org.credentials.catalogue.findExternalCredential(name);
  if (found === null) throw connectError(`The requested external credential doesn't exist: ${name ?? 'null'}`);
  return found;
}

function checkPrincipal(definition: ExternalCredentialDefinition, principalName: string | null, principalType: string | null): string {
  const principal = principalsOf(definition).find(
    ({ name, type }) => name.toLowerCase() === principalName?.toLowerCase() && type === principalType,
  );
  if (principal === undefined)
    throw connectError(
      `The principal ${principalName ?? 'null'} of type ${principalType ?? 'null'} doesn't exist on the external credential ${definition.name}`,
    );
  if (principal.type !== 'NamedPrincipal') throw new Error(`The local org does not support credentials of a ${principal.type}`);
  return principal.name;
}

/** metadata spells `Oauth` and `NoAuthentication`, Connect `OAuth`. */
function protocolName(definition: ExternalCredentialDefinition): string {
  return definition.protocol.toLowerCase() === 'oauth' ? 'OAuth' : definition.protocol;
}

function statusOf(transaction: OrgTransaction, definition: ExternalCredentialDefinition, principal: string): string {
  if (protocolName(definition) === 'Custom') return 'Unknown';
  return transaction.org.credentials.store.read().credentials[principalKey(definition.name, principal)] === undefined
    ? 'NotConfigured'
    : 'Configured';
}

function view(
  transaction: OrgTransaction,
  definition: ExternalCredentialDefinition,
  principalName: string,
  stored: StoredCredential | null,
): CredentialView {
  return {
    externalCredential: definition.name,
    principalName,
    principalType: 'NamedPrincipal',
    protocol: protocolName(definition),
    status: statusOf(transaction, definition, principalName),
    values: Object.entries(stored?.values ?? {}).map(([name, { isEncrypted, value }]) => ({
      name,
      isEncrypted,
      value: isEncrypted ? null : value,
    })),
  };
}

function requiredKeys(definition: ExternalCredentialDefinition): readonly string[] {
  return protocolName(definition) === 'OAuth' && (variantOf(definition) ?? '').startsWith('ClientCredentialsClientSecret')
    ? ['clientId', 'clientSecret']
    : [];
}

function sealedValues(transaction: OrgTransaction, input: CredentialInput): Record<string, StoredValue> {
  const { secrets } = transaction.org.credentials.store;
  return Object.fromEntries(
    [...input.values].map(([name, { value, isEncrypted }]) => [name, { isEncrypted, value: isEncrypted ? secrets.seal(value) : value }]),
  );
}

function checkInput(definition: ExternalCredentialDefinition, input: CredentialInput): void {
  if (input.protocol !== null && input.protocol !== protocolName(definition))
    throw connectError(`The authentication protocol ${input.protocol} doesn't match the external credential ${definition.name}`);
  const variant = variantOf(definition);
  if (input.variant !== null && variant !== null && input.variant !== variant)
    throw connectError(`The authentication protocol variant ${input.variant} doesn't match the external credential ${definition.name}`);
}

function write(input: CredentialInput, mode: 'create' | 'update' | 'patch', mayReplace: boolean): CredentialView {
  const transaction = current();
  requirePermission(transaction, ...editPermissions);
  const definition = externalNamed(transaction, input.externalCredential);
  const principalName = checkPrincipal(definition, input.principalName, input.principalType);
  checkInput(definition, input);
  if (mode === 'patch' && protocolName(definition) !== 'Custom')
    throw connectError('Only credentials of the Custom authentication protocol can be patched.');
  const key = principalKey(definition.name, principalName);
  const { store } = transaction.org.credentials;
  const before = store.read().credentials[key];
  if (mode === 'create' && before !== undefined && !mayReplace)
    throw connectError('A credential already exists for this principal. Update it instead.');
  if (mode !== 'create' && before === undefined) throw connectError("The credential doesn't exist. Create it first.");
  if (mode !== 'patch') {
    const missing = requiredKeys(definition).filter((name) => (input.values.get(name)?.value ?? '') === '');
    if (missing.length > 0) throw connectError(`Required credential parameters are missing: ${missing.join(', ')}`);
  }
  const values = { ...(mode === 'patch' ? before?.values : {}), ...sealedValues(transaction, input) };
  const stored: StoredCredential = {
    protocol: input.protocol ?? protocolName(definition),
    variant: input.variant ?? variantOf(definition),
    values,
  };
  store.change((file) => {
    file.credentials[key] = stored;
    file.tokens = without(file.tokens, key);
  });
  return view(transaction, definition, principalName, stored);
}

export const createCredential = (input: CredentialInput, isRefresh: boolean): CredentialView => write(input, 'create', isRefresh);
export const updateCredential = (input: CredentialInput): CredentialView => write(input, 'update', true);
export const patchCredential = (input: CredentialInput): CredentialView => write(input, 'patch', true);

export function readCredential(externalCredential: string, principalName: string, principalType: string | null): CredentialView {
  const transaction = current();
  requirePermission(transaction, ...viewPermissions);
  const definition = externalNamed(transaction, externalCredential);
  const name = checkPrincipal(definition, principalName, principalType);
  return view(
    transaction,
    definition,
    name,
    transaction.org.credentials.store.read().credentials[principalKey(definition.name, name)] ?? null,
  );
}

export function deleteCredential(
  externalCredential: string,
  principalName: string,
  principalType: string | null,
  keys: readonly string[] | null,
): void {
  const transaction = current();
  requirePermission(transaction, ...editPermissions);
  const definition = externalNamed(transaction, externalCredential);
  const key = principalKey(definition.name, checkPrincipal(definition, principalName, principalType));
  transaction.org.credentials.store.change((file) => {
    file.tokens = without(file.tokens, key);
    const stored = file.credentials[key];
    if (stored === undefined) return;
    const remaining = keys === null ? [] : Object.entries(stored.values).filter(([name]) => !keys.includes(name));
    if (remaining.length === 0) file.credentials = without(file.credentials, key);
    else file.credentials[key] = { ...stored, values: Object.fromEntries(remaining) };
  });
}

function namespaceOf(transaction: OrgTransaction): string | null {
  return transaction.schema.namespace === '' ? null : transaction.schema.namespace;
}

/** Without "View Setup" some properties come back empty (Connect REST API, "External Credential"). */
function externalView(transaction: OrgTransaction, definition: ExternalCredentialDefinition): ExternalCredentialView {
  const principals = principalsOf(definition).map(({ name, type, sequence }) => ({
    name,
    type,
    sequence,
    status: statusOf(transaction, definition, name),
  }));
  const statuses = new Set(principals.map(({ status }) => status));
  const isHidden = (type: string): boolean => type.endsWith('Principal') || type === 'AuthProtocolVariant' || type === 'AuthHeader';
  return {
    id: `0pt${definition.name}`,
    name: definition.name,
    label: definition.label,
    createdByNamespace: namespaceOf(transaction),
    protocol: protocolName(definition),
    variant: variantOf(definition),
    status: statuses.size === 1 ? ([...statuses][0] ?? 'Unknown') : statuses.has('NotConfigured') ? 'NotConfigured' : 'Unknown',
    headers: definition.parameters
      .filter(({ type }) => type === 'AuthHeader')
      .map(({ name, value }, index) => ({ headerName: name, headerValue: value ?? '', sequenceNumber: index + 1 })),
    parameters: definition.parameters.filter(({ type }) => !isHidden(type)).map(({ name, type, value }) => ({ name, type, value })),
    principals,
    namedCredentials: transaction.org.credentials.catalogue
      .namedCredentials()
      .filter(({ externalCredential }) => externalCredential?.toLowerCase() === definition.name.toLowerCase())
      .map(({ name }) => name),
    url: `/services/data/v${transaction.apiVersion}.0/named-credentials/external-credentials/${definition.name}`,
  };
}

function namedView(transaction: OrgTransaction, definition: NamedCredentialDefinition): NamedCredentialView {
  return {
    id: `0XA${definition.name}`,
    name: definition.name,
    label: definition.label,
    createdByNamespace: namespaceOf(transaction),
    calloutUrl: definition.url,
    externalCredential: definition.externalCredential,
    url: `/services/data/v${transaction.apiVersion}.0/named-credentials/named-credential-setup/${definition.name}`,
  };
}

export function readExternalCredential(name: string): ExternalCredentialView {
  const transaction = current();
  requirePermission(transaction, ...viewPermissions);
  return externalView(transaction, externalNamed(transaction, name));
}

export function readExternalCredentials(): ExternalCredentialView[] {
  const transaction = current();
  requirePermission(transaction, ...viewPermissions);
  return transaction.org.credentials.catalogue.externalCredentials().map((definition) => externalView(transaction, definition));
}

export function readNamedCredential(name: string): NamedCredentialView {
  const transaction = current();
  requirePermission(transaction, ...viewPermissions);
  const found = transaction.org.credentials.catalogue.findNamedCredential(name);
  if (found === null) throw connectError(`The requested named credential doesn't exist: ${name}`);
  return namedView(transaction, found);
}

export function readNamedCredentials(): NamedCredentialView[] {
  const transaction = current();
  requirePermission(transaction, ...viewPermissions);
  return transaction.org.credentials.catalogue.namedCredentials().map((definition) => namedView(transaction, definition));
}

export interface NewExternalCredential {
  readonly name: string | null;
  readonly label: string | null;
  readonly protocol: string | null;
  readonly variant: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly value: string | null }[];
  readonly principals: readonly { readonly name: string; readonly type: string; readonly sequence: number | null }[];
}

const namePattern = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

function parameter(values: Partial<CredentialParameter> & { readonly name: string; readonly type: string }): CredentialParameter {
  return { group: 'DefaultGroup', value: null, externalCredential: null, sequence: null, ...values };
}

export function createExternalCredential(input: NewExternalCredential): ExternalCredentialView {
  const transaction = current();
  requirePermission(transaction, ...editPermissions);
  const { store, catalogue } = transaction.org.credentials;
  if (input.name === null || !namePattern.test(input.name)) throw connectError(`Invalid developer name: ${input.name ?? 'null'}`);
  if (catalogue.findExternalCredential(input.name) !== null)
    throw connectError(`An external credential named ${input.name} already exists.`);
  if (input.protocol === null) throw connectError('Specify the authentication protocol.');
  const definition: ExternalCredentialDefinition = {
    name: input.name,
    label: input.label ?? input.name,
    protocol: input.protocol,
    createdFromApex: true,
    parameters: [
      ...(input.variant === null ? [] : [parameter({ name: input.protocol, type: 'AuthProtocolVariant', value: input.variant })]),
      ...input.parameters.map(({ name, type, value }) => parameter({ name, type, value })),
      ...input.headers.map(({ name, value }) => parameter({ name, type: 'AuthHeader', value })),
      ...input.principals.map(({ name, type, sequence }) => parameter({ group: name, name, type, sequence })),
    ],
  };
  const needed = requiredKeys(definition).length > 0 && !definition.parameters.some(({ type }) => type === 'AuthProviderUrl');
  if (needed)
    throw connectError(
      'This external credential requires the following external credential parameter types: AuthProtocolVariant, AuthProviderUrl',
    );
  store.change((file) => void file.externalCredentials.push(definition));
  return externalView(transaction, definition);
}

export interface NewNamedCredential {
  readonly name: string | null;
  readonly label: string | null;
  readonly url: string | null;
  readonly externalCredentials: readonly string[];
  readonly type: string | null;
}

export function createNamedCredential(input: NewNamedCredential): NamedCredentialView {
  const transaction = current();
  requirePermission(transaction, ...editPermissions);
  const { store, catalogue } = transaction.org.credentials;
  if (input.name === null || !namePattern.test(input.name)) throw connectError(`Invalid developer name: ${input.name ?? 'null'}`);
  if (catalogue.findNamedCredential(input.name) !== null) throw connectError(`A named credential named ${input.name} already exists.`);
  if (input.type === 'PrivateEndpoint') throw new Error('The local org does not support named credentials of type PrivateEndpoint');
  if (input.url === null) throw connectError('Specify the callout URL.');
  checkedUrl(input.url);
  const external = input.externalCredentials[0] ?? null;
  const definition: NamedCredentialDefinition = {
    name: input.name,
    label: input.label ?? input.name,
    url: input.url,
    externalCredential: external === null ? null : externalNamed(transaction, external).name,
    parameters: [],
    createdFromApex: true,
  };
  store.change((file) => void file.namedCredentials.push(definition));
  return namedView(transaction, definition);
}
