/** What an admin deletes on Setup's pages for credentials (Salesforce help, "Delete a Named Credential"): nothing that is used, nothing that a package brought. */
import type { CredentialDeletion } from '../../contracts/setup-pages.ts';
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import { principalsOf } from '../credentials/index.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import { managedObjectText } from './access.ts';

function refusal(text: string): ApexException {
  return apexException('ConnectApi.ConnectApiException', text);
}

function demandUnlocked(definition: { readonly id: string; readonly isManaged: boolean }, entity: string): void {
  if (definition.isManaged) throw refusal(managedObjectText(entity, definition.id, null));
}

/** False: there is no such thing. */
export function deleteInSetup(transaction: OrgTransaction, { what, id }: CredentialDeletion): boolean {
  transaction.hasPendingWork = true;
  switch (what) {
    case 'namedCredential':
      return deleteNamed(transaction, id);
    case 'externalCredential':
      return deleteExternal(transaction, id);
    case 'principal':
      return deletePrincipal(transaction, id);
  }
}

function deleteNamed({ org }: OrgTransaction, id: string): boolean {
  const { named } = org.credentials;
  const found = named.all().find((definition) => definition.id === id);
  if (found === undefined) return false;
  demandUnlocked(found, 'NamedCredential');
  named.remove(found);
  return true;
}

function deleteExternal({ org }: OrgTransaction, id: string): boolean {
  const { named, external } = org.credentials;
  const found = external.all().find((definition) => definition.id === id);
  if (found === undefined) return false;
  demandUnlocked(found, 'ExternalCredential');
  const users = named.all().filter(({ externalCredential }) => externalCredential?.toLowerCase() === found.name.toLowerCase());
  if (users.length > 0) throw refusal(`It is used by named credentials: ${users.map(({ label }) => label).join(', ')}`);
  external.remove(found);
  return true;
}

function deletePrincipal({ org }: OrgTransaction, id: string): boolean {
  const { external } = org.credentials;
  const found = external.all().find((definition) => principalsOf(definition).some((principal) => principal.id === id));
  if (found === undefined) return false;
  demandUnlocked(found, 'ExternalCredential');
  external.save({ ...found, parameters: found.parameters.filter((parameter) => parameter.id !== id), isChangedInOrg: true });
  return true;
}
