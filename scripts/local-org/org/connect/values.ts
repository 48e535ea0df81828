/** The values of a principal: written through Connect, never read out again where they are encrypted. Apex Reference Guide, "NamedCredentials Class". */
import {
  principalsOf,
  protocolName,
  variantOf,
  type ExternalCredentialDefinition,
  type PrincipalDefinition,
  type StoredCredential,
  type StoredValue,
} from '../credentials/index.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import { checkUsable, connectError, currentEditor, currentViewer, disableCalloutsThrough } from './access.ts';

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

export function externalNamed(transaction: OrgTransaction, name: string | null): ExternalCredentialDefinition {
  const missing = `The requested external credential doesn't exist: ${name ?? 'null'}`;
  const found = name === null ? null : transaction.org.credentials.external.find(name);
  if (found === null) throw connectError(missing);
  checkUsable(transaction, found, missing);
  return found;
}

function principalNamed(
  definition: ExternalCredentialDefinition,
  principalName: string | null,
  principalType: string | null,
): PrincipalDefinition {
  const principal = principalsOf(definition).find(
    ({ name, type }) => name.toLowerCase() === principalName?.toLowerCase() && type === principalType,
  );
  if (principal === undefined)
    throw connectError(
      `The principal ${principalName ?? 'null'} of type ${principalType ?? 'null'} doesn't exist on the external credential ${definition.name}`,
    );
  if (principal.type !== 'NamedPrincipal') throw new Error(`The local org does not support credentials of a ${principal.type}`);
  return principal;
}

export function statusOf(transaction: OrgTransaction, definition: ExternalCredentialDefinition, principal: PrincipalDefinition): string {
  if (protocolName(definition) === 'Custom') return 'Unknown';
  return transaction.org.credentials.values(principal.id) === null ? 'NotConfigured' : 'Configured';
}

function view(transaction: OrgTransaction, definition: ExternalCredentialDefinition, principal: PrincipalDefinition): CredentialView {
  const stored = transaction.org.credentials.values(principal.id);
  return {
    externalCredential: definition.name,
    principalName: principal.name,
    principalType: principal.type,
    protocol: protocolName(definition),
    status: statusOf(transaction, definition, principal),
    values: Object.entries(stored?.values ?? {}).map(([name, { isEncrypted, value }]) => ({
      name,
      isEncrypted,
      value: isEncrypted ? null : value,
    })),
  };
}

export function requiredKeys(definition: ExternalCredentialDefinition): readonly string[] {
  return protocolName(definition) === 'OAuth' && (variantOf(definition) ?? '').startsWith('ClientCredentialsClientSecret')
    ? ['clientId', 'clientSecret']
    : [];
}

function sealedValues(transaction: OrgTransaction, input: CredentialInput): Record<string, StoredValue> {
  const { secrets } = transaction.org.credentials;
  return Object.fromEntries(
    [...input.values].map(([name, { value, isEncrypted }]) => [name, { isEncrypted, value: isEncrypted ? secrets.seal(value) : value }]),
  );
}

function checkInput(definition: ExternalCredentialDefinition, input: CredentialInput): void {
  if (input.protocol !== null && input.protocol !== protocolName(definition))
    throw connectError(`The authentication protocol ${input.protocol} doesn't match the external credential ${definition.name}`);
  if (input.variant !== null && input.variant !== variantOf(definition))
    throw connectError(`The authentication protocol variant ${input.variant} doesn't match the external credential ${definition.name}`);
}

function write(input: CredentialInput, mode: 'create' | 'update' | 'patch', mayReplace: boolean): CredentialView {
  const transaction = currentEditor();
  const store = transaction.org.credentials;
  const definition = externalNamed(transaction, input.externalCredential);
  const principal = principalNamed(definition, input.principalName, input.principalType);
  checkInput(definition, input);
  if (mode === 'patch' && protocolName(definition) !== 'Custom')
    throw connectError('Only credentials of the Custom authentication protocol can be patched.');
  const before = store.values(principal.id);
  if (mode === 'create' && before !== null && !mayReplace)
    throw connectError('A credential already exists for this principal. Update it instead.');
  if (mode !== 'create' && before === null) throw connectError("The credential doesn't exist. Create it first.");
  if (mode !== 'patch') {
    const missing = requiredKeys(definition).filter((name) => (input.values.get(name)?.value ?? '') === '');
    if (missing.length > 0) throw connectError(`Required credential parameters are missing: ${missing.join(', ')}`);
  }
  save(transaction, definition, principal, {
    protocol: input.protocol ?? protocolName(definition),
    variant: input.variant ?? variantOf(definition),
    values: { ...(mode === 'patch' ? before?.values : {}), ...sealedValues(transaction, input) },
  });
  return view(transaction, definition, principal);
}

function save(
  transaction: OrgTransaction,
  definition: ExternalCredentialDefinition,
  principal: PrincipalDefinition,
  stored: StoredCredential | null,
): void {
  const store = transaction.org.credentials;
  store.saveValues(principal.id, stored);
  store.saveToken(principal.id, null);
  // Whether values count as a change of the credential is not said: the org decides, and by default they do.
  if (!transaction.org.newValuesKeepCallouts()) disableCalloutsThrough(transaction, definition.name);
}

export const createCredential = (input: CredentialInput, isRefresh: boolean): CredentialView => write(input, 'create', isRefresh);
export const updateCredential = (input: CredentialInput): CredentialView => write(input, 'update', true);
export const patchCredential = (input: CredentialInput): CredentialView => write(input, 'patch', true);

export function readCredential(externalCredential: string, principalName: string, principalType: string | null): CredentialView {
  const transaction = currentViewer();
  const definition = externalNamed(transaction, externalCredential);
  return view(transaction, definition, principalNamed(definition, principalName, principalType));
}

/** `keys` null: all of them. Single ones can be deleted of the Custom protocol only. */
export function deleteCredential(
  externalCredential: string,
  principalName: string,
  principalType: string | null,
  keys: readonly string[] | null,
): void {
  const transaction = currentEditor();
  const definition = externalNamed(transaction, externalCredential);
  const principal = principalNamed(definition, principalName, principalType);
  if (keys !== null && protocolName(definition) !== 'Custom')
    throw connectError('Only credentials of the Custom authentication protocol can be deleted in part.');
  const stored = transaction.org.credentials.values(principal.id);
  if (stored === null) throw connectError("The credential doesn't exist.");
  const remaining = keys === null ? [] : Object.entries(stored.values).filter(([name]) => !keys.includes(name));
  save(transaction, definition, principal, remaining.length === 0 ? null : { ...stored, values: Object.fromEntries(remaining) });
}
