/**
 * A java.util.regex pattern, which Apex's Pattern is, as a JavaScript one. Groups become named (`g1`, `g2`, ...), so that
 * the groups which stand for atomic groups and possessive quantifiers do not shift their numbers.
 */
import { apexException } from '../../../values/index.ts';
import { literal, predefinedClasses, propertyClass, rangeIgnoringCase } from './character-class.ts';

export interface TranslatedPattern {
  readonly source: string;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly comments: boolean;
}

const lineTerminator = '[\\n\\r\\u{85}\\u{2028}\\u{2029}]';
const inputStart = '(?<![\\s\\S])';
const inputEnd = '(?![\\s\\S])';
const endOrLastTerminator = `(?=(?:\\r\\n|${lineTerminator})?${inputEnd})`;
const flagNames: Readonly<Record<string, keyof Flags>> = { i: 'ignoreCase', s: 'dotAll', m: 'multiline', x: 'comments' };
const controlEscapes: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };
const boundaryEscapes: Readonly<Record<string, string>> = {
  b: '\\b',
  B: '\\B',
  A: inputStart,
  z: inputEnd,
  Z: endOrLastTerminator,
  R: `(?:\\r\\n|[${predefinedClasses.v}])`,
};

export function translatePattern(pattern: string): TranslatedPattern {
  return new Translator(pattern).translate();
}

class Translator {
  readonly #pattern: string;
  #position = 0;
  #groupCount = 0;
  #atomicCount = 0;
  readonly #groupNames = new Map<string, number>();

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  translate(): TranslatedPattern {
    const source = this.#alternation({ ignoreCase: false, dotAll: false, multiline: false, comments: false });
    if (this.#position < this.#pattern.length) throw this.#problem("Unmatched closing ')'");
    return { source, groupCount: this.#groupCount, groupNames: this.#groupNames };
  }

  #problem(description: string): unknown {
    return apexException(
      'System.StringException',
      `Invalid regex: ${description} near index ${Math.min(this.#position, this.#pattern.length - 1)}\n${this.#pattern}`,
    );
  }

  /** Valid Java that this engine has no counterpart for. */
  #unsupported(construct: string): unknown {
    return apexException(
      'System.UnsupportedOperationException',
      `The local org does not support ${construct} in a regular expression: ${this.#pattern}`,
    );
  }

  get #next(): string {
    return this.#pattern[this.#position] ?? '';
  }

  #take(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#position)) return false;
    this.#position += text.length;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#position;
    const found = expression.exec(this.#pattern);
    if (found !== null) this.#position += found[0].length;
    return found;
  }

  #codePoint(): number {
    const codePoint = this.#pattern.codePointAt(this.#position) ?? 0;
    this.#position += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** Up to `)` or the end. Flags switched inside hold to its end. */
  #alternation(outer: Flags): string {
    let flags = outer;
    let source = '';
    while (this.#position < this.#pattern.length && this.#next !== ')') {
      const switched = this.#match(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/y);
      if (switched !== null) flags = this.#switchFlags(flags, switched[1] ?? '', switched[2] ?? '');
      else if (this.#take('|')) source += '|';
      else if (!this.#skipComment(flags)) source += this.#quantified(flags);
    }
    return source;
  }

  #skipComment(flags: Flags): boolean {
    return flags.comments && this.#match(/\s+|#[^\n]*/y) !== null;
  }

  #switchFlags(flags: Flags, on: string, off: string): Flags {
    const changed = { ...flags };
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const) {
      for (const letter of letters) {
        const name = flagNames[letter];
        if (name === undefined) throw this.#unsupported(`the flag (?${letter})`);
        changed[name] = value;
      }
    }
    return changed;
  }

  #quantified(flags: Flags): string {
    if (/[*+?]/.test(this.#next)) throw this.#problem(`Dangling meta character '${this.#next}'`);
    let atom = this.#atom(flags);
    while (this.#skipComment(flags));
    let quantifier = this.#match(/[*+?]|\{\d+(?:,\d*)?\}/y);
    while (quantifier !== null) {
      const greedy = `${atom}${quantifier[0]}`;
      if (this.#take('+')) atom = this.#atomic(greedy);
      else atom = this.#take('?') ? `${greedy}?` : greedy;
      quantifier = this.#match(/[*+?]|\{\d+(?:,\d*)?\}/y);
      if (quantifier !== null) atom = `(?:${atom})`;
    }
    return atom;
  }

  /** Once matched, never given back: a lookahead does not backtrack into what it captured. */
  #atomic(source: string): string {
    this.#atomicCount += 1;
    const name = `a${this.#atomicCount}`;
    return `(?:(?=(?<${name}>${source}))\\k<${name}>)`;
  }

  #atom(flags: Flags): string {
    if (this.#take('(')) return this.#group(flags);
    if (this.#take('[')) return this.#characterClass(flags);
    if (this.#take('\\')) return this.#escape(flags);
    if (this.#take('.')) return flags.dotAll ? '[\\s\\S]' : `[^${lineTerminator.slice(1, -1)}]`;
    if (this.#take('^'))
      return flags.multiline ? `(?:${inputStart}|(?<=${lineTerminator})(?<!\\r(?=\\n))(?=[\\s\\S]))` : `(?:${inputStart})`;
    if (this.#take('$')) return `(?:${flags.multiline ? `(?=${lineTerminator}|${inputEnd})(?<!\\r(?=\\n))` : endOrLastTerminator})`;
    if (this.#next === '{') throw this.#problem('Illegal repetition');
    return this.#literal(this.#codePoint(), flags);
  }

  #literal(codePoint: number, flags: Flags): string {
    if (!flags.ignoreCase) return literal(codePoint);
    const both = rangeIgnoringCase(codePoint, codePoint);
    return both === literal(codePoint) ? both : `[${both}]`;
  }

  #group(flags: Flags): string {
    const opened = this.#openGroup(flags);
    const body = this.#alternation(opened.flags);
    if (!this.#take(')')) throw this.#problem('Unclosed group');
    return opened.close(body);
  }

  #openGroup(flags: Flags): { readonly flags: Flags; close(body: string): string } {
    for (const lookaround of ['?=', '?!', '?<=', '?<!']) {
      if (this.#take(lookaround)) return { flags, close: (body) => `(?:(${lookaround}${body}))` };
    }
    if (this.#take('?>')) return { flags, close: (body) => this.#atomic(body) };
    const switched = this.#match(/\?([a-zA-Z]*)(?:-([a-zA-Z]*))?:/y);
    if (switched !== null) return { flags: this.#switchFlags(flags, switched[1] ?? '', switched[2] ?? ''), close: (body) => `(?:${body})` };
    const named = this.#match(/\?<([a-zA-Z][a-zA-Z0-9]*)>/y);
    if (named === null && this.#next === '?') throw this.#problem('Unknown inline modifier');
    this.#groupCount += 1;
    const number = this.#groupCount;
    if (named?.[1] !== undefined) this.#groupNames.set(named[1], number);
    return { flags, close: (body) => `(?<g${number}>${body})` };
  }

  #escape(flags: Flags): string {
    if (this.#take('Q')) return this.#quotation(flags);
    const reference = this.#match(/([1-9])|k<([a-zA-Z][a-zA-Z0-9]*)>/y);
    if (reference !== null) return this.#backReference(reference[1], reference[2], flags);
    if (this.#next === 'G') throw this.#unsupported('the boundary \\G');
    if (this.#next === 'X') throw this.#unsupported('the grapheme \\X');
    const boundary = boundaryEscapes[this.#next];
    if (boundary !== undefined) {
      this.#position += 1;
      return `(?:${boundary})`;
    }
    const characters = this.#classEscape();
    if (characters !== null) return characters;
    return this.#literal(this.#characterEscape(), flags);
  }

  #backReference(digit: string | undefined, name: string | undefined, flags: Flags): string {
    if (flags.ignoreCase) throw this.#unsupported('a back reference under (?i)');
    let number = digit === undefined ? this.#groupNames.get(name ?? '') : Number(digit);
    if (number === undefined) throw this.#problem(`named capturing group <${name}> does not exist`);
    while (/\d/.test(this.#next) && number * 10 + Number(this.#next) <= this.#groupCount) {
      number = number * 10 + Number(this.#next);
      this.#position += 1;
    }
    // A group that does not exist (yet) fails in Java; in JavaScript it would match the empty text.
    return number > this.#groupCount ? '(?:(?!))' : `\\k<g${number}>`;
  }

  #quotation(flags: Flags): string {
    const end = this.#pattern.indexOf('\\E', this.#position);
    const quoted = this.#pattern.slice(this.#position, end < 0 ? undefined : end);
    this.#position = end < 0 ? this.#pattern.length : end + 2;
    const source = Array.from(quoted)
      .map((character) => this.#literal(character.codePointAt(0) ?? 0, flags))
      .join('');
    return Array.from(quoted).length === 1 ? source : `(?:${source})`;
  }

  /** `\d`, `\S`, `\p{L}`: a whole class, or null when the escape is something else. */
  #classEscape(): string | null {
    const property = this.#match(/([pP])(?:\{\^?([^}]*)\}|([A-Z]))/y);
    if (property !== null) {
      const inside = propertyClass(property[2] ?? property[3] ?? '');
      if (inside === null) throw this.#unsupported(`the character property \\p{${property[2]}}`);
      return property[1] === 'P' ? `[^${inside}]` : `[${inside}]`;
    }
    const letter = this.#next;
    const inside = predefinedClasses[letter.toLowerCase()];
    if (inside === undefined) return null;
    this.#position += 1;
    return letter === letter.toLowerCase() ? `[${inside}]` : `[^${inside}]`;
  }

  #characterEscape(): number {
    const numeric = this.#match(/x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
    if (numeric !== null) return Number.parseInt(numeric[1] ?? numeric[2] ?? numeric[3] ?? '0', 16);
    const octal = this.#match(/0([0-3]?[0-7]{1,2})/y);
    if (octal !== null) return Number.parseInt(octal[1] ?? '0', 8);
    const control = this.#match(/c([\s\S])/y);
    if (control !== null) return (control[1] ?? '').charCodeAt(0) ^ 64;
    const simple = controlEscapes[this.#next];
    if (simple !== undefined) {
      this.#position += 1;
      return simple;
    }
    if (this.#position >= this.#pattern.length) throw this.#problem('Unexpected internal error');
    if (/[a-zA-Z]/.test(this.#next)) throw this.#problem('Illegal/unsupported escape sequence');
    return this.#codePoint();
  }

  /** After `[`: a union of items, or an intersection of unions. */
  #characterClass(flags: Flags): string {
    const isNegated = this.#take('^');
    const operands: string[] = [];
    let union = '';
    let isFirst = true;
    while (isFirst || this.#next !== ']') {
      if (this.#position >= this.#pattern.length) throw this.#problem('Unclosed character class');
      if (this.#take('&&')) {
        operands.push(union);
        union = '';
      } else union += this.#classItem(flags);
      isFirst = false;
    }
    this.#position += 1;
    operands.push(union);
    const inside =
      operands.length === 1
        ? union
        : operands
            .filter((operand) => operand !== '')
            .map((operand) => `[${operand}]`)
            .join('&&');
    return `[${isNegated ? '^' : ''}${inside}]`;
  }

  #classItem(flags: Flags): string {
    if (this.#take('[')) return this.#characterClass(flags);
    if (this.#skipComment(flags)) return '';
    if (this.#take('\\')) {
      if (this.#take('Q'))
        return Array.from(this.#match(/([\s\S]*?)(?:\\E|$)/y)?.[1] ?? '')
          .map((character) => this.#range(character.codePointAt(0) ?? 0, flags))
          .join('');
      const characters = this.#classEscape();
      if (characters !== null) return characters;
      return this.#range(this.#characterEscape(), flags);
    }
    return this.#range(this.#codePoint(), flags);
  }

  #range(from: number, flags: Flags): string {
    let to = from;
    if (this.#next === '-' && !/[[\]]/.test(this.#pattern[this.#position + 1] ?? ']')) {
      this.#position += 1;
      to = this.#take('\\') ? this.#characterEscape() : this.#codePoint();
      if (to < from) throw this.#problem('Illegal character range');
    }
    if (flags.ignoreCase) return rangeIgnoringCase(from, to);
    return from === to ? literal(from) : `${literal(from)}-${literal(to)}`;
  }
}
