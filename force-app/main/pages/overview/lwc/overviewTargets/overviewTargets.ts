import type { Overview } from 'c/overviewApi';

/** A tab, and what its address asks for there. */
export interface Target {
  readonly tab: string;
  readonly state: Readonly<Record<string, string>>;
}

type Tabs = Pick<Overview, 'activityTab' | 'connectionsTab' | 'dataTab' | 'selectedId'>;

/** Refused records that are open, in all or of one object. */
export function toFailures(view: Tabs, objectName?: string | null, code?: string | null): Target {
  return {
    tab: view.activityTab,
    state: given({
      c__connection: view.selectedId,
      c__view: 'groups',
      c__status: 'Open',
      c__object: objectName,
      c__code: code,
    }),
  };
}

/** Runs, in all or of a time. */
export function toRuns(view: Tabs, time: { since?: string; until?: string } = {}): Target {
  return {
    tab: view.activityTab,
    state: given({ c__connection: view.selectedId, c__view: 'runs', c__since: time.since, c__until: time.until }),
  };
}

/** What is synced, in all or one stream of it. */
export function toData(view: Tabs, streamId?: string | null): Target {
  return { tab: view.dataTab, state: given({ c__connection: view.selectedId, c__stream: streamId }) };
}

/** Where a connection is set up; the act opens what it is done with. */
export function toConnection(view: Tabs, connectionId: string | null | undefined, act?: string | null): Target {
  return { tab: view.connectionsTab, state: given({ c__connection: connectionId, c__act: act }) };
}

function given(state: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
