/** String methods that look for text: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
import type { PlatformFunction } from '../../../contracts/values.ts';
import { withoutNulls } from '../parameters/arguments.ts';

function lower(text: string): string {
  return text.toLowerCase();
}

function firstIndex(text: string, isWanted: (character: string) => boolean): number {
  return text.split('').findIndex(isWanted);
}

function countMatches(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}

function indexOfDifference(first: string, second: string): number {
  if (first === second) return -1;
  let index = 0;
  while (index < first.length && index < second.length && first[index] === second[index]) index += 1;
  return index;
}

/** Java gives up on an empty text that starts behind the end; JavaScript does not. */
function indexFrom(text: string, part: string, start: number): number {
  return start > text.length && part !== '' ? -1 : text.indexOf(part, start);
}

/** A negative start finds nothing, unlike JavaScript's. */
function lastIndexFrom(text: string, part: string, start: number): number {
  return start < 0 ? -1 : text.lastIndexOf(part, start);
}

export const searchMembers: Readonly<Record<string, PlatformFunction>> = {
  ...withoutNulls({
    'contains(String)': (text: string, part: string) => text.includes(part),
    'containsIgnoreCase(String)': (text: string, part: string) => lower(text).includes(lower(part)),
    'endsWith(String)': (text: string, part: string) => text.endsWith(part),
    'endsWithIgnoreCase(String)': (text: string, part: string) => lower(text).endsWith(lower(part)),
    'startsWith(String)': (text: string, part: string) => text.startsWith(part),
    'startsWithIgnoreCase(String)': (text: string, part: string) => lower(text).startsWith(lower(part)),
    'indexOf(String)': (text: string, part: string) => text.indexOf(part),
    'indexOf(String, Integer)': indexFrom,
    'indexOfIgnoreCase(String)': (text: string, part: string) => lower(text).indexOf(lower(part)),
    'indexOfIgnoreCase(String, Integer)': (text: string, part: string, start: number) => indexFrom(lower(text), lower(part), start),
    'indexOfChar(Integer)': (text: string, character: number) => text.indexOf(String.fromCodePoint(character)),
    'indexOfChar(Integer, Integer)': (text: string, character: number, start: number) =>
      text.indexOf(String.fromCodePoint(character), start),
    'lastIndexOf(String)': (text: string, part: string) => text.lastIndexOf(part),
    'lastIndexOf(String, Integer)': lastIndexFrom,
    'lastIndexOfIgnoreCase(String)': (text: string, part: string) => lower(text).lastIndexOf(lower(part)),
    'lastIndexOfIgnoreCase(String, Integer)': (text: string, part: string, start: number) => lastIndexFrom(lower(text), lower(part), start),
    'lastIndexOfChar(Integer)': (text: string, character: number) => text.lastIndexOf(String.fromCodePoint(character)),
    'lastIndexOfChar(Integer, Integer)': (text: string, character: number, start: number) =>
      lastIndexFrom(text, String.fromCodePoint(character), start),
  }),
  'containsAny(String)': (text: string, characters: string | null) =>
    firstIndex(text, (character) => (characters ?? '').includes(character)) >= 0,
  'containsNone(String)': (text: string, characters: string | null) =>
    firstIndex(text, (character) => (characters ?? '').includes(character)) < 0,
  'containsOnly(String)': (text: string, characters: string | null) =>
    firstIndex(text, (character) => !(characters ?? '').includes(character)) < 0,
  'containsWhitespace()': (text: string) => /[\s\x1c-\x1f]/.test(text),
  'countMatches(String)': (text: string, part: string | null) => countMatches(text, part ?? ''),
  'indexOfAny(String)': (text: string, characters: string | null) =>
    firstIndex(text, (character) => (characters ?? '').includes(character)),
  'indexOfAnyBut(String)': (text: string, characters: string | null) =>
    firstIndex(text, (character) => !(characters ?? '').includes(character)),
  'indexOfDifference(String)': (text: string, other: string | null) => indexOfDifference(text, other ?? ''),
  'difference(String)': (text: string, other: string | null) => {
    const index = indexOfDifference(text, other ?? '');
    return index < 0 ? '' : (other ?? '').slice(index);
  },
};
