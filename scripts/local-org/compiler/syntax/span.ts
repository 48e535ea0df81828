/** Tells where a node of the parse tree stands, and its text. */
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Span } from '../../contracts/symbols.ts';

export function spanOf(file: string, node: ApexParserRuleContext): Span {
  return { file, line: node.start.line, column: node.start.column + 1 };
}

/** The text of a node as written, without white space and comments: for names and messages. */
export function textOf(node: ApexParserRuleContext): string {
  return node.getText();
}
