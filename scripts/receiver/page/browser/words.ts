/** How the page speaks of times, figures, answers and values. */
import type { KeptDelivery } from '../../journal/journal.ts';
import type { ShownArrival, ShownValue } from '../answers.ts';
import { element, foreign } from './elements.ts';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const figure = new Intl.NumberFormat('en');

export function timeText(milliseconds: number): string {
  return time.format(milliseconds);
}

/** Today's without the day. */
export function moment(milliseconds: number): HTMLElement {
  const isToday = day.format(milliseconds) === day.format(Date.now());
  const text = isToday ? time.format(milliseconds) : `${day.format(milliseconds)}, ${time.format(milliseconds)}`;
  return element('time', { datetime: new Date(milliseconds).toISOString() }, text);
}

export function counted(count: number, one: string, many: string): string {
  return `${figure.format(count)} ${count === 1 ? one : many}`;
}

export function figureText(count: number): string {
  return figure.format(count);
}

/** What each kind of event says, and what it leaves of a record. */
export const kinds: Readonly<Record<string, string>> = {
  upserted: 'created or changed',
  deleted: 'deleted',
  merged: 'merged into another',
  excluded: 'taken out',
};

export function kindText(kind: string | null): string {
  return kind === null ? 'not readable' : (kinds[kind] ?? kind);
}

/** The revision, which is a moment of 13 digits, on a line of its own. */
export function versionOn({ stamp, revision }: { stamp: string; revision: number }): HTMLElement {
  const second = revision === 0 ? null : element('div', { class: 'reason' }, `revision ${revision}`);
  return element('div', {}, element('span', { class: 'version' }, stamp), second);
}

export function versionText({ stamp, revision }: { stamp: string; revision: number }): string {
  return revision === 0 ? stamp : `${stamp}, revision ${revision}`;
}

/** What is told leaves all the same, though late. */
const faultsThatAnswer: ReadonlySet<string> = new Set(['delay', 'delayAfterProcessing', 'rejectPartially']);

/** A sign and a word: nothing is told by colour alone. */
export function answerOf({ receipt, isEffective, delivery }: ShownArrival): HTMLElement {
  const { status, code, message, field, held, link } = receipt;
  const signs = { accepted: '✓', stale: '↩', rejected: '✕' };
  const sign = element('span', { class: `answer ${status}` }, `${signs[status]} ${status}`);
  const reasons = [
    status === 'accepted' && !isEffective ? 'It held the same already.' : null,
    held === undefined ? null : `It keeps ${versionText(held)}.`,
    code === undefined ? null : element('code', {}, foreign(code)),
    message === undefined ? null : foreign(message),
    field === undefined ? null : element('span', {}, 'Field: ', foreign(field)),
    link === undefined ? null : element('span', {}, 'Link: ', foreign(link)),
    delivery.fault === null || faultsThatAnswer.has(delivery.fault) ? null : `An armed fault kept this answer back: ${delivery.fault}.`,
  ];
  return element('div', {}, sign, ...reasons.map((reason) => (reason === null ? null : element('div', { class: 'reason' }, reason))));
}

export function deliveryAnswer({ outcome, status, code, detail, tally, fault }: KeptDelivery): HTMLElement {
  const isGood = status !== null && status < 300;
  const sign = element(
    'span',
    { class: `answer ${isGood ? 'accepted' : 'rejected'}` },
    status === null ? '✕ no answer' : `${isGood ? '✓' : '✕'} ${status}`,
  );
  const parts = tally === null ? [] : Object.entries<number>({ ...tally }).filter(([, count]) => count > 0);
  const reasons = [
    parts.length === 0 ? null : parts.map(([name, count]) => `${figureText(count)} ${name}`).join(', '),
    outcome === 'repeated' ? 'Came before under this webhook-id: it got the same answer and changed nothing.' : null,
    code === null ? null : element('code', {}, foreign(code)),
    detail === null ? null : foreign(detail),
    fault === null ? null : `An armed fault struck it: ${fault}.`,
  ];
  return element('div', {}, sign, ...reasons.map((reason) => (reason === null ? null : element('div', { class: 'reason' }, reason))));
}

/** A value; of a long one the part that came, and where all of it is. */
export function valueOf(value: ShownValue | null, whole: string): HTMLElement {
  if (value === null) return element('span', { class: 'note' }, 'not there');
  const { type, text, from, length } = value;
  if (type === 'empty') return element('span', { class: 'note' }, 'empty');
  if (length === 0) return element('span', { class: 'note' }, 'a text of no characters');
  const isPart = text.length < length;
  const shown = element('span', { class: 'value' }, from > 0 ? '… ' : null, foreign(text), from + text.length < length ? ' …' : null);
  const part = `${figureText(length)} characters, of which these are ${figureText(from + 1)} to ${figureText(from + text.length)}. `;
  return element(
    'div',
    {},
    shown,
    type === 'text' ? null : element('span', { class: 'note' }, ` ${type}`),
    isPart ? element('div', { class: 'reason' }, part, element('a', { href: whole }, 'All of it, as JSON')) : null,
  );
}
