import { captureNode } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

/** Apex is parsed by the plugin's native program where npm has one for the platform, else by its Java one. */
export const format: Check = {
  name: 'format',
  title: 'Prettier',
  run: async ({ fix }) => {
    const mode = fix ? '--write' : '--list-different';
    const output = await captureNode(['node_modules/prettier/bin/prettier.cjs', mode, '.']);
    const broken = output.stderr.split('\n').filter((line) => line.startsWith('[error]') && !/^\[error\] *(\||>|\d)/.test(line));
    const different = fix ? [] : output.stdout.split('\n').filter(Boolean);
    const findings = [...broken, ...different.map((file) => `${file}: is not formatted (npm run check:fix)`)];
    if (output.status !== 0 && findings.length === 0) {
      findings.push(`Prettier ended with status ${output.status}: ${output.stderr.trim()}`);
    }
    return judged(findings, 'every file is formatted');
  },
};
