/** Holds an answer, and what is shown as stored, against what a step expects. */
import type { Answer } from './client.ts';
import { misfit } from './contract-schema.ts';
import { canonical, exactText, parseExact } from './vectors/exact.ts';
import type { ExpectedReceipt, ExpectedRecord, Step } from './vectors/vectors.ts';

export interface Complaint {
  expected: string;
  came: string;
}

const shownCharacters = 300;

const schemas: Record<string, string> = {
  'POST /v1/changes': 'Receipts',
  'GET /v1/health': 'DestinationHealth',
  'GET /v1/updates': 'UpdatePage',
  'POST /v1/schema': 'SchemaAnswer',
  'POST /v1/digests': 'DigestAnswer',
  'POST /v1/digests/entries': 'EntryAnswer',
};

export function judge(step: Step, answer: Answer): Complaint[] {
  if (answer.status !== step.answer.status) {
    return [{ expected: `status ${step.answer.status}`, came: shown(answer) }];
  }
  if (step.answer.status !== 200) {
    return [];
  }
  let parsed: unknown;
  try {
    parsed = parseExact(answer.text);
  } catch {
    return [{ expected: 'JSON', came: shown(answer) }];
  }
  const schema = schemas[`${step.request.method} ${step.request.path.split('?')[0]}`];
  const complaint = schema === undefined ? null : misfit(schema, JSON.parse(answer.text) as unknown);
  if (complaint !== null) {
    return [{ expected: `${schema} of openapi.yaml`, came: `${complaint}: ${shown(answer)}` }];
  }
  return [
    ...judgeReceipts(step.answer.receipts ?? null, parsed),
    ...Object.entries((step.answer.body ?? {}) as Record<string, unknown>)
      .filter(([name, value]) => canonical(value) !== canonical((parsed as Record<string, unknown>)[name]))
      .map(([name, value]) => ({ expected: `"${name}": ${exactText(value)}`, came: shown(answer) })),
  ];
}

function judgeReceipts(expected: readonly ExpectedReceipt[] | null, parsed: unknown): Complaint[] {
  if (expected === null) {
    return [];
  }
  const left = [...(parsed as { receipts: ExpectedReceipt[] }).receipts];
  const complaints: Complaint[] = [];
  for (const wanted of expected) {
    const place = left.findIndex(({ id }) => id === wanted.id);
    const came = place < 0 ? undefined : left.splice(place, 1)[0];
    if (!came || !fits(wanted, came)) {
      complaints.push({ expected: words(wanted), came: came ? words(came) : 'no receipt' });
    }
  }
  for (const extra of left) {
    complaints.push({ expected: 'no receipt for what was not sent', came: `a receipt for the event ${extra.id}: ${words(extra)}` });
  }
  return complaints;
}

function fits(wanted: ExpectedReceipt, came: ExpectedReceipt): boolean {
  return (
    came.status === wanted.status &&
    (wanted.code === undefined || came.code === wanted.code) &&
    (wanted.held === undefined || canonical(came.held) === canonical(wanted.held))
  );
}

function words({ status, code, held }: ExpectedReceipt): string {
  return `${status}${code === undefined ? '' : ` with ${code}`}${held ? `, held at ${held.stamp} revision ${String(held.revision)}` : ''}`;
}

/** What `--records` shows, against what must be stored. */
export function judgeStored(wanted: ExpectedRecord, answer: Answer): Complaint[] {
  const expected = `stored: ${exactText(wanted)}`;
  if (answer.status !== 200) {
    return [{ expected, came: shown(answer) }];
  }
  let stored: Record<string, unknown>;
  try {
    stored = parseExact(answer.text) as Record<string, unknown>;
  } catch {
    return [{ expected, came: shown(answer) }];
  }
  const pairs: [unknown, unknown][] = [
    [wanted.state, stored['state']],
    [wanted.version, stored['version']],
    [wanted.mergedInto ?? null, stored['mergedInto'] ?? null],
    [wanted.fields ?? null, stored['data'] ?? null],
  ];
  return pairs.every(([left, right]) => canonical(left) === canonical(right)) ? [] : [{ expected, came: shown(answer) }];
}

export function shown({ status, text }: Answer): string {
  const short = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text;
  return status === 0 ? `no answer: ${short}` : `status ${status}${short === '' ? '' : `: ${short}`}`;
}
