/** Binds anonymous Apex as a type with one static method `run`, against a project that it leaves as it is. */
import type { BoundProject, BoundStatement, BoundType } from '../../contracts/bound-tree.ts';
import type { Diagnostic, MethodSymbol } from '../../contracts/symbols.ts';
import { VOID } from '../symbols/common-types.ts';
import { isQuiet } from '../symbols/diagnostics.ts';
import { methodKey } from '../symbols/method-keys.ts';
import { addDeclaration, extendWorld } from '../symbols/world.ts';
import type { World } from '../symbols/world.ts';
import { parseAnonymous } from '../syntax/parse.ts';
import { openBody } from './statements/index.ts';
import { linkAll } from './project.ts';
import { bindType } from './type.ts';
import { bindSteps, declareUnit } from './unit-members.ts';

/** The file name that stack traces show, as on the platform (`AnonymousBlock: line 1, column 1`). */
export const ANONYMOUS_FILE = 'AnonymousBlock';

export function bindAnonymous(source: string, project: World, apiVersion: number): BoundProject {
  const parsed = parseAnonymous(ANONYMOUS_FILE, source);
  if (parsed.tree === null) return { types: [], triggers: [], diagnostics: parsed.diagnostics };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (!isQuiet(diagnostic)) diagnostics.push(diagnostic);
  };
  const unit = declareUnit(parsed.tree, ANONYMOUS_FILE, parsed.tree.anonymousBlock().anonymousBlockMember_list(), {
    path: ANONYMOUS_FILE,
    apiVersion,
    namespace: '',
  });
  const world = extendWorld(project);
  addDeclaration(world, unit.declaration);
  linkAll(() => world, [unit.declaration], report);
  const context = openBody({
    world,
    declaration: unit.declaration,
    isStatic: true,
    result: VOID,
    mayInitializeFinals: true,
    triggerObject: null,
    report,
  });
  const statements = bindSteps(context, unit.steps);
  const bound = bindType(world, unit.declaration, report);
  if (diagnostics.length > 0) return { types: [], triggers: [], diagnostics };
  return { types: [withRun(bound, statements)], triggers: [], diagnostics };
}

function withRun(bound: BoundType, statements: readonly BoundStatement[]): BoundType {
  const symbol: MethodSymbol = {
    owner: bound.symbol.name,
    ownerOrigin: 'project',
    name: 'run',
    isStatic: true,
    isAbstract: false,
    isVirtual: false,
    parameters: [],
    result: VOID,
    modifiers: ['public', 'static'],
    annotations: [],
    key: methodKey('run', []),
    aliases: [],
    span: bound.span,
  };
  const body = { kind: 'block', statements, span: bound.span } as const;
  return {
    ...bound,
    symbol: { ...bound.symbol, methods: [...bound.symbol.methods, symbol] },
    methods: [...bound.methods, { symbol, parameters: [], body, span: bound.span }],
  };
}
