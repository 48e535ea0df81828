import { isSameId } from 'c/ids';
import type { Stream, StreamList } from 'c/streamApi';

/** What the Data page shows, as its address says it. */
export interface StreamAddress {
  readonly connectionId: string | null;
  readonly streamId: string | null;
  /** Whose stream is shown; where it has none, that is begun. */
  readonly objectName: string | null;
  /** Which of a stream's tabs, whatever somebody has written there. */
  readonly part: string | null;
  /** The field that another page leads to, by the name that it has outside or here. */
  readonly field: string | null;
  /** What is to be done there: once, and no longer said once it is. */
  readonly act: string | null;
}

type State = Readonly<Record<string, string | undefined>>;

/** An object is chosen for a new stream. */
export const choosing = 'NewStream';
/** The field is taken out of the draft, which somebody reviews before it is saved. */
export const removingField = 'RemoveField';

/** The tabs of a stream; the first one where an address names none. */
export const parts = ['fields', 'filter', 'schedule', 'existing'] as const;

/** By the name that each has in the address, which the platform wants to begin so. */
const names = {
  c__connection: 'connectionId',
  c__stream: 'streamId',
  c__object: 'objectName',
  c__part: 'part',
  c__field: 'field',
  c__act: 'act',
} as const;

/** No stream at all. */
export const nowhere: StreamAddress = addressOf({});

export function addressOf(state: State): StreamAddress {
  const told = Object.entries(names).map(([name, property]) => [property, state[name] ?? null]);
  return Object.fromEntries(told) as StreamAddress;
}

/** The address that leads there. */
export function stateOf(address: StreamAddress): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, property]) => {
      const value = address[property];
      return value ? [[name, value] as const] : [];
    }),
  );
}

export function partOf({ part }: Pick<StreamAddress, 'part'>): string {
  return parts.find((each) => each === part) ?? parts[0];
}

/** Whether a stream has no such tab. */
export function isUnknownPart({ part }: StreamAddress): boolean {
  return part !== null && part !== partOf({ part });
}

/** The stream that the address names, or that its object has; none where there is none in the list. */
export function streamOf({ streams }: StreamList, { streamId, objectName }: StreamAddress): Stream | undefined {
  return streams.find((stream) => (streamId ? isSameId(stream.id, streamId) : stream.objectName === objectName));
}
