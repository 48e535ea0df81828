import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../suites/process.ts';
import { capture } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';

const tools = join(projectFolder, '..', 'shared', 'tools');

/** Metadata files against the platform's metadata schema, whose text is not part of this repository. */
export const metadataSchema: Check = {
  name: 'metadata',
  title: 'Metadata schema',
  run: async () => {
    const validator = join(tools, 'validate-metadata.py');
    if (!existsSync(validator)) {
      return { outcome: 'notRun', reason: 'there is no ../shared/tools/validate-metadata.py', isOptional: true };
    }
    const output = await capture('python3', [validator, join(tools, 'metadata-schema.json'), 'force-app', 'config']);
    const lines = output.stdout.trim().split('\n');
    const summary = lines.at(-1) ?? '';
    if (output.status === 127) {
      return { outcome: 'notRun', reason: 'there is no python3' };
    }
    // Files of unknown types are skipped by the validator, so they count as findings here.
    const findings = lines.slice(0, -1);
    if (output.status !== 0 && findings.length === 0) {
      findings.push(output.stderr.trim());
    }
    return judged(findings, summary);
  },
};
