/** `org test` compiles a project and runs its Apex tests on a fresh database; no server is needed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toLcov } from '../test-runner/coverage.ts';
import { runTests } from '../test-runner/run-tests.ts';
import type { TestRunResult } from '../test-runner/test-result.ts';
import { cacheFolder } from '../runtime/cache-folder.ts';
import type { LoadOptions } from '../runtime/load-project.ts';
import { unknownFeatures } from '../schema/index.ts';
import { UsageError } from './arguments.ts';
import type { CommandLine } from './arguments.ts';

export const testOptions = ['project', 'json', 'lcov', 'class', 'method', 'customer', 'features', 'hours-ahead'] as const;
export const testFlags = ['installed'] as const;

function writeFile(path: string, text: string): void {
  const absolute = resolve(path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}

function summary(result: TestRunResult): string {
  const { passed, failed } = result.tests;
  const compiled = `${result.compiled} of ${result.classes} classes and triggers compiled`;
  return `${compiled}; ${passed} tests passed, ${failed} failed, in ${result.seconds.toFixed(1)} s`;
}

function installationOf(line: CommandLine): Pick<LoadOptions, 'installed'> {
  const customer = line.options.get('customer') ?? null;
  if (line.flags.has('installed')) return { installed: { customer } };
  if (customer !== null) throw new UsageError('--customer is a project beside an installed package: it needs --installed');
  return {};
}

function featuresOf(line: CommandLine): readonly string[] {
  const features = line.options.get('features')?.split(',') ?? [];
  const problem = unknownFeatures(features);
  if (problem !== null) throw new UsageError(problem);
  return features;
}

function hoursAheadOf(line: CommandLine): number {
  const text = line.options.get('hours-ahead') ?? '0';
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--hours-ahead needs whole hours, not "${text}"`);
  return Number(text);
}

/** A name that was mistyped must not look like tests that pass. */
function demandTests(line: CommandLine, { tests }: TestRunResult): void {
  const wanted = ['class', 'method'].flatMap((name) => line.options.get(name) ?? []).join('.');
  if (wanted !== '' && tests.passed + tests.failed === 0) throw new UsageError(`No test that compiles is named ${wanted}`);
}

export async function test(line: CommandLine): Promise<number> {
  const json = line.options.get('json');
  const lcov = line.options.get('lcov');
  const { result, coverage, testFiles } = await runTests({
    directory: line.options.get('project') ?? '.',
    cacheFolder: cacheFolder('compiled'),
    coverage: lcov !== undefined,
    ...installationOf(line),
    features: featuresOf(line),
    hoursAhead: hoursAheadOf(line),
    className: line.options.get('class') ?? null,
    methodName: line.options.get('method') ?? null,
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  for (const { file, line: at, feature } of result.notCompiled) process.stderr.write(`${file}:${at}: ${feature}\n`);
  if (json !== undefined) writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  if (lcov !== undefined && coverage !== null)
    writeFile(
      lcov,
      toLcov(coverage, (file) => !testFiles.has(file)),
    );
  process.stdout.write(`${summary(result)}\n`);
  demandTests(line, result);
  return result.tests.failed === 0 && result.notCompiled.length === 0 ? 0 : 1;
}
