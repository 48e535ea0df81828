/** Implements Dom.Document: https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_xml_dom_document.htm */
import type { PlatformTypeTable } from '../../../contracts/values.ts';
import { PlatformObject, definePlatformClass, requireArgument } from '../../../values/index.ts';
import { parseXml } from './events.ts';
import { NodeValue } from './node.ts';

export class DocumentValue extends PlatformObject {
  root: NodeValue | null = null;

  load(text: string): void {
    const open: NodeValue[] = [];
    for (const event of parseXml(text)) {
      const parent = open.at(-1);
      if (event.kind === 'start') {
        const element = NodeValue.element(event.name.local, event.name.namespace, event.name.prefix);
        element.attributes = [...event.attributes];
        element.declarations = [...event.declarations];
        if (parent === undefined) this.root = element;
        else parent.append(element);
        open.push(element);
      } else if (event.kind === 'end') open.pop();
      else if (event.kind === 'comment') parent?.append(NodeValue.characters('COMMENT', event.text));
      else if (event.kind !== 'instruction') parent?.append(NodeValue.characters('TEXT', event.text));
    }
  }

  toXml(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>${this.root?.toXml() ?? ''}`;
  }
}
definePlatformClass(DocumentValue, 'dom.Document');

export const documentTable: PlatformTypeTable = {
  name: 'dom.Document',
  javaScriptClass: DocumentValue,
  members: {
    'new ()': () => new DocumentValue(),
    'createRootElement(String, String, String)': (
      document: DocumentValue,
      name: string | null,
      namespace: string | null,
      prefix: string | null,
    ) => {
      document.root = NodeValue.element(requireArgument(name), namespace, prefix);
      return document.root;
    },
    'getRootElement()': (document: DocumentValue) => document.root,
    'load(String)': (document: DocumentValue, text: string | null) => document.load(requireArgument(text)),
    'toXmlString()': (document: DocumentValue) => document.toXml(),
  },
};
