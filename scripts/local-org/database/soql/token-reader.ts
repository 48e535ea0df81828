/** A place in the tokens of a query, and what a parser asks of it: what stands here, and whether it is what must stand here. */
import { definite } from '../../values/definite.ts';
import { unexpectedToken } from './errors.ts';
import type { Token } from './tokenizer.ts';

export class TokenReader {
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected get token(): Token {
    return definite(this.tokens[this.index], 'a token after the end');
  }

  protected advance(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.index += 1;
    return token;
  }

  protected unexpected(token = this.token): never {
    throw unexpectedToken(token.text, token.position);
  }

  protected isWord(word: string, ahead = 0): boolean {
    const token = this.tokens[this.index + ahead];
    return token?.kind === 'name' && token.text.toUpperCase() === word;
  }

  protected isSymbol(text: string, ahead = 0): boolean {
    const token = this.tokens[this.index + ahead];
    return token?.kind === 'symbol' && token.text === text;
  }

  protected takeWord(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false;
    this.index += words.length;
    return true;
  }

  /** Past tokens that were looked at ahead. */
  protected skip(count: number): void {
    this.index += count;
  }

  protected takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.index += 1;
    return true;
  }

  protected expectWord(word: string): void {
    if (!this.takeWord(word)) this.unexpected();
  }

  protected expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) this.unexpected();
  }

  protected name(): Token {
    return this.token.kind === 'name' ? this.advance() : this.unexpected();
  }

  end(): void {
    if (this.token.kind !== 'end') this.unexpected();
  }

  protected commaList<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takeSymbol(',')) items.push(item());
    return items;
  }
}
