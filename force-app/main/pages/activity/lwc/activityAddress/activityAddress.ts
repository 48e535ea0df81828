import type { Filter } from 'c/activityApi';

export type View = 'groups' | 'letters';

/** What the page shows, as its address says it. */
export interface Shown {
  connectionId: string | null;
  view: View;
  filter: Omit<Filter, 'connectionId'>;
}

type State = Readonly<Record<string, string | undefined>>;

/** By the name that each has in the address, which the platform wants to begin so. */
const names = {
  c__since: 'since',
  c__until: 'until',
  c__object: 'objectName',
  c__status: 'status',
  c__reason: 'reason',
  c__code: 'code',
  c__group: 'groupKey',
  c__text: 'text',
  c__record: 'recordId',
  c__person: 'personId',
} as const;

/** What an address asks for. What it does not know is asked all the same: the server refuses it by name. */
export function shownBy(state: State): Shown {
  const filter = Object.entries(names).flatMap(([name, property]) => (state[name] ? [[property, state[name]]] : []));
  return {
    connectionId: state['c__connection'] ?? null,
    view: state['c__view'] === 'letters' ? 'letters' : 'groups',
    filter: Object.fromEntries(filter) as Shown['filter'],
  };
}

/** The address that asks for it. */
export function stateOf({ connectionId, view, filter }: Shown): Record<string, string> {
  const asked = Object.entries(names).flatMap(([name, property]) => {
    const value = filter[property];
    return value ? [[name, value]] : [];
  });
  return {
    ...(connectionId ? { c__connection: connectionId } : {}),
    c__view: view,
    ...(Object.fromEntries(asked) as Record<string, string>),
  };
}
