/** Setup > Named Credentials: what its pages show, and the changes that an admin makes there (Salesforce help, "Create or Edit a Named Credential"). */
import type {
  ExternalCredentialPage,
  NamedCredentialPage,
  NamedCredentialRow,
  PrincipalPage,
  SetupChange,
} from '../../contracts/setup-pages.ts';
import { apexException } from '../../values/apex-exception.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import { managedObjectText } from './access.ts';
import { accessTo } from './external.ts';
import { checkCalloutUrl } from './named.ts';
import { statusOf } from './values.ts';
import {
  allowedNamespaces,
  parameterValue,
  principalsOf,
  protocolName,
  variantOf,
  type ExternalCredentialDefinition,
  type CredentialStore,
  type NamedCredentialDefinition,
  type StoredParameter,
} from '../credentials/index.ts';

function rowOf({ id, name, label, url, externalCredential, calloutStatus }: NamedCredentialDefinition): NamedCredentialRow {
  return { id, name, label, url, externalCredential, isEnabled: calloutStatus === 'Enabled' };
}

export function namedCredentialRows({ org }: OrgTransaction): NamedCredentialRow[] {
  return org.credentials.named.all().map(rowOf);
}

/** By 15 or 18 characters. */
function namedById({ org }: OrgTransaction, id: string): NamedCredentialDefinition | null {
  return org.credentials.named.all().find((definition) => definition.id.slice(0, 15) === id.slice(0, 15)) ?? null;
}

export function namedCredentialPage(transaction: OrgTransaction, id: string): NamedCredentialPage | null {
  const definition = namedById(transaction, id);
  if (definition === null) return null;
  const external = definition.externalCredential === null ? null : transaction.org.credentials.external.find(definition.externalCredential);
  return {
    ...rowOf(definition),
    description: definition.description,
    isLocked: definition.isManaged,
    createdByNamespace: definition.createdByNamespace,
    allowedNamespaces: allowedNamespaces(definition),
    generatesAuthorizationHeader: definition.options.generateAuthorizationHeader,
    external: external === null ? null : externalPage(transaction, external),
  };
}

function externalPage(transaction: OrgTransaction, definition: ExternalCredentialDefinition): ExternalCredentialPage {
  return {
    id: definition.id,
    name: definition.name,
    label: definition.label,
    protocol: protocolName(definition),
    variant: variantOf(definition),
    tokenUrl: parameterValue(definition, 'AuthProviderUrl'),
    isLocked: definition.isManaged,
    principals: principalsOf(definition).map((principal): PrincipalPage => ({
      id: principal.id,
      name: principal.name,
      type: principal.type,
      status: statusOf(transaction, definition, principal),
      access: accessTo(transaction, principal.id),
    })),
  };
}

function withValue(parameters: readonly StoredParameter[], type: string, value: string): StoredParameter[] {
  return parameters.map((parameter) => (parameter.type === type ? { ...parameter, value } : parameter));
}

const namespaceList = 'AllowedManagedPackageNamespaces';

function withNamespaces(
  store: CredentialStore,
  definition: NamedCredentialDefinition,
  namespaces: readonly string[],
): NamedCredentialDefinition {
  if (definition.isManaged)
    throw apexException('ConnectApi.ConnectApiException', managedObjectText('NamedCredential', definition.id, null));
  const others = definition.parameters.filter(({ type }) => type !== namespaceList);
  if (namespaces.length === 0) return { ...definition, parameters: others };
  const before = definition.parameters.find(({ type }) => type === namespaceList);
  const list: StoredParameter = {
    ...(before ?? {
      id: store.newId('NamedCredentialParameter'),
      name: namespaceList,
      type: namespaceList,
      group: null,
      sequence: null,
      externalCredential: null,
    }),
    value: namespaces.join(','),
  };
  return { ...definition, parameters: [...others, list] };
}

/**
 * Whether Setup may edit the URL of what a package brought is not known (its `ManagedByNamespace` may decide): here it may not, as Apex
 * may not. Switching callouts on and off is always the admin's.
 */
function refuseLocked(definition: NamedCredentialDefinition | ExternalCredentialDefinition, entity: string, to: string): void {
  const isUrl = ({ type }: StoredParameter): boolean => type === 'Url' || type === 'AuthProviderUrl';
  const url = definition.parameters.find(isUrl);
  if (!definition.isManaged || url === undefined) return;
  throw apexException('ConnectApi.ConnectApiException', managedObjectText(entity, url.id, { from: url.value ?? '', to }));
}

/** Null: there is no such credential. */
export function changeNamedCredential(transaction: OrgTransaction, change: SetupChange): NamedCredentialPage | null {
  const store = transaction.org.credentials;
  const definition = namedById(transaction, change.id);
  if (definition === null) return null;
  transaction.hasPendingWork = true;
  transaction.touchedObjects.add('NamedCredential');
  let changed: NamedCredentialDefinition = { ...definition, isChangedInOrg: true };
  if (change.url !== undefined && change.url !== definition.url) {
    refuseLocked(definition, 'NamedCredentialParameter', change.url);
    changed = { ...changed, url: checkCalloutUrl(change.url), parameters: withValue(changed.parameters, 'Url', change.url) };
  }
  if (change.isEnabled !== undefined) changed = { ...changed, calloutStatus: change.isEnabled ? 'Enabled' : 'Disabled' };
  if (change.allowedNamespaces !== undefined) changed = withNamespaces(store, changed, change.allowedNamespaces);
  store.named.save(changed);
  const external = definition.externalCredential === null ? null : store.external.find(definition.externalCredential);
  if (change.tokenUrl !== undefined && external !== null && change.tokenUrl !== parameterValue(external, 'AuthProviderUrl')) {
    refuseLocked(external, 'ExternalCredentialParameter', change.tokenUrl);
    checkCalloutUrl(change.tokenUrl);
    store.external.save({
      ...external,
      isChangedInOrg: true,
      parameters: withValue(external.parameters, 'AuthProviderUrl', change.tokenUrl),
    });
    for (const { id } of principalsOf(external)) store.saveToken(id, null);
  }
  return namedCredentialPage(transaction, change.id);
}
