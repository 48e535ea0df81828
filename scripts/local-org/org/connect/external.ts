/** External Credentials through Connect: read, create and, since API 66, update and delete. */
import type { CredentialParameter } from '../../contracts/schema.ts';
import {
  callingNamespace,
  principalsOf,
  protocolName,
  variantOf,
  withIds,
  type ExternalCredentialDefinition,
  type StoredParameter,
} from '../credentials/index.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import {
  checkNewName,
  checkSameName,
  connectError,
  current,
  currentEditor,
  disableCalloutsThrough,
  managedObjectText,
  maySeeSetup,
  ofCallingNamespace,
} from './access.ts';
import { externalNamed, requiredKeys, statusOf } from './values.ts';

export interface ExternalCredentialView {
  readonly id: string | null;
  readonly name: string;
  readonly label: string;
  readonly createdByNamespace: string | null;
  readonly protocol: string;
  readonly variant: string | null;
  readonly status: string;
  readonly headers: readonly {
    readonly id: string;
    readonly headerName: string;
    readonly headerValue: string;
    readonly sequenceNumber: number;
  }[];
  readonly parameters: readonly StoredParameter[];
  readonly principals: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly type: string;
    readonly sequence: number;
    readonly status: string;
    readonly access: readonly PrincipalAccess[];
  }[];
  readonly namedCredentials: readonly string[];
  readonly url: string;
}

export interface PrincipalAccess {
  readonly id: string;
  readonly developerName: string;
  readonly type: 'PermissionSet' | 'PermissionSetGroup' | 'Profile';
}

/** Who may use a principal: permission sets, and profiles by the sets that stand for them. */
export function accessTo({ storage }: Pick<OrgTransaction, 'storage'>, principalId: string): PrincipalAccess[] {
  return storage
    .all(
      `SELECT "PermissionSet"."Id" AS id, "PermissionSet"."Name" AS name, "PermissionSet"."IsOwnedByProfile" AS ofProfile,
        "Profile"."Id" AS profileId, "Profile"."Name" AS profileName
       FROM "SetupEntityAccess" JOIN "PermissionSet" ON "PermissionSet"."Id" = "SetupEntityAccess"."ParentId"
       LEFT JOIN "Profile" ON "Profile"."Id" = "PermissionSet"."ProfileId"
       WHERE "SetupEntityAccess"."SetupEntityId" = ? AND "PermissionSet"."PermissionSetGroupId" IS NULL ORDER BY name`,
      [principalId],
    )
    .map((row) =>
      row['ofProfile'] === 1
        ? { id: String(row['profileId']), developerName: String(row['profileName']), type: 'Profile' }
        : { id: String(row['id']), developerName: String(row['name']), type: 'PermissionSet' },
    );
}

function isOwnKind(type: string): boolean {
  return type.endsWith('Principal') || type === 'AuthProtocolVariant' || type === 'AuthHeader';
}

/** "If you don't have the View Setup and Configuration permission, some properties are empty": here all that tells of the setup. */
function externalView(transaction: OrgTransaction, definition: ExternalCredentialDefinition): ExternalCredentialView {
  const sees = maySeeSetup(transaction);
  const principals = principalsOf(definition).map((principal) => ({
    ...principal,
    id: sees ? principal.id : null,
    status: statusOf(transaction, definition, principal),
    access: sees ? accessTo(transaction, principal.id) : [],
  }));
  const statuses = new Set(principals.map(({ status }) => status));
  const shown = sees ? definition.parameters : [];
  return {
    id: sees ? definition.id : null,
    name: definition.name,
    label: definition.label,
    createdByNamespace: definition.createdByNamespace,
    protocol: protocolName(definition),
    variant: variantOf(definition),
    status: statuses.size === 1 ? ([...statuses][0] ?? 'Unknown') : statuses.has('NotConfigured') ? 'NotConfigured' : 'Unknown',
    headers: shown
      .filter(({ type }) => type === 'AuthHeader')
      .map(({ id, name, value }, index) => ({ id, headerName: name, headerValue: value ?? '', sequenceNumber: index + 1 })),
    parameters: shown.filter(({ type }) => !isOwnKind(type)),
    principals,
    namedCredentials: sees
      ? transaction.org.credentials.named
          .all()
          .filter(({ externalCredential }) => externalCredential?.toLowerCase() === definition.name.toLowerCase())
          .map(({ name }) => name)
      : [],
    url: `/services/data/v${transaction.apiVersion}.0/named-credentials/external-credentials/${definition.name}`,
  };
}

export function readExternalCredential(name: string): ExternalCredentialView {
  const transaction = current();
  return externalView(transaction, externalNamed(transaction, name));
}

export function readExternalCredentials(): ExternalCredentialView[] {
  const transaction = current();
  return ofCallingNamespace(transaction.org.credentials.external.all()).map((definition) => externalView(transaction, definition));
}

export interface ExternalCredentialInput {
  readonly name: string | null;
  readonly label: string | null;
  readonly protocol: string | null;
  readonly variant: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly value: string | null }[];
  readonly principals: readonly { readonly name: string; readonly type: string; readonly sequence: number | null }[];
}

function parameter(values: Partial<CredentialParameter> & { readonly name: string; readonly type: string }): CredentialParameter {
  return { group: 'DefaultGroup', value: null, externalCredential: null, sequence: null, ...values };
}

function parametersOf(protocol: string, input: ExternalCredentialInput): CredentialParameter[] {
  return [
    ...(input.variant === null ? [] : [parameter({ name: protocol, type: 'AuthProtocolVariant', value: input.variant })]),
    ...input.parameters.map(({ name, type, value }) => parameter({ name, type, value })),
    ...input.headers.map(({ name, value }) => parameter({ name, type: 'AuthHeader', value })),
    ...input.principals.map(({ name, type, sequence }) => parameter({ group: name, name, type, sequence })),
  ];
}

/** Label and protocol are required of every input (Apex Reference Guide, "ConnectApi.ExternalCredentialInput"), and the parameters of the protocol. */
function checked(definition: ExternalCredentialDefinition): ExternalCredentialDefinition {
  if (definition.label === '') throw connectError('Specify the label.');
  if (requiredKeys(definition).length > 0 && !definition.parameters.some(({ type }) => type === 'AuthProviderUrl'))
    throw connectError(
      'This external credential requires the following external credential parameter types: AuthProtocolVariant, AuthProviderUrl',
    );
  const names = principalsOf(definition).map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw connectError('The names of the principals must differ.');
  return definition;
}

export function createExternalCredential(input: ExternalCredentialInput): ExternalCredentialView {
  const transaction = currentEditor();
  const store = transaction.org.credentials;
  const name = checkNewName(input.name, (candidate) => store.external.isNameUsed(candidate));
  if (input.protocol === null) throw connectError('Specify the authentication protocol.');
  const definition = checked({
    id: store.newId('ExternalCredential'),
    name,
    label: input.label ?? '',
    protocol: input.protocol,
    parameters: withIds(store, 'ExternalCredentialParameter', parametersOf(input.protocol, input), []),
    createdByNamespace: callingNamespace(),
    origin: 'apex',
    isManaged: false,
    isChangedInOrg: true,
  });
  store.external.save(definition);
  return externalView(transaction, definition);
}

/** Replaces all of it (PUT), but neither its name nor its protocol; principals that stay keep their values and who may use them. */
export function updateExternalCredential(developerName: string, input: ExternalCredentialInput): ExternalCredentialView {
  const transaction = currentEditor();
  const store = transaction.org.credentials;
  const before = externalNamed(transaction, developerName);
  if (before.isManaged) throw connectError(lockedText(before, input));
  checkSameName(input.name, before.name);
  if (input.protocol !== null && input.protocol !== protocolName(before))
    throw connectError(`The authentication protocol of the external credential ${before.name} can't be changed.`);
  const definition = checked({
    ...before,
    label: input.label ?? '',
    parameters: withIds(store, 'ExternalCredentialParameter', parametersOf(protocolName(before), input), before.parameters),
    isChangedInOrg: true,
  });
  store.external.save(definition);
  for (const { id } of principalsOf(definition)) store.saveToken(id, null);
  disableCalloutsThrough(transaction, definition.name);
  return externalView(transaction, definition);
}

function lockedText(before: ExternalCredentialDefinition, input: ExternalCredentialInput): string {
  const changed = before.parameters.find(
    ({ type, name, value }) => input.parameters.find((given) => given.type === type && given.name === name)?.value !== value,
  );
  const given = input.parameters.find(({ type, name }) => type === changed?.type && name === changed.name);
  return changed === undefined || given === undefined
    ? managedObjectText('ExternalCredential', before.id, null)
    : managedObjectText('ExternalCredentialParameter', changed.id, { from: changed.value ?? '', to: given.value ?? '' });
}

export function deleteExternalCredential(developerName: string): void {
  const transaction = currentEditor();
  const { named, external } = transaction.org.credentials;
  const definition = externalNamed(transaction, developerName);
  if (definition.isManaged) throw connectError(managedObjectText('ExternalCredential', definition.id, null));
  const users = named.all().filter(({ externalCredential }) => externalCredential?.toLowerCase() === definition.name.toLowerCase());
  if (users.length > 0)
    throw connectError(
      `The external credential ${definition.name} is used by named credentials: ${users.map(({ name }) => name).join(', ')}`,
    );
  external.remove(definition);
}
