import type { Shown } from 'c/activityAddress';
import { loadGroups, loadLetters, loadRetries } from 'c/activityApi';
import type { FailureGroup, Filter, Forgotten, Letter, Retry } from 'c/activityApi';

/** What of failures a page shows. */
export interface Found {
  /** What was asked for: meanwhile it may be something else. */
  readonly shown: Shown;
  readonly groups: readonly FailureGroup[];
  /** Of all groups, as many as are counted; where that is cut there may be more. */
  readonly groupTotal: number;
  readonly isCut: boolean;
  readonly letters: readonly Letter[];
  readonly next: string | null;
  readonly retries: readonly Retry[];
  /** Whether it is more than is shown at first. */
  readonly isReadOn: boolean;
  /** What cannot be listed of a run that is asked for. */
  readonly forgotten: Forgotten | null;
}

/** What is asked, with the connection of which it is asked. */
export function filterOf({ filter }: Shown, connectionId: string): Filter {
  return { ...filter, connectionId };
}

/** As much as its view lists; runs and storage look after themselves. */
export async function load(shown: Shown, connectionId: string): Promise<Found> {
  const filter = filterOf(shown, connectionId);
  const [groups, page, retries] = await Promise.all([
    shown.view === 'groups' ? loadGroups(filter, 0) : { groups: [], total: 0, isCut: false, forgotten: null },
    shown.view === 'letters' ? loadLetters(filter, null) : { letters: [], next: null, forgotten: null },
    shown.view === 'storage' ? [] : loadRetries(connectionId),
  ]);
  return {
    shown,
    groups: groups.groups,
    groupTotal: groups.total,
    isCut: groups.isCut,
    letters: page.letters,
    next: page.next ?? null,
    retries,
    isReadOn: false,
    forgotten: groups.forgotten ?? page.forgotten ?? null,
  };
}

/** With the page after it. A group may have moved up meanwhile. */
export async function readOn(found: Found, connectionId: string): Promise<Found> {
  const filter = filterOf(found.shown, connectionId);
  if (found.shown.view === 'letters') {
    const page = await loadLetters(filter, found.next);
    return { ...found, letters: [...found.letters, ...page.letters], next: page.next ?? null, isReadOn: true };
  }
  const page = await loadGroups(filter, found.groups.length);
  const known = new Set(found.groups.map(({ key }) => key));
  const others = page.groups.filter(({ key }) => !known.has(key));
  return {
    ...found,
    groups: [...found.groups, ...others],
    groupTotal: page.total,
    isCut: page.isCut,
    isReadOn: true,
  };
}
