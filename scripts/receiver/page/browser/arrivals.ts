/** What arrived, newest first: found, live, and page by page. */
import type { ArrivalPage, ShownArrival } from '../answers.ts';
import { ask, keepAsking } from './asking.ts';
import { showCounts } from './counts.ts';
import { element, foreign, row } from './elements.ts';
import { field, liveList, searchForm } from './list.ts';
import type { LiveList } from './list.ts';
import { answerOf, kindText, kinds, moment, versionOn } from './words.ts';

type Filter = Readonly<Record<string, string>>;

const columns = ['Arrived', 'Record', 'What it says', 'Version', 'Answer', 'Delivery'];

/** A list that keeps to its filter. */
export function arrivalList(caption: string, filter: Filter): LiveList {
  return liveList<ShownArrival, ArrivalPage>({
    caption,
    columns,
    nouns: ['arrival', 'arrivals'],
    ask: (span) => ask(`/page/arrivals?${new URLSearchParams({ ...filter, ...span }).toString()}`),
    rowOf,
    endOf: ({ held }, isEmpty) => endOf(held, isEmpty, Object.keys(filter).length > 0),
  });
}

const answers = ['accepted', 'stale', 'rejected'];

/** The first page: search, what is held, and all that arrived. */
export async function showArrivals(view: HTMLElement, address: URLSearchParams): Promise<void> {
  const asked = ['search', 'object', 'kind', 'answer'].map((name) => [name, address.get(name) ?? ''] as const);
  const filter: Filter = Object.fromEntries(asked.filter(([, value]) => value !== ''));
  const objects = element('select', { id: 'object', name: 'object' });
  choices(objects, 'All objects', '', []);
  const counts = element('div');
  const unknown = element('div');
  const arrived = element('section', { 'aria-labelledby': 'arrived' }, element('h2', { id: 'arrived' }, 'Newest first'));
  let list: LiveList | null = null;
  view.replaceChildren(
    filterForm(filter, objects),
    unknown,
    element('section', { 'aria-labelledby': 'held' }, element('h2', { id: 'held' }, 'Records that it holds'), counts),
    arrived,
  );
  await keepAsking(async () => {
    if (list === null) {
      const known = await showCounts(counts);
      const understood = await understoodOf(filter, known);
      choices(objects, 'All objects', understood['object'], withChosen(known, understood['object']));
      unknown.replaceChildren(...unknownOf(filter, understood));
      list = arrivalList('What arrived, newest first', understood);
      arrived.append(list.place);
      await list.look();
      return;
    }
    if (!(await list.look())) return;
    const known = await showCounts(counts);
    if (document.activeElement !== objects) choices(objects, 'All objects', objects.value, withChosen(known, objects.value));
  });
}

/** With what was found to have arrived, whether or not a record of it is held. */
function withChosen(known: readonly string[], chosen = ''): readonly string[] {
  return chosen === '' || known.includes(chosen) ? known : [...known, chosen];
}

/** Of what the address asks, what there is: somebody may have edited it, or what it names may be gone. */
async function understoodOf(filter: Filter, known: readonly string[]): Promise<Filter> {
  const object = filter['object'] ?? '';
  const isKnown = object === '' || known.includes(object) || (await hasArrived(object));
  const entries = Object.entries(filter).filter(([name, value]) => {
    if (name === 'kind') return Object.hasOwn(kinds, value);
    if (name === 'answer') return answers.includes(value);
    return name !== 'object' || isKnown;
  });
  return Object.fromEntries(entries);
}

/** All that came of an object may have been refused, so that no record of it is held. */
async function hasArrived(object: string): Promise<boolean> {
  const { items } = await ask<ArrivalPage>(`/page/arrivals?${new URLSearchParams({ object, limit: '1' }).toString()}`);
  return items.some((arrival) => arrival.object === object);
}

function unknownOf(filter: Filter, understood: Filter): HTMLElement[] {
  const words: Readonly<Record<string, string>> = { object: 'object', kind: 'kind of event', answer: 'answer' };
  return Object.entries(filter)
    .filter(([name]) => understood[name] === undefined)
    .map(([name, value]) =>
      element(
        'p',
        { class: 'notice' },
        `The address asks for the ${words[name] ?? name} `,
        foreign(value),
        ', which is not known here: it is left out.',
      ),
    );
}

function filterForm(filter: Filter, objects: HTMLSelectElement): HTMLFormElement {
  const search = element('input', { id: 'search', name: 'search', type: 'search', autocomplete: 'off', value: filter['search'] ?? '' });
  const kind = element('select', { id: 'kind', name: 'kind' });
  choices(kind, 'Anything', filter['kind'], Object.keys(kinds), kindText);
  const answer = element('select', { id: 'answer', name: 'answer' });
  choices(answer, 'All answers', filter['answer'], answers);
  return searchForm(
    {},
    '/',
    field('Record id, name or webhook-id', search, true),
    field('Object', objects),
    field('What it says', kind),
    field('Answer', answer),
  );
}

function choices(
  select: HTMLSelectElement,
  all: string,
  chosen: string | undefined,
  values: readonly string[],
  textOf = (value: string): string => value,
): void {
  const options = values.map((value) => element('option', { value }, textOf(value)));
  select.replaceChildren(element('option', { value: '' }, all), ...options);
  select.value = chosen !== undefined && values.includes(chosen) ? chosen : '';
}

function rowOf(arrival: ShownArrival): HTMLElement {
  const { version, delivery } = arrival;
  return row(columns, [
    moment(delivery.receivedAt),
    recordOf(arrival),
    kindText(arrival.kind),
    version === null ? 'none' : versionOn(version),
    answerOf(arrival),
    deliveryLink(delivery.position, delivery.webhookId),
  ]);
}

function recordOf({ object, id, source, name, subject }: ShownArrival): HTMLElement {
  if (object === '') return element('span', {}, 'Not readable; says it is about ', foreign(subject ?? 'nothing'));
  const link = element('a', { href: recordAddress({ object, id, source }) }, name === null ? `${object}/${id}` : foreign(name));
  return element('div', {}, link, name === null ? null : element('div', { class: 'reason' }, `${object}/${id}`));
}

export function recordAddress(record: { object: string; id: string; source: string }): string {
  return `/?${new URLSearchParams({ view: 'record', ...record }).toString()}`;
}

export function deliveryLink(position: number, webhookId: string): HTMLElement {
  const shown = webhookId === '' ? 'without a webhook-id' : webhookId;
  return element('a', { href: `/?view=delivery&position=${position}`, class: 'webhook' }, foreign(shown));
}

function endOf(held: ArrivalPage['held'], isEmpty: boolean, isFiltered: boolean): (string | HTMLElement)[] {
  if (held.length > 0) {
    const links = held.map((record) => {
      const { object, id, source } = record;
      return element('li', {}, element('a', { href: recordAddress({ object, id, source }) }, `${object}/${id}`));
    });
    return ['It holds this record, but keeps no such arrival of it:', element('ul', {}, ...links)];
  }
  if (!isEmpty) return ['That is all that it keeps.'];
  return [isFiltered ? 'Nothing that arrived fits. Words are found by their beginnings.' : 'Nothing has arrived yet.'];
}
