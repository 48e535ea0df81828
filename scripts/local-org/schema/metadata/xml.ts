/** Reads Metadata API XML. Elements stay strings; one element or many of the same name are told apart by `list`. */
import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export type XmlElement = { readonly [name: string]: XmlValue | undefined };
export type XmlValue = string | XmlElement | readonly (string | XmlElement)[];

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** The content of the root element, whatever its name. Throws with file and line when the file is not well-formed. */
export function readXml(file: string): XmlElement {
  const text = readFileSync(file, 'utf8');
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package with the same function
  const problem = XMLValidator.validate(text);
  if (problem !== true) throw new Error(`${file}:${problem.err.line}:${problem.err.col}: ${problem.err.msg}`);
  const document = parser.parse(text) as XmlElement;
  const root = Object.entries(document).find(([name]) => name !== '#text' && name !== '?xml')?.[1];
  return isElement(root) ? root : {};
}

function isElement(value: XmlValue | undefined): value is XmlElement {
  return typeof value === 'object' && !Array.isArray(value);
}

export function text(element: XmlElement, name: string): string | null {
  const value = element[name];
  const first = Array.isArray(value) ? (value as readonly (string | XmlElement)[])[0] : (value as string | XmlElement | undefined);
  if (typeof first === 'string') return first;
  // An element with attributes only or with nothing in it.
  return first === undefined ? null : typeof first['#text'] === 'string' ? first['#text'] : '';
}

export function flag(element: XmlElement, name: string, otherwise = false): boolean {
  const value = text(element, name);
  return value === null ? otherwise : value.trim() === 'true';
}

export function integer(element: XmlElement, name: string, otherwise: number): number {
  const value = text(element, name);
  return value === null ? otherwise : Number.parseInt(value, 10);
}

export function list(element: XmlElement, name: string): readonly XmlElement[] {
  const value = element[name];
  const values =
    value === undefined ? [] : Array.isArray(value) ? (value as readonly (string | XmlElement)[]) : [value as string | XmlElement];
  return values.filter((item): item is XmlElement => typeof item === 'object');
}

export function texts(element: XmlElement, name: string): readonly string[] {
  const value = element[name];
  const values =
    value === undefined ? [] : Array.isArray(value) ? (value as readonly (string | XmlElement)[]) : [value as string | XmlElement];
  return values.filter((item): item is string => typeof item === 'string');
}

export function child(element: XmlElement, name: string): XmlElement | null {
  return list(element, name)[0] ?? null;
}
