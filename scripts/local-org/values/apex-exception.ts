/** Exceptions of the platform and the project: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_exception_methods.htm */
import type { DmlError } from '../contracts/transaction.ts';
import { hasTransaction, transaction } from '../contracts/transaction.ts';
import { ApexObject, definePlatformClass } from './apex-object.ts';

/** One failed row of a DmlException, as getDmlIndex and its siblings tell it. */
export interface DmlExceptionRow {
  /** Position in the list that the statement was given. */
  readonly index: number;
  readonly id: string | null;
  /** The failing record's object, for getDmlFields. */
  readonly objectName?: string;
  readonly error: DmlError;
}

/** A limit or an assertion that failed ends the transaction; no catch block sees it (Apex Developer Guide, "Exception Handling"). */
const uncatchable = new Set(['System.LimitException', 'System.AssertException']);

export class ApexException extends ApexObject {
  #message: string | null = null;
  #cause: ApexException | null = null;
  /** Where it was created: the runtime maps its stack to Apex lines. */
  readonly javaScriptError: Error;
  dmlRows: readonly DmlExceptionRow[] = [];
  /** QueryException.getInaccessibleFields: object name to field names. */
  inaccessibleFields: ReadonlyMap<string, readonly string[]> = new Map();

  /** The four constructors that every exception has: (), (message), (cause), (message, cause). */
  constructor(first: string | ApexException | null = null, cause: ApexException | null = null) {
    super();
    this.javaScriptError = new Error();
    if (first instanceof ApexException) this.#cause = first;
    else this.#message = first;
    if (cause !== null) this.#cause = cause;
  }

  getTypeName(): string {
    return this.apexType.kind === 'declared' ? this.apexType.name : 'System.Exception';
  }

  getMessage(): string {
    if (this.#message !== null) return this.#message;
    return this.#cause === null ? 'Script-thrown exception' : this.#cause.apexToString();
  }

  setMessage(message: string | null): void {
    this.#message = message;
  }

  getCause(): ApexException | null {
    return this.#cause;
  }

  initCause(cause: ApexException | null): void {
    if (this.#cause !== null) throw apexException('System.IllegalArgumentException', 'Exception already has a cause.');
    this.#cause = cause;
  }

  getLineNumber(): number {
    return hasTransaction() ? transaction().project.stackTrace(this.javaScriptError).line : 0;
  }

  getStackTraceString(): string {
    return hasTransaction() ? transaction().project.stackTrace(this.javaScriptError).text : '';
  }

  get isCatchable(): boolean {
    return !uncatchable.has(this.getTypeName());
  }

  /** For people who see it in JavaScript. */
  override toString(): string {
    return this.apexToString();
  }

  apexToString(): string {
    return `${this.getTypeName()}: ${this.getMessage()}`;
  }
}
definePlatformClass(ApexException, 'System.Exception');

export type ApexExceptionClass = new (first?: string | ApexException | null, cause?: ApexException | null) => ApexException;

const platformClasses = new Map<string, ApexExceptionClass>();

/**
 * Its text goes to the client; in Apex getMessage() gives `Script-thrown exception` unless setMessage was called
 * (https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_AuraHandledException.htm).
 */
export class AuraHandledException extends ApexException {
  readonly clientMessage: string | null;

  constructor(first: string | ApexException | null = null, cause: ApexException | null = null) {
    super(cause);
    this.clientMessage = first instanceof ApexException ? first.getMessage() : first;
  }
}
definePlatformClass(AuraHandledException, 'System.AuraHandledException');
platformClasses.set('System.AuraHandledException', AuraHandledException);

/** The JavaScript class of a platform exception, made on first use: they differ in nothing but their name. */
export function platformExceptionClass(name: string): ApexExceptionClass {
  let found = platformClasses.get(name);
  if (found === undefined) {
    found = class extends ApexException {};
    definePlatformClass(found, name);
    platformClasses.set(name, found);
  }
  return found;
}

/** A platform exception to throw: `throw apexException('System.NullPointerException', 'Attempt to de-reference a null object')`. */
export function apexException(name: string, message: string | null = null): ApexException {
  return new (platformExceptionClass(name))(message);
}

/** A DmlException with its rows; the message names the first, as the platform does. */
export function dmlException(rows: readonly DmlExceptionRow[], operation: string): ApexException {
  const first = rows[0];
  const fields = first === undefined ? '' : first.error.fields.join(', ');
  const message =
    first === undefined
      ? `${operation} failed.`
      : `${operation} failed. First exception on row ${first.index}${first.id === null ? '' : ` with id ${first.id}`}; first error: ${first.error.statusCode}, ${first.error.message}: [${fields}]`;
  const exception = apexException('System.DmlException', message);
  exception.dmlRows = rows;
  return exception;
}

export function nullPointer(): ApexException {
  return apexException('System.NullPointerException', 'Attempt to de-reference a null object');
}

/** Argument checks of the platform's own methods: `Argument cannot be null.` */
export function requireArgument<T>(value: T | null | undefined, message = 'Argument cannot be null.'): T {
  if (value === null || value === undefined) throw apexException('System.NullPointerException', message);
  return value;
}
