/** Emits field initialisers and initialiser blocks, in source order. */
import type { BoundInitializer } from '../../../contracts/bound-tree.ts';
import { mark } from '../context/marks.ts';
import type { MethodContext } from '../context/method-context.ts';

/** `target` holds the fields: `this`, or the statics. */
export function emitInitializers(members: readonly BoundInitializer[], target: string, context: MethodContext): string {
  return members.map((member) => emitInitializer(member, target, context)).join('\n');
}

function emitInitializer(member: BoundInitializer, target: string, context: MethodContext): string {
  if (member.kind === 'block') return context.statement(member.body);
  if (member.value === null) return '';
  return `${context.module.cover(member.span)}${mark(member.span)}${target}.${member.field.key}=${context.expression(member.value)};`;
}

export function needsCode(members: readonly BoundInitializer[]): boolean {
  return members.some((member) => member.kind === 'block' || member.value !== null);
}

/** Every field starts as null. */
export function emitNulls(keys: Iterable<string>): string {
  return [...keys].map((key) => `this.${key}=null;`).join('');
}
