/** How many records it holds, by object and state: in a line or two, since what arrived is what people come for. */
import type { Counts } from '../answers.ts';
import { ask } from './asking.ts';
import { element } from './elements.ts';
import { figureText } from './words.ts';

const states = [
  ['live', 'live'],
  ['deleted', 'deleted'],
  ['merged', 'merged'],
  ['excluded', 'taken out'],
] as const;

/** Answers the objects. */
export async function showCounts(place: HTMLElement): Promise<string[]> {
  const { counts } = await ask<Counts>('/page/counts');
  const objects = [...new Set(counts.map(({ object }) => object))].sort();
  const items = objects.map((object) => {
    const parts = states.flatMap(([state, word]) => {
      const records = counts.find((count) => count.object === object && count.state === state)?.records ?? 0;
      return records === 0 ? [] : [`${figureText(records)} ${word}`];
    });
    return element('li', {}, element('a', { href: `/?${new URLSearchParams({ object }).toString()}` }, object), ` ${parts.join(', ')}`);
  });
  place.replaceChildren(
    items.length === 0 ? element('p', { class: 'note' }, 'No record yet.') : element('ul', { class: 'counts' }, ...items),
  );
  return objects;
}
