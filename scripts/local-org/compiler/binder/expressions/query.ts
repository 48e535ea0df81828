/** Binds SOQL and SOSL in brackets: the text with `:b0`, `:b1`, ... for its binds, and the type of what it gives. */
import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext, QueryContext, SoslLiteralContext } from '@apexdevtools/apex-parser';
import type { ApexType } from '../../../contracts/types.ts';
import type { BoundExpression } from '../../../contracts/bound-tree.ts';
import type { Span } from '../../../contracts/symbols.ts';
import { INTEGER, listOf, SOBJECT } from '../../symbols/common-types.ts';
import { fail, messages } from '../../symbols/diagnostics.ts';
import { bindExpression } from '../context/context.ts';
import type { BodyContext } from '../context/context.ts';
import { optional } from '../../syntax/optional.ts';

const AGGREGATE: ApexType = { kind: 'sobject', name: 'AggregateResult' };

export function bindSoql(context: BodyContext, node: QueryContext, at: Span): BoundExpression {
  const { text, binds } = extractBinds(context, node);
  const problem = context.world.queryProblem(text);
  if (problem !== null) fail(at, problem);
  const query = { text, binds };
  if (isCount(node)) return { kind: 'soql', query, result: 'count', type: INTEGER, span: at };
  return {
    kind: 'soql',
    query,
    result: 'list',
    type: listOf(isAggregate(node) ? AGGREGATE : fromType(context, node, at)),
    span: at,
  };
}

function fromType(context: BodyContext, node: QueryContext, at: Span): ApexType {
  const name = node.fromNameList().fieldName(0).getText();
  const object = context.world.schema.findObject(name) ?? fail(at, messages.fromObject(name));
  return { kind: 'sobject', name: object.name };
}

/** `SELECT COUNT() FROM ...` */
function isCount(node: QueryContext): boolean {
  return /^count\(\)$/i.test(node.selectList().getText());
}

/** Functions of the select list that make its rows AggregateResults (SOQL and SOSL Reference, "Aggregate Functions"). */
const AGGREGATES = /^(?:avg|count|count_distinct|min|max|sum)\(/i;

function isAggregate(node: QueryContext): boolean {
  if ((node.groupByClause() as unknown) !== null) return true;
  return node
    .selectList()
    .selectEntry_list()
    .some((entry) => AGGREGATES.test(optional(entry.soqlFunction())?.getText() ?? ''));
}

export function bindSosl(context: BodyContext, node: SoslLiteralContext, at: Span): BoundExpression {
  const { text, binds } = extractBinds(context, node);
  return {
    kind: 'sosl',
    query: { text: text.replace(/^\[\s*/, '').replace(/\s*\]$/, ''), binds },
    type: listOf(listOf(SOBJECT)),
    span: at,
  };
}

interface Extraction {
  text: string;
  readonly binds: BoundExpression[];
  /** Index in the source just behind what was written last. */
  end: number;
}

/** Tokens as written, without comments; gaps become one space. */
function extractBinds(context: BodyContext, node: ApexParserRuleContext): Extraction {
  const extraction: Extraction = { text: '', binds: [], end: -1 };
  appendNode(context, node as unknown as ParseNode, extraction);
  return extraction;
}

function appendNode(context: BodyContext, node: ParseNode, extraction: Extraction): void {
  if (node instanceof BoundExpressionContext) {
    append(extraction, `:b${extraction.binds.length}`, node.start.start, node.stop?.stop ?? node.start.stop);
    extraction.binds.push(bindExpression(context, node.expression()));
    return;
  }
  if (node.symbol !== undefined) append(extraction, node.symbol.text, node.symbol.start, node.symbol.stop);
  for (const child of node.children ?? []) appendNode(context, child, extraction);
}

function append(extraction: Extraction, text: string, start: number, stop: number): void {
  if (extraction.end >= 0 && start > extraction.end) extraction.text += ' ';
  extraction.text += text;
  extraction.end = stop + 1;
}

/** A rule or a token of the parse tree. */
interface ParseNode {
  readonly symbol?: { readonly text: string; readonly start: number; readonly stop: number };
  readonly children?: readonly ParseNode[] | null;
}
