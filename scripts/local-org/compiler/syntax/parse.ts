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

/** What two-stage parsing needs of ANTLR's interpreter, which the parser's types leave out. */
interface Interpreter {
  predictionMode: number;
  readonly atn: { readonly decisionToState: readonly { readonly ruleIndex: number }[] };
  adaptivePredict(input: unknown, decision: number, outerContext: unknown): number;
}

type Mode = (interpreter: Interpreter, decision: number) => number;

/**
 * A source that SLL prediction accepts has the same tree under LL and parses up to twice as fast (ANTLR 4 reference, section 13.7).
 * The grammar's `expression` needs LL to tell a call from a variable, so only its decisions have it from the start; where
 * that fails, LL alone decides whether the source or the prediction was wrong.
 */
const MODES: readonly Mode[] = [
  (interpreter, decision) => (interpreter.atn.decisionToState[decision]?.ruleIndex === ApexParser.RULE_expression ? LL : SLL),
  () => LL,
];

function usePredictionMode(parser: ApexParser, mode: Mode): void {
  const interpreter = (parser as unknown as { _interp: Interpreter })._interp;
  const predict = interpreter.adaptivePredict.bind(interpreter);
  interpreter.adaptivePredict = (input, decision, outerContext) => {
    interpreter.predictionMode = mode(interpreter, decision);
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
  for (const mode of MODES) {
    const listener = new CollectingListener(file);
    const { parser } = ApexParserFactory.createLexerAndParser(source, listener);
    usePredictionMode(parser, mode);
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
