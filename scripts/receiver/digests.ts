/** POST /v1/digests: which ranges of records differ. */
import { demanded, schemaAt } from './contract/contract.ts';
import { sha256 } from './contract/canonical-json.ts';
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

const validateComparison = schemaAt<DigestComparison>('/components/schemas/DigestComparison');

/** Answers POST /v1/digests with the buckets that differ. */
export async function compareDigests(value: unknown, storage: Storage): Promise<Response> {
  const { object, buckets } = demanded(validateComparison, value);
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
