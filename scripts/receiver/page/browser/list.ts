/** A table of what came, newest first: what comes is added at the top, what is older on demand. */
import { offer, say } from './asking.ts';
import { element, table } from './elements.ts';
import { navigate } from './navigation.ts';
import { counted } from './words.ts';

/** `newest` is the highest position of all, whatever was asked for. */
export interface Page<Item> {
  items: Item[];
  hasMore: boolean;
  newest: number;
}

interface ListOptions<Item extends { position: number }, Answer extends Page<Item>> {
  caption: string;
  columns: readonly string[];
  /** One and many, such as arrival and arrivals. */
  nouns: readonly [string, string];
  ask: (span: Readonly<Record<string, string>>) => Promise<Answer>;
  rowOf: (item: Item) => HTMLElement;
  /** What stands below the last row. */
  endOf: (answer: Answer, isEmpty: boolean) => (string | HTMLElement)[];
}

export interface LiveList {
  place: HTMLElement;
  /** Answers whether anything has come since the last look. */
  look: () => Promise<boolean>;
}

/** While others come, no more rows are kept than anybody reads. */
const mostRows = 500;

export function liveList<Item extends { position: number }, Answer extends Page<Item>>(options: ListOptions<Item, Answer>): LiveList {
  const { caption, columns, nouns, ask, endOf } = options;
  const { table: made, body } = table(caption, columns);
  const older = element('button', { type: 'button' }, 'Show older');
  const end = element('div', { class: 'note' });
  /** Up to where all that fits is shown; null before the first answer. */
  let shown: number | null = null;
  let newest = 0;

  const rowsOf = (items: readonly Item[]): HTMLElement[] =>
    items.map((item) => {
      const row = options.rowOf(item);
      row.dataset['position'] = `${item.position}`;
      return row;
    });
  const showEnd = (answer: Answer, hasMore: boolean): void => {
    older.hidden = !hasMore;
    made.hidden = body.childElementCount === 0;
    end.replaceChildren(...(hasMore ? [] : endOf(answer, made.hidden)));
  };
  const begin = (answer: Answer): void => {
    body.replaceChildren(...rowsOf(answer.items));
    showEnd(answer, answer.hasMore);
    shown = answer.newest;
  };
  const add = (answer: Answer): void => {
    body.prepend(...rowsOf(answer.items));
    const surplus = Array.from(body.children).slice(mostRows);
    surplus.forEach((row) => row.remove());
    showEnd(answer, surplus.length > 0 || !older.hidden);
    shown = answer.newest;
  };
  const addOlder = async (): Promise<void> => {
    const last = body.lastElementChild as HTMLElement;
    const answer = await ask({ before: last.dataset['position'] ?? '' });
    body.append(...rowsOf(answer.items));
    showEnd(answer, answer.hasMore);
    say(counted(answer.items.length, `older ${nouns[0]}`, `older ${nouns[1]}`));
    // The button is gone, so that whoever pressed it goes on at what it brought.
    if (!answer.hasMore) (last.nextElementSibling ?? last).querySelector('a')?.focus();
  };
  older.addEventListener('click', () => {
    void addOlder().catch((error: unknown) => end.replaceChildren(error instanceof Error ? error.message : String(error)));
  });

  return {
    place: element('div', {}, made, older, end),
    look: async () => {
      const answer = await ask(shown === null ? {} : { after: `${shown}` });
      const isNews = shown === null || answer.newest !== newest;
      newest = answer.newest;
      if (shown === null) begin(answer);
      // It has forgotten everything: somebody began anew.
      else if (answer.newest < shown) begin(await ask({}));
      else if (answer.items.length === 0) shown = answer.newest;
      else if (answer.hasMore) offer(made, `More than ${answer.items.length} new ${nouns[1]}`, () => begin(answer));
      else offer(made, counted(answer.items.length, `new ${nouns[0]}`, `new ${nouns[1]}`), () => add(answer));
      return isNews;
    },
  };
}

/** A form whose address says what is searched, and no more. */
export function searchForm(kept: Readonly<Record<string, string>>, all: string, ...fields: readonly HTMLElement[]): HTMLFormElement {
  const acts = element(
    'div',
    { class: 'acts' },
    element('button', { type: 'submit', class: 'first' }, 'Search'),
    element('a', { href: all }, 'Show all'),
  );
  const form = element('form', { role: 'search' }, ...fields, acts);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wanted = new URLSearchParams(kept);
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string' && value.trim() !== '') wanted.set(name, value.trim());
    });
    navigate(`/?${wanted.toString()}`);
  });
  return form;
}

export function field(label: string, control: HTMLElement, isWide = false): HTMLElement {
  return element('div', isWide ? { class: 'wide' } : {}, element('label', { for: control.id }, label), control);
}
