/** The test vectors of docs/destination-contract/vectors: requests, and what a destination must make of them. */
import { readFileSync, readdirSync } from 'node:fs';
import { parseExact } from './exact.ts';

export const vectorFolder = new URL('../../../docs/destination-contract/vectors/', import.meta.url);

/** The key and the moment of the signatures that are written down. Whoever runs the vectors signs anew, with a key of their own. */
export const vectorSecret = 'whsec_U3luY2xpbmUgY29udHJhY3QgdmVjdG9yIGtleSAwMDE=';
export const vectorSeconds = 1_767_225_600;
/** Begins every source of the vectors; a runner puts a word of its own behind it, so that no run meets what another left. */
export const vectorSource = 'urn:syncline:vectors';

/** How a request is signed, where not as it should be. */
export type Signing = 'missing' | 'otherKey' | 'otherBody' | 'tooOld' | 'secondOfTwo';

export interface ExpectedReceipt {
  id: string;
  status: 'accepted' | 'stale' | 'rejected';
  code?: string;
  held?: { stamp: string; revision: unknown };
}

export interface ExpectedRecord {
  source: string;
  object: string;
  id: string;
  state: 'live' | 'deleted' | 'merged' | 'excluded';
  version: { stamp: string; revision: unknown };
  mergedInto?: string;
  /** Numbers with all of their digits. */
  fields?: Record<string, unknown>;
}

export interface Step {
  name: string;
  /** The worked example of docs/destination-contract/README.md that this is. */
  example?: string;
  request: {
    method: string;
    path: string;
    /** `{token}` stands for a valid access token. */
    headers: Record<string, string>;
    /** The text of the body, character by character. */
    body?: string;
    signing?: Signing;
  };
  answer: {
    status: number;
    /** One for each event, in any order. */
    receipts?: ExpectedReceipt[];
    /** What a JSON answer must hold at least. */
    body?: unknown;
  };
  stored?: ExpectedRecord[];
}

export interface Rule {
  rule: string;
  /** What a destination must do. */
  says: string;
  /** Asked only of a destination that names it. */
  capability?: string;
  steps: Step[];
}

/** In the order in which the page tells them. */
export const ruleOrder = [
  'access',
  'signatures',
  'kinds',
  'receipts',
  'keeps',
  'versions',
  'equality',
  'numbers',
  'omitted',
  'ids',
  'sources',
  'tombstones',
  'order',
  'repeats',
  'bodies',
  'schema',
  'updates',
  'digests',
];

export function readRules(): Rule[] {
  const names = readdirSync(vectorFolder).filter((name) => name.endsWith('.json'));
  const rules = names.map((name) => parseExact(readFileSync(new URL(name, vectorFolder), 'utf8')) as Rule);
  return rules.sort((left, right) => ruleOrder.indexOf(left.rule) - ruleOrder.indexOf(right.rule));
}
