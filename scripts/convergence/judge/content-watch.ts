/** Whether every event that carries fields carries all of the mapping, or says which it leaves out. */
import type { Delivery } from '../../lab/index.ts';
import type { RunMemory } from '../memory/memory.ts';
import type { SyncedStream } from '../configuration/streams.ts';

interface Content {
  readonly object: string;
  readonly id: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly omitted?: readonly { readonly field: string }[];
}

function namesOf({ fields, rule }: SyncedStream): string[] {
  return [...fields.map(({ name, outward }) => outward ?? name), ...(rule === undefined ? [] : [rule.name])];
}

export function checkContent({ events }: Delivery, memory: RunMemory, current: () => readonly SyncedStream[]): void {
  const wanted = new Map(current().map((stream) => [stream.object, namesOf(stream)]));
  for (const data of events.map((event) => event.data as Content)) {
    if (data.fields === undefined) continue;
    const told = new Set([...Object.keys(data.fields), ...(data.omitted ?? []).map(({ field }) => field)]);
    const missing = (wanted.get(data.object) ?? []).filter((name) => !told.has(name));
    if (missing.length > 0) memory.breaches.push(`${data.object}/${data.id} was sent without ${missing.join(', ')}, and did not say so`);
  }
}
