/** Binds loops: for, for each, while and do. */
import type {
  DoWhileStatementContext,
  EnhancedForControlContext,
  ExpressionListContext,
  ForControlContext,
  ForInitContext,
  ForStatementContext,
  StatementContext,
  WhileStatementContext,
} from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression, BoundStatement } from '../../../contracts/bound-tree.ts';
import { sameType, UNKNOWN } from '../../symbols/common-types.ts';
import { conversionRank } from '../../symbols/conversions.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { ancestry } from '../../symbols/members.ts';
import { resolveTypeReference } from '../../symbols/type-resolver.ts';
import { bindBlock, bindExpression, bindStatement, declareLocal, inLoop, inNewScope, span } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { bindCondition } from '../expressions/logical.ts';
import { bindDeclarators } from './declaration.ts';
import { recover } from './recover.ts';

/** The body of a loop; `for (...);` has none. */
function bindBody(context: BodyContext, owner: ForStatementContext | WhileStatementContext): BoundStatement {
  const statement = owner.statement() as StatementContext | null;
  return inLoop(context, () =>
    statement === null ? { kind: 'block', statements: [], span: span(context, owner) } : bindStatement(context, statement),
  );
}

export function bindWhile(context: BodyContext, node: WhileStatementContext): BoundStatement {
  const condition = recover(context, node, () => bindCondition(context, node.parExpression().expression()));
  return { kind: 'while', condition, body: bindBody(context, node), testFirst: true, span: span(context, node) };
}

export function bindDoWhile(context: BodyContext, node: DoWhileStatementContext): BoundStatement {
  const body = inLoop(context, () => bindBlock(context, node.block()));
  const condition = recover(context, node, () => bindCondition(context, node.parExpression().expression()));
  return { kind: 'while', condition, body, testFirst: false, span: span(context, node) };
}

export function bindFor(context: BodyContext, node: ForStatementContext): BoundStatement {
  const control = node.forControl();
  const enhanced = control.enhancedForControl() as EnhancedForControlContext | null;
  return inNewScope(context, () => (enhanced === null ? bindCountingFor(context, node, control) : bindForEach(context, node, enhanced)));
}

function bindCountingFor(context: BodyContext, node: ForStatementContext, control: ForControlContext): BoundStatement {
  const initial = bindInitial(context, control.forInit());
  const conditionNode = control.expression() as ReturnType<ForControlContext['expression']> | null;
  const condition = conditionNode === null ? null : recover(context, node, () => bindCondition(context, conditionNode));
  const updates = (control.forUpdate() as ReturnType<ForControlContext['forUpdate']> | null)?.expressionList().expression_list() ?? [];
  const update = updates.map((expression) => recover(context, expression, () => bindExpression(context, expression)));
  return { kind: 'for', initial, condition, update, body: bindBody(context, node), span: span(context, node) };
}

function bindInitial(context: BodyContext, node: ForInitContext | null): BoundStatement[] {
  if (node === null) return [];
  const declaration = node.localVariableDeclaration() as ReturnType<ForInitContext['localVariableDeclaration']> | null;
  if (declaration !== null) return bindDeclarators(context, declaration);
  const list = node.expressionList() as ExpressionListContext | null;
  return (list?.expression_list() ?? []).map((expression) => ({
    kind: 'expression',
    expression: bindExpression(context, expression),
    span: span(context, expression),
  }));
}

function bindForEach(context: BodyContext, node: ForStatementContext, control: EnhancedForControlContext): BoundStatement {
  const at = span(context, node);
  const type = resolveTypeReference(context.world, context.declaration, control.typeRef());
  const source = recover(context, control, () => bindExpression(context, control.expression()));
  const variable = declareLocal(context, control.id().getText(), type, span(context, control));
  const chunked = isChunked(type, source);
  if (!chunked) checkElement(context, type, source, at);
  return { kind: 'forEach', variable, source, chunked, body: bindBody(context, node), span: at };
}

/** `for (List<Account> chunk : [SELECT ...])`: 200 records at a time. */
function isChunked(type: ApexType, source: BoundExpression): boolean {
  return source.kind === 'soql' && type.kind === 'list' && source.type.kind === 'list' && source.type.element.kind === 'sobject';
}

function checkElement(context: BodyContext, type: ApexType, source: BoundExpression, at: BoundStatement['span']): void {
  // Recovered from an error that is already reported.
  if (source.type === UNKNOWN) return;
  const element = elementType(context, source.type) ?? fail(at, messages.loopType(source.type));
  const fits =
    sameType(element, type) ||
    conversionRank(context.world, element, type) !== null ||
    conversionRank(context.world, { kind: 'list', element }, { kind: 'list', element: type }) !== null;
  if (!fits) fail(at, messages.loopVariable(element, type));
}

function elementType(context: BodyContext, type: ApexType): ApexType | null {
  if (type.kind === 'list' || type.kind === 'set') return type.element;
  for (const ancestor of ancestry(context.world, type)) {
    if (ancestor.kind === 'declared' && ancestor.name === 'System.Iterable') return ancestor.arguments[0] ?? null;
  }
  return null;
}
