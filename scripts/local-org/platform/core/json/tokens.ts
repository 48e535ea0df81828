/** Splits JSON text into tokens, with the messages of the platform's parser. */
import { apexException } from '../../../values/index.ts';

export type TokenKind =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface Token {
  readonly kind: TokenKind;
  /** The value of a text, the digits of a number, the name of a field. */
  readonly text: string;
}

type Place = 'value' | 'firstName' | 'name' | 'firstElement' | 'afterValue';

const literals: readonly (readonly [string, TokenKind])[] = [
  ['true', 'VALUE_TRUE'],
  ['false', 'VALUE_FALSE'],
  ['null', 'VALUE_NULL'],
];
const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' };
const expectedValue = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

export class Tokenizer {
  readonly #text: string;
  #position = 0;
  #place: Place = 'value';
  /** What is open, innermost last. */
  readonly #open: ('OBJECT' | 'ARRAY')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** `[line:1, column:2]` */
  #location(position = this.#position): string {
    const before = this.#text.slice(0, position).split('\n');
    return `[line:${before.length}, column:${(before.at(-1)?.length ?? 0) + 1}]`;
  }

  #unexpected(reason: string): unknown {
    const character = this.#text[this.#position];
    if (character === undefined) {
      const container = this.#open.at(-1);
      const detail = container === undefined ? 'expected a value' : `expected close marker for ${container}`;
      return apexException('System.JSONException', `Unexpected end-of-input: ${detail} at ${this.#location()}`);
    }
    return apexException(
      'System.JSONException',
      `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${reason} at input location ${this.#location().replace('[line:', '[').replace(' column:', '')}`,
    );
  }

  #skipSpace(): string {
    while (/[ \t\r\n]/.test(this.#text[this.#position] ?? '')) this.#position += 1;
    return this.#text[this.#position] ?? '';
  }

  /** null at the end of the text. */
  next(): Token | null {
    let character = this.#skipSpace();
    if (this.#place === 'afterValue') {
      const container = this.#open.at(-1);
      if (container === undefined) {
        if (character === '') return null;
        this.#place = 'value';
      } else if (character === ',') {
        this.#position += 1;
        this.#place = container === 'OBJECT' ? 'name' : 'value';
        character = this.#skipSpace();
      } else return this.#close(container, character, `was expecting comma to separate ${container} entries`);
    }
    if (this.#place === 'firstName' && character === '}') return this.#close('OBJECT', character, '');
    if (this.#place === 'firstElement' && character === ']') return this.#close('ARRAY', character, '');
    return this.#place === 'firstName' || this.#place === 'name' ? this.#fieldName(character) : this.#value(character);
  }

  #close(container: 'OBJECT' | 'ARRAY', character: string, reason: string): Token {
    if (character !== (container === 'OBJECT' ? '}' : ']')) throw this.#unexpected(reason);
    this.#position += 1;
    this.#open.pop();
    this.#place = 'afterValue';
    return { kind: container === 'OBJECT' ? 'END_OBJECT' : 'END_ARRAY', text: character };
  }

  #fieldName(character: string): Token {
    if (character !== '"') throw this.#unexpected('was expecting double-quote to start field name');
    const text = this.#string();
    if (this.#skipSpace() !== ':') throw this.#unexpected('was expecting a colon to separate field name and value');
    this.#position += 1;
    this.#place = 'value';
    return { kind: 'FIELD_NAME', text };
  }

  #value(character: string): Token {
    if (character === '{' || character === '[') {
      this.#position += 1;
      this.#open.push(character === '{' ? 'OBJECT' : 'ARRAY');
      this.#place = character === '{' ? 'firstName' : 'firstElement';
      return { kind: character === '{' ? 'START_OBJECT' : 'START_ARRAY', text: character };
    }
    this.#place = 'afterValue';
    if (character === '"') return { kind: 'VALUE_STRING', text: this.#string() };
    const number = this.#match(/-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y);
    if (number !== null)
      return { kind: number[1] === undefined && number[2] === undefined ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', text: number[0] };
    const literal = literals.find(([word]) => this.#text.startsWith(word, this.#position));
    if (literal === undefined) throw this.#unexpected(expectedValue);
    this.#position += literal[0].length;
    return { kind: literal[1], text: literal[0] };
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#position;
    const found = expression.exec(this.#text);
    if (found !== null) this.#position += found[0].length;
    return found;
  }

  #string(): string {
    const found = this.#match(/"((?:[^"\\]|\\[\s\S])*)"/y);
    if (found === null) {
      this.#position = this.#text.length;
      throw this.#unexpected('was expecting closing quote for a string value');
    }
    const inside = found[1] ?? '';
    if (!inside.includes('\\')) return inside;
    return inside.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_all, hexadecimal?: string, letter?: string) => {
      if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
      const character = escapes[letter ?? ''];
      if (character === undefined)
        throw apexException(
          'System.JSONException',
          `Unrecognized character escape '${letter}' (code ${letter?.charCodeAt(0)}) at ${this.#location()}`,
        );
      return character;
    });
  }
}
