/** Emits a bound tree: one JavaScript function text per top-level type or trigger, with its source map. */
import type { BoundTrigger, BoundType } from '../../contracts/bound-tree.ts';
import { triggerNameOf } from '../symbols/trigger-names.ts';
import type { Grammar } from './context/method-context.ts';
import { takeOutMarks } from './context/marks.ts';
import { ModuleContext } from './context/module-context.ts';
import type { EmitOptions } from './context/module-context.ts';
import { identifierOf } from './context/names.ts';
import { emitClass } from './types/class.ts';
import { hasStatics } from './types/owner.ts';
import { emitTriggerBody } from './types/trigger.ts';
import { arithmeticExpressions } from './expressions/arithmetic.ts';
import { assignmentExpressions } from './expressions/assignment.ts';
import { callExpressions } from './expressions/calls.ts';
import { choiceExpressions } from './expressions/choices.ts';
import { collectionExpressions } from './expressions/collections.ts';
import { comparisonExpressions } from './expressions/comparison.ts';
import { conversionExpressions } from './expressions/conversion.ts';
import { literals } from './expressions/literals.ts';
import { queryExpressions } from './expressions/query.ts';
import { referenceExpressions } from './expressions/references.ts';
import { choiceStatements } from './statements/choices.ts';
import { exceptionStatements } from './statements/exceptions.ts';
import { loopStatements } from './statements/loops.ts';
import { recordStatements } from './statements/dml.ts';
import { simpleStatements } from './statements/simple.ts';

export { accessDefaults, takesCallersSharing } from './context/module-context.ts';
export type { EmitOptions } from './context/module-context.ts';
export { constructorName, initializerName, memberName } from './context/names.ts';

/** Complete by their types: a kind without an emitter does not compile. */
const expressions: Grammar['expressions'] = {
  ...literals,
  ...referenceExpressions,
  ...assignmentExpressions,
  ...callExpressions,
  ...collectionExpressions,
  ...arithmeticExpressions,
  ...comparisonExpressions,
  ...choiceExpressions,
  ...conversionExpressions,
  ...queryExpressions,
};
const statements: Grammar['statements'] = {
  ...simpleStatements,
  ...choiceStatements,
  ...loopStatements,
  ...exceptionStatements,
  ...recordStatements,
};
const grammar: Grammar = { expressions, statements };

export interface EmittedModule {
  readonly name: string;
  /** A trigger may have the name of a class. */
  readonly isTrigger: boolean;
  readonly file: string;
  /** `(function($,$k){...})`: gives the thunks of its classes, the body of its trigger, and how to forget its statics. */
  readonly code: string;
  readonly map: string;
  /** Lines that coverage counts. */
  readonly executableLines: readonly number[];
}

/** Interfaces and enums have no code. */
function classesOf(type: BoundType): BoundType[] {
  const inner = type.innerTypes.flatMap(classesOf);
  return type.symbol.kind === 'class' ? [type, ...inner] : inner;
}

function assemble(
  { name, isTrigger, file }: Pick<EmittedModule, 'name' | 'isTrigger' | 'file'>,
  module: ModuleContext,
  around: string,
  exported: string,
): EmittedModule {
  const marked = `(function($,$k){"use strict";\n${module.prologue()}\n${around}\nreturn{${exported},reset(){${module.reset()}}};})`;
  const executableLines = [...module.executableLines].sort((left, right) => left - right);
  return { name, isTrigger, file, ...takeOutMarks(marked, file), executableLines };
}

const frames = {
  class: (typeName: string, member: string) => `Class.${typeName}.${member}`,
  trigger: (typeName: string) => `Trigger.${triggerNameOf(typeName)}`,
  anonymous: () => 'AnonymousBlock',
} as const;

export function emitType(type: BoundType, options: EmitOptions, frame: 'class' | 'anonymous' = 'class'): EmittedModule {
  const module = new ModuleContext(type.span.file, options, frames[frame]);
  const { around, classes } = emitTypes(classesOf(type), module);
  return assemble({ name: type.symbol.name, isTrigger: false, file: type.span.file }, module, around, `classes:{${classes}}`);
}

export function emitTrigger(trigger: BoundTrigger, options: EmitOptions): EmittedModule {
  const module = new ModuleContext(trigger.span.file, options, frames.trigger);
  const { around, classes } = emitTypes(trigger.members === null ? [] : classesOf(trigger.members), module);
  const body = emitTriggerBody(trigger, module, grammar);
  return assemble({ name: trigger.name, isTrigger: true, file: trigger.span.file }, module, around, `classes:{${classes}},trigger:${body}`);
}

function emitTypes(types: readonly BoundType[], module: ModuleContext): { readonly around: string; readonly classes: string } {
  // Statics first: code of one class may name those of another in the same module.
  for (const type of types) if (hasStatics(type)) module.staticsVariable(type.symbol.name);
  const emitted = types.map((type) => ({ name: type.symbol.name, ...emitClass(type, module, grammar) }));
  return {
    around: emitted.map((part) => part.around).join('\n'),
    classes: emitted.map((part) => `${JSON.stringify(part.name)}(){\n${part.definition}\nreturn ${identifierOf(part.name)};}`).join(',\n'),
  };
}
