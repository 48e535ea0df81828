/** String.escape* and unescape*: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm */
import type { PlatformFunction } from '../../../contracts/values.ts';
import { escapeEntities, html3Entities, html4Entities, unescapeEntities, xmlEntities } from './html-entities.ts';

const javaEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
const scriptEscapes: Readonly<Record<string, string>> = { ...javaEscapes, "'": "\\'", '/': '\\/' };
const unescaped: Readonly<Record<string, string>> = { b: '\b', n: '\n', t: '\t', f: '\f', r: '\r' };

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeWith(escapes: Readonly<Record<string, string>>): (text: string) => string {
  return (text) =>
    text.replace(/[^a-zA-Z0-9 ]/g, (character) => escapes[character] ?? (/[ -~]/.test(character) ? character : unicodeEscape(character)));
}

function unescapeJava(text: string): string {
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|([0-3]?[0-7]{1,2})|([\s\S]))/g,
    (_all, hexadecimal?: string, octal?: string, letter?: string) => {
      if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return unescaped[letter ?? ''] ?? letter ?? '';
    },
  );
}

function escapeCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function unescapeCsv(text: string): string {
  const inside = /^"([\s\S]*)"$/.exec(text)?.[1];
  if (inside === undefined) return text;
  return /[",\r\n]/.test(inside) ? inside.replaceAll('""', '"') : text;
}

export const escapeMembers: Readonly<Record<string, PlatformFunction>> = {
  'escapeCsv()': escapeCsv,
  'unescapeCsv()': unescapeCsv,
  'escapeEcmaScript()': escapeWith(scriptEscapes),
  'unescapeEcmaScript()': unescapeJava,
  'escapeJava()': escapeWith(javaEscapes),
  'unescapeJava()': unescapeJava,
  'escapeUnicode()': (text: string) => text.replace(/[^\0-\x7f]/g, unicodeEscape),
  'unescapeUnicode()': (text: string) =>
    text.replace(/\\u+([0-9a-fA-F]{4})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
  'escapeHtml3()': (text: string) => escapeEntities(text, html3Entities),
  'unescapeHtml3()': (text: string) => unescapeEntities(text, html3Entities),
  'escapeHtml4()': (text: string) => escapeEntities(text, html4Entities),
  'unescapeHtml4()': (text: string) => unescapeEntities(text, html4Entities),
  'escapeXml()': (text: string) => escapeEntities(text, xmlEntities),
  'unescapeXml()': (text: string) => unescapeEntities(text, xmlEntities),
};
