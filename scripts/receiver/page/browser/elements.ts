/** Makes elements from what arrived. All of it is somebody else's text, and becomes text: nothing here reads HTML. */

type Child = Node | string | null;

type Attribute =
  | 'class'
  | 'href'
  | 'id'
  | 'name'
  | 'type'
  | 'value'
  | 'for'
  | 'role'
  | 'scope'
  | 'datetime'
  | 'data-label'
  | 'aria-labelledby'
  | 'autocomplete';
type Attributes = Partial<Record<Attribute, string>>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** An element of the page itself. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found as Kind;
}

/** What no one sees, or what turns the text around it: controls, marks of direction, halves of characters. */
const unseen = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs})/u;

/** A text of unknown direction apart from what stands around it; what would not be seen is named. */
export function foreign(text: string): HTMLElement {
  const parts = text.split(unseen).filter((part) => part !== '');
  return element('bdi', {}, ...parts.map((part) => (unseen.test(part) ? element('span', { class: 'unseen' }, nameOf(part)) : part)));
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Rows of label and value. */
export function facts(rows: readonly (readonly [string, Child])[]): HTMLElement {
  return element('dl', {}, ...rows.map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))));
}

/** On a phone each row is a block with its labels: the roles keep it a table there too. */
export function table(
  caption: string,
  columns: readonly string[],
  layout: 'list' | 'fields' = 'list',
): { table: HTMLElement; body: HTMLElement } {
  const heads = columns.map((column) => element('th', { scope: 'col', role: 'columnheader' }, column));
  const body = element('tbody', { role: 'rowgroup' });
  const made = element(
    'table',
    { role: 'table', class: layout },
    element('caption', { class: 'hidden' }, caption),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
    body,
  );
  return { table: made, body };
}

export function row(columns: readonly string[], cells: readonly Child[]): HTMLElement {
  const made = cells.map((cell, index) => element('td', { role: 'cell', 'data-label': columns[index] ?? '' }, cell));
  return element('tr', { role: 'row' }, ...made);
}
