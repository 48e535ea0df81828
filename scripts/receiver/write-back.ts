/** GET /v1/updates and POST /v1/outcomes: what was changed here, and what became of it in the org. */
import { canonicalJson } from './contract/canonical-json.ts';
import { demanded, schemaAt } from './contract/contract.ts';
import { withDoubles } from './contract/exact-json.ts';
import { Problem } from './contract/problem.ts';
import { exactAnswer } from './requests/answer.ts';
import { mostUpdates } from './storage/updates.ts';
import type { Storage } from './storage/storage.ts';

/** Answers GET /v1/updates. */
export async function listUpdates(storage: Storage, source: string | undefined, after: string | undefined): Promise<Response> {
  if (!source) {
    throw new Problem(400, 'SOURCE_MISSING', 'Say whose updates are asked for by ?source=.');
  }
  return exactAnswer(await storage.listUpdates(source, after ?? null, mostUpdates));
}

interface OutcomeReport {
  source: string;
  outcomes: { update: string }[];
}

const validateReport = schemaAt<OutcomeReport>('/components/schemas/OutcomeReport');

/** Answers POST /v1/outcomes. An outcome that is told twice, or of an update that is unknown here, changes nothing. */
export async function takeOutcomes(body: unknown, storage: Storage): Promise<Response> {
  demanded(validateReport, withDoubles(body));
  const { source, outcomes } = body as OutcomeReport;
  await storage.keepOutcomes(outcomes.map((outcome) => ({ source, update: outcome.update, outcome: canonicalJson(outcome) })));
  return new Response(null, { status: 204 });
}
