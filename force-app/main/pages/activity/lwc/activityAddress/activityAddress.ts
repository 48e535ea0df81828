import type { Filter } from 'c/activityApi';
import type { Span } from 'c/runApi';

export type View = 'groups' | 'letters' | 'runs' | 'storage';

/** What the page shows, as its address says it. */
export interface Shown {
  connectionId: string | null;
  view: View;
  /** How much time the chart of runs shows; a day where nothing is said. */
  span?: Span | undefined;
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

const views: readonly View[] = ['groups', 'letters', 'runs', 'storage'];
const spans: readonly Span[] = ['hours', 'week', 'month'];

type OtherView = Exclude<View, 'groups' | 'letters'>;

/** What views other than those of failures are asked by; the rest belongs to failures alone. */
const askedBy: Readonly<Record<OtherView, readonly string[]>> = {
  runs: ['since', 'until', 'reason', 'personId'],
  storage: [],
};

/** As much of a filter as applies to another view. Failures are those that are open unless something else is asked. */
export function fitting(filter: Shown['filter'], from: View, to: View): Shown['filter'] {
  if (isOther(to)) {
    return Object.fromEntries(Object.entries(filter).filter(([name]) => askedBy[to].includes(name)));
  }
  return isOther(from) ? { status: 'Open', ...filter } : filter;
}

function isOther(view: View): view is OtherView {
  return view in askedBy;
}

/** What an address asks for. What it does not know is asked all the same, a view and a span too: the server refuses it by name. */
export function shownBy(state: State): Shown {
  const filter = Object.entries(names).flatMap(([name, property]) => (state[name] ? [[property, state[name]]] : []));
  const view = views.find((each) => each === state['c__view']);
  const span = spans.find((each) => each === state['c__span']);
  const unknown = [
    ...(state['c__view'] && !view ? [['view', state['c__view']]] : []),
    ...(state['c__span'] && !span ? [['span', state['c__span']]] : []),
  ];
  return {
    connectionId: state['c__connection'] ?? null,
    view: view ?? 'groups',
    span,
    filter: Object.fromEntries([...filter, ...unknown]) as Shown['filter'],
  };
}

/** The address that asks for it. */
export function stateOf({ connectionId, view, span, filter }: Shown): Record<string, string> {
  const asked = Object.entries(names).flatMap(([name, property]) => {
    const value = filter[property];
    return value ? [[name, value]] : [];
  });
  return {
    ...(connectionId ? { c__connection: connectionId } : {}),
    c__view: view,
    ...(span && view === 'runs' ? { c__span: span } : {}),
    ...(Object.fromEntries(asked) as Record<string, string>),
  };
}
