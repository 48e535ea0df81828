import { canonicalJson, sha256 } from './contract/canonical-json.ts';
import { complaintAbout, schemaAt } from './contract/contract.ts';
import { Problem } from './contract/problem.ts';
import type { Storage } from './storage/storage.ts';

interface Bucket {
  name: string;
  after?: string | null;
  upTo?: string | null;
  count: number;
  digest: string;
}

interface DigestComparison {
  object: string;
  buckets: Bucket[];
}

interface SchemaAnnouncement {
  source: string;
  streams: { object: string }[];
}

const validateComparison = schemaAt<DigestComparison>('/components/schemas/DigestComparison');
const validateAnnouncement = schemaAt<SchemaAnnouncement>('/components/schemas/SchemaAnnouncement');

/** Answers POST /v1/digests with the buckets that differ. */
export async function compareDigests(value: unknown, storage: Storage): Promise<Response> {
  const { object, buckets } = demanded<DigestComparison>(value, complaintAbout(validateComparison, value));
  const differing: { name: string; count: number; digest: string }[] = [];
  for (const bucket of buckets) {
    const versions = await storage.listVersions(object, { after: bucket.after ?? null, upTo: bucket.upTo ?? null });
    const digest = sha256(versions.map(({ id, stamp, revision }) => `${id}|${stamp}|${revision}\n`).join(''));
    if (versions.length !== bucket.count || digest !== bucket.digest) {
      differing.push({ name: bucket.name, count: versions.length, digest });
    }
  }
  return Response.json({ object, differing });
}

/** Answers POST /v1/schema. */
export async function keepSchema(value: unknown, storage: Storage): Promise<Response> {
  const { streams } = demanded<SchemaAnnouncement>(value, complaintAbout(validateAnnouncement, value));
  const changed = await storage.keepSchema(streams.map((stream) => ({ object: stream.object, shape: canonicalJson(stream) })));
  return Response.json({
    streams: streams.map(({ object }, position) => ({ object, changed: changed[position] ?? false })),
  });
}

function demanded<Value>(value: unknown, complaint: string | null): Value {
  if (complaint !== null) {
    throw new Problem(400, 'BODY_MALFORMED', `The body does not fit the contract: ${complaint}.`);
  }
  return value as Value;
}
