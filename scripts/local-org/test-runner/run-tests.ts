/** Compiles a project and runs its tests, on two threads when there is enough to share. */
import { startThread } from '../org/threads/start-thread.ts';
import { loadProject } from '../runtime/load-project.ts';
import type { LoadedOrgProject } from '../runtime/load-project.ts';
import { addCoverage, toLineCoverage } from './coverage.ts';
import type { LineCoverage } from './coverage.ts';
import { openTestOrg } from './open-test-org.ts';
import type { TestOrgOptions } from './open-test-org.ts';
import { runTestClass } from './run-class.ts';
import { findTestClasses } from './test-classes.ts';
import type { TestClass, TestSelection } from './test-classes.ts';
import type { MethodOutcome, NotCompiled, TestRunResult } from './test-result.ts';
import type { TestThreadData, TestThreadMessage, TestThreadOrder } from './test-thread.ts';

export interface TestRunOptions extends TestSelection, TestOrgOptions {
  readonly coverage: boolean;
  /** Progress, one line per method. */
  readonly onProgress: (line: string) => void;
}

export interface TestRun {
  readonly result: TestRunResult;
  readonly coverage: LineCoverage | null;
  /** Files of test classes, which coverage leaves out. */
  readonly testFiles: ReadonlySet<string>;
}

/** A second thread loads the project again, which pays off only with some classes to run. */
const classesForTwoThreads = 12;
const threadCount = 2;

function notCompiledOf({ diagnostics }: LoadedOrgProject): NotCompiled[] {
  const places = new Map(
    diagnostics.map(({ span, message, unsupportedFeature }) => [
      `${span.file}:${span.line}:${unsupportedFeature ?? message}`,
      { file: span.file, line: span.line, feature: unsupportedFeature ?? message },
    ]),
  );
  return [...places.values()];
}

function progressLine({ className, methodName, milliseconds, failure }: MethodOutcome): string {
  const mark = failure === null ? 'ok  ' : 'FAIL';
  return `${mark} ${className}.${methodName} (${milliseconds} ms)${failure === null ? '' : `\n     ${failure.message}\n     ${failure.stack.replaceAll('\n', '\n     ')}`}`;
}

async function runOnThisThread(
  options: TestRunOptions,
  loaded: LoadedOrgProject,
  testClasses: readonly TestClass[],
  onOutcome: (outcome: MethodOutcome) => void,
): Promise<LineCoverage | null> {
  const testOrg = openTestOrg(options, loaded);
  for (const testClass of testClasses) runTestClass(testOrg, testClass, onOutcome);
  await testOrg.close();
  return options.coverage ? toLineCoverage(loaded.project.coverage()) : null;
}

function runOnThread(
  data: TestThreadData,
  next: () => string | null,
  onOutcome: (outcome: MethodOutcome) => void,
): Promise<LineCoverage | null> {
  const worker = startThread(new URL('./test-thread.ts', import.meta.url), { ...data });
  const tell = (order: TestThreadOrder): void => worker.postMessage(order);
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`A test thread ended with code ${code}`)));
    worker.on('message', (message: TestThreadMessage) => {
      if (message.kind === 'outcome') onOutcome(message.outcome);
      else if (message.kind === 'done') resolve(message.coverage);
      else {
        const className = next();
        tell(className === null ? { kind: 'finish' } : { kind: 'run', className });
      }
    });
  });
}

export async function runTests(options: TestRunOptions): Promise<TestRun> {
  const startedAt = performance.now();
  const loaded = loadProject(options);
  const testClasses = findTestClasses(loaded.compiled, options);
  const outcomes: MethodOutcome[] = [];
  const onOutcome = (outcome: MethodOutcome): void => {
    outcomes.push(outcome);
    options.onProgress(progressLine(outcome));
  };
  const coverage =
    testClasses.length < classesForTwoThreads
      ? await runOnThisThread(options, loaded, testClasses, onOutcome)
      : await runOnThreads(options, testClasses, onOutcome);
  const broken = new Set(loaded.diagnostics.map(({ span }) => span.file));
  const failures = outcomes.flatMap(({ className, methodName, failure }) =>
    failure === null ? [] : [{ class: className, method: methodName, ...failure }],
  );
  const classes = loaded.files.sources.length + loaded.files.duplicates.length;
  return {
    coverage,
    testFiles: new Set(
      findTestClasses(loaded.compiled, { className: null, methodName: null }).map(({ symbol }) => symbol.span?.file ?? ''),
    ),
    result: {
      classes,
      compiled: classes - broken.size,
      notCompiled: notCompiledOf(loaded),
      tests: { passed: outcomes.length - failures.length, failed: failures.length },
      failures,
      longest: [...outcomes]
        .sort((left, right) => right.milliseconds - left.milliseconds)
        .slice(0, 10)
        .map(({ className, methodName, milliseconds }) => ({ class: className, method: methodName, milliseconds })),
      seconds: Math.round(performance.now() - startedAt) / 1000,
    },
  };
}

/** The longest classes first, by their number of methods, so that both threads end at about the same time. */
async function runOnThreads(
  options: TestRunOptions,
  testClasses: readonly TestClass[],
  onOutcome: (outcome: MethodOutcome) => void,
): Promise<LineCoverage | null> {
  const waiting = [...testClasses].sort((left, right) => right.methods.length - left.methods.length).map(({ name }) => name);
  const data: TestThreadData = {
    directory: options.directory,
    cacheFolder: options.cacheFolder,
    coverage: options.coverage,
    methodName: options.methodName,
    hoursAhead: options.hoursAhead ?? 0,
    features: options.features ?? [],
    ...(options.installed === undefined ? {} : { installed: options.installed }),
  };
  const parts = await Promise.all(Array.from({ length: threadCount }, () => runOnThread(data, () => waiting.shift() ?? null, onOutcome)));
  const counted = parts.filter((part) => part !== null);
  return counted.length === 0 ? null : addCoverage(counted);
}
