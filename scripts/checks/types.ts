import { captureNode } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

const projects = [
  'tsconfig.json',
  'scripts/local-org/shell/modules/tsconfig.json',
  'force-app/tsconfig.json',
  'force-app/tsconfig.test.json',
];

/** The TypeScript compiler over sources and tests; it leaves the components' JavaScript beside them. */
export const types: Check = {
  name: 'types',
  title: 'TypeScript',
  run: async () => {
    const findings: string[] = [];
    for (const project of projects) {
      const output = await captureNode(['node_modules/typescript/bin/tsc', '-p', project, '--pretty', 'false']);
      const errors = output.stdout.split('\n').filter((line) => /error TS\d+/.test(line));
      findings.push(...errors);
      if (output.status !== 0 && errors.length === 0) {
        findings.push(`tsc -p ${project} ended with status ${output.status}: ${output.stderr.trim()}`);
      }
    }
    return judged(findings, `${projects.length} projects`);
  },
};
