/**
 * Finds `5.format()`, which the grammar takes for a call on 5. The platform's lexer reads a point right after digits as a decimal one and
 * wants a digit behind it, so that only `5 .format()`, `(5).format()`, `5L.format()` and `5.0.format()` are calls. (Seen in Salesforce's own
 * parser, as prettier-plugin-apex brings it: `npx prettier --parser apex` refuses the first and prints the others.)
 */
import { ApexLexer } from '@apexdevtools/apex-parser';
import type { ApexParser } from '@apexdevtools/apex-parser';

interface Token {
  readonly type: number;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly stop: number;
  getInputStream(): { getText(start: number, stop: number): string } | null;
}

export interface MisreadPoint {
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What stands behind the point. */
  readonly symbol: string;
}

/** The first one of a source that is parsed. */
export function pointAfterDigits(parser: ApexParser): MisreadPoint | null {
  const { tokens } = (parser as unknown as { readonly _input: { readonly tokens: readonly Token[] } })._input;
  const point = tokens.find((token, index) => {
    const before = tokens[index - 1];
    return token.type === ApexLexer.DOT && before?.type === ApexLexer.IntegerLiteral && before.stop + 1 === token.start;
  });
  if (point === undefined) return null;
  const symbol = point.getInputStream()?.getText(point.stop + 1, point.stop + 1) ?? '';
  return { line: point.line, column: point.column + 2, symbol };
}
