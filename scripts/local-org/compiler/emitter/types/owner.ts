/** What the members of a class need to know of it. */
import type { BoundType } from '../../../contracts/bound-tree.ts';
import type { Grammar, MethodContext, Owner } from '../context/method-context.ts';
import { accessDefaults } from '../context/module-context.ts';
import type { ModuleContext } from '../context/module-context.ts';
import { identifierOf } from '../context/names.ts';

export function ownerOf(type: BoundType, grammar: Grammar): Owner {
  return {
    grammar,
    typeName: type.symbol.name,
    superType: type.symbol.superType,
    defaults: accessDefaults(type.symbol),
    className: identifierOf(type.symbol.name),
    fields: type.symbol.fields,
  };
}

/** Whether the type keeps static values: interfaces and enums never do. */
export function hasStatics(type: BoundType): boolean {
  return type.staticMembers.length > 0 || type.properties.some((property) => property.field.isStatic);
}

export interface TypeEmission {
  readonly type: BoundType;
  readonly owner: Owner;
  readonly module: ModuleContext;
}

export type { MethodContext };
