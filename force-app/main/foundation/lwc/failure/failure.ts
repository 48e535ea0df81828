import failed from '@salesforce/label/c.AnswerFailed';
import offline from '@salesforce/label/c.AnswerOffline';
import unreachable from '@salesforce/label/c.AnswerUnreachable';
import unreadable from '@salesforce/label/c.AnswerUnreadable';
import unsigned from '@salesforce/label/c.AnswerUnsigned';

/** As Lightning hands over what a call of Apex has thrown, and what came in place of an answer. */
interface Failed {
  readonly status?: number;
  readonly body?: { readonly message?: string; readonly exceptionType?: string };
}

const unauthorized = 401;
const serverError = 500;
/** A proxy or the platform itself says that nobody answers. */
const gateways: readonly unknown[] = [0, 502, 503, 504];

/**
 * What a failed call says to the person: Apex's own words where it has answered. Where no answer came, or none that can be read, it says so in
 * plain words, and what to do.
 */
export function messageOf(error: unknown): string {
  const { body, status } = (error ?? {}) as Failed;
  if (body?.exceptionType && body.message) {
    return body.message;
  }
  return wordsOfStatus(status) ?? body?.message ?? wordsOfError(error);
}

function wordsOfStatus(status: number | undefined): string | undefined {
  if (status === undefined) {
    return undefined;
  }
  if (status === unauthorized) {
    return unsigned;
  }
  if (gateways.includes(status)) {
    return navigator.onLine ? unreachable : offline;
  }
  if (status < 300) {
    return unreadable;
  }
  return status >= serverError ? failed : undefined;
}

/** Where what was answered is not what was asked for, such as null, the first look into it throws; a browser says likewise that it is offline. */
function wordsOfError(error: unknown): string {
  if (error instanceof TypeError || error instanceof SyntaxError) {
    return navigator.onLine ? unreadable : offline;
  }
  return error instanceof Error ? error.message : String(error);
}
