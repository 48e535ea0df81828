/** Which test methods run each line of the package, and how long each takes. */
import { loadProject } from '../local-org/runtime/load-project.ts';
import { openTestOrg } from '../local-org/test-runner/open-test-org.ts';
import { runTestClass } from '../local-org/test-runner/run-class.ts';
import { findTestClasses } from '../local-org/test-runner/test-classes.ts';
import { directory } from './project.ts';
import type { TestName } from './project.ts';

export interface Reach {
  /** Quickest first; empty where no test runs the line. */
  testsOf(file: string, line: number): readonly TestName[];
  /** Classes that are no tests, with their sources. */
  readonly classes: readonly { readonly file: string; readonly text: string }[];
}

interface TimedTest extends TestName {
  readonly milliseconds: number;
}

/** Throws where a test fails: nothing can be learnt from a suite that is red. */
export async function measureReach(tell: (line: string) => void): Promise<Reach> {
  const options = { directory, cacheFolder: null, coverage: true };
  const loaded = loadProject(options);
  const testOrg = openTestOrg(options, loaded);
  const reached = new Map<string, TimedTest[]>();
  const before = new Map<string, Uint32Array>();
  const testClasses = findTestClasses(loaded.compiled, { className: null, methodName: null });
  for (const [index, testClass] of testClasses.entries()) {
    for (const method of testClass.methods) {
      runTestClass(testOrg, { ...testClass, methods: [method] }, ({ className, methodName, milliseconds, failure }) => {
        if (failure !== null) throw new Error(`${className}.${methodName} fails without any mutant: ${failure.message}`);
        for (const { file, counters } of loaded.project.coverage()) {
          const known = before.get(file);
          counters.forEach((count, line) => {
            if (count === (known?.[line] ?? 0)) return;
            const key = `${file}:${line}`;
            const tests = reached.get(key) ?? [];
            tests.push({ className, methodName, milliseconds });
            reached.set(key, tests);
          });
          before.set(file, counters.slice());
        }
      });
    }
    tell(`${index + 1} of ${testClasses.length} test classes measured`);
  }
  const isTest = new Set(
    loaded.compiled.symbols
      .filter((symbol) => symbol.annotations.some(({ name }) => name === 'istest'))
      .map((symbol) => symbol.span?.file ?? ''),
  );
  await testOrg.close();
  const executable = new Map(loaded.project.coverage().map(({ file, executableLines }) => [file, executableLines]));
  /** A statement over several lines counts at its first. */
  const statementLine = (file: string, line: number): number =>
    Math.max(0, ...(executable.get(file) ?? []).filter((candidate) => candidate <= line));
  return {
    testsOf: (file, line) =>
      [...(reached.get(`${file}:${statementLine(file, line)}`) ?? [])].sort((left, right) => left.milliseconds - right.milliseconds),
    classes: loaded.files.sources
      .filter(({ kind, path }) => kind === 'class' && !isTest.has(path))
      .map(({ path, text }) => ({ file: path, text })),
  };
}
