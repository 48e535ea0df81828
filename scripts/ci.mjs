// What .ci/run runs: the tests, then the checks, then one line that counts both from their reports.
// Plain JavaScript on Node's own modules, because nothing is installed when it begins.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const testReport = join(projectFolder, 'reports', 'tests.json');
const checkReport = join(projectFolder, 'reports', 'checks.json');

/** A report that is missing counts as one failure: what left no report proves nothing. */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function npm(...parameters) {
  const options = { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' };
  return spawnSync('npm', ['--silent', ...parameters], options).status === 0;
}

[testReport, checkReport].forEach((file) => rmSync(file, { force: true }));
const succeeded = [npm('test', '--', 'all'), npm('run', 'check')].every(Boolean);
const tests = report(testReport);
const checks = report(checkReport);

let passed = 0;
let failed = 0;
const notRun = [];
for (const suite of tests?.suites ?? [{ failed: 1, passed: 0, notRun: ['the tests left no report'], title: 'npm test -- all' }]) {
  passed += suite.passed;
  failed += suite.failed;
  notRun.push(...suite.notRun.map((reason) => `${suite.title}: ${reason}`));
}
for (const check of checks?.checks ?? [{ outcome: 'failed', title: 'npm run check' }]) {
  passed += check.outcome === 'passed' ? 1 : 0;
  failed += check.outcome === 'failed' ? 1 : 0;
  if (check.outcome === 'notRun') {
    notRun.push(`${check.title}: ${check.reason}`);
  }
}
// Whatever else went wrong must not look like success.
if (!succeeded && failed === 0) {
  failed = 1;
}

const suppressions = checks?.suppressions ?? [];
console.log(`\n${suppressions.length} suppressions`);
suppressions.forEach(({ place, kind, reason }) => console.log(`  ${place}  ${kind}: ${reason || 'NO REASON'}`));
console.log(`${notRun.length} not run`);
notRun.forEach((line) => console.log(`  ${line}`));
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
