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

/** What stands beside it, of which nothing that is shown depends. */
export interface Beside {
  /** The record that is asked about, as somebody entered it. */
  readonly question: string;
  /** Of failures the one that is opened; of runs those, with commas between. */
  readonly open: string;
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
  c__run: 'runId',
} as const;

const views: readonly View[] = ['groups', 'letters', 'runs', 'storage'];
const spans: readonly Span[] = ['hours', 'week', 'month'];

type OtherView = Exclude<View, 'groups' | 'letters'>;

/** What views other than those of failures are asked by; the rest belongs to failures alone. */
const named: Readonly<Record<OtherView, readonly string[]>> = {
  runs: ['since', 'until', 'reason', 'personId', 'runId'],
  storage: [],
};

/** As much of a filter as applies to another view. Failures are those that are open unless something else is asked. */
export function fitting(filter: Shown['filter'], from: View, to: View): Shown['filter'] {
  if (isOther(to)) {
    return Object.fromEntries(Object.entries(filter).filter(([name]) => named[to].includes(name)));
  }
  return isOther(from) ? { status: 'Open', ...filter } : filter;
}

function isOther(view: View): view is OtherView {
  return view in named;
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

/** What an address that names no view asks for: what is open. */
export function askedBy(state: State): Shown {
  const shown = shownBy(state);
  return state['c__view'] === undefined ? { ...shown, filter: { status: 'Open', ...shown.filter } } : shown;
}

export function besideOf(state: State): Beside {
  return { question: state['c__ask'] ?? '', open: state['c__open'] ?? '' };
}

/** What stays open in another view: a failure among failures, nothing else. */
export function openAfter(open: string, from: View, to: View): string {
  return from === to || !(isOther(from) || isOther(to)) ? open : '';
}

/** Whether both show the same; that of no connection shows the one given. */
export function isSameShown(first: Shown, second: Shown, connectionId: string | null): boolean {
  const [one, other] = [first, second].map((each) =>
    JSON.stringify(stateOf({ ...each, connectionId: each.connectionId ?? connectionId })),
  );
  return one === other;
}

/** The address that asks for it. */
export function stateOf(
  { connectionId, view, span, filter }: Shown,
  { question, open }: Beside = { question: '', open: '' },
): Record<string, string> {
  const asked = Object.entries(names).flatMap(([name, property]) => {
    const value = filter[property];
    return value ? [[name, value]] : [];
  });
  return {
    ...(connectionId ? { c__connection: connectionId } : {}),
    c__view: view,
    ...(span && view === 'runs' ? { c__span: span } : {}),
    ...(Object.fromEntries(asked) as Record<string, string>),
    ...(question ? { c__ask: question } : {}),
    ...(open ? { c__open: open } : {}),
  };
}
