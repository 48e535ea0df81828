/** String methods that give a changed copy: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
import type { PlatformFunction } from '../../../contracts/values.ts';
import { withoutNulls } from '../parameters/arguments.ts';
import { compilePattern, replaceMatches } from '../regex/compile.ts';

function padding(length: number, pad: string): string {
  return length <= 0 ? '' : pad.repeat(Math.ceil(length / pad.length)).slice(0, length);
}

/** An empty pad counts as a space. */
function leftPad(text: string, size: number, pad = ' '): string {
  return padding(size - text.length, pad === '' ? ' ' : pad) + text;
}

function rightPad(text: string, size: number, pad = ' '): string {
  return text + padding(size - text.length, pad === '' ? ' ' : pad);
}

function center(text: string, size: number, pad = ' '): string {
  const missing = size - text.length;
  return missing <= 0 ? text : rightPad(leftPad(text, text.length + Math.floor(missing / 2), pad), size, pad);
}

function overlay(text: string, over: string, first: number, second: number): string {
  const clamp = (position: number): number => Math.max(0, Math.min(position, text.length));
  const [start, end] = [clamp(first), clamp(second)].sort((left, right) => left - right) as [number, number];
  return text.slice(0, start) + over + text.slice(end);
}

function swapCase(text: string): string {
  return Array.from(text)
    .map((character) => (character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase()))
    .join('');
}

function javaLocale(name: string): string | undefined {
  const tag = name.replaceAll('_', '-');
  return /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]+)*$/.test(tag) ? tag : undefined;
}

/** Tags, comments and the entities between: what stays is the text. */
function stripHtmlTags(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<\/?[a-zA-Z!][^>]*>/g, '');
}

export const changeMembers: Readonly<Record<string, PlatformFunction>> = {
  ...withoutNulls({
    'replace(String, String)': (text: string, part: string, replacement: string) => text.split(part).join(replacement),
    'replaceAll(String, String)': (text: string, pattern: string, replacement: string) =>
      replaceMatches(text, compilePattern(pattern), replacement, false),
    'replaceFirst(String, String)': (text: string, pattern: string, replacement: string) =>
      replaceMatches(text, compilePattern(pattern), replacement, true),
    'center(Integer)': (text: string, size: number) => center(text, size),
    'center(Integer, String)': center,
    'leftPad(Integer)': (text: string, size: number) => leftPad(text, size),
    'leftPad(Integer, String)': leftPad,
    'rightPad(Integer)': (text: string, size: number) => rightPad(text, size),
    'rightPad(Integer, String)': rightPad,
    'overlay(String, Integer, Integer)': overlay,
    'repeat(Integer)': (text: string, times: number) => text.repeat(Math.max(times, 0)),
    'toLowerCase(String)': (text: string, locale: string) => text.toLocaleLowerCase(javaLocale(locale)),
    'toUpperCase(String)': (text: string, locale: string) => text.toLocaleUpperCase(javaLocale(locale)),
  }),
  'repeat(String, Integer)': (text: string, separator: string | null, times: number) =>
    Array.from({ length: Math.max(times, 0) }, () => text).join(separator ?? ''),
  'capitalize()': (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
  'uncapitalize()': (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1),
  'deleteWhitespace()': (text: string) => text.replace(/[\s\x1c-\x1f]/g, ''),
  'normalizeSpace()': (text: string) => text.trim().replace(/[\s\x1c-\x1f]+/g, ' '),
  'remove(String)': (text: string, part: string | null) => (part === null || part === '' ? text : text.split(part).join('')),
  'removeEnd(String)': (text: string, part: string | null) =>
    part !== null && part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text,
  'removeEndIgnoreCase(String)': (text: string, part: string | null) =>
    part !== null && part !== '' && text.toLowerCase().endsWith(part.toLowerCase()) ? text.slice(0, -part.length) : text,
  'removeStart(String)': (text: string, part: string | null) => (part !== null && text.startsWith(part) ? text.slice(part.length) : text),
  'removeStartIgnoreCase(String)': (text: string, part: string | null) =>
    part !== null && text.toLowerCase().startsWith(part.toLowerCase()) ? text.slice(part.length) : text,
  'reverse()': (text: string) => Array.from(text).reverse().join(''),
  'stripHtmlTags()': stripHtmlTags,
  'swapCase()': swapCase,
  'toLowerCase()': (text: string) => text.toLowerCase(),
  'toUpperCase()': (text: string) => text.toUpperCase(),
  'trim()': (text: string) => text.replace(/^[\0- ]+|[\0- ]+$/g, ''),
};
