import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder } from '../suites/process.ts';
import { capture, checksFolder, demandJava } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

interface ApexIssues {
  files: { path: string; messages: { start: { line: number }; category: string; message: string }[] }[];
}

const libraries = join(checksFolder, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');

/** The signatures that apex-ls brings are those of API 65; these came with 66 (Apex Reference Guide, "NamedCredentials Class"). */
const newerThanTheSignatures =
  /^No matching method found for '(deleteNamedCredential|deleteExternalCredential)' on 'ConnectApi\.NamedCredentials'/;

/** Types, methods and fields of the Apex against the platform's signatures, by apex-ls, which PMD's engine carries. */
export const apex: Check = {
  name: 'apex',
  title: 'Apex semantics',
  run: async () => {
    const refusal = await demandJava();
    if (refusal !== null) {
      return { outcome: 'notRun', reason: refusal };
    }
    if (!existsSync(libraries)) {
      return { outcome: 'failed', findings: ['the analyzer engine carries no apex-ls any more'] };
    }
    const checker = 'io.github.apexdevtools.apexls.CheckForIssues';
    const options = ['-f', 'json', '-d', 'errors', '-n', '-w', projectFolder];
    const output = await capture('java', ['-cp', join(libraries, '*'), checker, ...options]);
    if (!output.stdout.trimStart().startsWith('{')) {
      return output.status === 0
        ? { outcome: 'passed', summary: 'no error' }
        : { outcome: 'failed', findings: [`apex-ls ended with status ${output.status}: ${output.stderr.trim()}`] };
    }
    const issues = JSON.parse(output.stdout) as ApexIssues;
    const findings = issues.files.flatMap(({ path, messages }) =>
      messages
        .filter(({ message }) => !newerThanTheSignatures.test(message))
        .map(({ start, message }) => `${relative(projectFolder, path)}:${start.line}: ${message}`),
    );
    return judged(findings, 'no error');
  },
};
