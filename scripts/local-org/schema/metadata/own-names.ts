/**
 * Qualifies the names of a project's own metadata. Source files leave the namespace out; in a subscriber's org all that an installed
 * package brought carries it. Names are qualified once, when the metadata is loaded (Apex Developer Guide, "Namespace Prefix").
 */
export interface OwnNames {
  readonly namespace: string;
  readonly isInstalled: boolean;
  /** The canonical API name of a name written in source, which may be dotted (`Account.Score__c`). */
  readonly canonical: (name: string) => string;
  /** The developer name of a component that has no suffix: a label, a permission set, a tab, a class. */
  readonly qualified: (name: string) => string;
  /** A formula with the names of own fields, objects and labels qualified. */
  readonly formula: (text: string) => string;
}

const customSuffix = /^[A-Za-z]\w*?__(c|e|mdt|b|x|kav|r|share|history|feed|changeevent|latitude__s|longitude__s)$/i;

export function ownNames(namespace: string, isInstalled: boolean): OwnNames {
  const prefix = `${namespace}__`;
  const isOwn = (name: string): boolean => name.toLowerCase().startsWith(prefix.toLowerCase());
  const canonicalPart = (part: string): string => {
    if (namespace === '') return part;
    const bare = isOwn(part) ? part.slice(prefix.length) : part;
    if (!isInstalled) return bare;
    return customSuffix.test(bare) && !hasNamespace(bare) ? prefix + bare : bare;
  };
  const qualified = (name: string): string => (isInstalled && name !== '' && !isOwn(name) ? prefix + name : name);
  return {
    namespace,
    isInstalled,
    canonical: (name) => name.split('.').map(canonicalPart).join('.'),
    qualified,
    formula: (text) =>
      isInstalled
        ? text.replace(formulaName, (whole, literal: string | undefined, global: string | undefined, name: string) =>
            literal !== undefined ? whole : global !== undefined ? global + qualified(name) : canonicalPart(name),
          )
        : text,
  };
}

/** A text literal, which stays as it is; `$Label.X` and `$Permission.X`; any other name. */
const formulaName = /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\$(?:Label|Permission)\.)?([A-Za-z]\w*)/gi;

/** `other__Thing__c`, but not `Thing__c` or `Place__Latitude__s`. */
function hasNamespace(name: string): boolean {
  return /^[A-Za-z]\w*?__[A-Za-z]\w*__(c|e|mdt|b|x|kav|r|share|history|feed|changeevent)$/i.test(name);
}

/** Tabs of objects have the object's name; tabs of the platform are `standard-Account`. */
export function tabName(name: string, names: OwnNames): string {
  if (name.startsWith('standard-')) return name;
  const canonical = names.canonical(name);
  return /__\w$/.test(canonical) ? canonical : names.qualified(canonical);
}

/** `syncline__Admin` in its two parts, as setup rows keep them (NamespacePrefix and DeveloperName). */
export function splitName(name: string, namespace: string): { readonly namespacePrefix: string | null; readonly developerName: string } {
  const prefix = `${namespace}__`;
  return namespace !== '' && name.toLowerCase().startsWith(prefix.toLowerCase())
    ? { namespacePrefix: namespace, developerName: name.slice(prefix.length) }
    : { namespacePrefix: null, developerName: name };
}
