import { exactText } from './contract/exact-json.ts';
import { Problem } from './contract/problem.ts';
import type { Storage, StoredRecord } from './storage/storage.ts';

const largestPage = 10_000;
const usualPage = 100;

/** Answers GET /v1/records/{object}. */
export async function listRecords(
  storage: Storage,
  object: string,
  query: { limit: string | undefined; after: string | undefined },
): Promise<Response> {
  const limit = query.limit === undefined ? usualPage : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage) {
    throw new Problem(400, 'LIMIT_INVALID', `limit is "${query.limit}"; a number from 1 to ${largestPage} is expected.`);
  }
  const { total, records } = await storage.listRecords(object, query.after ?? '', limit);
  return exactAnswer({ total, records: records.map(shown) });
}

/** Answers GET /v1/records/{object}/{id}. */
export async function readRecord(storage: Storage, object: string, id: string): Promise<Response> {
  const record = await storage.readRecord({ object, id });
  if (!record) {
    throw new Problem(404, 'RECORD_NOT_FOUND', `${object}/${id} was never delivered.`);
  }
  return exactAnswer(shown(record));
}

function exactAnswer(value: unknown): Response {
  return new Response(exactText(value), { headers: { 'content-type': 'application/json' } });
}

function shown(record: StoredRecord): Record<string, unknown> {
  return {
    id: record.id,
    version: record.version,
    deleted: record.reason !== null,
    ...(record.reason === null ? {} : { reason: record.reason }),
    ...(record.mergedInto === null ? {} : { mergedInto: record.mergedInto }),
    ...(record.convertedTo === null ? {} : { convertedTo: record.convertedTo }),
    data: record.data,
    ...(record.omitted === null ? {} : { omitted: record.omitted }),
    effects: record.effects,
  };
}
