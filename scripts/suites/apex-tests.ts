import { typeScriptArguments } from '../typescript/arguments.ts';
import { freshReport, readReport, runNode } from './process.ts';
import { broken } from './suite.ts';
import type { Suite, SuiteResult } from './suite.ts';

/** What `npm run org -- test --json` writes. */
interface ApexReport {
  classes: number;
  compiled: number;
  notCompiled: { file: string; line: number; feature: string }[];
  tests: { passed: number; failed: number };
  failures: { class: string; method: string; message: string }[];
  longest: { class: string; method: string; milliseconds: number }[];
}

/** The package's own Apex tests, in the local org: as source, and as a subscriber has the package, half a day later: they pass at any hour. */
export const apexTests: Suite = apexSuite('apex', 'Apex (local org)', []);
export const installedApexTests: Suite = apexSuite('apex-installed', 'Apex (installed)', ['--installed', '--hours-ahead', '12']);

function apexSuite(name: string, title: string, mode: readonly string[]): Suite {
  return {
    name,
    title,
    run: async () => {
      const report = await freshReport(`${name}.json`);
      const status = await runNode([...typeScriptArguments, 'scripts/local-org/cli/main.ts', 'test', '--json', report, ...mode], {
        minutes: 20,
      });
      const read = readReport<ApexReport>(report);
      return read ? resultOf(read) : broken(`the local org ended with status ${status} and left no report`);
    },
  };
}

function resultOf({ notCompiled, tests, failures, longest }: ApexReport): SuiteResult {
  const lines = [
    ...notCompiled.map(({ file, line, feature }) => `${file}:${line}: does not compile: ${feature}`),
    ...failures.map((failure) => `${failure.class}.${failure.method}: ${failure.message}`),
  ];
  if (lines.length === 0 && tests.passed === 0) {
    lines.push('no Apex test ran');
  }
  const durations = longest.map((test) => ({ name: `${test.class}.${test.method}`, milliseconds: test.milliseconds }));
  return { passed: tests.passed, failed: lines.length, failures: lines, notRun: [], durations };
}
