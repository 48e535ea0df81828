/** Answers and refusals in the shapes of Salesforce's REST API. */
import type { OrgResponse } from '../../contracts/org-service.ts';
import { queryErrorDetail, withPlace } from '../../database/soql/index.ts';
import { RequestError, type Refusal, type TransactionFailure, type TransactionOutcome } from '../../org/transaction/outcome.ts';

export type { Refusal } from '../../org/transaction/outcome.ts';

export function refuse(status: number, errorCode: string, message: string, fields?: readonly string[]): Refusal {
  return { ok: false, status, errors: [{ errorCode, message, ...(fields === undefined ? {} : { fields }) }] };
}

export function reject(status: number, errorCode: string, message: string, fields?: readonly string[]): never {
  throw new RequestError(refuse(status, errorCode, message, fields));
}

/** What the engine does not support is a fault of the local org, said by name; the rest of its faults keep their details in the log. */
function engineFailure(failure: TransactionFailure): Refusal {
  const isUnsupported = failure.message.includes('does not support');
  if (!isUnsupported) console.error(failure.error);
  return refuse(500, isUnsupported ? 'UNSUPPORTED_BY_LOCAL_ORG' : 'UNKNOWN_EXCEPTION', failure.message);
}

export function refusalOf(failure: TransactionFailure): Refusal {
  if (failure.error instanceof RequestError) return failure.error.refusal;
  if (failure.exception === null) return engineFailure(failure);
  const { message, typeName, stackTrace, line, column } = failure;
  return {
    ok: false,
    status: 500,
    errors: [{ errorCode: 'APEX_ERROR', message: `${typeName}: ${message}`, exceptionType: typeName, stackTrace, line, column }],
  };
}

const statusByQueryCode: Readonly<Record<string, number>> = { INSUFFICIENT_ACCESS: 403, UNSUPPORTED_BY_LOCAL_ORG: 501 };

export function queryRefusal(soql: string, failure: TransactionFailure): Refusal {
  const detail = queryErrorDetail(failure.exception);
  if (detail === null) return refusalOf(failure);
  const message = detail.position === null ? failure.message : withPlace(soql, failure.message, detail.position);
  return refuse(statusByQueryCode[detail.code] ?? 400, detail.code, message);
}

export function answerOf<T>(outcome: TransactionOutcome<T>, refusal: (failure: TransactionFailure) => Refusal = refusalOf): OrgResponse {
  return outcome.ok ? { ok: true, value: outcome.value } : refusal(outcome.failure);
}
