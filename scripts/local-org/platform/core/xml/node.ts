/** Implements Dom.XmlNode: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_xmlnode.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import {
  ApexList,
  PlatformObject,
  apexException,
  definePlatformClass,
  platformEnum,
  platformType,
  requireArgument,
} from '../../../values/index.ts';
import type { NamespaceDeclaration, XmlAttribute, XmlName } from './events.ts';
import { escapeAttribute, escapeText } from './text.ts';

type NodeKind = 'ELEMENT' | 'TEXT' | 'COMMENT';

export class NodeValue extends PlatformObject {
  readonly kind: NodeKind;
  name: XmlName;
  readonly text: string;
  parent: NodeValue | null = null;
  readonly children: NodeValue[] = [];
  attributes: XmlAttribute[] = [];
  declarations: NamespaceDeclaration[] = [];

  constructor(kind: NodeKind, name: XmlName, text: string) {
    super();
    this.kind = kind;
    this.name = name;
    this.text = text;
  }

  static element(local: string, namespace: string | null, prefix: string | null): NodeValue {
    return new NodeValue('ELEMENT', { local, namespace: namespace ?? '', prefix: prefix ?? '' }, '');
  }

  static characters(kind: 'TEXT' | 'COMMENT', text: string): NodeValue {
    return new NodeValue(kind, { local: '', namespace: '', prefix: '' }, text);
  }

  append(child: NodeValue): NodeValue {
    child.parent?.remove(child);
    child.parent = this;
    this.children.push(child);
    return child;
  }

  remove(child: NodeValue): boolean {
    const index = this.children.indexOf(child);
    if (index < 0) return false;
    this.children.splice(index, 1);
    child.parent = null;
    return true;
  }

  insertBefore(child: NodeValue, reference: NodeValue | null): NodeValue {
    if (reference === null) return this.append(child);
    child.parent?.remove(child);
    const index = this.children.indexOf(reference);
    if (index < 0) throw apexException('System.XmlException', 'The reference node is not a child of this node');
    child.parent = this;
    this.children.splice(index, 0, child);
    return child;
  }

  /** The texts right below, joined. */
  get content(): string {
    if (this.kind !== 'ELEMENT') return this.text;
    return this.children
      .filter((child) => child.kind === 'TEXT')
      .map((child) => child.text)
      .join('');
  }

  namespaceFor(prefix: string): string | null {
    const own = this.declarations.find((declaration) => declaration.prefix === prefix);
    if (own !== undefined) return own.uri;
    if (this.name.prefix === prefix && this.name.namespace !== '') return this.name.namespace;
    return this.parent?.namespaceFor(prefix) ?? null;
  }

  prefixFor(namespace: string): string | null {
    const own = this.declarations.find((declaration) => declaration.uri === namespace);
    if (own !== undefined) return own.prefix;
    if (this.name.namespace === namespace) return this.name.prefix;
    return this.parent?.prefixFor(namespace) ?? null;
  }

  findAttribute(key: string, namespace: string | null): XmlAttribute | null {
    return this.attributes.find((attribute) => attribute.local === key && attribute.namespace === (namespace ?? '')) ?? null;
  }

  setAttribute(key: string, value: string, namespace: string | null): void {
    const prefix = namespace === null || namespace === '' ? '' : this.#prefixOf(namespace);
    const attribute = { local: key, namespace: namespace ?? '', prefix, value };
    const index = this.attributes.findIndex((known) => known.local === key && known.namespace === attribute.namespace);
    if (index < 0) this.attributes.push(attribute);
    else this.attributes[index] = attribute;
  }

  /** Declares a prefix when none is in force. */
  #prefixOf(namespace: string): string {
    const known = this.prefixFor(namespace);
    if (known !== null && known !== '') return known;
    const prefix = `ns${this.declarations.length}`;
    this.declarations.push({ prefix, uri: namespace });
    return prefix;
  }

  toXml(): string {
    if (this.kind === 'TEXT') return escapeText(this.text);
    if (this.kind === 'COMMENT') return `<!--${this.text}-->`;
    const tag = written(this.name);
    const attributes = this.attributes.map((attribute) => ` ${written(attribute)}="${escapeAttribute(attribute.value)}"`).join('');
    const inside = this.children.map((child) => child.toXml()).join('');
    const start = `<${tag}${this.#writtenDeclarations()}${attributes}`;
    return inside === '' ? `${start} />` : `${start}>${inside}</${tag}>`;
  }

  #writtenDeclarations(): string {
    const declared = new Map(this.declarations.map((declaration) => [declaration.prefix, declaration.uri]));
    const { prefix, namespace } = this.name;
    const inForce = this.parent?.namespaceFor(prefix) ?? '';
    if (!declared.has(prefix) && namespace !== inForce && (namespace !== '' || prefix === '')) declared.set(prefix, namespace);
    return [...declared].map(([name, uri]) => ` xmlns${name === '' ? '' : `:${name}`}="${escapeAttribute(uri)}"`).join('');
  }

  override apexToString(): string {
    return `XMLNode[${this.kind},${this.name.local},${this.name.namespace},${this.attributes.map((attribute) => attribute.local).join(',')},${this.text}]`;
  }
}
definePlatformClass(NodeValue, 'dom.XmlNode');

function written(name: XmlName): string {
  return name.prefix === '' ? name.local : `${name.prefix}:${name.local}`;
}

/** A namespace of null finds only what has none. */
function childElement(node: NodeValue, name: string | null, namespace: string | null): NodeValue | null {
  return (
    node.children.find((child) => child.kind === 'ELEMENT' && child.name.local === name && child.name.namespace === (namespace ?? '')) ??
    null
  );
}

function list(nodes: readonly NodeValue[]): ApexList<NodeValue> {
  return new ApexList(platformType('dom.XmlNode'), [...nodes]);
}

function attributeAt(node: NodeValue, index: number | null): XmlAttribute {
  const attribute = node.attributes[requireArgument(index)];
  if (attribute === undefined) throw apexException('System.ListException', `List index out of bounds: ${index}`);
  return attribute;
}

function value(node: NodeValue, key: string | null, namespace: string | null): string | null {
  return node.findAttribute(requireArgument(key), namespace)?.value ?? null;
}

function removeAttribute(node: NodeValue, key: string | null, namespace: string | null): boolean {
  const found = node.findAttribute(requireArgument(key), namespace);
  node.attributes = node.attributes.filter((attribute) => attribute !== found);
  return found !== null;
}

export const nodeTable: PlatformTypeTable = {
  name: 'dom.XmlNode',
  javaScriptClass: NodeValue,
  members: {
    'addChildElement(String, String, String)': (node: NodeValue, name: string | null, namespace: string | null, prefix: string | null) =>
      node.append(NodeValue.element(requireArgument(name), namespace, prefix)),
    'addCommentNode(String)': (node: NodeValue, text: string | null) => node.append(NodeValue.characters('COMMENT', requireArgument(text))),
    'addTextNode(String)': (node: NodeValue, text: string | null) => node.append(NodeValue.characters('TEXT', requireArgument(text))),
    'getAttribute(String, String)': value,
    'getAttributeCount()': (node: NodeValue) => node.attributes.length,
    'getAttributeKeyAt(Integer)': (node: NodeValue, index: number | null) => attributeAt(node, index).local,
    'getAttributeKeyNsAt(Integer)': (node: NodeValue, index: number | null) => attributeAt(node, index).namespace || null,
    'getAttributeValue(String, String)': value,
    'getAttributeValueNs(String, String)': (node: NodeValue, key: string | null, namespace: string | null) =>
      node.findAttribute(requireArgument(key), namespace)?.namespace || null,
    'getChildElement(String, String)': childElement,
    'getChildElements()': (node: NodeValue) => list(node.children.filter((child) => child.kind === 'ELEMENT')),
    'getChildren()': (node: NodeValue) => list(node.children),
    'getName()': (node: NodeValue) => (node.kind === 'ELEMENT' ? node.name.local : null),
    'getNamespace()': (node: NodeValue) => node.name.namespace || null,
    'getNamespaceFor(String)': (node: NodeValue, prefix: string | null) => node.namespaceFor(prefix ?? ''),
    'getNodeType()': (node: NodeValue) => platformEnum('dom.XmlNodeType', node.kind),
    'getParent()': (node: NodeValue) => node.parent,
    'getPrefixFor(String)': (node: NodeValue, namespace: string | null) => node.prefixFor(namespace ?? ''),
    'getText()': (node: NodeValue) => node.content,
    'insertBefore(Object, Object)': (node: NodeValue, child: NodeValue | null, reference: NodeValue | null) =>
      node.insertBefore(requireArgument(child), reference),
    'removeAttribute(String, String)': removeAttribute,
    'removeChild(Object)': (node: NodeValue, child: NodeValue | null) => node.remove(requireArgument(child)),
    'setAttribute(String, String)': (node: NodeValue, key: string | null, text: string | null) =>
      node.setAttribute(requireArgument(key), requireArgument(text), null),
    'setAttributeNs(String, String, String, String)': (
      node: NodeValue,
      key: string | null,
      text: string | null,
      keyNamespace: string | null,
    ) => node.setAttribute(requireArgument(key), requireArgument(text), keyNamespace),
    'setNamespace(String, String)': (node: NodeValue, prefix: string | null, namespace: string | null) => {
      node.declarations.push({ prefix: prefix ?? '', uri: requireArgument(namespace) });
    },
  },
};
