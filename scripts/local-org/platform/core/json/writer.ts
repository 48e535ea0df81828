/** Writes JSON text, compact or as the platform's pretty printer spaces it. */
export interface JsonWriter {
  readonly text: string;
  startObject(): void;
  endObject(): void;
  startArray(): void;
  endArray(): void;
  name(name: string): void;
  /** A number, a boolean, null, or a text already quoted. */
  raw(text: string): void;
}

/** Only quotes, backslashes and control characters are escaped. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\\u2028|\\u2029/g, (escape) => String.fromCharCode(Number.parseInt(escape.slice(2), 16)));
}

interface Container {
  readonly isObject: boolean;
  count: number;
}

/** Pretty: `"name" : value`, a line for each attribute, arrays on one line, as Jackson's default printer. */
export class TextWriter implements JsonWriter {
  readonly #isPretty: boolean;
  #text = '';
  readonly #open: Container[] = [];
  #isAfterName = false;

  constructor(isPretty: boolean) {
    this.#isPretty = isPretty;
  }

  get text(): string {
    return this.#text;
  }

  get depth(): number {
    return this.#open.length;
  }

  get isInObject(): boolean {
    return this.#open.at(-1)?.isObject === true;
  }

  #indentation(): string {
    return `\n${'  '.repeat(this.#open.filter((container) => container.isObject).length)}`;
  }

  #separate(): void {
    if (this.#isAfterName) {
      this.#isAfterName = false;
      return;
    }
    const container = this.#open.at(-1);
    if (container === undefined) return;
    if (container.count > 0) this.#text += ',';
    container.count += 1;
    if (this.#isPretty) this.#text += container.isObject ? this.#indentation() : ' ';
  }

  #start(isObject: boolean): void {
    this.#separate();
    this.#text += isObject ? '{' : '[';
    this.#open.push({ isObject, count: 0 });
  }

  #end(): void {
    const container = this.#open.pop();
    if (container === undefined) return;
    const space = container.isObject && container.count > 0 ? this.#indentation() : ' ';
    this.#text += `${this.#isPretty ? space : ''}${container.isObject ? '}' : ']'}`;
  }

  startObject(): void {
    this.#start(true);
  }

  endObject(): void {
    this.#end();
  }

  startArray(): void {
    this.#start(false);
  }

  endArray(): void {
    this.#end();
  }

  name(name: string): void {
    this.#separate();
    this.#text += `${quote(name)}${this.#isPretty ? ' : ' : ':'}`;
    this.#isAfterName = true;
  }

  raw(text: string): void {
    this.#separate();
    this.#text += text;
  }
}
