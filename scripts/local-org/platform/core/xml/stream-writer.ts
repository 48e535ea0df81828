/**
 * Implements System.XmlStreamWriter:
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_XmlStream_writer.htm
 */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, apexException, definePlatformClass, requireArgument } from '../../../values/index.ts';
import { escapeAttribute, escapeText } from './text.ts';

export class StreamWriterValue extends PlatformObject {
  #text = '';
  readonly #open: string[] = [];
  /** How the start tag that is still open for attributes will end. */
  #pending: '' | '>' | '/>' = '';

  get text(): string {
    this.#finishTag();
    return this.#text;
  }

  #finishTag(): void {
    this.#text += this.#pending;
    this.#pending = '';
  }

  write(text: string): void {
    this.#finishTag();
    this.#text += text;
  }

  start(prefix: string | null, local: string | null, isEmpty: boolean): void {
    const name = qualified(prefix, local);
    this.write(`<${name}`);
    this.#pending = isEmpty ? '/>' : '>';
    if (!isEmpty) this.#open.push(name);
  }

  end(): void {
    const name = this.#open.pop();
    if (name === undefined) throw apexException('System.XmlException', 'No open element to end');
    this.write(`</${name}>`);
  }

  endAll(): void {
    while (this.#open.length > 0) this.end();
  }

  attribute(name: string, value: string | null): void {
    if (this.#pending === '') throw apexException('System.XmlException', 'Attribute not associated with any element');
    this.#text += ` ${name}="${escapeAttribute(requireArgument(value))}"`;
  }
}
definePlatformClass(StreamWriterValue, 'System.XmlStreamWriter');

function qualified(prefix: string | null, local: string | null): string {
  const name = requireArgument(local);
  return prefix === null || prefix === '' ? name : `${prefix}:${name}`;
}

function startDocument(writer: StreamWriterValue, encoding: string | null, version: string | null): void {
  writer.write(`<?xml version="${version ?? '1.0'}"${encoding === null ? '' : ` encoding="${encoding}"`}?>`);
}

export const streamWriterTable: PlatformTypeTable = {
  name: 'System.XmlStreamWriter',
  javaScriptClass: StreamWriterValue,
  members: {
    'new ()': () => new StreamWriterValue(),
    'close()': () => undefined,
    'getXmlString()': (writer: StreamWriterValue) => writer.text,
    'setDefaultNamespace(String)': () => undefined,
    'writeAttribute(String, String, String, String)': (
      writer: StreamWriterValue,
      prefix: string | null,
      _namespace: string | null,
      local: string | null,
      value: string | null,
    ) => writer.attribute(qualified(prefix, local), value),
    'writeCData(String)': (writer: StreamWriterValue, text: string | null) => writer.write(`<![CDATA[${requireArgument(text)}]]>`),
    'writeCharacters(String)': (writer: StreamWriterValue, text: string | null) => writer.write(escapeText(requireArgument(text))),
    'writeComment(String)': (writer: StreamWriterValue, text: string | null) => writer.write(`<!--${text ?? ''}-->`),
    'writeDefaultNamespace(String)': (writer: StreamWriterValue, uri: string | null) => writer.attribute('xmlns', uri),
    'writeEmptyElement(String, String, String)': (writer: StreamWriterValue, prefix: string | null, local: string | null) =>
      writer.start(prefix, local, true),
    'writeEndDocument()': (writer: StreamWriterValue) => writer.endAll(),
    'writeEndElement()': (writer: StreamWriterValue) => writer.end(),
    'writeNamespace(String, String)': (writer: StreamWriterValue, prefix: string | null, uri: string | null) =>
      writer.attribute(prefix === null || prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri),
    'writeProcessingInstruction(String, String)': (writer: StreamWriterValue, target: string | null, data: string | null) =>
      writer.write(`<?${requireArgument(target)}${data === null ? '' : ` ${data}`}?>`),
    'writeStartDocument(String, String)': startDocument,
    'writeStartElement(String, String, String)': (writer: StreamWriterValue, prefix: string | null, local: string | null) =>
      writer.start(prefix, local, false),
  },
};
