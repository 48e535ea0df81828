import { relative } from 'node:path';
import { freshReport, projectFolder, readReport, runNode } from './process.ts';
import { broken, notRun } from './suite.ts';
import type { Suite, SuiteResult } from './suite.ts';

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numTotalTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[]; duration?: number | null }[];
  }[];
}

/** The tests of the Lightning web components, on the JavaScript that their TypeScript compiles to. */
export const componentTests: Suite = {
  name: 'lwc',
  title: 'Components (Jest)',
  run: async () => {
    const built = await runNode(['node_modules/typescript/bin/tsc', '-p', 'force-app/tsconfig.json']);
    if (built !== 0) {
      return broken("the components' TypeScript does not compile");
    }
    const report = await freshReport('lwc.json');
    const status = await runNode(['node_modules/jest/bin/jest.js', '--passWithNoTests', '--json', '--outputFile', report], {
      environment: { NODE_ENV: 'test' },
      minutes: 10,
    });
    const read = readReport<JestReport>(report);
    if (!read) {
      return broken(`Jest ended with status ${status} and left no report`);
    }
    return read.testResults.length === 0 ? notRun('there is no component test') : resultOf(read);
  },
};

function resultOf(report: JestReport): SuiteResult {
  const failures: string[] = [];
  for (const { name, message, assertionResults } of report.testResults) {
    const file = relative(projectFolder, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    failures.push(...failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`));
    // A file that does not even load has a message, but no tests.
    if (assertionResults.length === 0) {
      failures.push(`${file}: ${firstLine(message)}`);
    }
  }
  const skipped = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => `${fullName} (skipped)`);
  const durations = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, duration }) => ({ name: fullName, milliseconds: duration ?? 0 }));
  return { passed: report.numPassedTests, failed: failures.length, failures, notRun: skipped, durations };
}

function firstLine(text: string | undefined): string {
  return text?.trim().split('\n')[0] ?? 'failed';
}
