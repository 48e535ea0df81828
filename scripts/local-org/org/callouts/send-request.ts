/** Sends one prepared request: time-outs, body limits, and the platform's words for what can go wrong on the way. */
import { apexException, type ApexException } from '../../values/apex-exception.ts';
import type { OrgTransaction } from '../transaction/context.ts';
import { calloutFault } from '../transaction/faults.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { wordsFor } from '../http/callout-words.ts';

const millisecondsPerTransaction = 120_000;

export function calloutException(message: string): ApexException {
  return apexException('System.CalloutException', message);
}

export function maximumBodyBytes({ limits }: OrgTransaction): number {
  return limits.profile === 'sync' ? 6_000_000 : 12_000_000;
}

export interface PreparedCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  readonly requestedTimeout: number;
}

export function performCall(transaction: OrgTransaction, call: PreparedCall): Extract<HttpAnswer, { ok: true }> {
  const { limits, org } = transaction;
  const limit = maximumBodyBytes(transaction);
  if (call.body !== null && call.body.length > limit) {
    throw calloutException(`Exceeded max size limit of ${limit} with request size ${call.body.length}`);
  }
  const remaining = millisecondsPerTransaction - limits.used('CalloutTime');
  if (remaining <= 0) throw calloutException(`Exceeded maximum time allotted for callout (${millisecondsPerTransaction} ms)`);
  calloutFault(transaction, 'before');
  const start = performance.now();
  const startMoment = transaction.clock.now();
  const answer = limits.uncharged(() =>
    org.http.call({
      url: call.url,
      method: call.method,
      headers: call.headers,
      body: call.body,
      timeoutMilliseconds: Math.min(call.requestedTimeout, remaining),
      maximumBodyBytes: limit,
      trustedCertificates: org.trustedCertificates,
    }),
  );
  // By the org's clock too: where a test moves it, a destination may be slow without making anybody wait.
  const elapsed = Math.max(performance.now() - start, transaction.clock.now() - startMoment);
  limits.consume('CalloutTime', Math.ceil(elapsed));
  calloutFault(transaction, 'after');
  if (answer.ok) return answer;
  if (answer.problem === 'tooLarge') throw calloutException(`Exceeded max size limit of ${limit} with response size ${answer.detail}`);
  if (answer.problem === 'timeout' && remaining <= call.requestedTimeout) {
    throw calloutException(`Exceeded maximum time allotted for callout (${millisecondsPerTransaction} ms)`);
  }
  const { host, hostname } = new URL(call.url);
  transaction.debug('ERROR', `Callout to ${host} failed: ${answer.problem} (${answer.detail})`);
  throw calloutException(wordsFor(answer.problem, hostname, org.calloutWords()));
}
