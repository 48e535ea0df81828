/** POST /v1/schema: the shape of the streams, kept to see when it changes. */
import { canonicalJson } from './contract/canonical-json.ts';
import { demanded, schemaAt } from './contract/contract.ts';
import type { Storage } from './storage/storage.ts';

interface SchemaAnnouncement {
  source: string;
  streams: { object: string }[];
}

const validateAnnouncement = schemaAt<SchemaAnnouncement>('/components/schemas/SchemaAnnouncement');

/** Answers POST /v1/schema. */
export async function keepSchema(value: unknown, storage: Storage): Promise<Response> {
  const { source, streams } = demanded(validateAnnouncement, value);
  const changed = await storage.keepSchema(streams.map((stream) => ({ source, object: stream.object, shape: canonicalJson(stream) })));
  return Response.json({
    streams: streams.map(({ object }, position) => ({ object, changed: changed[position] ?? false })),
  });
}
