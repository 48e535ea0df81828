/** The package, loaded once in each thread, and made anew with one class changed. */
import { fileURLToPath } from 'node:url';
import { emitType } from '../local-org/compiler/emitter/index.ts';
import { bindAgain } from '../local-org/compiler/binder/project.ts';
import type { CompiledApex } from '../local-org/compiler/binder/project.ts';
import { bindSources } from '../local-org/runtime/compile.ts';
import { labelNames, loadProject } from '../local-org/runtime/load-project.ts';
import type { LoadedOrgProject } from '../local-org/runtime/load-project.ts';
import { createProject } from '../local-org/runtime/project.ts';
import { openTestOrg } from '../local-org/test-runner/open-test-org.ts';
import type { OpenTestOrg } from '../local-org/test-runner/open-test-org.ts';
import { runTestClass } from '../local-org/test-runner/run-class.ts';
import { findTestClasses } from '../local-org/test-runner/test-classes.ts';
import type { MethodOutcome } from '../local-org/test-runner/test-result.ts';
import type { TestClass } from '../local-org/test-runner/test-classes.ts';
import { mutated } from './mutations.ts';
import type { Mutation } from './mutations.ts';

export const directory = fileURLToPath(new URL('../..', import.meta.url));

export interface TestName {
  readonly className: string;
  readonly methodName: string;
}

export interface MutantRunner {
  /** The first test that fails; null: the mutant lives; 'not compiled' where the change is no Apex. */
  tryMutant(mutation: Mutation, tests: readonly TestName[]): Promise<TestName | null | 'not compiled'>;
}

export function openMutantRunner(): MutantRunner {
  const loaded = loadProject({ directory, cacheFolder: null });
  const bound: CompiledApex = bindSources(loaded.files.sources, {
    coverage: false,
    schema: loaded.schema,
    labels: labelNames(loaded.metadata, loaded.schema),
  });
  return {
    async tryMutant(mutation, tests) {
      const changed = withMutation(loaded, bound, mutation);
      if (changed === null) return 'not compiled';
      const testOrg = openTestOrg({ directory, cacheFolder: null }, changed);
      try {
        return firstFailure(testOrg, tests);
      } finally {
        await testOrg.close();
      }
    },
  };
}

function withMutation(loaded: LoadedOrgProject, bound: CompiledApex, mutation: Mutation): LoadedOrgProject | null {
  const source = loaded.files.sources.find(({ path }) => path === mutation.file);
  if (source === undefined) throw new Error(`There is no ${mutation.file}`);
  const text = mutated(source.text, mutation);
  const [type] = bindAgain({ path: source.path, source: text, apiVersion: source.apiVersion }, bound).types;
  if (type === undefined) return null;
  const module = emitType(type, { coverage: false, tracksSharing: loaded.compiled.tracksSharing, namespace: null });
  const modules = loaded.compiled.modules.map((candidate) => (candidate.name === module.name ? module : candidate));
  const refuse = (): never => {
    throw new Error('A test of a mutant runs no anonymous Apex');
  };
  return { ...loaded, project: createProject({ ...loaded.compiled, modules }, refuse) };
}

function firstFailure(testOrg: OpenTestOrg, tests: readonly TestName[]): TestName | null {
  for (const test of tests) {
    const outcomes: MethodOutcome[] = [];
    runTestClass(testOrg, testClassOf(testOrg, test), (outcome) => outcomes.push(outcome));
    if (outcomes.some(({ failure }) => failure !== null)) return test;
  }
  return null;
}

/** The class with this one method. */
function testClassOf({ compiled }: OpenTestOrg, { className, methodName }: TestName): TestClass {
  const [testClass] = findTestClasses(compiled, { className, methodName });
  if (testClass === undefined) throw new Error(`There is no test ${className}.${methodName}`);
  return testClass;
}
