/** The table of statements: one binder per alternative of the grammar's `statement`. An error ends its own statement only. */
import {
  BlockContext,
  BreakStatementContext,
  ContinueStatementContext,
  DeleteStatementContext,
  DoWhileStatementContext,
  ExpressionStatementContext,
  ForStatementContext,
  IfStatementContext,
  InsertStatementContext,
  LocalVariableDeclarationStatementContext,
  MergeStatementContext,
  ReturnStatementContext,
  RunAsStatementContext,
  SwitchStatementContext,
  ThrowStatementContext,
  TryStatementContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  WhileStatementContext,
} from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext, StatementContext } from '@apexdevtools/apex-parser';
import type { BoundStatement } from '../../../contracts/bound-tree.ts';
import { BindError, fail, messages } from '../../symbols/diagnostics.ts';
import { bindBlock, createBodyContext, span } from '../context/context.ts';
import type { BodyContext, BodySettings } from '../context/context.ts';
import { bindAnyExpression } from '../expressions/index.ts';
import { bindDeclaration } from './declaration.ts';
import { bindDelete, bindInsert, bindMerge, bindUndelete, bindUpdate, bindUpsert } from './dml.ts';
import { bindExpressionStatement } from './expression-statement.ts';
import { bindIf } from './if.ts';
import { bindBreak, bindContinue, bindReturn, bindThrow } from './jumps.ts';
import { bindDoWhile, bindFor, bindWhile } from './loops.ts';
import { bindRunAs } from './run-as.ts';
import { bindSwitch } from './switch.ts';
import { bindTry } from './try.ts';

type Binder<Node> = (context: BodyContext, node: Node) => BoundStatement;
type NodeClass<Node> = abstract new (...parts: never[]) => Node;

function entry<Node extends ApexParserRuleContext>(
  nodeClass: NodeClass<Node>,
  binder: Binder<Node>,
): readonly [unknown, Binder<ApexParserRuleContext>] {
  return [nodeClass, binder as Binder<ApexParserRuleContext>];
}

const binders: ReadonlyMap<unknown, Binder<ApexParserRuleContext>> = new Map([
  entry(BlockContext, bindBlock),
  entry(IfStatementContext, bindIf),
  entry(SwitchStatementContext, bindSwitch),
  entry(ForStatementContext, bindFor),
  entry(WhileStatementContext, bindWhile),
  entry(DoWhileStatementContext, bindDoWhile),
  entry(TryStatementContext, bindTry),
  entry(ReturnStatementContext, bindReturn),
  entry(ThrowStatementContext, bindThrow),
  entry(BreakStatementContext, bindBreak),
  entry(ContinueStatementContext, bindContinue),
  entry(InsertStatementContext, bindInsert),
  entry(UpdateStatementContext, bindUpdate),
  entry(DeleteStatementContext, bindDelete),
  entry(UndeleteStatementContext, bindUndelete),
  entry(UpsertStatementContext, bindUpsert),
  entry(MergeStatementContext, bindMerge),
  entry(RunAsStatementContext, bindRunAs),
  entry(LocalVariableDeclarationStatementContext, (context, node) => bindDeclaration(context, node.localVariableDeclaration())),
  entry(ExpressionStatementContext, bindExpressionStatement),
]);

/** A body with the whole grammar behind it. */
export function openBody(settings: BodySettings): BodyContext {
  return createBodyContext({ expression: bindAnyExpression, statement: bindAnyStatement }, settings);
}

function bindAnyStatement(context: BodyContext, node: StatementContext): BoundStatement {
  const child = node.getChild(0) as unknown as ApexParserRuleContext;
  try {
    const binder = binders.get(child.constructor);
    return binder === undefined ? fail(span(context, node), messages.expressionStatement) : binder(context, child);
  } catch (error) {
    if (!(error instanceof BindError)) throw error;
    context.report(error.diagnostic);
    return { kind: 'block', statements: [], span: span(context, node) };
  }
}
