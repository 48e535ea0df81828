/** How many records it holds, by object and state. */
import type { Counts } from '../answers.ts';
import { ask } from './asking.ts';
import { element, row, table } from './elements.ts';
import { figureText } from './words.ts';

const states = ['live', 'deleted', 'merged', 'excluded'] as const;
const columns = ['Object', 'Live', 'Deleted', 'Merged', 'Taken out'];

/** Answers the objects. */
export async function showCounts(place: HTMLElement): Promise<string[]> {
  const { counts } = await ask<Counts>('/page/counts');
  const objects = [...new Set(counts.map(({ object }) => object))].sort();
  const { table: made, body } = table('Records that it holds', columns);
  for (const object of objects) {
    const numbers = states.map((state) => counts.find((count) => count.object === object && count.state === state)?.records ?? 0);
    const cells = numbers.map((number) => element('span', number === 0 ? { class: 'note' } : {}, figureText(number)));
    const link = element('a', { href: `/?${new URLSearchParams({ object }).toString()}` }, object);
    body.append(row(columns, [link, ...cells]));
  }
  place.replaceChildren(objects.length === 0 ? element('p', { class: 'note' }, 'No record yet.') : made);
  return objects;
}
