import { writeFileSync } from 'node:fs';
import { apexTests, installedApexTests } from './apex-tests.ts';
import { componentTests } from './component-tests.ts';
import { installedJourneys, journeys } from './journeys.ts';
import { experiments, scriptTests } from './node-tests.ts';
import { freshReport, runNode } from './process.ts';
import { broken } from './suite.ts';
import type { Suite, SuiteResult } from './suite.ts';
import { table } from './table.ts';

/** What somebody who has changed something waits for. */
const usualSuites: readonly Suite[] = [scriptTests, componentTests, apexTests, installedApexTests, journeys];
/** What CI runs. */
const allSuites: readonly Suite[] = [scriptTests, experiments, componentTests, apexTests, installedApexTests, journeys];
/** And what runs only where it is named. */
const suites: readonly Suite[] = [...allSuites, installedJourneys];
const allSuitesName = 'all';

function chosen(names: readonly string[]): readonly Suite[] {
  if (names.length === 0) return usualSuites;
  return names.includes(allSuitesName) ? allSuites : suites.filter((suite) => names.includes(suite.name));
}

/** `npm test`, `npm test -- lwc apex` for some of the suites, `npm test -- all` for all that CI runs. Leaves reports/tests.json. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => name !== allSuitesName && !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`There is no suite ${unknown.join(', ')}; there are ${allSuitesName}, ${suites.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const report = await freshReport('tests.json');
  await runNode(['scripts/typescript/erase-all.mjs']);
  const results: (SuiteResult & { name: string; title: string; seconds: number })[] = [];
  const interrupted = new AbortController();
  (['SIGINT', 'SIGTERM'] as const).forEach((signal) => process.once(signal, () => interrupted.abort()));
  for (const { name, title, run } of chosen(names)) {
    if (interrupted.signal.aborted) {
      break;
    }
    console.log(`\n=== ${title}`);
    const begun = performance.now();
    const result = await run().catch((error: unknown) => broken(`${title}: ${String(error)}`));
    results.push({ name, title, ...result, seconds: Math.round((performance.now() - begun) / 1000) });
  }
  writeFileSync(report, JSON.stringify({ suites: results }, null, 1));
  show(results);
  return interrupted.signal.aborted || results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Where the time goes: a suite that grows slow is noticed by whoever runs it. */
const longestShown = 10;

function show(results: readonly (SuiteResult & { title: string; seconds: number })[]): void {
  const sum = (figure: 'passed' | 'failed' | 'seconds'): string => String(results.reduce((total, result) => total + result[figure], 0));
  const rows = results.map(({ title, passed, failed, seconds }) => [title, `${passed}`, `${failed}`, `${seconds} s`]);
  console.log('');
  results.forEach(({ title, failures }) => failures.forEach((line) => console.log(`FAILED   ${title}: ${line}`)));
  results.forEach(({ title, notRun }) => notRun.forEach((reason) => console.log(`NOT RUN  ${title}: ${reason}`)));
  const longest = results.flatMap(({ durations }) => durations).sort((left, right) => right.milliseconds - left.milliseconds);
  console.log('\nLongest:');
  longest
    .slice(0, longestShown)
    .forEach(({ name, milliseconds }) => console.log(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`));
  console.log(`\n${table([['', 'passed', 'failed', 'time'], ...rows, ['All', sum('passed'), sum('failed'), `${sum('seconds')} s`]])}`);
}

process.exitCode = await main(process.argv.slice(2));
