/** Implements System.String: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
import { primitive } from '../../../contracts/types.ts';
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexList,
  apexException,
  compareStringsExactly,
  dateToString,
  datetimeToString,
  requireArgument,
  stringHash,
  toApexString,
} from '../../../values/index.ts';
import type { ApexDate, ApexDatetime, ApexDecimal, ApexDouble } from '../../../values/index.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { noFieldErrors } from '../parameters/field-errors.ts';
import { changeMembers } from './changing.ts';
import { cutMembers } from './cutting.ts';
import { escapeMembers } from './escapes.ts';
import { formatMessage } from './message-format.ts';
import { searchMembers } from './searching.ts';
import { testMembers } from './classifying.ts';

function checkIndex(text: string, index: number): number {
  if (index < 0 || index >= text.length) throw apexException('System.StringException', `String index out of range: ${index}`);
  return index;
}

/** java.lang.String.compareTo: the distance of the first characters that differ, else of the lengths. */
function compareTo(text: string, other: string): number {
  if (compareStringsExactly(text, other) === 0) return 0;
  for (let index = 0; index < Math.min(text.length, other.length); index += 1) {
    const distance = text.charCodeAt(index) - other.charCodeAt(index);
    if (distance !== 0) return distance;
  }
  return text.length - other.length;
}

/** -1 when the distance is above the threshold. */
function levenshtein(text: string, other: string, threshold = Number.MAX_SAFE_INTEGER): number {
  let previous = Array.from({ length: other.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= text.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (text[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  const distance = previous[other.length] ?? 0;
  return distance > threshold ? -1 : distance;
}

function codePointBefore(text: string, index: number): number {
  checkIndex(text, index - 1);
  return Array.from(text.slice(0, index)).at(-1)?.codePointAt(0) ?? 0;
}

function offsetByCodePoints(text: string, index: number, offset: number): number {
  if (offset >= 0) return index + Array.from(text.slice(index)).slice(0, offset).join('').length;
  return index - Array.from(text.slice(0, index)).slice(offset).join('').length;
}

function join(values: Iterable<unknown>, separator: string | null): string {
  return [...values].map((value) => (value === null ? '' : toApexString(value))).join(separator ?? '');
}

function valueOf(value: unknown): string | null {
  return value === null ? null : toApexString(value);
}

export const stringTable: PlatformTypeTable = {
  name: 'System.String',
  members: {
    ...noFieldErrors,
    ...searchMembers,
    ...testMembers,
    ...cutMembers,
    ...changeMembers,
    ...escapeMembers,
    ...withoutNulls({
      'charAt(Integer)': (text: string, index: number) => text.charCodeAt(checkIndex(text, index)),
      'codePointAt(Integer)': (text: string, index: number) => text.codePointAt(checkIndex(text, index)),
      'codePointBefore(Integer)': codePointBefore,
      'codePointCount(Integer, Integer)': (text: string, start: number, end: number) => Array.from(text.slice(start, end)).length,
      'offsetByCodePoints(Integer, Integer)': offsetByCodePoints,
      'compareTo(String)': compareTo,
      'getLevenshteinDistance(String)': (text: string, other: string) => levenshtein(text, other),
      'getLevenshteinDistance(String, Integer)': levenshtein,
      'static escapeSingleQuotes(String)': (text: string) => text.replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
      'static format(String, List<Object>)': (template: string, values: ApexList) => formatMessage(template, values.items),
      'static fromCharArray(List<Integer>)': (characters: ApexList<number>) => String.fromCodePoint(...characters.items),
      'static valueOfGmt(Datetime)': (value: ApexDatetime) => value.toString(),
    }),
    'equals(Object)': (text: string, other: unknown) => text === other,
    'equalsIgnoreCase(String)': (text: string, other: string | null) => other !== null && text.toLowerCase() === other.toLowerCase(),
    'hashCode()': stringHash,
    'length()': (text: string) => text.length,
    'getChars()': (text: string) =>
      new ApexList(
        primitive('Integer'),
        text.split('').map((character) => character.charCodeAt(0)),
      ),
    'static isBlank(String)': (text: string | null) => text === null || text.trim() === '',
    'static isNotBlank(String)': (text: string | null) => text !== null && text.trim() !== '',
    'static isEmpty(String)': (text: string | null) => text === null || text === '',
    'static isNotEmpty(String)': (text: string | null) => text !== null && text !== '',
    'static join(Object, String)': (values: Iterable<unknown> | null, separator: string | null) => join(requireArgument(values), separator),
    'static valueOf(Date)': (value: ApexDate | null) => dateToString(value),
    'static valueOf(Datetime)': (value: ApexDatetime | null) => datetimeToString(value),
    'static valueOf(Decimal)': (value: ApexDecimal | null) => valueOf(value),
    'static valueOf(Double)': (value: ApexDouble | null) => valueOf(value),
    'static valueOf(Integer)': (value: number | null) => valueOf(value),
    'static valueOf(Long)': (value: bigint | null) => valueOf(value),
    'static valueOf(Object)': valueOf,
  },
};
