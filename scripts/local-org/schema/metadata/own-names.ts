/**
 * Names of the project's own metadata. Source files leave the namespace out; a subscriber's org shows it. Namespace mode gives every own
 * custom name its prefix, as an installed package has it; lookups take both forms either way (Apex Developer Guide, "Namespace Prefix").
 */
export interface OwnNames {
  readonly namespace: string;
  /** The canonical name of a name written in source, which may be dotted (`Account.Score__c`). */
  canonical(name: string): string;
}

const customSuffix = /^[A-Za-z]\w*?__(c|e|mdt|b|x|kav|r|share|history|feed|changeevent|latitude__s|longitude__s)$/i;

export function ownNames(namespace: string, namespaceMode: boolean): OwnNames {
  const prefix = `${namespace}__`;
  const canonicalPart = (part: string): string => {
    if (namespace === '') return part;
    const bare = part.toLowerCase().startsWith(prefix.toLowerCase()) ? part.slice(prefix.length) : part;
    if (!namespaceMode) return bare;
    return customSuffix.test(bare) && !hasNamespace(bare) ? prefix + bare : bare;
  };
  return { namespace, canonical: (name) => name.split('.').map(canonicalPart).join('.') };
}

/** `other__Thing__c`, but not `Thing__c` or `Place__Latitude__s`. */
function hasNamespace(name: string): boolean {
  return /^[A-Za-z]\w*?__[A-Za-z]\w*__(c|e|mdt|b|x|kav|r|share|history|feed|changeevent)$/i.test(name);
}
