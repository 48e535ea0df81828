/**
 * Parses source text to a tree. Syntax errors come back as diagnostics in the platform's words; a tree is given only when there are none.
 */
import { ApexErrorListener, ApexLexer, ApexParser, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { AnonymousUnitContext, ApexParserRuleContext, CompilationUnitContext, TriggerUnitContext } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../../contracts/symbols.ts';
import { pointAfterDigits } from './points.ts';
import { syntaxMessage, unrecognizedSymbol } from './syntax-messages.ts';

export interface ParsedUnit<Tree> {
  readonly file: string;
  readonly tree: Tree | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** ANTLR's prediction modes by number, since the bundled runtime does not export them. */
const SLL = 0;
const LL = 1;

class CollectingListener extends ApexErrorListener {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.diagnostics.push({ span: { file: this.file, line, column: column + 1 }, message: syntaxMessage(message) });
  }
}

interface Tokens {
  /** The type of the next token, and of the one after it. */
  LA(distance: 1 | 2): number;
  /** The token before; null at the start. */
  LT(distance: -1): { readonly type: number } | null;
}

/** What two-stage parsing needs of ANTLR's interpreter, which the parser's types leave out. */
interface Interpreter {
  predictionMode: number;
  readonly atn: { readonly decisionToState: readonly { readonly ruleIndex: number }[] };
  adaptivePredict(input: Tokens, decision: number, outerContext: unknown): number;
}

/**
 * A source that SLL prediction accepts has the same tree under LL and parses up to twice as fast (ANTLR 4 reference, section 13.7).
 * The grammar's `expression` needs LL to tell a call from a variable, so only its decisions have it from the start; where
 * that fails, LL alone decides whether the source or the prediction was wrong.
 */
const STAGES = ['quick', 'thorough'] as const;

type Stage = (typeof STAGES)[number];

/**
 * The alternative of a decision that one or two tokens make, and null for the others. ANTLR would follow each of these through all that can
 * come after it, which took half of the time of parsing a project.
 */
function decidedByTokens(rule: number, startsExpression: boolean, input: Tokens): number | null {
  const next = input.LA(1);
  if (rule === ApexParser.RULE_typeName && next === ApexParser.LT) return typeName.withArguments;
  if (rule !== ApexParser.RULE_expression) return null;
  const before = input.LT(-1)?.type;
  const isCall = (): boolean => input.LA(2) === ApexParser.LPAREN;
  if (before === ApexParser.DOT || before === ApexParser.QUESTIONDOT) return isCall() ? afterDot.call : afterDot.name;
  return startsExpression && next === ApexParser.Identifier ? (isCall() ? expression.call : expression.primary) : null;
}

/** Numbers of alternatives in the grammar. */
const typeName = { withArguments: 1 } as const;
const expression = { primary: 1, call: 2 } as const;
const afterDot = { call: 1, name: 2 } as const;

function usePredictions(parser: ApexParser, stage: Stage): void {
  const interpreter = (parser as unknown as { _interp: Interpreter })._interp;
  const { decisionToState } = interpreter.atn;
  const ruleOf = (decision: number): number => decisionToState[decision]?.ruleIndex ?? -1;
  // Decisions are numbered in the grammar's order.
  const startOfExpression = decisionToState.findIndex(({ ruleIndex }) => ruleIndex === ApexParser.RULE_expression);
  const predict = interpreter.adaptivePredict.bind(interpreter);
  interpreter.adaptivePredict = (input, decision, outerContext) => {
    const rule = ruleOf(decision);
    const decided = stage === 'quick' ? decidedByTokens(rule, decision === startOfExpression, input) : null;
    if (decided !== null) return decided;
    interpreter.predictionMode = stage === 'quick' && rule !== ApexParser.RULE_expression ? SLL : LL;
    return predict(input, decision, outerContext);
  };
}

interface Prediction {
  readonly atnStartState: unknown;
  readonly decision: number;
}

/** What the types of ANTLR's parsers and lexers leave out: what they have learnt of each decision, for all of their kind. */
interface Recognizer {
  readonly DecisionsToDFA: Prediction[];
}

/**
 * Lets go of what parsing has learnt, a hundred megabytes after a project: whoever runs Apex in this process would wait for them at each
 * collection of garbage. The next source is parsed more slowly.
 */
export function forgetPredictions(): void {
  for (const { DecisionsToDFA: predictions } of [ApexParser, ApexLexer] as unknown as readonly Recognizer[]) {
    predictions.forEach((known, index) => {
      const Predictions = known.constructor as new (state: unknown, decision: number) => Prediction;
      predictions[index] = new Predictions(known.atnStartState, known.decision);
    });
  }
}

function parse<Tree extends ApexParserRuleContext>(file: string, source: string, rule: (parser: ApexParser) => Tree): ParsedUnit<Tree> {
  let diagnostics: readonly Diagnostic[] = [];
  for (const stage of STAGES) {
    const listener = new CollectingListener(file);
    const { parser } = ApexParserFactory.createLexerAndParser(source, listener);
    usePredictions(parser, stage);
    const tree = rule(parser);
    const point = pointAfterDigits(parser);
    if (point !== null)
      listener.diagnostics.push({ span: { file, line: point.line, column: point.column }, message: unrecognizedSymbol(point.symbol) });
    if (listener.diagnostics.length === 0) return { file, tree, diagnostics: [] };
    diagnostics = listener.diagnostics;
  }
  return { file, tree: null, diagnostics };
}

export function parseClass(file: string, source: string): ParsedUnit<CompilationUnitContext> {
  return parse(file, source, (parser) => parser.compilationUnit());
}

export function parseTrigger(file: string, source: string): ParsedUnit<TriggerUnitContext> {
  return parse(file, source, (parser) => parser.triggerUnit());
}

export function parseAnonymous(file: string, source: string): ParsedUnit<AnonymousUnitContext> {
  return parse(file, source, (parser) => parser.anonymousUnit());
}
