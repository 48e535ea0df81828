import { relative } from 'node:path';
import { projectFolder } from '../suites/process.ts';
import { captureNode } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

interface LintedFile {
  filePath: string;
  messages: { ruleId: string | null; line?: number; message: string }[];
}

/** Warnings count as errors do. */
export const lint: Check = {
  name: 'lint',
  title: 'ESLint',
  run: async ({ fix }) => {
    const parameters = ['--max-old-space-size=4096', 'node_modules/eslint/bin/eslint.js', '.', '--format', 'json'];
    const output = await captureNode([...parameters, ...(fix ? ['--fix'] : [])]);
    if (!output.stdout.startsWith('[')) {
      return { outcome: 'failed', findings: [`ESLint ended with status ${output.status}: ${output.stderr.trim()}`] };
    }
    const files = JSON.parse(output.stdout) as LintedFile[];
    const findings = files.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => `${relative(projectFolder, filePath)}:${line ?? 1}: ${message} (${ruleId ?? 'parser'})`),
    );
    return judged(findings, `${files.length} files`);
  },
};
