import { randomUUID } from 'node:crypto';
import { demanded, schemaAt } from './contract/contract.ts';
import { withDoubles } from './contract/exact-json.ts';
import { Problem } from './contract/problem.ts';
import { exactAnswer } from './requests/answer.ts';
import type { Storage, StoredRecord } from './storage/storage.ts';
import type { Update } from './contract/update.ts';

const largestPage = 10_000;
const usualPage = 100;

type Query = Record<'limit' | 'after' | 'source', string | undefined>;

/** Answers GET /v1/records/{object}. */
export async function listRecords(storage: Storage, object: string, query: Query): Promise<Response> {
  const limit = query.limit === undefined ? usualPage : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage) {
    throw new Problem(400, 'LIMIT_INVALID', `limit is "${query.limit}"; a number from 1 to ${largestPage} is expected.`);
  }
  const { total, records } = await storage.listRecords({ object, source: query.source ?? null, after: query.after ?? '', limit });
  return exactAnswer({ total, records: records.map(shown) });
}

/** Answers GET /v1/records/{object}/{id}. */
export async function readRecord(storage: Storage, object: string, id: string, source: string | undefined): Promise<Response> {
  return exactAnswer(shown(await onlyRecord(storage, object, id, source)));
}

const validateEdit = schemaAt<{ fields: Record<string, unknown> }>('/components/schemas/Edit');

/** Answers PATCH /v1/records/{object}/{id}: what somebody changes here becomes an update for the org, from which it comes back. */
export async function editRecord(
  storage: Storage,
  object: string,
  id: string,
  source: string | undefined,
  body: unknown,
): Promise<Response> {
  demanded(validateEdit, withDoubles(body));
  const record = await onlyRecord(storage, object, id, source);
  const held = record.data;
  if (held === null) {
    throw new Problem(409, 'RECORD_NOT_ALIVE', `${object}/${id} is ${record.reason}; there is nothing to change.`);
  }
  const update: Update = {
    id: randomUUID(),
    source: record.source,
    subject: `${object}/${id}`,
    version: record.version,
    fields: Object.fromEntries(
      Object.entries((body as { fields: Record<string, unknown> }).fields).map(([name, value]) => [
        name,
        { from: held[name] ?? null, value },
      ]),
    ),
  };
  await storage.addUpdate(update);
  return exactAnswer(update, 201);
}

/** The record of that id; where several sources have one, the given source's. */
async function onlyRecord(storage: Storage, object: string, id: string, source: string | undefined): Promise<StoredRecord> {
  const found = (await storage.readRecords(object, id)).filter((record) => source === undefined || record.source === source);
  const [record] = found;
  if (!record) {
    throw new Problem(404, 'RECORD_NOT_FOUND', `${object}/${id} was never delivered.`);
  }
  if (found.length > 1) {
    const sources = found.map((each) => each.source).join(', ');
    throw new Problem(400, 'SOURCE_NEEDED', `Several sources have delivered ${object}/${id}; say which by ?source=: ${sources}.`);
  }
  return record;
}

function shown(record: StoredRecord): Record<string, unknown> {
  return {
    source: record.source,
    id: record.id,
    version: record.version,
    state: record.reason ?? 'live',
    ...(record.mergedInto === null ? {} : { mergedInto: record.mergedInto }),
    ...(record.convertedTo === null ? {} : { convertedTo: record.convertedTo }),
    data: record.data,
    ...(record.omitted === null ? {} : { omitted: record.omitted }),
    ...(record.causedBy === null ? {} : { causedBy: record.causedBy }),
    effects: record.effects,
  };
}
