/** Setup's pages, for those who may see and change them (Salesforce help, "Create or Edit a Named Credential"). */
import type { OrgRequest, OrgResponse } from '../../contracts/org-service.ts';
import type { UserContext } from '../../contracts/transaction.ts';
import {
  changeNamedCredential,
  deleteInSetup,
  mayEditCredentials,
  maySeeSetup,
  namedCredentialPage,
  namedCredentialRows,
} from '../../org/connect/index.ts';
import type { OrgRuntime } from '../../org/transaction/org-runtime.ts';
import type { OrgTransaction } from '../../org/transaction/context.ts';
import { runTransaction } from '../../org/transaction/run.ts';
import type { TransactionFailure } from '../../org/transaction/outcome.ts';
import { permissionSetPage, permissionSetRows } from './setup-permission-sets.ts';
import { answerOf, refusalOf, refuse, reject, type Refusal } from './responses.ts';

function found<T>(value: T | null): T {
  return value ?? reject(404, 'NOT_FOUND', 'The requested component does not exist');
}

function answer(transaction: OrgTransaction, request: Extract<OrgRequest, { kind: 'setup' }>['request']): unknown {
  const isChange = request.page === 'changeNamedCredential' || request.page === 'deleteCredential';
  const isAllowed = isChange ? mayEditCredentials(transaction) : maySeeSetup(transaction);
  if (!isAllowed) return reject(403, 'INSUFFICIENT_ACCESS', 'You do not have the permission to see or change this in Setup');
  switch (request.page) {
    case 'permissionSets':
      return permissionSetRows(transaction);
    case 'permissionSet':
      return found(permissionSetPage(transaction, request.id));
    case 'namedCredentials':
      return namedCredentialRows(transaction);
    case 'namedCredential':
      return found(namedCredentialPage(transaction, request.id));
    case 'changeNamedCredential':
      return found(changeNamedCredential(transaction, request.change));
    case 'deleteCredential':
      return found(deleteInSetup(transaction, request.deletion) ? { isDeleted: true } : null);
  }
}

/** A page tells the reason, without the exception that an Apex caller would catch. */
function refusal(failure: TransactionFailure): Refusal {
  if (failure.exception === null) return refusalOf(failure);
  const code = failure.message.startsWith('Cannot modify managed object') ? 'CANNOT_MODIFY_MANAGED_OBJECT' : 'FIELD_INTEGRITY_EXCEPTION';
  return refuse(400, code, failure.message);
}

export function runSetup(org: OrgRuntime, user: UserContext, { request }: Extract<OrgRequest, { kind: 'setup' }>): OrgResponse {
  return answerOf(
    runTransaction(org, { quiddity: 'SETUP', user }, (transaction) => answer(transaction, request)),
    refusal,
  );
}
