/** One record: what is held of it, and every version that came, with what differs and how it was answered. */
import type { Difference, HeldRecord, RecordAnswer, ShownVersion } from '../answers.ts';
import { deliveryLink, recordAddress } from './arrivals.ts';
import { Refusal, ask, keepAsking, offer, say } from './asking.ts';
import { byId, element, facts, foreign, row, table } from './elements.ts';
import { answerOf, counted, kindText, moment, valueOf, versionText } from './words.ts';

const states: Readonly<Record<HeldRecord['state'], string>> = {
  live: 'It lives',
  deleted: 'Deleted in the org: its values went, its version stays',
  merged: 'Merged into another: its values went, its version stays',
  excluded: 'Taken out: it lives in the org, but no longer belongs to what is synced',
};

export async function showRecord(view: HTMLElement, address: URLSearchParams): Promise<void> {
  const [object, id, source] = ['object', 'id', 'source'].map((name) => address.get(name) ?? '') as [string, string, string];
  const asked = (span: Readonly<Record<string, string>>): Promise<RecordAnswer | string> => {
    const query = new URLSearchParams({ ...(source === '' ? {} : { source }), ...span });
    return ask<RecordAnswer>(`/page/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}?${query.toString()}`).catch(
      (error: unknown) => {
        if (error instanceof Refusal) return error.message;
        throw error;
      },
    );
  };
  let shown: string | null = null;
  await keepAsking(async () => {
    const answer = await asked({});
    const now = JSON.stringify(answer);
    if (now === shown) return;
    const show = (): void => {
      shown = now;
      if (typeof answer === 'string') view.replaceChildren(element('p', { class: 'notice' }, answer));
      else showAnswer(view, answer, asked);
    };
    if (shown === null) show();
    else offer(view, 'The record has changed', show);
  });
}

function showAnswer(
  view: HTMLElement,
  answer: RecordAnswer,
  asked: (span: Record<string, string>) => Promise<RecordAnswer | string>,
): void {
  const { object, id, name, held, versions, hasMore } = answer;
  byId('heading').replaceChildren(name === null ? `${object}/${id}` : foreign(name));
  document.title = `${object}/${id} - Syncline's receiver`;
  const list = element('ol', { class: 'versions' }, ...versions.map(versionOf));
  const older = element('button', { type: 'button' }, 'Show older');
  older.hidden = !hasMore;
  older.addEventListener('click', () => {
    const last = list.lastElementChild as HTMLElement;
    void asked({ before: last.dataset['position'] ?? '' }).then(
      (more) => {
        if (typeof more === 'string') return;
        list.append(...more.versions.map(versionOf));
        older.hidden = !more.hasMore;
        say(counted(more.versions.length, 'older version', 'older versions'));
        if (!more.hasMore) (last.nextElementSibling ?? last).querySelector('a')?.focus();
      },
      (error: unknown) => older.after(element('p', { class: 'notice' }, error instanceof Error ? error.message : String(error))),
    );
  });
  view.replaceChildren(
    element('section', { 'aria-labelledby': 'held' }, element('h2', { id: 'held' }, 'What it holds'), heldPart(answer)),
    element(
      'section',
      { 'aria-labelledby': 'versions' },
      element('h2', { id: 'versions' }, 'What came of it, newest first'),
      versions.length === 0
        ? element('p', { class: 'note' }, 'All of it came before the oldest arrival that is kept here.')
        : element('div', {}, list, older),
    ),
  );
  if (held === null) view.prepend(element('p', { class: 'notice' }, 'Nothing of this record is held: all that came of it was refused.'));
}

function heldPart({ object, id, source, held, sources }: RecordAnswer): HTMLElement {
  const others = sources
    .filter((other) => other !== source)
    .map((other) => element('a', { href: recordAddress({ object, id, source: other }) }, foreign(other)));
  const rows: [string, string | HTMLElement][] = [
    ['Record', `${object}/${id}`],
    ['Source, which is the org', foreign(source)],
  ];
  if (others.length > 0) rows.push(['The same id from another org', element('span', {}, ...others)]);
  if (held === null) return facts(rows);
  const { state, version, effects, mergedInto, fields, omitted } = held;
  const whole = `/v1/records/${object}/${id}?${new URLSearchParams({ source }).toString()}`;
  rows.push(['State', states[state]], ['Version', versionText(version)], ['Versions that took effect', `${effects}`]);
  if (mergedInto !== null)
    rows.push(['Merged into', element('a', { href: recordAddress({ object, id: mergedInto, source }) }, mergedInto)]);
  if (omitted !== null && omitted.length > 0) rows.push(['Left out by the org', omittedText(omitted)]);
  rows.push(['All of it', element('a', { href: whole }, 'as JSON')]);
  if (fields === null) return facts(rows);
  const columns = ['Field', 'Value'];
  const { table: made, body } = table('Fields that are held', columns, 'fields');
  body.append(...fields.map(({ field, value }) => row(columns, [foreign(field), valueOf(value, whole)])));
  return element('div', {}, facts(rows), made);
}

function versionOf(version: ShownVersion): HTMLElement {
  const { position, kind, delivery, mergedInto, convertedTo, omitted, object, source } = version;
  const whole = `/page/arrivals/${position}`;
  const rows: [string, string | HTMLElement][] = [
    ['Version', version.version === null ? 'none' : versionText(version.version)],
    ['Answer', answerOf(version)],
    ['Delivery', deliveryLink(delivery.position, delivery.webhookId)],
  ];
  if (mergedInto !== null)
    rows.push(['Merged into', element('a', { href: recordAddress({ object, id: mergedInto, source }) }, mergedInto)]);
  if (convertedTo !== null)
    rows.push([
      'Converted to',
      Object.entries(convertedTo)
        .map(([what, id]) => `${what} ${id ?? 'none'}`)
        .join(', '),
    ]);
  if (omitted !== null && omitted.length > 0) rows.push(['Left out by the org', omittedText(omitted)]);
  rows.push(['All of it', element('a', { href: whole }, 'as JSON')]);
  const made = element(
    'li',
    {},
    element('h3', {}, moment(delivery.receivedAt), ` ${kindText(kind)}`),
    facts(rows),
    differencePart(version, whole),
  );
  made.dataset['position'] = `${position}`;
  return made;
}

function differencePart({ differences, fields, isFirst, isEffective }: ShownVersion, whole: string): HTMLElement {
  if (fields === null) return element('p', { class: 'note' }, 'It came without fields.');
  if (differences === null) {
    const came = `It came with ${counted(fields, 'field', 'fields')}.`;
    return element('p', { class: 'note' }, isFirst ? `${came} Nothing before it is kept to compare it with.` : came);
  }
  if (differences.length === 0) return element('p', { class: 'note' }, 'No field differs from what was held before.');
  const columns = ['Field', 'Held before', isEffective ? 'Held after' : 'It says'];
  const { table: made, body } = table('What differs from what was held before', columns, 'fields');
  body.append(...differences.map((difference) => differenceRow(columns, difference, whole)));
  return made;
}

function differenceRow(columns: readonly string[], { field, before, after }: Difference, whole: string): HTMLElement {
  return row(columns, [foreign(field), valueOf(before, whole), valueOf(after, whole)]);
}

function omittedText(omitted: readonly { field: string; reason: string }[]): HTMLElement {
  return element('span', {}, ...omitted.flatMap(({ field, reason }, index) => [index === 0 ? '' : ', ', foreign(field), ` (${reason})`]));
}
