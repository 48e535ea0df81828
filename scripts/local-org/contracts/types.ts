/** The Apex type model: what the compiler resolves and what values carry at run time. */

export type PrimitiveName =
  | 'Boolean'
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'String'
  | 'Id'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Blob'
  | 'Object'
  | 'void'
  | 'null';

export type ApexType =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'list'; readonly element: ApexType }
  | { readonly kind: 'set'; readonly element: ApexType }
  | { readonly kind: 'map'; readonly key: ApexType; readonly value: ApexType }
  /** `name` is the canonical API name (`Account`, `Invoice__c`), or `SObject` for the generic one. */
  | { readonly kind: 'sobject'; readonly name: string }
  /** A class, interface or enum: of the project (`Outer.Inner`) or of the platform (`Database.Batchable`, `System.Http`). */
  | { readonly kind: 'declared'; readonly name: string; readonly origin: 'project' | 'platform'; readonly arguments: readonly ApexType[] }
  /** `T` inside a platform generic, before substitution. Never reaches the bound tree. */
  | { readonly kind: 'parameter'; readonly name: string };
// Iterator<T>, Iterable<T>, Comparator<T> are 'declared' platform types: System.Iterator, System.Iterable, System.Comparator.

export function primitive(name: PrimitiveName): ApexType {
  return { kind: 'primitive', name };
}

/** The name as Apex prints it, e.g. `Map<Id, Account>` -> `Map<Id,Account>`. */
export function typeName(type: ApexType): string {
  switch (type.kind) {
    case 'primitive':
    case 'sobject':
    case 'parameter':
      return type.name;
    case 'list':
      return `List<${typeName(type.element)}>`;
    case 'set':
      return `Set<${typeName(type.element)}>`;
    case 'map':
      return `Map<${typeName(type.key)},${typeName(type.value)}>`;
    case 'declared': {
      const base = type.name.startsWith('System.') ? type.name.slice('System.'.length) : type.name;
      return type.arguments.length === 0 ? base : `${base}<${type.arguments.map(typeName).join(',')}>`;
    }
  }
}
