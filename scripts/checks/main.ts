import { writeFileSync } from 'node:fs';
import { freshReport } from '../suites/process.ts';
import { table } from '../suites/table.ts';
import { analyzer } from './analyzer.ts';
import { apex } from './apex.ts';
import type { Check, CheckResult } from './common/check.ts';
import { conversion } from './conversion.ts';
import { firstSentences } from './first-sentences.ts';
import { format } from './format.ts';
import { house, packageHouse } from './house/index.ts';
import { letters } from './letters.ts';
import { lint } from './lint.ts';
import { metadataSchema } from './metadata-schema.ts';
import { openapi } from './openapi.ts';
import { packageLint } from './package-lint/index.ts';
import { projectFiles } from './project-files.ts';
import { projectSuppressions, suppressions } from './suppressions.ts';
import { types } from './types.ts';

const checks: readonly Check[] = [
  types, // first: it leaves the components' JavaScript, which the conversion takes
  format,
  lint,
  packageLint,
  packageHouse,
  house,
  letters,
  firstSentences,
  projectFiles,
  metadataSchema,
  openapi,
  conversion,
  apex,
  analyzer,
  suppressions,
];

const shownFindings = 50;

type Judged = CheckResult & { name: string; title: string; seconds: number };

/** `npm run check`, or `npm run check -- lint types` for some. Leaves reports/checks.json. */
async function main(parameters: readonly string[]): Promise<number> {
  const fix = parameters.includes('--fix');
  const names = parameters.filter((parameter) => parameter !== '--fix');
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  const report = await freshReport('checks.json');
  const results: Judged[] = [];
  for (const { name, title, run } of checks.filter((check) => names.length === 0 || names.includes(check.name))) {
    const begun = performance.now();
    const result = await run({ fix }).catch((error: unknown): CheckResult => ({
      outcome: 'failed',
      findings: [`${title}: ${String(error)}`],
    }));
    results.push({ name, title, ...result, seconds: Math.round((performance.now() - begun) / 1000) });
    show(title, result);
  }
  const found = projectSuppressions();
  writeFileSync(report, JSON.stringify({ checks: results, suppressions: found }, null, 1));
  console.log(`\n${table(results.map(({ title, outcome, seconds }) => [title, outcome, `${seconds} s`]))}`);
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function show(title: string, result: CheckResult): void {
  if (result.outcome === 'failed') {
    console.log(`FAILED   ${title}: ${result.findings.length}`);
    result.findings.slice(0, shownFindings).forEach((finding) => console.log(`         ${finding}`));
    if (result.findings.length > shownFindings) {
      console.log(`         ... and ${result.findings.length - shownFindings} more, in reports/checks.json`);
    }
  } else if (result.outcome === 'notRun') {
    console.log(`NOT RUN  ${title}: ${result.reason}`);
  } else {
    console.log(`passed   ${title}: ${result.summary}`);
  }
}

process.exitCode = await main(process.argv.slice(2));
