/** What an arrival is found by: the words of its name and ids, and terms such as `:kind:deleted`, which no word can be the beginning of. */
import type { Arrival, WantedTerm } from './journal.ts';

const mostWords = 16;
/** PostgreSQL takes no longer lexeme than 2,046 bytes. */
const longestWord = 100;

/** Letters and digits without case and accents, so that every database compares them alike. */
export function wordsOf(text: string): string[] {
  const plain = text.slice(0, 1000).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}_]+/gu) ?? []).map((word) => word.slice(0, longestWord)).slice(0, mostWords);
}

export function termsOf({ object, id, head }: Arrival, webhookId: string): string[] {
  const words = [head.name, object === '' ? head.subject : id, webhookId].flatMap((text) => wordsOf(text ?? ''));
  const filters = filterTerms({ object, kind: head.kind ?? '', answer: head.receipt.status });
  return [...new Set([...filters, ...words])];
}

export interface ArrivalFilter {
  object: string;
  kind: string;
  answer: string;
}

/** Of a filter that is empty there is no term. */
export function filterTerms(filter: ArrivalFilter): string[] {
  return Object.entries<string>({ ...filter }).flatMap(([name, value]) => (value === '' ? [] : [`:${name}:${value.toLowerCase()}`]));
}

/** Each word that is searched is the beginning of one that is found. */
export function wantedTerms(search: string, filter: ArrivalFilter): WantedTerm[] {
  return [
    ...filterTerms(filter).map((term) => ({ term, isBeginning: false })),
    ...wordsOf(search).map((term) => ({ term, isBeginning: true })),
  ];
}
