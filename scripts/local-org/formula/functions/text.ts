/** Text functions: LEFT, SUBSTITUTE, LPAD, CONTAINS and their like. */
import { to18 } from '../../values/identifiers.ts';
import { asNumber } from '../values/coerce.ts';
import { formulaFunction } from './context.ts';
import type { FormulaCall, FormulaFunctionTable } from './context.ts';
import { integer, parseNumber, toInteger } from '../values/numbers.ts';
import { FormulaError } from '../parsing/syntax.ts';
import { FormulaValueError } from '../values/values.ts';
import type { FormulaValue } from '../values/values.ts';

function count(call: FormulaCall, index: number, fallback = 0): number {
  if (index >= call.count) return fallback;
  const value = asNumber(call.value(index));
  return value === null ? fallback : toInteger(value);
}

/** LPAD/RPAD(text, length[, pad]): a longer text is cut to the length. */
function pad(call: FormulaCall, side: 'padStart' | 'padEnd'): string {
  const text = call.text(0);
  const length = Math.max(0, count(call, 1));
  return text.length > length ? text.slice(0, length) : text[side](length, call.count > 2 ? call.text(2) : ' ');
}

function find(call: FormulaCall): FormulaValue {
  const wanted = call.text(0);
  const from = Math.max(1, count(call, 2, 1));
  return integer(wanted === '' ? 0 : call.text(1).indexOf(wanted, from - 1) + 1);
}

function middle(call: FormulaCall): string {
  const start = Math.max(1, count(call, 1, 1));
  return call.text(0).slice(start - 1, start - 1 + Math.max(0, count(call, 2)));
}

function toNumber(call: FormulaCall): FormulaValue {
  const text = call.text(0).trim();
  if (text === '') return null;
  const value = parseNumber(text);
  if (value === null) throw new FormulaValueError(`VALUE: '${text}' is not a number`);
  return value;
}

/** REGEX takes Java's syntax and must match the whole text. */
function matches(call: FormulaCall): boolean {
  const source = call.text(1);
  const flags = /^\(\?([ims]+)\)/.exec(source);
  const pattern = (flags === null ? source : source.slice(flags[0].length))
    .replace(/([*+?}])\+/g, '$1')
    .replace(/\\p\{(Alpha|Digit|Alnum|Upper|Lower|Punct|Space)\}/g, posixClass);
  try {
    return new RegExp(`^(?:${pattern})$`, flags?.[1] ?? '').test(call.text(0));
  } catch {
    throw new FormulaError(`REGEX: '${source}' is not a valid regular expression`);
  }
}

const posixClasses: Readonly<Record<string, string>> = {
  Alpha: '[A-Za-z]',
  Digit: '[0-9]',
  Alnum: '[A-Za-z0-9]',
  Upper: '[A-Z]',
  Lower: '[a-z]',
  Punct: '[!-\\/:-@\\[-`{-~]',
  Space: '\\s',
};

function posixClass(whole: string, name: string): string {
  return posixClasses[name] ?? whole;
}

function replaceAll(call: FormulaCall): string {
  const wanted = call.text(1);
  return wanted === '' ? call.text(0) : call.text(0).split(wanted).join(call.text(2));
}

function hyperlink(call: FormulaCall): string {
  const target = call.count > 2 ? call.text(2) : '_blank';
  return `<a href="${call.text(0)}" target="${target}">${call.text(1)}</a>`;
}

function image(call: FormulaCall): string {
  const size = call.count > 3 ? ` height="${call.text(2)}" width="${call.text(3)}"` : '';
  return `<img src="${call.text(0)}" alt="${call.text(1)}"${size} border="0"/>`;
}

function capitalized(call: FormulaCall): string {
  return call
    .text(0)
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{N}'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

export const textFunctions: FormulaFunctionTable = {
  TEXT: formulaFunction(1, 1, (call) => call.text(0)),
  VALUE: formulaFunction(1, 1, toNumber),
  LEN: formulaFunction(1, 1, (call) => integer(call.text(0).length)),
  LEFT: formulaFunction(2, 2, (call) => call.text(0).slice(0, Math.max(0, count(call, 1)))),
  RIGHT: formulaFunction(2, 2, (call) => (count(call, 1) <= 0 ? '' : call.text(0).slice(-count(call, 1)))),
  MID: formulaFunction(3, 3, middle),
  CONTAINS: formulaFunction(2, 2, (call) => call.text(0).includes(call.text(1))),
  BEGINS: formulaFunction(2, 2, (call) => call.text(0).startsWith(call.text(1))),
  FIND: formulaFunction(2, 3, find),
  SUBSTITUTE: formulaFunction(3, 3, replaceAll),
  TRIM: formulaFunction(1, 1, (call) => call.text(0).trim()),
  UPPER: formulaFunction(1, 2, (call) => call.text(0).toUpperCase()),
  LOWER: formulaFunction(1, 2, (call) => call.text(0).toLowerCase()),
  INITCAP: formulaFunction(1, 1, capitalized),
  REVERSE: formulaFunction(1, 1, (call) => Array.from(call.text(0)).reverse().join('')),
  ASCII: formulaFunction(1, 1, (call) => integer(call.text(0).codePointAt(0) ?? 0)),
  CHR: formulaFunction(1, 1, (call) => String.fromCodePoint(count(call, 0))),
  BR: formulaFunction(0, 0, () => '\n'),
  LPAD: formulaFunction(2, 3, (call) => pad(call, 'padStart')),
  RPAD: formulaFunction(2, 3, (call) => pad(call, 'padEnd')),
  REGEX: formulaFunction(2, 2, matches),
  CASESAFEID: formulaFunction(1, 1, (call) => to18(call.text(0))),
  HYPERLINK: formulaFunction(2, 3, hyperlink),
  IMAGE: formulaFunction(2, 4, image),
  HTMLENCODE: formulaFunction(1, 1, (call) => call.text(0).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)),
  URLENCODE: formulaFunction(1, 1, (call) => encodeURIComponent(call.text(0)).replace(/%20/g, '+')),
};
