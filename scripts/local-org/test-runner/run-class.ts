/** Runs one test class: its set-up once, each method on its own with that set-up's rows. */
import type { MethodSymbol } from '../contracts/symbols.ts';
import type { OrgRuntime } from '../org/transaction/org-runtime.ts';
import { isolated, runTestTransaction } from '../org/apex-tests/test-methods.ts';
import type { TransactionOutcome } from '../org/transaction/outcome.ts';
import type { LoadedProject } from '../runtime/project.ts';
import { seesAllData } from './test-classes.ts';
import type { TestClass } from './test-classes.ts';
import type { MethodOutcome } from './test-result.ts';

export interface TestOrg {
  readonly org: OrgRuntime;
  readonly project: LoadedProject;
  /** Who runs the tests: a system administrator. */
  readonly userId: string;
}

type Failure = MethodOutcome['failure'];

function failureOf(outcome: TransactionOutcome<unknown>): Failure {
  if (outcome.ok) return null;
  const { typeName, message, stackTrace } = outcome.failure;
  return { message: `${typeName}: ${message}`, stack: stackTrace };
}

function runMethod({ org, project, userId }: TestOrg, testClass: TestClass, method: MethodSymbol): Failure {
  const options = { user: org.userOf(userId), className: testClass.name, seeAllData: seesAllData(testClass, method) };
  return failureOf(runTestTransaction(org, options, () => project.invoke(method, null, [])));
}

function timed(testClass: TestClass, method: MethodSymbol, run: () => Failure): MethodOutcome {
  const startedAt = performance.now();
  const failure = run();
  return { className: testClass.name, methodName: method.name, milliseconds: Math.round(performance.now() - startedAt), failure };
}

export function runTestClass(testOrg: TestOrg, testClass: TestClass, onOutcome: (outcome: MethodOutcome) => void): void {
  isolated(testOrg.org, 'test_class', () => {
    const setupFailure = testClass.setup.map((method) => runMethod(testOrg, testClass, method)).find((failure) => failure !== null) ?? null;
    for (const method of testClass.methods) {
      onOutcome(
        timed(testClass, method, () => setupFailure ?? isolated(testOrg.org, 'test_method', () => runMethod(testOrg, testClass, method))),
      );
    }
  });
}
