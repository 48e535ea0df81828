/**
 * Implements System.XmlStreamReader:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_reader.htm
 */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, platformEnum, requireArgument } from '../../../values/index.ts';
import { parseXml } from './events.ts';
import type { NamespaceDeclaration, XmlAttribute, XmlEvent, XmlName } from './events.ts';

type ReaderEvent = XmlEvent | { readonly kind: 'startDocument' | 'endDocument' };

/** The numbers of javax.xml.stream.XMLStreamConstants, which next() gives. */
const tags: Readonly<Record<ReaderEvent['kind'], readonly [tag: string, number: number]>> = {
  start: ['START_ELEMENT', 1],
  end: ['END_ELEMENT', 2],
  instruction: ['PROCESSING_INSTRUCTION', 3],
  text: ['CHARACTERS', 4],
  comment: ['COMMENT', 5],
  startDocument: ['START_DOCUMENT', 7],
  endDocument: ['END_DOCUMENT', 8],
  cdata: ['CDATA', 12],
};

export class StreamReaderValue extends PlatformObject {
  readonly #text: string;
  readonly version: string | null;
  #events: ReaderEvent[] | null = null;
  #position = 0;
  isCoalescing = false;
  isNamespaceAware = true;

  constructor(text: string) {
    super();
    this.#text = text;
    this.version = /^\s*<\?xml\s+version\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? null;
  }

  /** Parsed at the first step, because settings come before it. */
  get events(): ReaderEvent[] {
    this.#events ??= [
      { kind: 'startDocument' },
      ...coalesce(parseXml(this.#text, this.isNamespaceAware), this.isCoalescing),
      { kind: 'endDocument' },
    ];
    return this.#events;
  }

  get current(): ReaderEvent {
    return this.events[this.#position] as ReaderEvent;
  }

  get hasNext(): boolean {
    return this.#position < this.events.length - 1;
  }

  next(): number {
    if (!this.hasNext) throw apexException('System.XmlException', 'End of document reached');
    this.#position += 1;
    return tags[this.current.kind][1];
  }

  /** Over white space, comments and instructions to the next tag. */
  nextTag(): number {
    let number = this.next();
    while (this.current.kind === 'comment' || this.current.kind === 'instruction' || this.isWhitespace) number = this.next();
    if (this.current.kind !== 'start' && this.current.kind !== 'end')
      throw apexException('System.XmlException', 'expected start or end tag');
    return number;
  }

  get isWhitespace(): boolean {
    return (this.current.kind === 'text' || this.current.kind === 'cdata') && this.current.text.trim() === '';
  }

  get name(): XmlName {
    const { current } = this;
    if (current.kind !== 'start' && current.kind !== 'end')
      throw apexException('System.XmlException', 'Illegal state for getting a name: the current event is no element');
    return current.name;
  }

  get declarations(): readonly NamespaceDeclaration[] {
    const { current } = this;
    return current.kind === 'start' || current.kind === 'end' ? current.declarations : [];
  }

  get attributes(): readonly XmlAttribute[] {
    const { current } = this;
    if (current.kind !== 'start')
      throw apexException('System.XmlException', 'Illegal state for getting an attribute: the current event is no start of an element');
    return current.attributes;
  }

  attributeAt(index: number | null): XmlAttribute {
    const attribute = this.attributes[requireArgument(index)];
    if (attribute === undefined) throw apexException('System.XmlException', `No attribute at ${index}`);
    return attribute;
  }

  declarationAt(index: number | null): NamespaceDeclaration {
    const declaration = this.declarations[requireArgument(index)];
    if (declaration === undefined) throw apexException('System.XmlException', `No namespace at ${index}`);
    return declaration;
  }

  /** The innermost declaration that is open. */
  namespaceOf(prefix: string): string | null {
    const open: (readonly NamespaceDeclaration[])[] = [];
    for (const event of this.events.slice(0, this.#position + 1)) {
      if (event.kind === 'start') open.push(event.declarations);
      else if (event.kind === 'end') open.pop();
    }
    return open.flat().findLast((declaration) => declaration.prefix === prefix)?.uri ?? null;
  }

  get text(): string | null {
    const { current } = this;
    return current.kind === 'text' || current.kind === 'cdata' || current.kind === 'comment' ? current.text : null;
  }
}
definePlatformClass(StreamReaderValue, 'System.XmlStreamReader');

/** Neighbouring texts as one. */
function coalesce(events: XmlEvent[], isCoalescing: boolean): XmlEvent[] {
  if (!isCoalescing) return events;
  const joined: XmlEvent[] = [];
  for (const event of events) {
    const last = joined.at(-1);
    const isText = event.kind === 'text' || event.kind === 'cdata';
    if (isText && last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: last.text + event.text };
    else joined.push(isText ? { kind: 'text', text: event.text } : event);
  }
  return joined;
}

export const streamReaderTable: PlatformTypeTable = {
  name: 'System.XmlStreamReader',
  javaScriptClass: StreamReaderValue,
  members: {
    'new (String)': (text: string | null) => new StreamReaderValue(requireArgument(text)),
    'getAttributeCount()': (reader: StreamReaderValue) => reader.attributes.length,
    'getAttributeLocalName(Integer)': (reader: StreamReaderValue, index: number | null) => reader.attributeAt(index).local,
    'getAttributeNamespace(Integer)': (reader: StreamReaderValue, index: number | null) => reader.attributeAt(index).namespace || null,
    'getAttributePrefix(Integer)': (reader: StreamReaderValue, index: number | null) => reader.attributeAt(index).prefix || null,
    'getAttributeType(Integer)': () => 'CDATA',
    'getAttributeValue(String, String)': (reader: StreamReaderValue, namespace: string | null, local: string | null) =>
      reader.attributes.find(
        (attribute) => attribute.local === local && (namespace === null || namespace === '' || attribute.namespace === namespace),
      )?.value ?? null,
    'getAttributeValueAt(Integer)': (reader: StreamReaderValue, index: number | null) => reader.attributeAt(index).value,
    'getEventType()': (reader: StreamReaderValue) => platformEnum('System.XmlTag', tags[reader.current.kind][0]),
    'getLocalName()': (reader: StreamReaderValue) => reader.name.local,
    'getNamespace()': (reader: StreamReaderValue) => reader.name.namespace || null,
    'getNamespaceCount()': (reader: StreamReaderValue) => reader.declarations.length,
    'getNamespacePrefix(Integer)': (reader: StreamReaderValue, index: number | null) => reader.declarationAt(index).prefix || null,
    'getNamespaceURI(String)': (reader: StreamReaderValue, prefix: string | null) => reader.namespaceOf(prefix ?? ''),
    'getNamespaceURIAt(Integer)': (reader: StreamReaderValue, index: number | null) => reader.declarationAt(index).uri,
    'getPIData()': (reader: StreamReaderValue) => (reader.current.kind === 'instruction' ? reader.current.data : null),
    'getPITarget()': (reader: StreamReaderValue) => (reader.current.kind === 'instruction' ? reader.current.target : null),
    'getPrefix()': (reader: StreamReaderValue) => reader.name.prefix || null,
    'getText()': (reader: StreamReaderValue) => reader.text,
    'getVersion()': (reader: StreamReaderValue) => reader.version,
    'hasName()': (reader: StreamReaderValue) => reader.current.kind === 'start' || reader.current.kind === 'end',
    'hasNext()': (reader: StreamReaderValue) => reader.hasNext,
    'hasText()': (reader: StreamReaderValue) => reader.text !== null,
    'isCharacters()': (reader: StreamReaderValue) => reader.current.kind === 'text' || reader.current.kind === 'cdata',
    'isEndElement()': (reader: StreamReaderValue) => reader.current.kind === 'end',
    'isStartElement()': (reader: StreamReaderValue) => reader.current.kind === 'start',
    'isWhitespace()': (reader: StreamReaderValue) => reader.isWhitespace,
    'next()': (reader: StreamReaderValue) => reader.next(),
    'nextTag()': (reader: StreamReaderValue) => reader.nextTag(),
    'setCoalescing(Boolean)': (reader: StreamReaderValue, isCoalescing: boolean) => {
      reader.isCoalescing = isCoalescing;
    },
    'setNamespaceAware(Boolean)': (reader: StreamReaderValue, isAware: boolean) => {
      reader.isNamespaceAware = isAware;
    },
    'toString()': (reader: StreamReaderValue) => reader.apexToString(),
  },
};

/** The rest of HttpResponse belongs to the org's part of the library. */
export const responseReaderTable: PlatformTypeTable = {
  name: 'System.HttpResponse',
  members: { 'getXmlStreamReader()': (response: { readonly text: string }) => new StreamReaderValue(response.text) },
};
