/** Source text -> parse tree. Syntax errors come back as diagnostics in the platform's words; a tree is given only when there are none. */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { AnonymousUnitContext, ApexParser, ApexParserRuleContext, CompilationUnitContext, TriggerUnitContext } from '@apexdevtools/apex-parser';
import type { Diagnostic } from '../../contracts/symbols.ts';
import { syntaxMessage } from './syntax-messages.ts';

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

/**
 * SLL prediction is about twice as fast and, where it fails, LL decides: a source that SLL accepts has the same tree under LL
 * (ANTLR 4 reference, section 13.7, two-stage parsing).
 */
function parse<Tree extends ApexParserRuleContext>(file: string, source: string, rule: (parser: ApexParser) => Tree): ParsedUnit<Tree> {
  let result: ParsedUnit<Tree> | null = null;
  for (const mode of [SLL, LL]) {
    const listener = new CollectingListener(file);
    const { parser } = ApexParserFactory.createLexerAndParser(source, listener);
    (parser as unknown as { _interp: { predictionMode: number } })._interp.predictionMode = mode;
    const tree = rule(parser);
    result = { file, tree: listener.diagnostics.length === 0 ? tree : null, diagnostics: listener.diagnostics };
    if (result.tree !== null) return result;
  }
  return result as ParsedUnit<Tree>;
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

