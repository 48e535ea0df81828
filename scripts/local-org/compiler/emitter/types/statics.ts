/**
 * Emits static fields and initialisers, which run once per transaction, in order, when the class is first used.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_static.htm
 */
import type { BoundInitializer } from '../../../contracts/bound-tree.ts';
import { unmapped } from '../context/marks.ts';
import { MethodContext } from '../context/method-context.ts';
import { functionBody } from './bodies.ts';
import { emitInitializers, emitNulls } from './initializers.ts';
import { hasStatics } from './owner.ts';
import type { TypeEmission } from './owner.ts';
import { emitAccessors, storedKey } from './properties.ts';

export interface StaticsCode {
  /** Member of the class through which other modules reach its statics. */
  readonly accessor: string;
  /** The holder's class and the initialiser, beside the class. */
  readonly around: string;
}

/** A field that starts as null or as a constant may be set whenever it is asked for. */
function isNoticeable(member: BoundInitializer): boolean {
  return member.kind === 'block' || (member.value !== null && member.value.kind !== 'literal');
}

/** Static methods and constructors use the class, even if they ask for none of its fields. */
export function emitFirstUse({ type, owner, module }: TypeEmission): string {
  if (!type.staticMembers.some(isNoticeable)) return '';
  const current = module.staticsVariable(owner.typeName);
  return `${unmapped}${current}??${current}_initialize();`;
}

export function emitStatics(emission: TypeEmission): StaticsCode {
  const { type, owner, module } = emission;
  if (!hasStatics(type)) return { accessor: `static $statics(){return null;}`, around: '' };
  const current = module.staticsVariable(owner.typeName);
  const properties = type.properties.filter((property) => property.field.isStatic);
  const fields = type.staticMembers.flatMap((member) => (member.kind === 'field' && !member.field.isProperty ? [member.field.key] : []));
  const keys = new Set([...fields, ...properties.map(storedKey)]);
  const context = new MethodContext(module, owner, { isStatic: true });
  const code = emitInitializers(type.staticMembers, current, context);
  const initializer = `function ${current}_initialize()${functionBody(
    module.frame(owner.typeName, '<clinit>'),
    type.span,
    `${current}=new ${current}_holder();try{${code}}catch(error){${current}=null;throw error;}return ${current};`,
    context,
  )}`;
  const holder = `class ${current}_holder{constructor(){${emitNulls(keys)}}\n${emitAccessors(properties, emission)}}`;
  return { accessor: `static $statics(){return ${current}??${current}_initialize();}`, around: `${unmapped}${holder}\n${initializer}` };
}
