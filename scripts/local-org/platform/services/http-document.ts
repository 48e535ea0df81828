/** Dom documents of HTTP bodies: the XML types live in platform/core, which is asked by name so that neither area needs the other to load. */
import { findPlatformFunction } from '../index.ts';

type Call = (...values: unknown[]) => unknown;

function domFunction(member: string): Call {
  const found = findPlatformFunction('Dom.Document', member);
  if (found === null) throw new Error(`The local org does not support Dom.Document.${member}`);
  return found as Call;
}

export const Dom = {
  parse(text: string): unknown {
    const document = domFunction('new ()')();
    domFunction('load(String)')(document, text);
    return document;
  },
  print: (document: unknown): string => String(domFunction('toXmlString()')(document)),
};
