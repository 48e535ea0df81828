import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { typeScriptArguments } from '../typescript/arguments.ts';
import { freshReport, projectFolder, readLines, runNode } from './process.ts';
import type { RunOptions } from './process.ts';
import { notRun } from './suite.ts';
import type { Suite, SuiteResult } from './suite.ts';

export interface NodeTest {
  name: string;
  file: string | null;
  outcome: 'pass' | 'fail' | 'skipped' | 'todo';
  message: string | null;
  milliseconds: number;
}

/** The last line of a report, without which it broke off. */
export interface ReportEnd {
  outcome: 'end';
}

/** Folders of experiments: each opens an org of its own and lets it run for hours or days of platform time. */
const experimentFolders = ['bench', 'contract', 'convergence', 'lab', 'permissions'].map((folder) => join('scripts', folder, '/'));
const isExperiment = (file: string): boolean => experimentFolders.some((folder) => file.startsWith(folder));
const isJourney = (file: string): boolean => file.startsWith(join('scripts', 'e2e', '/'));

/** The tests of everything that is TypeScript outside the components. */
export const scriptTests: Suite = nodeSuite('scripts', 'TypeScript (node:test)', (file) => !isExperiment(file));
/** The package under load, faults and the passing of time. */
export const experiments: Suite = nodeSuite('lab', 'Laboratory (node:test)', isExperiment);

function nodeSuite(name: string, title: string, isMember: (file: string) => boolean): Suite {
  return {
    name,
    title,
    run: () =>
      runNodeTests(
        name,
        testFilesIn('scripts').filter((file) => !isJourney(file) && isMember(file)),
        // Node itself would leave one core idle.
        { minutes: 30, filesAtOnce: availableParallelism() },
      ),
  };
}

/** Runs files of node:test and reads their results from reports/<name>.jsonl. */
export async function runNodeTests(
  name: string,
  files: readonly string[],
  options: RunOptions & { filesAtOnce?: number } = {},
): Promise<SuiteResult> {
  if (files.length === 0) {
    return notRun('there is no test file');
  }
  const report = await freshReport(`${name}.jsonl`);
  const reporters = [
    ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
    ...['--test-reporter', './scripts/suites/json-reporter.mjs', '--test-reporter-destination', report],
  ];
  const { filesAtOnce = 1, ...runOptions } = options;
  const parameters = [...typeScriptArguments, '--test', `--test-concurrency=${filesAtOnce}`, ...reporters, ...files];
  const status = await runNode(parameters, runOptions);
  return resultOf(readLines<NodeTest | ReportEnd>(report), status);
}

/** Node 20 takes no patterns for test files, so they are looked up here. */
export function testFilesIn(folder: string): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

export function resultOf(lines: readonly (NodeTest | ReportEnd)[], status: number): SuiteResult {
  const tests = lines.filter((line) => line.outcome !== 'end');
  const failures = tests
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ name, file, message }) => `${file ? `${relative(projectFolder, file)}: ` : ''}${name}: ${firstLine(message)}`);
  const passed = tests.filter(({ outcome }) => outcome === 'pass').length;
  if (tests.length === 0) {
    failures.push(`node:test ended with status ${status} and reported no test`);
  } else if (status !== 0 && failures.length === 0) {
    failures.push(`node:test ended with status ${status}, although no test failed`);
  }
  if (tests.length === lines.length) {
    failures.push('the report of node:test breaks off');
  }
  const skipped = tests.filter(({ outcome }) => outcome === 'skipped' || outcome === 'todo');
  return {
    passed,
    failed: failures.length,
    failures,
    notRun: skipped.map(({ name, message }) => `${name} (skipped${message === null ? '' : `: ${message}`})`),
    durations: tests.map(({ name, file, milliseconds }) => ({
      name: `${file ? `${relative(projectFolder, file)}: ` : ''}${name}`,
      milliseconds,
    })),
  };
}

function firstLine(message: string | null): string {
  return (message ?? 'failed').split('\n')[0] ?? '';
}
