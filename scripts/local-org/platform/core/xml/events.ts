/** XML text as events, with namespaces resolved: what Dom.Document and XmlStreamReader read. No DTDs and no external entities, as on the platform. */
import { apexException } from '../../../values/index.ts';

export interface XmlName {
  readonly prefix: string;
  readonly local: string;
  /** '' when the name is in no namespace. */
  readonly namespace: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

export interface NamespaceDeclaration {
  /** '' for the default namespace. */
  readonly prefix: string;
  readonly uri: string;
}

export type XmlEvent =
  | {
      readonly kind: 'start';
      readonly name: XmlName;
      readonly attributes: readonly XmlAttribute[];
      readonly declarations: readonly NamespaceDeclaration[];
    }
  | { readonly kind: 'end'; readonly name: XmlName; readonly declarations: readonly NamespaceDeclaration[] }
  | { readonly kind: 'text' | 'cdata' | 'comment'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly data: string };

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const nameSource = '[A-Za-z_:\\u0080-\\uffff][\\w.:\\-\\u0080-\\uffff]*';
const attributePattern = new RegExp(`\\s+(${nameSource})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');

export function parseXml(text: string, isNamespaceAware = true): XmlEvent[] {
  return new Parser(text, isNamespaceAware).parse();
}

class Parser {
  readonly #text: string;
  readonly #isNamespaceAware: boolean;
  #position = 0;
  readonly #events: XmlEvent[] = [];
  /** Open elements, innermost last, each with the namespaces in force. */
  readonly #open: {
    readonly written: string;
    readonly name: XmlName;
    readonly declarations: readonly NamespaceDeclaration[];
    readonly scope: ReadonlyMap<string, string>;
  }[] = [];
  #hasRoot = false;

  constructor(text: string, isNamespaceAware: boolean) {
    this.#text = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    this.#isNamespaceAware = isNamespaceAware;
  }

  parse(): XmlEvent[] {
    this.#match(/<\?xml\s[^?]*\?>/y);
    while (this.#position < this.#text.length) this.#step();
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw this.#problem(`unclosed element ${unclosed.written}`);
    if (!this.#hasRoot) throw this.#problem('only whitespace content allowed before start tag and not end of document');
    return this.#events;
  }

  #problem(reason: string): unknown {
    const lines = this.#text.slice(0, this.#position).split('\n');
    return apexException(
      'System.XmlException',
      `Failed to parse XML due to: ${reason} (position: line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1})`,
    );
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#position;
    const found = expression.exec(this.#text);
    if (found !== null) this.#position += found[0].length;
    return found;
  }

  #step(): void {
    const comment = this.#match(/<!--([\s\S]*?)-->/y);
    if (comment !== null) return void this.#events.push({ kind: 'comment', text: comment[1] ?? '' });
    const cdata = this.#match(/<!\[CDATA\[([\s\S]*?)\]\]>/y);
    if (cdata !== null) return void this.#events.push({ kind: 'cdata', text: cdata[1] ?? '' });
    const instruction = this.#match(/<\?([^\s?]+)\s*([\s\S]*?)\?>/y);
    if (instruction !== null)
      return void this.#events.push({ kind: 'instruction', target: instruction[1] ?? '', data: instruction[2] ?? '' });
    if (this.#text.startsWith('<!', this.#position)) throw this.#problem('DTD is not supported');
    if (this.#text.startsWith('</', this.#position)) this.#endTag();
    else if (this.#text.startsWith('<', this.#position)) this.#startTag();
    else this.#characters();
  }

  #characters(): void {
    const raw = this.#match(/[^<]+/y)?.[0] ?? '';
    if (this.#open.length === 0) {
      if (raw.trim() !== '')
        throw this.#problem(this.#hasRoot ? 'content after the root element' : 'only whitespace content allowed before start tag');
      return;
    }
    this.#events.push({ kind: 'text', text: this.#decode(raw) });
  }

  #decode(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|([^;\s]*));?/g, (_all, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name === undefined) return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal));
      const character = entities[name];
      if (character === undefined) throw this.#problem(`could not resolve entity named '${name}'`);
      return character;
    });
  }

  #startTag(): void {
    const written = this.#match(new RegExp(`<(${nameSource})`, 'y'))?.[1];
    if (written === undefined) throw this.#problem('expected start tag name');
    if (this.#open.length === 0 && this.#hasRoot) throw this.#problem('content after the root element');
    this.#hasRoot = true;
    const raw: [string, string][] = [];
    for (let found = this.#match(attributePattern); found !== null; found = this.#match(attributePattern)) {
      raw.push([found[1] ?? '', this.#decode(found[2] ?? found[3] ?? '')]);
    }
    const close = this.#match(/\s*(\/?)>/y);
    if (close === null) throw this.#problem(`element ${written} is malformed`);
    this.#startElement(written, raw);
    if (close[1] === '/') this.#endElement();
  }

  #startElement(written: string, raw: readonly (readonly [string, string])[]): void {
    const isDeclaration = (name: string): boolean => this.#isNamespaceAware && /^xmlns(?::|$)/.test(name);
    const declarations = raw.filter(([name]) => isDeclaration(name)).map(([name, uri]) => ({ prefix: name.slice('xmlns:'.length), uri }));
    const outer = this.#open.at(-1)?.scope ?? new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
    const scope =
      declarations.length === 0 ? outer : new Map([...outer, ...declarations.map((one): [string, string] => [one.prefix, one.uri])]);
    const attributes = raw
      .filter(([name]) => !isDeclaration(name))
      .map(([name, value]) => ({ ...this.#resolve(name, scope, false), value }));
    const name = this.#resolve(written, scope, true);
    this.#open.push({ written, name, declarations, scope });
    this.#events.push({ kind: 'start', name, attributes, declarations });
  }

  #resolve(written: string, scope: ReadonlyMap<string, string>, isElement: boolean): XmlName {
    const colon = this.#isNamespaceAware ? written.indexOf(':') : -1;
    if (colon < 0) return { prefix: '', local: written, namespace: isElement && this.#isNamespaceAware ? (scope.get('') ?? '') : '' };
    const prefix = written.slice(0, colon);
    const namespace = scope.get(prefix);
    if (namespace === undefined) throw this.#problem(`could not determine namespace bound to element prefix ${prefix}`);
    return { prefix, local: written.slice(colon + 1), namespace };
  }

  #endTag(): void {
    const written = this.#match(new RegExp(`</(${nameSource})\\s*>`, 'y'))?.[1];
    const current = this.#open.at(-1);
    if (current === undefined || written !== current.written)
      throw this.#problem(`end tag name </${written ?? ''}> must match start tag name <${current?.written ?? ''}>`);
    this.#endElement();
  }

  #endElement(): void {
    const closed = this.#open.pop();
    if (closed !== undefined) this.#events.push({ kind: 'end', name: closed.name, declarations: closed.declarations });
  }
}
