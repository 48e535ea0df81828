/** What every Connect method on credentials asks first, and what each write leaves behind. Apex Reference Guide, "NamedCredentials Class". */
import { apexException, type ApexException } from '../../values/index.ts';
import { orgTransaction, type OrgTransaction } from '../transaction/context.ts';
import { callingNamespace, type ExternalCredentialDefinition, type NamedCredentialDefinition } from '../credentials/index.ts';

export function connectError(message: string): ApexException {
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

/** "Manage Named Credentials" or "Customize Application" changes; "View Setup and Configuration" reads (Salesforce help, "Create or Edit an External Credential"). */
const editPermissions = ['ManageNamedCredentials', 'CustomizeApplication'];
const viewPermissions = ['ViewSetup', ...editPermissions];

export function maySeeSetup({ access }: OrgTransaction): boolean {
  return viewPermissions.some((name) => access.hasUserPermission(name));
}

export function mayEditCredentials({ access }: Pick<OrgTransaction, 'access'>): boolean {
  return editPermissions.some((name) => access.hasUserPermission(name));
}

export function current(): OrgTransaction {
  refuseInSiloedTest();
  return orgTransaction();
}

export function currentViewer(): OrgTransaction {
  const transaction = current();
  if (!maySeeSetup(transaction)) throw connectError('You do not have permission to perform this action.');
  return transaction;
}

/** Before any write: rights, and work that is pending from here on, so that a callout in the same transaction is refused. */
export function currentEditor(): OrgTransaction {
  const transaction = current();
  if (!mayEditCredentials(transaction)) throw connectError('You do not have permission to perform this action.');
  if (transaction.readOnly) throw transaction.org.readOnlyError();
  transaction.hasPendingWork = true;
  transaction.touchedObjects.add('NamedCredential');
  return transaction;
}

export const nameTaken = 'This Name already exists or has been previously used. Please choose a different name.';

const namePattern = /^[A-Za-z](?:_?[A-Za-z0-9])*$/;

export function checkNewName(name: string | null, isUsed: (name: string) => boolean): string {
  if (name === null || !namePattern.test(name)) throw connectError(`Invalid developer name: ${name ?? 'null'}`);
  if (isUsed(name)) throw connectError(nameTaken);
  return name;
}

export function checkSameName(given: string | null, name: string): void {
  if (given !== null && given.toLowerCase() !== name.toLowerCase()) throw connectError(`The developer name can't be changed: ${given}`);
}

/** Package code lists what its own package brought or made; other code all there is. */
export function ofCallingNamespace<Definition extends { readonly createdByNamespace: string | null }>(
  definitions: readonly Definition[],
): readonly Definition[] {
  const namespace = callingNamespace()?.toLowerCase();
  return namespace === undefined
    ? definitions
    : definitions.filter(({ createdByNamespace }) => createdByNamespace?.toLowerCase() === namespace);
}

/**
 * What an installed package brought is locked (seen in an org: "Cannot modify managed object: entity=NamedCredentialParameter, ...,
 * field=ParameterValue, state=installed: newValue='..', oldValue='..'").
 */
export function managedObjectText(entity: string, id: string, change: { readonly from: string; readonly to: string } | null): string {
  const values = change === null ? '' : `: newValue='${change.to}', oldValue='${change.from}'`;
  return `Cannot modify managed object: entity=${entity}, component=${id.slice(0, 15)}${change === null ? '' : ', field=ParameterValue'}, state=installed${values}`;
}

/**
 * Package code may use only the credentials that it packages or creates (Apex Reference Guide, "NamedCredentials Class", usage).
 */
export function checkUsable(
  transaction: OrgTransaction,
  definition: NamedCredentialDefinition | ExternalCredentialDefinition,
  missing: string,
): void {
  const namespace = callingNamespace();
  if (namespace !== null && definition.createdByNamespace?.toLowerCase() !== namespace.toLowerCase()) throw connectError(missing);
}

/**
 * Salesforce switches callouts off whenever package code changes a Named Credential (Named Credentials Developer Guide, "Update or Delete an
 * OAuth Named Credential"). Whether a change of the External Credential or of its values counts is not said, nor whether unmanaged code
 * does (reports differ: trailheadapps/apex-recipes issues 568 and 602): here all do, but
 * for values where the org is told so (`newValuesKeepCallouts`).
 */
export function disableCalloutsThrough(transaction: OrgTransaction, externalCredential: string): void {
  const { named } = transaction.org.credentials;
  for (const definition of named.all()) {
    if (definition.externalCredential?.toLowerCase() !== externalCredential.toLowerCase() || definition.calloutStatus === 'Disabled')
      continue;
    named.save({ ...definition, calloutStatus: 'Disabled', isChangedInOrg: true });
  }
}
