/** Values as people see them, and what differs between two states of a record. */
import { canonicalJson } from '../contract/canonical-json.ts';
import { exactText, isLosslessNumber } from '../contract/exact-json.ts';
import type { Difference, ShownField, ShownValue } from './answers.ts';

type Fields = Readonly<Record<string, unknown>>;

const longestShown = 300;
/** So much is shown before the place where two long texts part. */
const context = 40;

export function shownFields(fields: Fields): ShownField[] {
  return Object.entries(fields).map(([field, value]) => ({ field, value: shownValue(value) }));
}

export function differencesBetween(before: Fields, after: Fields): Difference[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.flatMap((field) => {
    const [old, now] = [memberOf(before, field), memberOf(after, field)];
    if (old !== undefined && now !== undefined && canonicalJson(old) === canonicalJson(now)) return [];
    const from = old === undefined || now === undefined ? 0 : partingOf(textOf(old), textOf(now));
    return [{ field, before: old === undefined ? null : shownValue(old, from), after: now === undefined ? null : shownValue(now, from) }];
  });
}

function memberOf(fields: Fields, field: string): unknown {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

export function shownValue(value: unknown, parting = 0): ShownValue {
  const text = textOf(value);
  const from = text.length <= longestShown ? 0 : Math.max(0, Math.min(parting - context, text.length - longestShown));
  return { type: typeOf(value), text: text.slice(from, from + longestShown), from, length: text.length };
}

/** Where two texts begin to differ. */
function partingOf(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

function textOf(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : exactText(value);
}

function typeOf(value: unknown): ShownValue['type'] {
  if (value === null) return 'empty';
  if (typeof value === 'number' || isLosslessNumber(value)) return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : 'object';
}
