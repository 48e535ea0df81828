/** Emits a class: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_defining.htm */
import type { BoundType } from '../../../contracts/bound-tree.ts';
import type { ApexType } from '../../../contracts/types.ts';
import { unmapped } from '../context/marks.ts';
import { MethodContext } from '../context/method-context.ts';
import type { Grammar } from '../context/method-context.ts';
import type { ModuleContext } from '../context/module-context.ts';
import { initializerName } from '../context/names.ts';
import { functionBody } from './bodies.ts';
import { emitInitializers, emitNulls, needsCode } from './initializers.ts';
import { emitConstructor, emitImplicitConstructor, emitMethod } from './methods.ts';
import { ownerOf } from './owner.ts';
import type { TypeEmission } from './owner.ts';
import { emitAccessors, storedKey } from './properties.ts';
import { emitFirstUse, emitStatics } from './statics.ts';

function superClass(type: BoundType, module: ModuleContext): string {
  const { superType } = type.symbol;
  if (superType?.kind !== 'declared') return '$.ApexObject';
  return superType.origin === 'project' ? module.classOf(superType.name) : `$.platformClass(${JSON.stringify(superType.name)})`;
}

function emitFieldInitializer(emission: TypeEmission): string {
  const { type, owner, module } = emission;
  const context = new MethodContext(module, owner);
  const inherited = isProjectClass(type.symbol.superType) ? `super.${initializerName}();` : '';
  const code = `${inherited}${emitInitializers(type.instanceMembers, 'this', context)}return this;`;
  return `${initializerName}()${functionBody(module.frame(owner.typeName, '<init>'), type.span, code, context, emitFirstUse(emission))}`;
}

function isProjectClass(superType: ApexType | null): boolean {
  return superType?.kind === 'declared' && superType.origin === 'project';
}

function instanceKeys(type: BoundType): string[] {
  const properties = type.properties.filter((property) => !property.field.isStatic);
  const fields = type.instanceMembers.flatMap((member) => (member.kind === 'field' && !member.field.isProperty ? [member.field.key] : []));
  return [...new Set([...fields, ...properties.map(storedKey)])];
}

/** `class Outer_Inner extends ... {...}`, and what its statics need around it. */
export function emitClass(
  type: BoundType,
  module: ModuleContext,
  grammar: Grammar,
): { readonly definition: string; readonly around: string } {
  const owner = ownerOf(type, grammar);
  const emission: TypeEmission = { type, owner, module };
  const statics = emitStatics(emission);
  const hasInitializers = needsCode(type.instanceMembers) || emitFirstUse(emission) !== '' || !isProjectClass(type.symbol.superType);
  const keys = instanceKeys(type);
  const members = [
    keys.length === 0 ? '' : `constructor(){super();${emitNulls(keys)}}`,
    statics.accessor,
    hasInitializers ? emitFieldInitializer(emission) : '',
    emitAccessors(
      type.properties.filter((property) => !property.field.isStatic),
      emission,
    ),
    ...type.constructors.map((constructor_) => emitConstructor(constructor_, emission)),
    type.constructors.length === 0 ? emitImplicitConstructor(emission) : '',
    ...type.methods.map((method) => emitMethod(method, emission)),
  ].filter((member) => member !== '');
  return {
    definition: `class ${owner.className} extends ${superClass(type, module)}{${unmapped}\n${members.map((member) => `${unmapped}${member}`).join('\n')}\n}`,
    around: statics.around,
  };
}
