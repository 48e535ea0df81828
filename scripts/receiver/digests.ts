/** POST /v1/digests and /v1/digests/entries: which ranges of records differ, and by which records. */
import { createHash } from 'node:crypto';
import type { Version } from './contract/change.ts';
import { demanded, schemaAt } from './contract/contract.ts';
import type { HeldVersion, Range, Storage } from './storage/storage.ts';

export const mostRanges = 1000;
export const mostEntries = 5000;

interface Figures {
  count: number;
  sum: string;
}

interface DigestComparison {
  source: string;
  object: string;
  ranges: (Range & Figures)[];
}

const validateComparison = schemaAt<DigestComparison>('/components/schemas/DigestComparison');

/** Answers POST /v1/digests with the ranges that differ, and what is held of each. */
export async function compareDigests(value: unknown, storage: Storage): Promise<Response> {
  const { source, object, ranges } = demanded(validateComparison, value);
  const differing: (Range & Figures)[] = [];
  for (const { after, upTo, count, sum } of ranges) {
    const held = figuresOf(await storage.listVersions(source, object, { after, upTo }));
    if (held.count !== count || held.sum !== sum) {
      differing.push({ after, upTo, ...held });
    }
  }
  return Response.json({ differing });
}

interface Entry {
  id: string;
  version: Version;
  digest?: string;
}

interface EntryComparison extends Range {
  source: string;
  object: string;
  entries: Entry[];
}

const validateEntries = schemaAt<EntryComparison>('/components/schemas/EntryComparison');

interface Finding {
  id: string;
  held?: Version;
}

/** Answers POST /v1/digests/entries: the range's records that are missing here, held otherwise, or not named. */
export async function compareEntries(value: unknown, storage: Storage): Promise<Response> {
  const { source, object, after, upTo, entries } = demanded(validateEntries, value);
  const known = new Map((await storage.listVersions(source, object, { after, upTo })).map((held) => [held.id, held]));
  const missing: Finding[] = [];
  const different: Finding[] = [];
  for (const entry of entries) {
    const held = known.get(entry.id);
    if (!held?.isAlive) {
      missing.push(found(entry.id, held));
    } else if (entryLine(held) !== entryLine({ id: entry.id, ...entry.version, sentDigest: entry.digest ?? null })) {
      different.push(found(entry.id, held));
    }
  }
  const named = new Set(entries.map(({ id }) => id));
  const extra = [...known.values()].filter(({ id, isAlive }) => isAlive && !named.has(id)).map((held) => found(held.id, held));
  return Response.json({ missing, different, extra });
}

function found(id: string, held: HeldVersion | undefined): Finding {
  return held ? { id, held: { stamp: held.stamp, revision: held.revision } } : { id };
}

function figuresOf(versions: readonly HeldVersion[]): Figures {
  const living = versions.filter(({ isAlive }) => isAlive);
  const sum = living.reduce((total, held) => total + entryNumber(entryLine(held)), 0n);
  return { count: living.length, sum: BigInt.asUintN(64, sum).toString(16).padStart(16, '0') };
}

function entryLine({ id, stamp, revision, sentDigest }: Omit<HeldVersion, 'isAlive'>): string {
  return `${id}|${stamp}|${revision}|${sentDigest ?? ''}`;
}

/** The first eight bytes of its SHA-256. */
function entryNumber(line: string): bigint {
  return createHash('sha256').update(line).digest().readBigUInt64BE(0);
}
