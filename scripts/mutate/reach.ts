/** Which test methods run each line of the package, and how long each takes. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../local-org/runtime/cache-folder.ts';
import { loadProject } from '../local-org/runtime/load-project.ts';
import type { LoadedOrgProject } from '../local-org/runtime/load-project.ts';
import { openTestOrg } from '../local-org/test-runner/open-test-org.ts';
import type { OpenTestOrg } from '../local-org/test-runner/open-test-org.ts';
import { runTestClass } from '../local-org/test-runner/run-class.ts';
import { findTestClasses } from '../local-org/test-runner/test-classes.ts';
import type { TestClass } from '../local-org/test-runner/test-classes.ts';
import { directory } from './project.ts';
import type { TestName } from './project.ts';

export interface Reach {
  /** Quickest first; empty where no test runs the line. */
  testsOf(file: string, line: number): readonly TestName[];
  /** Classes that are no tests, with their sources. */
  readonly classes: readonly { readonly file: string; readonly text: string }[];
}

interface MethodReach {
  readonly className: string;
  readonly methodName: string;
  readonly milliseconds: number;
  /** By file. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
}

/** What was measured last, by a digest of the test class and of everything that is no test class. */
type Measured = Record<string, readonly MethodReach[]>;

const measuredFile = join(cacheFolder('mutate'), 'reach.json');

function readMeasured(): Measured {
  try {
    return JSON.parse(readFileSync(measuredFile, 'utf8')) as Measured;
  } catch {
    return {};
  }
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** Throws where a test fails: nothing can be learnt from a suite that is red. Test classes that did not change are not run again. */
export async function measureReach(tell: (line: string) => void): Promise<Reach> {
  const options = { directory, cacheFolder: null, coverage: true };
  const loaded = loadProject(options);
  const testOrg = openTestOrg(options, loaded);
  const testFiles = testFilesOf(loaded);
  const others = digest(loaded.files.sources.filter(({ path }) => !testFiles.has(path)).map(({ text }) => text));
  const before = readMeasured();
  const now: Measured = {};
  const measure = createMeasure(testOrg);
  const testClasses = findTestClasses(loaded.compiled, { className: null, methodName: null });
  for (const [index, testClass] of testClasses.entries()) {
    const file = testFileOf(loaded, testClass);
    const key = digest([others, loaded.files.sources.find(({ path }) => path === file)?.text ?? '']);
    now[key] = before[key] ?? measure(testClass);
    tell(`${index + 1} of ${testClasses.length} test classes measured`);
  }
  await testOrg.close();
  mkdirSync(dirname(measuredFile), { recursive: true });
  writeFileSync(measuredFile, JSON.stringify(now));
  const reached = byLine(Object.values(now).flat());
  const executable = new Map(loaded.project.coverage().map(({ file, executableLines }) => [file, executableLines]));
  /** A statement over several lines counts at its first. */
  const statementLine = (file: string, line: number): number =>
    Math.max(0, ...(executable.get(file) ?? []).filter((candidate) => candidate <= line));
  return {
    testsOf: (file, line) => reached.get(`${file}:${statementLine(file, line)}`) ?? [],
    classes: loaded.files.sources
      .filter(({ kind, path }) => kind === 'class' && !testFiles.has(path))
      .map(({ path, text }) => ({ file: path, text })),
  };
}

function testFilesOf({ compiled }: LoadedOrgProject): ReadonlySet<string> {
  const isTest = compiled.symbols.filter((symbol) => symbol.annotations.some(({ name }) => name === 'istest'));
  return new Set(isTest.map(({ span }) => span?.file ?? ''));
}

function testFileOf({ compiled }: LoadedOrgProject, { name }: TestClass): string {
  return compiled.symbols.find((symbol) => symbol.name === name)?.span?.file ?? '';
}

/** Runs the methods of a test class one by one, and says which lines each of them ran. */
function createMeasure(testOrg: OpenTestOrg): (testClass: TestClass) => MethodReach[] {
  const before = new Map<string, Uint32Array>();
  const linesRun = (): Record<string, number[]> => {
    const lines: Record<string, number[]> = {};
    for (const { file, counters } of testOrg.project.coverage()) {
      const known = before.get(file);
      const run = [...counters.entries()].filter(([line, count]) => count !== (known?.[line] ?? 0)).map(([line]) => line);
      if (run.length > 0) lines[file] = run;
      before.set(file, counters.slice());
    }
    return lines;
  };
  return (testClass) => {
    const reach: MethodReach[] = [];
    for (const method of testClass.methods) {
      runTestClass(testOrg, { ...testClass, methods: [method] }, ({ className, methodName, milliseconds, failure }) => {
        if (failure !== null) throw new Error(`${className}.${methodName} fails without any mutant: ${failure.message}`);
        reach.push({ className, methodName, milliseconds, lines: linesRun() });
      });
    }
    return reach;
  };
}

/** Tests by `file:line`, quickest first. */
function byLine(methods: readonly MethodReach[]): Map<string, TestName[]> {
  const reached = new Map<string, TestName[]>();
  for (const { className, methodName, lines } of [...methods].sort((left, right) => left.milliseconds - right.milliseconds)) {
    for (const [file, run] of Object.entries(lines)) {
      for (const line of run) {
        const key = `${file}:${line}`;
        const tests = reached.get(key) ?? [];
        if (tests.length === 0) reached.set(key, tests);
        tests.push({ className, methodName });
      }
    }
  }
  return reached;
}
