/** One HTTP exchange as plain data, so that it can cross to the thread that performs it. */
export interface HttpCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  readonly timeoutMilliseconds: number;
  /** Bytes of the decoded answer. */
  readonly maximumBodyBytes: number;
  /** PEM certificates to trust besides the usual ones (tests with their own authority). */
  readonly trustedCertificates?: readonly string[];
}

export type HttpAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly problem: HttpProblem; readonly detail: string };

export type HttpProblem = 'timeout' | 'unknownHost' | 'refused' | 'reset' | 'certificate' | 'tooLarge' | 'malformed' | 'other';

/** Synchronous, as Apex needs it: blocks the calling thread only. */
export interface SyncHttp {
  call(call: HttpCall): HttpAnswer;
  close(): Promise<void>;
}
