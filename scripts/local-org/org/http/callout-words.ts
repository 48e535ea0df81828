/**
 * What the platform says of a callout that got no answer. Nobody documents its words, and reports differ: where the way out is a proxy, a
 * host that is not there and a port that is closed look alike, and of an answer that is no OAuth one nothing is repeated (as told by people
 * who build on it, docs/to-verify-in-an-org.md); Java's own words do tell (Salesforce help 000380393 names UnknownHostException). An org
 * says the least of both unless it is told otherwise.
 */
import type { HttpProblem } from './exchange.ts';

export type CalloutWords = 'fewest' | 'plain';

const proxyRefusal = 'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 503 Service Unavailable"';

const alike: Readonly<Record<HttpProblem, string>> = {
  timeout: 'Read timed out',
  unknownHost: proxyRefusal,
  refused: proxyRefusal,
  reset: 'Connection reset',
  certificate:
    'sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  tooLarge: '',
  malformed: 'Invalid HTTP response',
  other: 'Unexpected end of file from server',
};

/** `host` is the one that was called. */
export function wordsFor(problem: HttpProblem, host: string, words: CalloutWords): string {
  if (words === 'plain' && problem === 'unknownHost') return `java.net.UnknownHostException: ${host}`;
  if (words === 'plain' && problem === 'refused') return 'java.net.ConnectException: Connection refused';
  return alike[problem];
}

/** What is said of a token endpoint whose answer is none that RFC 6749, 5.2, knows. */
export function wordsForNoOauth(status: number, statusText: string, words: CalloutWords): { error: string; description: string } {
  return words === 'plain' ? { error: String(status), description: statusText } : { error: '', description: '' };
}
