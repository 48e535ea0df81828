/** Keeps compiled patterns, because Apex compiles the same few again and again. */
import { PlatformObject, apexException, definePlatformClass } from '../../../values/index.ts';
import { translatePattern } from './translate.ts';
import type { TranslatedPattern } from './translate.ts';

export interface CompiledPattern extends TranslatedPattern {
  /** The Java text. */
  readonly pattern: string;
  /** Searches from lastIndex. */
  readonly search: RegExp;
  /** Matches at lastIndex only. */
  readonly sticky: RegExp;
  /** Matches at lastIndex and up to the end. */
  readonly whole: RegExp;
}

export class PatternValue extends PlatformObject {
  readonly compiled: CompiledPattern;

  constructor(compiled: CompiledPattern) {
    super();
    this.compiled = compiled;
  }

  override apexToString(): string {
    return this.compiled.pattern;
  }
}
definePlatformClass(PatternValue, 'System.Pattern');

const cache = new Map<string, CompiledPattern>();
const cacheSize = 500;

export function compilePattern(pattern: string): CompiledPattern {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  const translated = translatePattern(pattern);
  let compiled: CompiledPattern;
  try {
    compiled = {
      ...translated,
      pattern,
      search: new RegExp(translated.source, 'dgv'),
      sticky: new RegExp(translated.source, 'dyv'),
      whole: new RegExp(`(?:${translated.source})(?![\\s\\S])`, 'dyv'),
    };
  } catch (problem) {
    throw apexException('System.StringException', `Invalid regex: ${String(problem)}`);
  }
  if (cache.size >= cacheSize) cache.clear();
  cache.set(pattern, compiled);
  return compiled;
}

/** Every match from `start` on, in order. */
export function* matchesOf(compiled: CompiledPattern, text: string): Generator<RegExpExecArray, void, undefined> {
  yield* text.matchAll(compiled.search) as IterableIterator<RegExpExecArray>;
}

/** String.split: trailing empty pieces go when the limit is 0, and a match of nothing at the start makes no piece. */
export function splitText(text: string, pattern: string, limit: number): string[] {
  const pieces: string[] = [];
  let position = 0;
  for (const match of matchesOf(compilePattern(pattern), text)) {
    if (limit > 0 && pieces.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (match[0] === '' && match.index >= text.length) continue;
    pieces.push(text.slice(position, match.index));
    position = end;
  }
  if (position === 0 && pieces.length === 0) return [text];
  pieces.push(text.slice(position));
  if (limit === 0) while (pieces.length > 0 && pieces.at(-1) === '') pieces.pop();
  return pieces;
}

/** `$1`, `${name}` and `\$` in a replacement. */
export function expandReplacement(replacement: string, compiled: CompiledPattern, match: RegExpExecArray): string {
  return replacement.replace(
    /\\([\s\S])|\$(?:(\d)(\d*)|\{(\w+)\})|\$/g,
    (all: string, escaped?: string, digit?: string, more?: string, name?: string) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) {
        const number = compiled.groupNames.get(name);
        if (number === undefined) throw apexException('System.IllegalArgumentException', `No group with name {${name}}`);
        return match.groups?.[`g${number}`] ?? '';
      }
      if (digit === undefined) throw apexException('System.IllegalArgumentException', 'Illegal group reference');
      let number = Number(digit);
      let used = 0;
      while (used < (more ?? '').length && number * 10 + Number((more ?? '')[used]) <= compiled.groupCount) {
        number = number * 10 + Number((more ?? '')[used]);
        used += 1;
      }
      if (number > compiled.groupCount) throw apexException('System.IllegalArgumentException', `No group ${number}`);
      return `${number === 0 ? match[0] : (match.groups?.[`g${number}`] ?? '')}${(more ?? '').slice(used)}`;
    },
  );
}

export function replaceMatches(text: string, compiled: CompiledPattern, replacement: string, isOnlyFirst: boolean): string {
  let result = '';
  let position = 0;
  for (const match of matchesOf(compiled, text)) {
    result += text.slice(position, match.index) + expandReplacement(replacement, compiled, match);
    position = match.index + match[0].length;
    if (isOnlyFirst) break;
  }
  return result + text.slice(position);
}
