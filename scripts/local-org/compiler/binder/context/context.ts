/** What the binding of one body (method, accessor, initialiser, trigger) knows: where it stands and which variables are in scope. */
import type { ApexParserRuleContext, BlockContext, ExpressionContext, StatementContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, BoundStatement, LocalVariable } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { nameProblem } from '../../syntax/identifiers.ts';
import { spanOf } from '../../syntax/span.ts';
import type { TypeDeclaration } from '../../symbols/declarations.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import type { Report } from '../../symbols/linker.ts';
import type { World } from '../../symbols/world.ts';

interface Scope {
  readonly parent: Scope | null;
  /** By lower-case name. */
  readonly variables: Map<string, LocalVariable>;
}

/** `target?.rest`: the target met inside of a chain, to be wrapped around the whole chain. */
export interface SafePoint {
  readonly target: BoundExpression;
  readonly temporary: LocalVariable;
}

/** The tables of the grammar's alternatives. A construct binds what it holds through them, since they import every construct. */
export interface Grammar {
  expression(context: BodyContext, node: ExpressionContext): BoundExpression;
  /** Reports an error of the statement, which ends that statement only. */
  statement(context: BodyContext, node: StatementContext): BoundStatement;
}

export interface BodyContext {
  readonly grammar: Grammar;
  readonly world: World;
  readonly declaration: TypeDeclaration;
  readonly isStatic: boolean;
  /** What `return` must give; void for constructors, setters and triggers. */
  readonly result: ApexType;
  /** Constructors and initialisers may assign final fields. */
  readonly mayInitializeFinals: boolean;
  /** The object of the trigger this body belongs to: types Trigger.new. */
  readonly triggerObject: string | null;
  readonly report: Report;
  /** How often a JavaScript identifier was taken within this body. */
  readonly identifiers: Map<string, number>;
  scope: Scope;
  loopDepth: number;
  safePoints: SafePoint[];
}

export type BodySettings = Pick<
  BodyContext,
  'world' | 'declaration' | 'isStatic' | 'result' | 'mayInitializeFinals' | 'triggerObject' | 'report'
>;

export function createBodyContext(grammar: Grammar, settings: BodySettings): BodyContext {
  return {
    ...settings,
    grammar,
    identifiers: new Map(),
    scope: { parent: null, variables: new Map() },
    loopDepth: 0,
    safePoints: [],
  };
}

export function bindExpression(context: BodyContext, node: ExpressionContext): BoundExpression {
  return context.grammar.expression(context, node);
}

export function bindStatement(context: BodyContext, node: StatementContext): BoundStatement {
  return context.grammar.statement(context, node);
}

const JUMPS = new Set<BoundStatement['kind']>(['return', 'throw', 'break', 'continue']);

/** block : { statement* } */
export function bindBlock(context: BodyContext, node: BlockContext): BoundStatement {
  return inNewScope(context, () => {
    const statements = node.statement_list().map((statement) => bindStatement(context, statement));
    const unreachable = statements.find((_statement, index) => JUMPS.has(statements[index - 1]?.kind ?? 'block'));
    if (unreachable !== undefined) context.report({ span: unreachable.span, message: messages.unreachable });
    return { kind: 'block', statements, span: span(context, node) };
  });
}

export function span(context: BodyContext, node: ApexParserRuleContext): Span {
  return spanOf(context.declaration.file.path, node);
}

export function inNewScope<T>(context: BodyContext, work: () => T): T {
  const outer = context.scope;
  context.scope = { parent: outer, variables: new Map() };
  try {
    return work();
  } finally {
    context.scope = outer;
  }
}

export function inLoop<T>(context: BodyContext, work: () => T): T {
  context.loopDepth++;
  try {
    return inNewScope(context, work);
  } finally {
    context.loopDepth--;
  }
}

export function findLocal(context: BodyContext, name: string): LocalVariable | null {
  const lower = name.toLowerCase();
  for (let scope: Scope | null = context.scope; scope !== null; scope = scope.parent) {
    const variable = scope.variables.get(lower);
    if (variable !== undefined) return variable;
  }
  return null;
}

export function declareLocal(context: BodyContext, name: string, type: ApexType, at: Span, isFinal = false): LocalVariable {
  if (findLocal(context, name) !== null) fail(at, messages.duplicateVariable(name));
  const problem = nameProblem(name, 'variable');
  if (problem !== null) context.report({ span: at, message: problem });
  const variable = newVariable(context, name, type, isFinal);
  context.scope.variables.set(name.toLowerCase(), variable);
  return variable;
}

export function newTemporary(context: BodyContext, type: ApexType): LocalVariable {
  return newVariable(context, 'temporary', type, true);
}

/** `$` keeps identifiers off JavaScript's reserved words and off each other. */
function newVariable(context: BodyContext, name: string, type: ApexType, isFinal: boolean): LocalVariable {
  const lower = name.toLowerCase();
  const count = context.identifiers.get(lower) ?? 0;
  context.identifiers.set(lower, count + 1);
  return { name, identifier: count === 0 ? `${lower}$` : `${lower}$${count}`, type, isFinal };
}
