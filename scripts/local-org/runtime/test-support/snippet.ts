/** Runs Apex snippets without an org, for tests of the language. */
import type { TransactionContext } from '../../contracts/transaction.ts';
import { withTransaction } from '../../contracts/transaction.ts';
import { loadSchema } from '../../schema/index.ts';
import { ApexException, toApexString } from '../../values/index.ts';
import { bindSources, emitBound } from '../compile.ts';
import type { CompileOptions } from '../compile.ts';
import { createProject } from '../project.ts';
import type { LoadedProject } from '../project.ts';
import type { ApexSource } from '../sources.ts';

const { schema, metadata } = loadSchema([], '');
const options: CompileOptions = { coverage: false, schema, labels: () => new Map() };

export interface SnippetOutcome {
  /** What `run` gave, as concatenation prints it. */
  readonly value: string | null;
  /** `System.MathException: Divide by 0` */
  readonly exception: string | null;
  readonly stack: string;
  readonly problems: readonly string[];
}

export function compileClasses(
  texts: readonly string[],
  apiVersion = 67,
): { readonly project: LoadedProject; readonly problems: readonly string[] } {
  const sources = texts.map((text): ApexSource => {
    const name = /(?:class|interface|enum)\s+(\w+)/i.exec(text)?.[1] ?? 'Unnamed';
    return { path: `${name}.cls`, name, kind: 'class', text, apiVersion, namespace: '' };
  });
  const compiled = emitBound(sources, bindSources(sources, options), options);
  const project = createProject(compiled, () => ({ run: null, problem: null }));
  return { project, problems: compiled.diagnostics.map(({ span, message }) => `${span.file}:${span.line}:${span.column} ${message}`) };
}

/** What code without records and users needs of a transaction. */
export function bareTransaction(project: LoadedProject): TransactionContext {
  const context = {
    limits: { tick: () => {}, used: () => 0, limit: () => 0, consume: () => {} },
    project,
    schema,
    metadata,
    user: { timeZone: 'GMT', locale: 'en_US', language: 'en_US' },
    clock: { now: () => Date.UTC(2024, 1, 29, 12) },
    isTest: true,
    state: (_key: string, initial: () => unknown) => initial(),
    debug: () => {},
  };
  // Snippets touch no database, so that a whole transaction is not needed.
  return context as unknown as TransactionContext;
}

/** Runs `run()` of class Sample. */
export function runSample(texts: readonly string[], apiVersion = 67): SnippetOutcome {
  const { project, problems } = compileClasses(texts, apiVersion);
  const run = project.findType('Sample')?.methods.find((method) => method.name.toLowerCase() === 'run');
  if (problems.length > 0 || run === undefined) return { value: null, exception: null, stack: '', problems };
  return withTransaction(bareTransaction(project), () => {
    try {
      return { value: toApexString(project.invoke(run, null, []) ?? null), exception: null, stack: '', problems };
    } catch (thrown) {
      if (!(thrown instanceof ApexException)) throw thrown;
      return { value: null, exception: thrown.apexToString(), stack: thrown.getStackTraceString(), problems };
    }
  });
}

/** The statements of a method `static Object run()`, each on its own line from line 2 on. */
export function runStatements(statements: string, members = ''): SnippetOutcome {
  return runSample([`public class Sample {public static Object run() {\n${statements}\n}\n${members}}`]);
}
