/** How a transaction ended, and Apex errors as data. */
import type { OrgResponse } from '../../contracts/org-service.ts';
import type { CompiledProject } from '../../contracts/transaction.ts';
import { ApexException } from '../../values/apex-exception.ts';

export type Refusal = Extract<OrgResponse, { ok: false }>;

/** A request that is wrong in itself; thrown inside a transaction, answered outside. */
export class RequestError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.errors[0]?.message);
    this.refusal = refusal;
  }
}

export interface TransactionFailure {
  /** `System.DmlException`, `MyException`; the error code of a wrong request. */
  readonly typeName: string;
  readonly message: string;
  readonly stackTrace: string;
  readonly line: number;
  readonly column: number;
  /** The Apex exception itself; null when the engine failed (a fault of the local org), the request was wrong, or the transaction was killed. */
  readonly exception: ApexException | null;
  /** What the engine threw, or the wrong request; null for an Apex exception, and when the transaction was killed. */
  readonly error: Error | null;
}

export type TransactionOutcome<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly usage: Readonly<Record<string, number>>;
      readonly touchedObjects: readonly string[];
      readonly logLines: readonly string[];
    }
  | {
      readonly ok: false;
      readonly failure: TransactionFailure;
      readonly killed: 'lost' | 'restarted' | null;
      readonly usage: Readonly<Record<string, number>>;
      readonly logLines: readonly string[];
    };

/** A class of the project may override getMessage and answer null. */
function messageOf(thrown: ApexException): string | null {
  return thrown.getMessage();
}

export function failureOf(thrown: unknown, project: CompiledProject): TransactionFailure {
  if (thrown instanceof ApexException) {
    const stack = project.stackTrace(thrown.javaScriptError);
    return {
      typeName: thrown.getTypeName(),
      message: messageOf(thrown) ?? '',
      stackTrace: stack.text,
      line: stack.line,
      column: stack.column,
      exception: thrown,
      error: null,
    };
  }
  // No code of the org has failed: where it was refused is of no interest to who reads the log.
  if (thrown instanceof RequestError) {
    const typeName = thrown.refusal.errors[0]?.errorCode ?? 'UNKNOWN_EXCEPTION';
    return { typeName, message: thrown.message, stackTrace: '', line: 0, column: 0, exception: null, error: thrown };
  }
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const stack = project.stackTrace(error);
  return {
    typeName: 'System.UnexpectedException',
    message: error.message,
    stackTrace: stack.text === '' ? (error.stack ?? '') : stack.text,
    line: stack.line,
    column: stack.column,
    exception: null,
    error,
  };
}

/** The line that AsyncApexJob.ExtendedStatus and logs show. */
export function failureText(failure: TransactionFailure): string {
  return `${failure.typeName}: ${failure.message}`;
}
